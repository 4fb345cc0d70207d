// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/score.hpp"

#include <algorithm>
#include <iterator>

#include "extraction/figures.hpp"
#include "extraction/pieces.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf::bench {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) words.emplace_back(word.term);
    return words;
}

}  // namespace

Overlap compare_bags(std::vector<std::string> found, std::vector<std::string> gold) {
    if (found.empty() && gold.empty()) return {1, 1, 1};
    std::ranges::sort(found);
    std::ranges::sort(gold);
    std::vector<std::string> both;
    std::ranges::set_intersection(found, gold, std::back_inserter(both));
    return {share(both.size(), found.size()), share(both.size(), gold.size()),
            share(2 * both.size(), found.size() + gold.size())};
}

Overlap compare_words(std::string_view found, std::string_view gold) {
    return compare_bags(words_of(found), words_of(gold));
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

double goodness(const PageScore& score) {
    if (score.words) return score.words->f1;
    return score.pieces.empty() ? 1 : score.pieces.f1();
}

PageScore score_page(const Reading& reading, const GoldPage& gold) {
    const Article& article = reading.article;
    PageScore score;
    score.id = gold.id;
    if (gold.text) score.words = compare_words(reading.story, *gold.text);
    score.pieces = count_pieces(reading.story, gold);
    score.fields = {
        FieldScore{compare_field(article.title, gold.title), article.title, gold.title},
        FieldScore{compare_field(article.author, gold.author), article.author, gold.author},
        FieldScore{compare_date(article.date, gold.date), article.date, gold.date}};
    return score;
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
    for (const PageScore& score : scores) {
        for (std::size_t i = 0; i < sum.fields.size(); ++i) {
            sum.fields[i].add(score.fields[i].result);
        }
        if (!score.words) continue;
        ++sum.stories;
        sum.words.precision += score.words->precision;
        sum.words.recall += score.words->recall;
        sum.words.f1 += score.words->f1;
    }
    const auto stories = static_cast<double>(std::max<std::size_t>(sum.stories, 1));
    sum.words.precision /= stories;
    sum.words.recall /= stories;
    sum.words.f1 /= stories;
    return sum;
}

}  // namespace nutgraf::bench
