// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "topic/lexer.hpp"
#include "topic/stop_words.hpp"

namespace nutgraf {

/// What of a topic may be meant as more than words.
struct Syntax {
    bool operators = true;  ///< AND, OR, NOT, XOR, NEAR, ADJ
    bool signs = true;      ///< '+' and '-'
};

/// Tells whether a topic reads as an expression. Fields, wildcards, operators within brackets or
/// between quotations show that somebody knows the language of topics. Without any of them, neither
/// operators nor signs count in a line of capitals or in a sentence as it is pasted, which begins
/// with a capital and has a stop word; operators do not count in a topic with two stop words or
/// more, and more of them than operators.
Syntax syntax_of(const std::string& text, const std::vector<Piece>& pieces,
                 const StopWords& stop_words);

}  // namespace nutgraf
