// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "nutgraf/topic.hpp"
#include "topic/leaves.hpp"
#include "topic/stop_words.hpp"
#include "topic/tree.hpp"

namespace nutgraf {

/// What is asked, and what not.
struct BuiltQuery {
    Xapian::Query query;                ///< empty if there is nothing to look for
    Xapian::Query undated;              ///< the same without its date filter; empty if it has none
    std::vector<TopicWord> words;       ///< that it looks for, in the order of the topic
    std::vector<ByteRange> left_out;    ///< what is not asked for: beyond kMostTerms
    std::vector<ByteRange> stop_words;  ///< what is not asked for: other words say more
};

/// What a topic is built with.
struct BuildContext {
    const std::string& text;  ///< of the topic, for messages
    Leaves& leaves;
    WordForms& forms;
    const StopWords& stop_words;
    const WordLanguages& word_languages;
    const Xapian::Database& database;
};

/// Makes the query of a topic. Of words side by side those beyond kMostTerms are left out, and stop
/// words if there are others. Throws Error (kTopic) for a field whose value makes no sense, and for
/// operators and signs that go beyond kMostTerms.
BuiltQuery build_query(const TopicTree& tree, const BuildContext& context);

}  // namespace nutgraf
