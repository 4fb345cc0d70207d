// SPDX-License-Identifier: GPL-2.0-or-later
#include "ranking/copy_folder.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/shingles.hpp"
#include "core/document_data.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/tokenizer.hpp"
#include "ranking/bm25.hpp"

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

std::string text_of(const Xapian::Document& passage) {
    return read_document_data(passage.get_data()).passage.text;
}

// Whether the smaller stands in the larger by half. Of texts too short for shingles nothing is
// known.
bool say_the_same(const ShingleList& a, const ShingleList& b) {
    ShingleList both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return !both.empty() && 2 * both.size() >= std::min(a.size(), b.size());
}

// The words of a text that fewest passages have, but more than one: the more rare words two
// passages share, the more they are alike.
std::vector<std::string> telling_words(const Xapian::Database& database, std::string_view text) {
    constexpr std::size_t kMost = 32;
    std::set<std::pair<Xapian::doccount, std::string>> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) {
        std::string term(word.term);
        const Xapian::doccount passages = database.get_termfreq(term);
        if (passages > 1) words.emplace(passages, std::move(term));
        if (words.size() > kMost) words.erase(std::prev(words.end()));
    }
    std::vector<std::string> telling;
    for (const auto& [passages, word] : words) telling.push_back(word);
    return telling;
}

}  // namespace

bool CopyFolder::has_copies() const { return database_.get_value_freq(schema::kOriginalSlot) > 0; }

bool CopyFolder::is_copy(const Xapian::Document& passage) {
    const std::vector<std::string> names = families_of(passage);
    const auto one = std::make_shared<Spokesman>();
    one->article = names.front();
    one->passage = passage;
    for (const std::string& name : names) {
        if (has_copy_of(families_[name], *one)) return true;
    }
    for (const std::string& name : names) add(families_[name], one);
    return false;
}

// Looks closely at those that have most of the passage's shingles. They are in fewer lists than
// they have shingles if many have the same; then these have few others.
bool CopyFolder::has_copy_of(Family& family, Spokesman& passage) {
    constexpr std::size_t kCloseLooks = 8;
    const bool others =
        !family.spokesmen.empty() &&
        !(family.one_article && family.spokesmen.front()->article == passage.article);
    if (!others) return false;
    list_shingles(family);
    if (passage.shingles.empty()) passage.shingles = shingles_of(text_of(passage.passage));
    std::map<std::uint32_t, std::size_t> votes;
    for (const std::uint32_t shingle : passage.shingles) {
        const auto found = family.by_shingle.find(shingle);
        if (found == family.by_shingle.end()) continue;
        for (const std::uint32_t number : found->second) {
            if (family.spokesmen[number]->article != passage.article) ++votes[number];
        }
    }
    std::vector<std::pair<std::size_t, std::uint32_t>> best;
    for (const auto& [number, count] : votes) best.emplace_back(count, number);
    const auto looks = static_cast<std::ptrdiff_t>(std::min(best.size(), kCloseLooks));
    std::ranges::partial_sort(best, best.begin() + looks, std::ranges::greater{});
    return std::any_of(best.begin(), best.begin() + looks, [&](const auto& vote) {
        return say_the_same(passage.shingles, family.spokesmen[vote.second]->shingles);
    });
}

// Each shingle leads to the first few that have it.
void CopyFolder::list_shingles(Family& family) {
    constexpr std::size_t kMostOwners = 16;
    for (; family.listed < family.spokesmen.size(); ++family.listed) {
        Spokesman& one = *family.spokesmen[family.listed];
        if (one.shingles.empty()) one.shingles = shingles_of(text_of(one.passage));
        for (const std::uint32_t shingle : one.shingles) {
            auto& owners = family.by_shingle[shingle];
            if (owners.size() < kMostOwners) {
                owners.push_back(static_cast<std::uint32_t>(family.listed));
            }
        }
    }
}

void CopyFolder::add(Family& family, const std::shared_ptr<Spokesman>& passage) {
    if (!family.spokesmen.empty() && family.spokesmen.front()->article != passage->article) {
        family.one_article = false;
    }
    family.spokesmen.push_back(passage);
}

// Those of its family in other articles that have most of its rare words come first.
Xapian::MSet CopyFolder::candidates_for(const Xapian::Document& passage,
                                        const std::string& text) const {
    using Query = Xapian::Query;
    constexpr Xapian::doccount kMost = 2 * kMostCopies;
    const std::vector<std::string> names = families_of(passage);
    Query family;
    for (const std::string& name : names) {
        family |= Query(schema::id_term(schema::kOriginalPrefix, name));
    }
    if (names.size() > 1) family |= Query(schema::id_term(schema::kArticlePrefix, names.back()));
    const Query own(schema::id_term(schema::kArticlePrefix, names.front()));
    const std::vector<std::string> words = telling_words(database_, text);
    const Query telling(Query::OP_OR, words.begin(), words.end());
    Xapian::Enquire enquire(database_);
    enquire.set_query({Query::OP_AND_NOT, {Query::OP_FILTER, telling, family}, own});
    enquire.set_weighting_scheme(bm25());
    enquire.set_sort_by_relevance_then_value(schema::kSortSlot, false);
    return enquire.get_mset(0, kMost, database_.get_doccount());
}

std::vector<DuplicateInfo> CopyFolder::copies_of(const Xapian::Document& passage) const {
    const std::string text = text_of(passage);
    const ShingleList shingles = shingles_of(text);
    std::vector<DuplicateInfo> found;
    if (shingles.empty()) return found;
    constexpr int kMisses = 12;  // copies come first, so after so many others none will come
    const Xapian::MSet candidates = candidates_for(passage, text);
    int misses = 0;
    for (auto it = candidates.begin(); it != candidates.end() && misses < kMisses; ++it) {
        DocumentData data = read_document_data(it.get_document().get_data());
        const bool copy = say_the_same(shingles, shingles_of(data.passage.text));
        misses = copy ? 0 : misses + 1;
        if (!copy) continue;
        found.push_back({std::move(data.passage.id), std::move(data.article.id),
                         std::move(data.article.title), std::move(data.article.source)});
        if (found.size() == kMostCopies) break;
    }
    std::ranges::sort(found, {},
                      [](const DuplicateInfo& one) { return std::tie(one.article, one.passage); });
    return found;
}

}  // namespace nutgraf
