// SPDX-License-Identifier: GPL-2.0-or-later
//
// The texts that benchmarks work on. Copies of a small corpus would flatter everything that depends
// on the vocabulary: the stem cache, the size of the term list, the length of posting lists. So in
// each copy every eighth word gives way to one made of the head of one word and the tail of
// another. Which one is drawn log-uniformly, hence by Zipf's law: a few of them turn up everywhere,
// most of them once. Structure, capitals and punctuation stay, and so the passages do.
#include "bench_corpus.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <unordered_set>
#include <utility>
#include <variant>

#include "nutgraf/error.hpp"

namespace nutgraf::bench {
namespace {

constexpr std::uint64_t kSeed = 20240517;
constexpr std::uint64_t kReplaceOneIn = 8;
constexpr double kMadeWords = 2e6;  // how many different ones there can be
constexpr std::size_t kLeastLetters = 4;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Calls `visit(start, end)` for each run of ASCII letters that is no part of a word in other
// letters and long enough to be replaced.
template <typename Visit>
void for_each_word(const std::string& text, Visit&& visit) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < text.size() && is_letter(text[at])) ++at;
        const bool whole =
            (start == 0 || is_ascii(text[start - 1])) && (at == text.size() || is_ascii(text[at]));
        if (whole && at - start >= kLeastLetters) visit(start, at);
    }
}

class WordMaker {
public:
    explicit WordMaker(const std::vector<Article>& articles) {
        std::set<std::string> words;
        for (const Article& article : articles) {
            for_each_word(article.text, [&](std::size_t start, std::size_t end) {
                if (!is_upper(article.text[start])) {
                    words.insert(article.text.substr(start, end - start));
                }
            });
        }
        words_.assign(words.begin(), words.end());
        if (words_.empty()) throw Error(ErrorKind::kInput, "the corpus has no words");
    }

    // Replaces words of an article. Boilerplate is whole lines and no word goes beyond a line, so
    // the text between two of its ends can be replaced by itself, and the ends move along.
    void perturb(Article& article) {
        const std::string text = std::exchange(article.text, {});
        std::size_t at = 0;
        const auto go_on_to = [&](std::size_t end) {
            article.text += perturbed(text.substr(at, end - at));
            at = end;
            return article.text.size();
        };
        for (Debris& debris : article.debris) {
            debris.start = go_on_to(debris.start);
            debris.end = go_on_to(debris.end);
        }
        go_on_to(text.size());
    }

private:
    std::string perturbed(const std::string& text) {
        std::string result;
        std::size_t copied = 0;
        for_each_word(text, [&](std::size_t start, std::size_t end) {
            if (random_() % kReplaceOneIn != 0) return;
            result.append(text, copied, start - copied);
            std::string word = draw();
            if (is_upper(text[start])) word[0] = static_cast<char>(word[0] - 'a' + 'A');
            result += word;
            copied = end;
        });
        return result.append(text, copied);
    }

    std::string draw() {
        const double uniform = static_cast<double>(random_() >> 11) * 0x1p-53;
        const auto number = static_cast<std::uint64_t>(std::exp(uniform * std::log(kMadeWords)));
        // Two multiplicative hashes spread the numbers over pairs of words.
        const std::string& head = pick(number * 0x9e3779b97f4a7c15U);
        const std::string& tail = pick(number * 0xc2b2ae3d27d4eb4fU);
        return head.substr(0, (head.size() + 1) / 2) + tail.substr(tail.size() / 2);
    }

    const std::string& pick(std::uint64_t hash) const {
        return words_[(hash >> 20) % words_.size()];
    }

    std::vector<std::string> words_;
    // The engine's own numbers, since distributions differ between standard libraries.
    std::mt19937_64 random_{kSeed};
};

void add(Corpus& corpus, Article article) {
    corpus.text_bytes += article.text.size();
    corpus.articles.push_back(std::move(article));
}

}  // namespace

Corpus read_corpus(const std::vector<std::string>& paths, const ExtractOptions& options) {
    Corpus corpus;
    std::unordered_set<std::string> ids;
    std::string reason;
    const auto source = open_sources(paths);
    ArticleReader reader(*source, options);
    while (auto result = reader.next()) {
        if (const auto* skipped = std::get_if<SkippedArticle>(&*result)) {
            if (corpus.skipped++ == 0) reason = ": " + skipped->where + ": " + skipped->reason;
        } else if (auto* article = std::get_if<Article>(&*result)) {
            if (ids.insert(article->id).second) add(corpus, std::move(*article));
        }
    }
    if (corpus.articles.empty()) {
        throw Error(ErrorKind::kInput, "no articles in " + paths.front() + reason);
    }
    return corpus;
}

void grow_corpus(Corpus& corpus, std::size_t least_bytes) {
    if (corpus.text_bytes >= least_bytes) return;
    const std::size_t originals = corpus.articles.size();
    WordMaker maker(corpus.articles);
    for (std::size_t copy = 1; corpus.text_bytes < least_bytes; ++copy) {
        for (std::size_t i = 0; i < originals; ++i) {
            Article article = corpus.articles[i];
            article.id += "~" + std::to_string(copy);
            maker.perturb(article);
            add(corpus, std::move(article));
        }
    }
}

Corpus make_corpus(std::size_t least_bytes) {
    Corpus corpus = read_corpus({NUTGRAF_CORPUS_DIR});
    grow_corpus(corpus, least_bytes);
    return corpus;
}

std::vector<PassageRef> split_corpus(const Corpus& corpus) {
    std::vector<PassageRef> all;
    for (const Article& article : corpus.articles) {
        const std::vector<Passage> passages = split_passages(article.text);
        for (const Passage& passage : passages) {
            all.push_back({&article, passage, passages.size()});
        }
    }
    return all;
}

std::size_t text_bytes(const std::vector<PassageRef>& passages) {
    std::size_t bytes = 0;
    for (const PassageRef& one : passages) bytes += one.passage.end - one.passage.start;
    return bytes;
}

std::string to_record(const Article& article) {
    nlohmann::ordered_json record = {{"_id", article.id}};
    using Named = std::pair<const char*, const Field*>;
    for (const auto& [name, field] : std::array<Named, 6>{{{"title", &article.title},
                                                           {"source", &article.source},
                                                           {"author", &article.author},
                                                           {"date", &article.date},
                                                           {"url", &article.url},
                                                           {"lang", &article.language}}}) {
        if (*field) record[name] = field->value;
    }
    record["text"] = article.text;
    return record.dump();
}

}  // namespace nutgraf::bench
