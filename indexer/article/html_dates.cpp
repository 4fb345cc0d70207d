// SPDX-License-Identifier: GPL-2.0-or-later
//
// What pages tell machines is rarely wrong about the day of publication; what they show to readers
// stands among dates of other stories, of changes and of rights, so it counts only close to the
// heading and if it is not called something else. Where both are there and differ, a careful reader
// believes the page: it cannot be younger than the day it shows (sites stamp all their pages when
// they are built), and if it shows nothing but a day long after the one told, it has been written
// anew since then, and that is the day of the text at hand. A correction soon after is none.
//
// What this leaves out: pages that show no day where bylines are, unless a line says "published".
#include "article/html_dates.hpp"

#include <algorithm>
#include <optional>

#include "analysis/ascii.hpp"
#include "article/opening.hpp"
#include "nutgraf/date.hpp"

namespace nutgraf {
namespace {

void set(Field& field, std::string value, Origin origin, double confidence) {
    if (!field && !value.empty()) field = {std::move(value), origin, confidence};
}

std::string full_date(std::string_view text) {
    const auto date = find_date(text);
    return date && date->day > 0 ? to_iso(*date) : std::string();
}

// Where a line in small letters begins to tell of a change, from `start` on; npos if it does not.
std::size_t change_at(std::string_view lower, std::size_t start) {
    std::size_t at = lower.npos;
    for (const std::string_view word :
         {"updated", "update:", "modified", "reviewed", "edited", "aktualisiert", "mis à jour"}) {
        at = std::min(at, lower.find(word, start));
    }
    return at;
}

// The part of a byline that may hold the day of publication: "Updated May 2, published May 1" ->
// "published May 1"; "May 1, 2024 - Updated May 2" -> "May 1, 2024 - ".
std::string_view publication_part(std::string_view line) {
    const std::string lower = ascii::to_lower(line);
    std::size_t start = 0;
    for (const std::string_view word : {"published", "posted"}) {
        const std::size_t at = lower.find(word);
        start = at == lower.npos ? start : std::max(start, at);
    }
    std::size_t end = line.size();
    for (const std::string_view word : {"expires", "copyright", "©"}) {
        end = std::min(end, lower.find(word, start));
    }
    return line.substr(start, std::min(end, change_at(lower, start)) - start);
}

// The part of a byline that may hold the day of a change: "Updated May 2".
std::string_view change_part(std::string_view line) {
    return line.substr(std::min(change_at(ascii::to_lower(line), 0), line.size()));
}

std::string date_in_byline(std::string_view line) {
    const std::string_view part = publication_part(line);
    std::string date = full_date(part);
    const bool unchanged = part.data() + part.size() == line.data() + line.size();
    return date.empty() && unchanged ? full_date(line) : date;
}

std::string date_of(const HtmlMark& mark) {
    if (mark.modified || mark.text.size() > kBylineBytes) return {};
    const bool changed = !mark.text.empty() && publication_part(mark.text).empty();
    std::string date = changed ? std::string() : full_date(mark.value);
    return date.empty() ? date_in_byline(mark.text) : date;
}

// The date of the marks of that kind, within the byline or anywhere, that is closest to the
// heading.
std::string marked_date(const HtmlPage& page, HtmlMark::Kind kind, bool anywhere) {
    std::string closest;
    std::size_t least = SIZE_MAX;
    for (const HtmlMark& mark : page.document().marks) {
        if (mark.kind != kind || !(anywhere || page.may_be_byline(mark.block))) continue;
        const std::size_t distance = page.distance(mark.block);
        std::string date = distance < least ? date_of(mark) : std::string();
        if (date.empty()) continue;
        closest = std::move(date);
        least = distance;
    }
    return closest;
}

bool tells_a_change(const HtmlDocument& document, std::size_t block) {
    return std::ranges::any_of(
        document.marks, [&](const HtmlMark& mark) { return mark.modified && mark.block == block; });
}

// Whether a line stands where bylines do and is as short as they are. Headings may speak of another
// day.
bool is_dated_line(const HtmlPage& page, std::size_t block) {
    constexpr std::size_t kMostWords = 14;
    const std::string_view line = page.document().text_of(page.document().blocks[block]);
    return page.may_be_byline(block) && !is_heading(page.tag_of(block)) &&
           line.size() <= kBylineBytes && ascii::split_words(line).size() <= kMostWords;
}

// "Published May 17, 2024 | 5 min read".
std::string dated_line(const HtmlPage& page) {
    const HtmlDocument& document = page.document();
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
        if (!is_dated_line(page, b)) continue;
        std::string date = date_in_byline(document.text_of(document.blocks[b]));
        if (!date.empty() && !tells_a_change(document, b)) return date;
    }
    return {};
}

// "Published May 17, 2024", wherever it stands, if the page says so but once: cards of other
// stories come in numbers.
std::string lone_published_line(const HtmlDocument& document) {
    std::string found;
    for (const HtmlBlock& block : document.blocks) {
        const std::string_view line = document.text_of(block);
        if (line.size() > kBylineBytes || !starts_with_words(line, "published")) continue;
        std::string date = full_date(publication_part(line));
        if (date.empty()) continue;
        if (!found.empty()) return {};
        found = std::move(date);
    }
    return found;
}

Field told_date(const HtmlPage& page) {
    Field date;
    set(date, full_date(page.json_ld().published), Origin::kJsonLd, 0.95);
    set(date,
        full_date(page.meta({"article:published_time", "og:article:published_time",
                             "og:published_time", "datepublished"})),
        Origin::kMeta, 0.95);
    set(date, marked_date(page, HtmlMark::Kind::kPublished, true), Origin::kMarkup, 0.9);
    set(date, full_date(page.json_ld().page_published), Origin::kJsonLd, 0.85);
    set(date,
        full_date(
            page.meta({"parsely-pub-date", "sailthru.date", "cxenseparse:publishtime",
                       "publish_time", "publish-date", "publishdate", "publisheddate", "pubdate",
                       "citation_publication_date", "citation_online_date", "citation_date",
                       "dc.date.issued", "dcterms.issued", "dc.date", "date"})),
        Origin::kMeta, 0.85);
    return date;
}

Field shown_date(const HtmlPage& page) {
    Field date;
    set(date, marked_date(page, HtmlMark::Kind::kTime, false), Origin::kMarkup, 0.75);
    set(date, marked_date(page, HtmlMark::Kind::kByline, false), Origin::kMarkup, 0.65);
    set(date, dated_line(page), Origin::kDateLine, 0.6);
    set(date, lone_published_line(page.document()), Origin::kDateLine, 0.6);
    return date;
}

// The day of a change that readers see close to the heading: "Last updated: May 2, 2024".
Field changed_date(const HtmlPage& page) {
    const HtmlDocument& document = page.document();
    std::string closest;
    std::size_t least = SIZE_MAX;
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
        if (!is_dated_line(page, b) || page.distance(b) >= least) continue;
        const std::string_view line = document.text_of(document.blocks[b]);
        std::string date = full_date(tells_a_change(document, b) ? line : change_part(line));
        if (date.empty()) continue;
        closest = std::move(date);
        least = page.distance(b);
    }
    Field field;
    set(field, std::move(closest), Origin::kDateLine, 0.6);
    return field;
}

// Whether any short line of the page shows the day.
bool is_shown(const HtmlDocument& document, const std::string& day) {
    return std::ranges::any_of(document.blocks, [&](const HtmlBlock& block) {
        const std::string_view line = document.text_of(block);
        return line.size() <= kBylineBytes && full_date(line) == day;
    });
}

// Whether a page was written anew long after the day that is told, of which readers see nothing.
bool is_rewritten(const HtmlDocument& document, const Field& told, const Field& seen) {
    constexpr int kMonth = 31;
    const auto first = parse_iso_date(told.value);
    const auto second = parse_iso_date(seen.value);
    return first && second && days_between(*first, *second) > kMonth &&
           !is_shown(document, told.value);
}

}  // namespace

Field find_page_date(const HtmlPage& page) {
    const Field told = told_date(page);
    Field shown = shown_date(page);
    Field seen = shown ? shown : changed_date(page);
    if (!told) return seen;
    if (shown && shown.value < told.value) return shown;
    return seen && is_rewritten(page.document(), told, seen) ? seen : told;
}

}  // namespace nutgraf
