// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "analysis/keyed_hash.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/hit.hpp"
#include "nutgraf/topic.hpp"

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
    bool matches(const Token& token) const;

    Analyzer& analyzer_;
    std::unordered_set<std::string, KeyedHash> terms_;
    std::vector<std::string> prefixes_;  // ascending, none the beginning of another
};

}  // namespace nutgraf
