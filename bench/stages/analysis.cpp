// SPDX-License-Identifier: GPL-2.0-or-later
//
// From text to terms: tokenizer, stemmer, and both together. What comes out is compared with what
// Xapian's term generator and stemmer make of the same text, with what nutgraf adds to that:
// n-grams of scripts without spaces, and words without their accents.
#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "nutgraf/analyzer.hpp"
#include "nutgraf/stemmer.hpp"
#include "stages/stage.hpp"
#include "support/reference_terms.hpp"

namespace nutgraf::bench {
namespace {

struct Counts {
    std::size_t words = 0;
    std::size_t stems = 0;  // those of words without their accents included

    friend bool operator==(const Counts&, const Counts&) = default;
};

// All occurrences of terms that there should be.
Counts count_reference() {
    Stemmer stemmer(kLanguage);
    Xapian::TermGenerator generator;
    set_stemmer(generator, stemmer);
    Counts counts;
    for (const Article& article : stage_corpus().articles) {
        Xapian::Document document;
        generator.set_document(document);
        index_as_reference(generator, stemmer, article.text);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            ((*term).starts_with('Z') ? counts.stems : counts.words) += term.get_wdf();
        }
    }
    return counts;
}

// The same as a plain term generator finds them.
std::size_t count_plain(Xapian::TermGenerator& generator) {
    std::size_t count = 0;
    for (const Article& article : stage_corpus().articles) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(article.text);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            count += term.get_wdf();
        }
    }
    return count;
}

std::size_t count_words() {
    std::size_t count = 0;
    for (const Article& article : stage_corpus().articles) {
        Tokenizer tokenizer(article.text);
        for (Word word; tokenizer.next(word);) ++count;
    }
    return count;
}

Counts count_tokens(Analyzer& analyzer) {
    Counts counts;
    for (const Article& article : stage_corpus().articles) {
        TokenStream stream = analyzer.analyze(article.text);
        for (Token token; stream.next(token);) {
            ++counts.words;
            if (!token.stem.empty()) ++counts.stems;
            if (!token.plain.empty()) ++counts.stems;
        }
    }
    return counts;
}

// The words that are stemmed, in running order.
std::vector<std::string> running_words() {
    std::vector<std::string> words;
    for (const Article& article : stage_corpus().articles) {
        Tokenizer tokenizer(article.text);
        for (Word word; tokenizer.next(word);) {
            if (word.stemmable) words.emplace_back(word.term);
        }
    }
    return words;
}

std::vector<std::string> distinct_words() {
    std::vector<std::string> words = running_words();
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    return words;
}

std::size_t bytes_of(const std::vector<std::string>& words) {
    std::size_t bytes = 0;
    for (const std::string& word : words) bytes += word.size();
    return bytes;
}

std::size_t stem_all(Stemmer& stemmer, const std::vector<std::string>& words) {
    std::size_t bytes = 0;
    for (const std::string& word : words) bytes += stemmer.stem(word).size();
    return bytes;
}

bool stems_like_xapian(const std::vector<std::string>& words) {
    Stemmer stemmer(kLanguage);
    const Xapian::Stem reference(kLanguage);
    return std::ranges::all_of(
        words, [&](const std::string& word) { return stemmer.stem(word) == reference(word); });
}

void tokenizer(benchmark::State& state) {
    const std::size_t words = count_words();
    if (words != count_reference().words) {
        return state.SkipWithError("not as many words as Xapian::TermGenerator finds");
    }
    for (auto _ : state) benchmark::DoNotOptimize(count_words());
    report(state, stage_corpus().text_bytes, words);
}
BENCHMARK(tokenizer)->Unit(benchmark::kMillisecond);

// Every word for the first time: libstemmer's own speed, and filling the cache.
void stemmer_cold(benchmark::State& state) {
    const std::vector<std::string> words = distinct_words();
    if (!stems_like_xapian(words)) return state.SkipWithError("stems differ from Xapian::Stem");
    for (auto _ : state) {
        Stemmer stemmer(kLanguage);
        benchmark::DoNotOptimize(stem_all(stemmer, words));
    }
    report(state, bytes_of(words), words.size());
}
BENCHMARK(stemmer_cold)->Unit(benchmark::kMillisecond);

// Running text with every word seen before: the cache's speed.
void stemmer_cached(benchmark::State& state) {
    const std::vector<std::string> words = running_words();
    if (!stems_like_xapian(words)) return state.SkipWithError("stems differ from Xapian::Stem");
    Stemmer stemmer(kLanguage);
    stem_all(stemmer, words);
    for (auto _ : state) benchmark::DoNotOptimize(stem_all(stemmer, words));
    report(state, bytes_of(words), words.size());
}
BENCHMARK(stemmer_cached)->Unit(benchmark::kMillisecond);

void analyzer(benchmark::State& state) {
    Analyzer analyzer({kLanguage});
    const Counts counts = count_tokens(analyzer);
    if (counts != count_reference()) {
        return state.SkipWithError("not as many terms as Xapian::TermGenerator makes");
    }
    for (auto _ : state) benchmark::DoNotOptimize(count_tokens(analyzer));
    report(state, stage_corpus().text_bytes, counts.words);
}
BENCHMARK(analyzer)->Unit(benchmark::kMillisecond);

// The yardstick for `analyzer` and what comes after it: the term generator, documents included.
void term_generator(benchmark::State& state) {
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(kLanguage));
    for (auto _ : state) benchmark::DoNotOptimize(count_plain(generator));
    report(state, stage_corpus().text_bytes, count_words());
}
BENCHMARK(term_generator)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nutgraf::bench
