// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/word_languages.hpp"

#include <algorithm>

#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

constexpr Xapian::docid kSample = 16;

// The first passage with the word in each of so many parts of the index, and if a part has none,
// the next. Ascending.
std::vector<Xapian::docid> sample(const Xapian::Database& database, const std::string& term) {
    std::vector<Xapian::docid> passages;
    const Xapian::docid part = database.get_lastdocid() / kSample + 1;
    auto it = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    for (Xapian::docid i = 0; i < kSample && it != end; ++i) {
        it.skip_to(std::max(i * part + 1, passages.empty() ? 0 : passages.back() + 1));
        if (it != end) passages.push_back(*it);
    }
    return passages;
}

}  // namespace

std::vector<double> WordLanguages::shares(std::string_view word) const {
    const std::vector<Xapian::docid> passages = sample(database_, std::string(word));
    std::vector<double> shares;
    for (const std::string& language : languages_) {
        const std::string term = std::string(schema::kLanguagePrefix) + language;
        auto it = database_.postlist_begin(term);
        const auto end = database_.postlist_end(term);
        std::size_t count = 0;
        for (const Xapian::docid passage : passages) {
            if (it != end) it.skip_to(passage);
            count += it != end && *it == passage ? 1 : 0;
        }
        const auto all = static_cast<double>(std::max<std::size_t>(passages.size(), 1));
        shares.push_back(static_cast<double>(count) / all);
    }
    return shares;
}

}  // namespace nutgraf
