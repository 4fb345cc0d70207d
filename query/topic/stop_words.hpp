// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "topic/word_languages.hpp"

namespace nutgraf {

/// The stop words of the languages of an index: words that say how others belong together, such as
/// "the" and "of". The lists are Snowball's; a language without one has no stop words.
class StopWords {
public:
    /// `languages`: ISO 639 codes or Snowball names, that of most passages first.
    explicit StopWords(const std::vector<std::string>& languages);

    /// Whether a word in lower case is a stop word of any of the languages.
    bool contains(std::string_view word) const;

    /// Returns the stop words of the language that a topic of these words is in. A word speaks for
    /// a language if it is a stop word of it, and otherwise as far as it is at home there; the
    /// language that most words speak for must lead the index's first by two votes. For a word may
    /// mean something in one language and nothing in another, as "die" does.
    const std::unordered_set<std::string_view>& of_topic(const std::vector<std::string_view>& words,
                                                         const WordLanguages& homes) const;

private:
    std::vector<std::unordered_set<std::string_view>> lists_;  // one a language, perhaps empty
};

}  // namespace nutgraf
