// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nutgraf/index.hpp"
#include "nutgraf/stemmer.hpp"
#include "topic/spellings.hpp"

namespace nutgraf {

/// What a word of a topic is indexed as. A topic is too short to tell its language from it, so its
/// words are stemmed by those of all languages that the index holds. Keeps the index open. Not
/// thread-safe.
class WordForms {
public:
    explicit WordForms(Index index);

    /// To be called before the words of another topic: what a topic may cost counts for each anew.
    void start_topic();

    /// Returns the terms by which a word in lower case is matched, behind `prefix`: its stems, with
    /// its accents and without, and those of the words of the index that it is but for accents; the
    /// word itself, also with accents, if it is not `stemmable` (see Word of the tokenizer) or is
    /// to be matched as it is. Those that no passage has are left out, but for the first. Never
    /// empty.
    std::vector<std::string> terms(const std::string& word, bool stemmable,
                                   std::string_view prefix = {});

private:
    std::vector<std::string> look_up(const std::string& word, bool stemmable,
                                     std::string_view prefix);
    std::vector<std::string> stems_of(const std::string& word, std::string_view prefix);
    std::vector<std::string> likely_stems_of(const std::string& word, std::string_view prefix);
    void add_stems(const std::string& word, const std::string& prefix,
                   std::vector<std::string>& terms);
    void drop_unknown(std::vector<std::string>& terms) const;

    Index index_;
    StemmerSet stemmers_;
    Spellings spellings_;
    std::unordered_map<std::string, std::vector<std::string>> known_;  // by prefix and word
    std::vector<std::size_t> numbers_;  // of the stemmers, those of most passages first
};

}  // namespace nutgraf
