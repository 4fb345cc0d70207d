// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/copy_folder.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "analysis/shingles.hpp"
#include "document_data.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

using ShingleList = std::vector<std::uint32_t>;

// The articles by which copies find each other: the passage's own, and the one it is copied from.
std::vector<std::string> families_of(const Xapian::Document& passage) {
    std::vector<std::string> families = {passage.get_value(schema::kArticleSlot)};
    std::string original = passage.get_value(schema::kOriginalSlot);
    if (!original.empty()) families.push_back(std::move(original));
    return families;
}

// Ascending, none twice.
ShingleList shingles_of(const std::string& text) {
    ShingleList shingles;
    append_shingles(text, shingles);
    std::ranges::sort(shingles);
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

ShingleList shingles_of(const Xapian::Document& passage) {
    return shingles_of(read_document_data(passage.get_data()).passage.text);
}

// Whether the smaller stands in the larger by half. Of texts too short for shingles nothing is
// known.
bool say_the_same(const ShingleList& a, const ShingleList& b) {
    ShingleList both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return !both.empty() && 2 * both.size() >= std::min(a.size(), b.size());
}

}  // namespace

bool CopyFolder::has_copies() const { return database_.get_value_freq(schema::kOriginalSlot) > 0; }

bool CopyFolder::is_copy(const Xapian::Document& passage) {
    const std::vector<std::string> families = families_of(passage);
    const auto one = std::make_shared<Spokesman>();
    one->article = families.front();
    one->passage = passage;
    for (const std::string& family : families) {
        for (const auto& other : spokesmen_[family]) {
            if (other->article == one->article) continue;
            if (one->shingles.empty()) one->shingles = shingles_of(one->passage);
            if (other->shingles.empty()) other->shingles = shingles_of(other->passage);
            if (say_the_same(one->shingles, other->shingles)) return true;
        }
    }
    for (const std::string& family : families) spokesmen_[family].push_back(one);
    return false;
}

std::vector<DuplicateInfo> CopyFolder::copies_of(const Xapian::Document& passage) const {
    const std::vector<std::string> families = families_of(passage);
    std::set<Xapian::docid> candidates;
    const auto add = [&](std::string_view prefix, const std::string& article) {
        const std::string term = schema::id_term(prefix, article);
        candidates.insert(database_.postlist_begin(term), database_.postlist_end(term));
    };
    for (const std::string& family : families) add(schema::kOriginalPrefix, family);
    if (families.size() > 1) add(schema::kArticlePrefix, families.back());
    const ShingleList shingles = candidates.empty() ? ShingleList() : shingles_of(passage);
    std::vector<DuplicateInfo> found;
    for (const Xapian::docid candidate : candidates) {
        const Xapian::Document other = database_.get_document(candidate);
        if (other.get_value(schema::kArticleSlot) == families.front()) continue;
        DocumentData data = read_document_data(other.get_data());
        if (!say_the_same(shingles, shingles_of(data.passage.text))) continue;
        found.push_back({std::move(data.passage.id), std::move(data.article.id),
                         std::move(data.article.title), std::move(data.article.source)});
        if (found.size() == kMostCopies) break;
    }
    std::ranges::stable_sort(found, {}, &DuplicateInfo::article);
    return found;
}

}  // namespace nutgraf
