// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a site prints on every page cannot be told from a story by its looks alone, but by its
// coming back: the house notice, "Follow our coverage here", the line about the editor. Each short
// line of a source is counted, once an article. A sentence may come back by chance ("Nobody was
// hurt."), so a share of the source's articles must have it, and headings, which do come back, are
// left alone where they stand among prose.
//
// What this leaves out: the first articles of a source keep such lines, and lines that differ by a
// name or a date in each article are never the same.
#include "boilerplate/recurring_lines.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "fields/opening.hpp"
#include "text/ascii.hpp"
#include "text/keyed_hash.hpp"
#include "text/paragraphs.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostBytes = 200;      // of a short line
constexpr std::size_t kLeastLetters = 3;     // figures alone are tables
constexpr std::size_t kMoreThanHeading = 5;  // words of a line among prose
constexpr std::uint32_t kLeastArticles = 3;  // that had a line before
constexpr std::uint32_t kShare = 8;          // one in so many of the source's
constexpr std::size_t kFirstPlaces = 1 << 12;

// White space does not count. Never 0.
std::uint64_t hash_of(std::uint64_t source, std::string_view line) {
    const std::uint64_t hash = KeyedHash()(ascii::fold_space(line)) + source;
    return std::max<std::uint64_t>(hash, 1);
}

std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == url.npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    return url.starts_with("www.") ? url.substr(4) : url;
}

std::uint64_t source_of(const Article& article) {
    const std::string_view name =
        article.source ? std::string_view(article.source.value) : host_of(article.url.value);
    return name.empty() ? 0 : hash_of(0, name);
}

bool is_short_line(std::string_view line) {
    constexpr auto is_letter = [](char c) {
        return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    return !line.empty() && line.size() <= kMostBytes &&
           static_cast<std::size_t>(std::ranges::count_if(line, is_letter)) >= kLeastLetters;
}

// The paragraphs that are not debris.
std::vector<Debris> kept_paragraphs(const Article& article) {
    std::vector<Debris> kept;
    auto debris = article.debris.begin();
    std::size_t start = 0;
    for (ParagraphReader reader(article.text); reader.next(); start = reader.end()) {
        while (debris != article.debris.end() && debris->end <= start) ++debris;
        const bool dropped = debris != article.debris.end() && debris->start < reader.end();
        if (!dropped) kept.push_back({start, reader.end()});
    }
    return kept;
}

std::string_view text_of(const Article& article, const Debris& range) {
    const std::string_view text = article.text;
    return ascii::trim(text.substr(range.start, range.end - range.start));
}

// Adds stretches to those there are, in order; neighbours of one kind are joined.
void merge(std::vector<Debris>& debris, const std::vector<Debris>& more) {
    const auto middle = static_cast<std::ptrdiff_t>(debris.size());
    debris.insert(debris.end(), more.begin(), more.end());
    std::ranges::inplace_merge(debris, debris.begin() + middle, {}, &Debris::start);
    std::vector<Debris> joined;
    for (const Debris& one : debris) {
        const bool goes_on =
            !joined.empty() && joined.back().end == one.start && joined.back().kind == one.kind;
        if (goes_on) {
            joined.back().end = one.end;
        } else {
            joined.push_back(one);
        }
    }
    debris = std::move(joined);
}

}  // namespace

ShortLines short_lines_of(const Article& article) {
    ShortLines found{source_of(article), {}};
    if (found.source == 0) return found;
    const std::vector<Debris> kept = kept_paragraphs(article);
    const auto prose = [&](const Debris& one) { return is_prose(text_of(article, one)); };
    const auto first = std::ranges::find_if(kept, prose);
    const auto last = std::find_if(kept.rbegin(), kept.rend(), prose).base();
    for (auto one = kept.begin(); one != kept.end(); ++one) {
        const std::string_view line = text_of(article, *one);
        const bool among_prose = one > first && one < last;
        if (!is_short_line(line) || line == article.title.value) continue;
        if (among_prose && count_words(line) < kMoreThanHeading) continue;
        found.lines.push_back({hash_of(found.source, line), one->start, one->end});
    }
    return found;
}

RecurringLines::RecurringLines(std::size_t memory) : most_memory_(memory), table_(kFirstPlaces) {}

bool RecurringLines::add(Article& article, const ShortLines& lines) {
    if (lines.source == 0) return false;
    ++article_;
    const std::uint32_t articles = find(lines.source).count;
    std::vector<Debris> recurring;
    std::size_t bytes = 0;
    for (const ShortLine& line : lines.lines) {
        if (!recurs(line, articles)) continue;
        recurring.push_back({line.start, line.end, DebrisKind::kRecurring});
        bytes += line.end - line.start;
    }
    count(lines.source);
    for (const ShortLine& line : lines.lines) count(line.hash);
    if (recurring.empty() || 2 * bytes >= article.text.size()) return false;
    merge(article.debris, recurring);
    return true;
}

bool RecurringLines::recurs(const ShortLine& line, std::uint32_t articles) {
    const std::uint32_t before = find(line.hash).count;
    return before >= kLeastArticles && before >= articles / kShare;
}

// The place of a hash, or the free one where it would be.
RecurringLines::Count& RecurringLines::find(std::uint64_t hash) {
    std::size_t at = hash & (table_.size() - 1);
    while (table_[at].hash != 0 && table_[at].hash != hash) at = (at + 1) & (table_.size() - 1);
    return table_[at];
}

void RecurringLines::count(std::uint64_t hash) {
    if (4 * (used_ + 1) > 3 * table_.size()) make_room();
    Count& place = find(hash);
    if (place.hash == 0) ++used_;
    if (place.article == article_) return;  // twice in one article
    place = {hash, article_, place.count + 1};
}

// Twice the places if there is memory for both tables, or else half of all counts.
void RecurringLines::make_room() {
    if (4 * table_.size() * sizeof(Count) <= most_memory_) {
        put_all_anew(2 * table_.size());
        return;
    }
    while (2 * used_ > table_.size()) {
        for (Count& one : table_) one.count /= 2;
        put_all_anew(table_.size());
    }
}

void RecurringLines::put_all_anew(std::size_t places) {
    std::erase_if(table_, [](const Count& one) { return one.count == 0; });
    std::vector<Count> kept = std::exchange(table_, {});
    kept.shrink_to_fit();
    table_.resize(places);
    used_ = kept.size();
    for (const Count& one : kept) find(one.hash) = one;
}

}  // namespace nutgraf
