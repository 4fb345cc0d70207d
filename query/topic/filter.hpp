// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "topic/lexer.hpp"
#include "topic/word_forms.hpp"

namespace nutgraf {

/// The most words that a wildcard stands for; of more, those in most passages.
inline constexpr Xapian::termcount kMaxExpansion = 1000;

/// Makes the query of a field piece: which passages have that value. It adds nothing to scores.
/// Throws Error (kTopic) if the value makes no sense for the field, a date that does not exist for
/// example. `text` is the topic, for the message.
Xapian::Query make_filter(const std::string& text, const Piece& piece, WordForms& forms);

/// Makes the query of a word that is matched by any of some terms, as if they were one.
Xapian::Query any_of(const std::vector<std::string>& terms);

/// Returns what the terms begin with that a wildcard, or a field with one, stands for; an empty
/// string for any other piece.
std::string wildcard_prefix(const Piece& piece);

}  // namespace nutgraf
