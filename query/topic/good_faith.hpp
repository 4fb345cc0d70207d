// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "topic/lexer.hpp"
#include "topic/stop_words.hpp"

namespace nutgraf {

/// Returns the topic as an expression that check_grammar() lets through, whatever it was.
///
/// Operators and signs count where the topic reads as an expression: not in a line of capitals, not
/// in a sentence, which has stop words. There they are words and punctuation. What makes no
/// sense in an expression is read as the nearest thing that does: a bracket without its pair is
/// ignored, and so is an operator without an operand, OR beside signs is a blank, NOT before
/// several words excludes the first of them, NEAR between what has no place in a text is AND. Each
/// change is a remark.
LexedTopic read_in_good_faith(const std::string& text, LexedTopic lexed,
                              const StopWords& stop_words);

}  // namespace nutgraf
