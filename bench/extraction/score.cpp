// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/score.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "nutgraf/passage.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf::bench {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) words.emplace_back(word.term);
    return words;
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Overlap compare_words(std::string_view found, std::string_view gold) {
    std::vector<std::string> ours = words_of(found);
    std::vector<std::string> theirs = words_of(gold);
    if (ours.empty() && theirs.empty()) return {1, 1, 1};
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    std::vector<std::string> both;
    std::ranges::set_intersection(ours, theirs, std::back_inserter(both));
    return {share(both.size(), ours.size()), share(both.size(), theirs.size()),
            share(2 * both.size(), ours.size() + theirs.size())};
}

std::string_view name_of(FieldResult result) noexcept {
    switch (result) {
        case FieldResult::kNoGold: return "-";
        case FieldResult::kRight: return "right";
        case FieldResult::kMissing: return "missing";
        case FieldResult::kWrong: return "wrong";
        case FieldResult::kExtra: return "extra";
    }
    return "";
}

FieldResult compare_field(const Field& found, std::string_view gold) {
    if (gold.empty()) return found ? FieldResult::kExtra : FieldResult::kNoGold;
    if (!found) return FieldResult::kMissing;
    return words_of(found.value) == words_of(gold) ? FieldResult::kRight : FieldResult::kWrong;
}

FieldResult compare_date(const Field& found, std::string_view gold) {
    if (gold.empty()) return found ? FieldResult::kExtra : FieldResult::kNoGold;
    if (!found) return FieldResult::kMissing;
    constexpr std::size_t kDay = 10;  // bytes of YYYY-MM-DD
    const std::string_view day = gold.substr(0, kDay);
    if (found.value == day) return FieldResult::kRight;
    return day.starts_with(found.value) ? FieldResult::kMissing : FieldResult::kWrong;
}

PageScore score_page(const Article& article, const GoldPage& gold) {
    return {gold.id, compare_words(story_of(article), gold.text),
            compare_field(article.title, gold.title), compare_field(article.author, gold.author),
            compare_date(article.date, gold.date)};
}

void FieldTally::add(FieldResult result) {
    right += result == FieldResult::kRight ? 1 : 0;
    missing += result == FieldResult::kMissing ? 1 : 0;
    wrong += result == FieldResult::kWrong ? 1 : 0;
    extra += result == FieldResult::kExtra ? 1 : 0;
}

Summary summarize(const std::vector<PageScore>& scores) {
    Summary sum;
    sum.pages = scores.size();
    const double weight = 1 / static_cast<double>(std::max<std::size_t>(scores.size(), 1));
    for (const PageScore& score : scores) {
        sum.words.precision += weight * score.words.precision;
        sum.words.recall += weight * score.words.recall;
        sum.words.f1 += weight * score.words.f1;
        sum.title.add(score.title);
        sum.author.add(score.author);
        sum.date.add(score.date);
    }
    return sum;
}

bool in_first_half(std::string_view id) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return (hash >> 16 & 1) == 0;
}

}  // namespace nutgraf::bench
