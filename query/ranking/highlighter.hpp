// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "nutgraf/analyzer.hpp"
#include "nutgraf/hit.hpp"
#include "nutgraf/topic.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {

/// Finds the words of a topic in text, by the tokens of the index's own analyzer, so that exactly
/// those light up that matched. Words that more than half of all passages have are left alone
/// ("of"), unless the topic has no other that any has.
class Highlighter {
public:
    /// `analyzer`: the index's own. It must outlive the highlighter; what it knows of words serves
    /// the next topic too.
    Highlighter(const Index& index, const Topic& topic, Analyzer& analyzer);

    /// Returns the ranges of the words that match, ascending, none overlapping. `language`: of the
    /// article that the text is from.
    std::vector<ByteRange> find(std::string_view text, std::string_view language);

private:
    void add_start(const std::string& typed);
    bool matches(const Token& token) const;
    bool begins_as_typed(std::string_view term) const;

    Analyzer& analyzer_;
    std::unordered_set<std::string, KeyedHash> terms_;
    // Beginnings, by what they are without accents, and the sizes of these.
    std::unordered_map<std::string, std::vector<std::string>, KeyedHash> starts_;
    std::set<std::size_t> lengths_;
};

}  // namespace nutgraf
