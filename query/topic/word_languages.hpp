// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Tells in which languages a word of an index is at home. The database must outlive it. Not
/// thread-safe.
class WordLanguages {
public:
    /// `languages`: as the articles have them.
    WordLanguages(const Xapian::Database& database, std::vector<std::string> languages)
        : database_(database), languages_(std::move(languages)) {}

    /// Returns for each language the share, from 0 to 1, of the passages with a word in lower case
    /// that are in it: of a few passages, from all parts of the index. All 0 if none has the word.
    std::vector<double> shares(std::string_view word) const;

private:
    const Xapian::Database& database_;
    std::vector<std::string> languages_;
};

}  // namespace nutgraf
