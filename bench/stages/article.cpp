// SPDX-License-Identifier: GPL-2.0-or-later
//
// From an article to passages: paragraphs, sentences, and the division that uses both. Checked
// against their contracts: ends ascend and reach the end of the text, passages tile it.
#include <algorithm>
#include <string_view>
#include <vector>

#include "nutgraf/passage.hpp"
#include "stages/stage.hpp"
#include "text/paragraphs.hpp"
#include "text/sentences.hpp"

namespace nutgraf::bench {
namespace {

bool are_ends(const std::vector<std::size_t>& ends, std::string_view text) {
    if (text.empty()) return ends.empty();
    return !ends.empty() && ends.back() == text.size() &&
           std::ranges::adjacent_find(ends, std::ranges::greater_equal()) == ends.end();
}

bool tile(const std::vector<Passage>& passages, std::string_view text) {
    std::size_t at = 0;
    for (const Passage& passage : passages) {
        if (passage.start != at || passage.end < at) return false;
        at = passage.end;
    }
    return at == text.size() && !passages.empty();
}

std::vector<std::string_view> all_texts() {
    std::vector<std::string_view> texts;
    for (const Article& article : stage_corpus().articles) texts.push_back(article.text);
    return texts;
}

std::vector<std::string_view> all_paragraphs() {
    std::vector<std::string_view> paragraphs;
    for (const std::string_view text : all_texts()) {
        std::size_t start = 0;
        for (const std::size_t end : paragraph_ends(text)) {
            paragraphs.push_back(text.substr(start, end - start));
            start = end;
        }
    }
    return paragraphs;
}

// Times a function that returns a vector for a text; items are its elements.
template <typename Cut, typename Check>
void run(benchmark::State& state, const std::vector<std::string_view>& texts, Cut&& cut,
         Check&& check) {
    std::size_t pieces = 0;
    for (const std::string_view text : texts) {
        const auto result = cut(text);
        if (!check(result, text)) return state.SkipWithError("the pieces do not tile the text");
        pieces += result.size();
    }
    for (auto _ : state) {
        for (const std::string_view text : texts) benchmark::DoNotOptimize(cut(text).size());
    }
    report(state, stage_corpus().text_bytes, pieces);
}

void paragraphs(benchmark::State& state) { run(state, all_texts(), paragraph_ends, are_ends); }
BENCHMARK(paragraphs)->Unit(benchmark::kMillisecond);

void sentences(benchmark::State& state) { run(state, all_paragraphs(), sentence_ends, are_ends); }
BENCHMARK(sentences)->Unit(benchmark::kMillisecond);

void passages(benchmark::State& state) {
    const auto split = [](std::string_view text) { return split_passages(text); };
    run(state, all_texts(), split, tile);
}
BENCHMARK(passages)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nutgraf::bench
