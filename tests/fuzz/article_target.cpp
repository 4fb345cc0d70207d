// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a file and as a record: decoding gives valid UTF-8, passages and debris tile the
// text, metadata never fail, and an article that comes again is found to be a copy.
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "boilerplate/debris.hpp"
#include "boilerplate/recurring_lines.hpp"
#include "duplicates/copies.hpp"
#include "fuzz/check.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/extract.hpp"
#include "nutgraf/passage.hpp"
#include "source/record.hpp"
#include "text/encoding.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Passage;

// Few enough to be used up now and then.
constexpr std::size_t kMemory = 1 << 16;

void check_passages(const std::string& text) {
    std::size_t end = 0;
    std::uint32_t ordinal = 0;
    for (const Passage& passage : nutgraf::split_passages(text)) {
        check(passage.start == end && passage.ordinal == ordinal++);
        check(passage.end > passage.start || text.empty());
        end = passage.end;
    }
    check(end == text.size() && ordinal > 0);
}

void check_debris(const Article& article) {
    std::size_t end = 0;
    for (const nutgraf::Debris& debris : article.debris) {
        check(debris.start < debris.end && debris.end <= article.text.size());
        check(debris.start >= end);
        end = debris.end;
    }
}

// Every byte is in one piece of a passage or in debris.
void check_tiles(const Article& article, const std::vector<Passage>& passages) {
    std::size_t bytes = 0;
    std::size_t end = 0;
    for (const Passage& passage : passages) {
        for (const auto& [start, piece_end] : nutgraf::pieces_of(article, passage)) {
            check(start >= end && piece_end >= start && piece_end <= article.text.size());
            bytes += piece_end - start;
            end = piece_end;
        }
    }
    for (const nutgraf::Debris& debris : article.debris) bytes += debris.end - debris.start;
    check(bytes == article.text.size());
}

void check_copies(const Article& article) {
    std::vector<Passage> passages = nutgraf::split_article(article);
    check_tiles(article, passages);
    nutgraf::ShingleStore store;
    store.add(article, passages);
    const nutgraf::Shingles shingles = store[0];
    check(shingles.ends.size() == passages.size());
    nutgraf::CopyFinder finder(kMemory);
    finder.add("first", shingles, passages);
    for (const Passage& passage : passages) check(passage.original.empty());
    finder.add("second", shingles, passages);
    for (const Passage& passage : passages) {
        check(passage.original.empty() || passage.original == "first");
    }
    check(finder.memory() <= kMemory);
}

// The same five times from one source.
void check_recurring(const Article& article) {
    nutgraf::RecurringLines lines(kMemory);
    for (int i = 0; i < 5; ++i) {
        Article again = article;
        again.source = {"The Gazette", nutgraf::Origin::kRecord};
        lines.add(again, nutgraf::short_lines_of(again));
        check_debris(again);
        check_tiles(again, nutgraf::split_article(again));
    }
}

void check_article(const Article& article) {
    check_utf8(article.text);
    check_fields(article);
    check(!article.date || nutgraf::parse_iso_date(article.date.value).has_value());
    check_debris(article);
    check_copies(article);
    check_recurring(article);
}

void check_extracted(Article known, std::string text) {
    nutgraf::Draft draft{.article = std::move(known), .may_lack_text = true};
    draft.bodies.push_back({nutgraf::BodyKind::kText, std::move(text)});
    const auto result = nutgraf::extract(std::move(draft));
    if (const auto* article = std::get_if<Article>(&result)) check_article(*article);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    check_passages(bytes);
    Article undecoded;
    undecoded.text = bytes;
    nutgraf::mark_debris(undecoded);
    check_debris(undecoded);
    if (const auto decoded = nutgraf::decode_text(bytes)) {
        check_utf8(decoded->text);
        check_passages(decoded->text);
        check_extracted({}, decoded->text);
        Article line;
        line.line = 1;
        const std::string first = decoded->text.substr(0, decoded->text.find('\n'));
        if (!first.empty()) line.url = {first, nutgraf::Origin::kRecord};
        check_extracted(line, decoded->text);
    }
    auto record = nutgraf::read_record(bytes);
    if (auto* article = std::get_if<Article>(&record)) {
        article->line = 1;
        std::string text = std::exchange(article->text, {});
        check_extracted(*article, std::move(text));
    }
    return 0;
}
