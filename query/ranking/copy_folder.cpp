// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/copy_folder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/shingles.hpp"
#include "document_data.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

using ShingleList = std::vector<std::uint32_t>;

// The article that this and all its copies come from.
std::string origin_of(const Xapian::Document& passage) {
    std::string original = passage.get_value(schema::kOriginalSlot);
    return original.empty() ? passage.get_value(schema::kArticleSlot) : original;
}

ShingleList shingles_of(const std::string& text) {
    ShingleList shingles;
    append_shingles(text, 1, shingles);
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
    std::vector<Spokesman>& others = spoken_for_[origin_of(passage)];
    Spokesman one{passage.get_value(schema::kArticleSlot), passage, {}};
    for (Spokesman& other : others) {
        if (other.article == one.article) continue;
        if (one.shingles.empty()) one.shingles = shingles_of(one.passage);
        if (other.shingles.empty()) other.shingles = shingles_of(other.passage);
        if (say_the_same(one.shingles, other.shingles)) return true;
    }
    others.push_back(std::move(one));
    return false;
}

std::vector<DuplicateInfo> CopyFolder::copies_of(const Xapian::Document& passage) const {
    const std::string origin = origin_of(passage);
    const std::string own = passage.get_value(schema::kArticleSlot);
    const std::string copies = schema::id_term(schema::kOriginalPrefix, origin);
    if (!database_.term_exists(copies)) return {};
    const ShingleList shingles = shingles_of(passage);
    std::vector<DuplicateInfo> found;
    const auto add = [&](const std::string& term) {
        auto it = database_.postlist_begin(term);
        for (; it != database_.postlist_end(term) && found.size() < kMostCopies; ++it) {
            const Xapian::Document other = database_.get_document(*it);
            if (other.get_value(schema::kArticleSlot) == own) continue;
            DocumentData data = read_document_data(other.get_data());
            if (!say_the_same(shingles, shingles_of(data.passage.text))) continue;
            found.push_back({std::move(data.passage.id), std::move(data.article.id),
                             std::move(data.article.title), std::move(data.article.source)});
        }
    };
    if (own != origin) add(schema::id_term(schema::kArticlePrefix, origin));
    add(copies);
    std::ranges::stable_sort(found, {}, &DuplicateInfo::article);
    return found;
}

}  // namespace nutgraf
