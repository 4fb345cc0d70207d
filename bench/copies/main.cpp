// SPDX-License-Identifier: GPL-2.0-or-later
//
// What CopyFinder finds in a corpus, and what it misses: every pair of articles that share enough
// of all their three-word shingles, counted exactly, is a true copy for this purpose. Counting
// takes memory for all shingles of all articles, so this is for some ten thousand articles at most.
//
//   copies --pairs found.tsv corpus.jsonl
//
// A line of found.tsv is a pair that was found: article, original, passages copied, of how many,
// and two overlaps: shingles of both among those of either (Jaccard), and among those of the
// smaller article (containment).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bench_corpus.hpp"
#include "duplicates/copies.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf::bench {
namespace {

constexpr std::size_t kMemory = std::size_t{1} << 30;
constexpr double kTrueCopy = 0.3;

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // article and an earlier one

struct Overlap {
    double jaccard = 0;
    double containment = 0;
};

struct Found {
    std::size_t passages = 0;
    std::size_t of = 0;
};

// All shingles of three words, sorted.
std::vector<std::uint64_t> all_shingles(const std::string& text) {
    std::vector<std::uint64_t> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);)
        words.push_back(std::hash<std::string_view>{}(word.term));
    std::vector<std::uint64_t> shingles;
    for (std::size_t i = 2; i < words.size(); ++i) {
        shingles.push_back((words[i - 2] * 31 + words[i - 1]) * 31 + words[i]);
    }
    std::ranges::sort(shingles);
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

// The overlap of every pair that shares a shingle which is not all too common.
std::map<Pair, Overlap> overlaps_of(const std::vector<Article>& articles) {
    constexpr std::size_t kCommon = 200;  // articles
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> articles_with;
    std::vector<std::size_t> sizes;
    std::map<Pair, std::size_t> shared;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        const std::vector<std::uint64_t> shingles = all_shingles(articles[i].text);
        sizes.push_back(shingles.size());
        for (const std::uint64_t shingle : shingles) {
            std::vector<std::uint32_t>& with = articles_with[shingle];
            if (with.size() > kCommon) continue;
            for (const std::uint32_t earlier : with) ++shared[{i, earlier}];
            with.push_back(i);
        }
    }
    std::map<Pair, Overlap> overlaps;
    for (const auto& [pair, count] : shared) {
        const auto both = static_cast<double>(count);
        const std::size_t a = sizes[pair.first];
        const std::size_t b = sizes[pair.second];
        overlaps[pair] = {both / static_cast<double>(a + b - count),
                          both / static_cast<double>(std::min(a, b))};
    }
    return overlaps;
}

std::map<Pair, Found> find_copies(const std::vector<Article>& articles) {
    CopyFinder finder(kMemory);
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::map<Pair, Found> found;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        std::vector<Passage> passages = split_article(articles[i]);
        ShingleStore store;
        store.add(articles[i], passages);
        finder.add(articles[i].id, store[0], passages);
        numbers.emplace(articles[i].id, i);
        for (const Passage& passage : passages) {
            if (passage.original.empty()) continue;
            Found& one = found[{i, numbers.at(passage.original)}];
            ++one.passages;
            one.of = passages.size();
        }
    }
    return found;
}

// Articles that are linked by copying, all of one group with the same number.
class Groups {
public:
    explicit Groups(std::size_t size) : parents_(size) {
        for (std::uint32_t i = 0; i < size; ++i) parents_[i] = i;
    }
    std::uint32_t of(std::uint32_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }
    void join(const Pair& pair) { parents_[of(pair.first)] = of(pair.second); }

private:
    std::vector<std::uint32_t> parents_;
};

void report(const std::vector<Article>& articles, const std::map<Pair, Found>& found,
            const std::map<Pair, Overlap>& overlaps, std::ostream& pairs) {
    Groups groups(articles.size());
    std::size_t copied = 0;
    for (const auto& [pair, one] : found) {
        groups.join(pair);
        copied += 2 * one.passages > one.of ? 1 : 0;
        const auto overlap = overlaps.find(pair);
        const Overlap shared = overlap == overlaps.end() ? Overlap{} : overlap->second;
        pairs << articles[pair.first].id << '\t' << articles[pair.second].id << '\t' << one.passages
              << '\t' << one.of << '\t' << shared.jaccard << '\t' << shared.containment << '\n';
    }
    std::size_t copies = 0;
    std::size_t joined = 0;
    for (const auto& [pair, overlap] : overlaps) {
        if (overlap.jaccard < kTrueCopy) continue;
        ++copies;
        if (groups.of(pair.first) == groups.of(pair.second)) {
            ++joined;
        } else {
            std::cout << "missed\t" << articles[pair.first].id << '\t' << articles[pair.second].id
                      << '\t' << overlap.jaccard << '\n';
        }
    }
    std::cout << articles.size() << " articles, " << found.size()
              << " pairs with a copied passage, in " << copied
              << " of them more than half of the passages\n"
              << "pairs with a shingle overlap of " << kTrueCopy << " or more: " << copies << ", "
              << joined << " of them in one group\n";
}

// Boilerplate is left out, as nutgraf-index does.
void run(const std::vector<std::string>& sources, const std::string& pairs) {
    if (sources.empty()) throw std::runtime_error("give a SOURCE: a file or a folder of articles");
    const Corpus corpus = read_corpus(sources, {});
    std::ofstream out(pairs);
    if (!out) throw std::runtime_error("cannot write " + pairs);
    report(corpus.articles, find_copies(corpus.articles), overlaps_of(corpus.articles), out);
    if (!out.flush()) throw std::runtime_error("cannot write " + pairs);
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    std::vector<std::string> sources;
    std::string pairs = "/dev/null";
    CLI::App app("Counts the copies that nutgraf finds among articles, and those it misses.");
    app.add_option("SOURCE", sources, "files and folders of articles");
    app.add_option("--pairs", pairs, "write the pairs that were found to this file");
    try {
        app.parse(argc, argv);
        nutgraf::bench::run(sources, pairs);
        return 0;
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const std::exception& error) {
        std::cerr << "copies: " << error.what() << '\n';
        return 2;
    }
}
