// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "nutgraf/topic.hpp"
#include "topic/lexer.hpp"
#include "topic/word_forms.hpp"

namespace nutgraf {

/// Makes the query of a topic that check_grammar() has let through. `text` is the topic, for
/// messages. Throws Error (kTopic) for a field whose value makes no sense.
Xapian::Query make_query(const std::string& text, const std::vector<Piece>& pieces,
                         TopicSyntax syntax, WordForms& forms);

}  // namespace nutgraf
