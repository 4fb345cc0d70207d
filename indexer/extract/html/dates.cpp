// SPDX-License-Identifier: GPL-2.0-or-later
//
// What pages tell machines is rarely wrong about the day of publication; what they show to readers
// stands among dates of other stories, of changes and of rights, so it counts only if it is the
// story's own (html_shown_dates). Where both are there and differ, the page is believed as it
// tells, but in three cases. It cannot be younger than the day it shows, or much younger than the
// one in its address: sites stamp all their pages when they are built. Only where readers see the
// day that is told as well, and several say it, is the earlier one another story's. And what is
// told in universal time may be another day where it was published, which is the one that readers
// see. And if readers see nothing of it, but one day long after, the page has been written anew
// since then, and that is the day of the text at hand; but if they are told that it is the day of a
// change, only where nothing else bears out what is told.
#include "html/dates.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>

#include "fields/confidence.hpp"
#include "fields/url_fields.hpp"
#include "html/shown_dates.hpp"
#include "nutgraf/date.hpp"
#include "text/ascii.hpp"
#include "text/mail_date.hpp"

namespace nutgraf {
namespace {

// A value for machines, and how far it is trusted.
struct Told {
    std::string text;
    Origin origin = Origin::kAbsent;
    double confidence = 0;
};

Field field_of(std::string day, Origin origin, double confidence) {
    if (day.empty()) return {};
    return {std::move(day), origin, confidence};
}

// The day of a value for machines. Programs print a moment with its year last: "Fri Apr 28 19:20:36
// CEST 2023".
std::string told_day(const std::string& text) {
    std::string day = full_date(text);
    if (!day.empty()) return day;
    const auto date = read_mail_date(text);
    return date && date->day > 0 ? to_iso(*date) : std::string();
}

Field field_of(const Told& told) {
    return field_of(told_day(told.text), told.origin, told.confidence);
}

// The first that is there.
Field first_of(std::initializer_list<Field> fields) {
    const auto* found = std::ranges::find_if(fields, [](const Field& field) { return !!field; });
    return found == fields.end() ? Field() : *found;
}

// Whether a name ends with words for the day of publication, whoever it was made for:
// "vr:published-time", "w-published-date".
bool names_publication(std::string_view name) {
    constexpr std::array<std::string_view, 8> kEnds = {
        "publishedtime", "publisheddate",   "publishtime", "publishdate",
        "published",     "publicationdate", "pubdate",     "datepublished"};
    std::string letters;
    std::ranges::copy_if(name, std::back_inserter(letters), ascii::is_letter);
    return std::ranges::any_of(kEnds, [&](auto end) { return letters.ends_with(end); });
}

std::string named_publication(const HtmlPage& page) {
    const auto found = std::ranges::find_if(page.document().metas, [](const HtmlMeta& meta) {
        const bool read_before =
            meta.name.ends_with(":published_time") || meta.name == "datepublished";
        return !read_before && names_publication(meta.name) && !told_day(meta.content).empty();
    });
    return found == page.document().metas.end() ? std::string() : found->content;
}

std::array<Told, 7> told_published(const HtmlPage& page, const ShownDateReader& shown) {
    return {
        Told{page.json_ld().published, Origin::kJsonLd, confidence::kToldDay},
        Told{
            page.meta({"article:published_time", "og:article:published_time", "og:published_time"}),
            Origin::kMeta, confidence::kToldDay},
        Told{page.meta({"datepublished"}), Origin::kMeta, confidence::kToldDay},
        Told{shown.of_properties().published, Origin::kMarkup, confidence::kMarkedDay},
        Told{page.json_ld().page_published, Origin::kJsonLd, confidence::kPageDay},
        Told{named_publication(page), Origin::kMeta, confidence::kOtherMetaDay},
        Told{page.meta({"sailthru.date", "article_date_original", "created", "citation_online_date",
                        "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created",
                        "dcterms.created", "dc.date", "dcterms.date", "date"}),
             Origin::kMeta, confidence::kOtherMetaDay}};
}

Field told_updated(const HtmlPage& page, const ShownDateReader& shown) {
    return first_of(
        {field_of({page.json_ld().modified, Origin::kJsonLd, confidence::kToldDay}),
         field_of({page.meta({"article:modified_time", "og:article:modified_time",
                              "og:updated_time", "datemodified", "lastmod", "last-modified",
                              "dcterms.modified", "dc.date.modified"}),
                   Origin::kMeta, confidence::kOtherMetaDay}),
         field_of(shown.of_properties().updated, Origin::kMarkup, confidence::kOtherMetaDay)});
}

// The hour at which a value in universal time lies; nothing for any other.
std::optional<int> universal_hour(std::string_view text) {
    text = ascii::trim(text);
    const auto ends = [&](std::string_view zone) { return text.ends_with(zone); };
    constexpr std::array<std::string_view, 6> kZones = {"Z",   "+00:00", "+0000",
                                                        "+00", "GMT",    "UTC"};
    if (std::ranges::none_of(kZones, ends)) return std::nullopt;
    const std::size_t colon = text.find(':');
    if (colon == text.npos || colon < 2) return std::nullopt;
    const char tens = text[colon - 2];
    const char ones = text[colon - 1];
    if (!ascii::is_digit(tens) || !ascii::is_digit(ones)) return std::nullopt;
    return (tens - '0') * 10 + (ones - '0');
}

// Whether a moment in universal time lies, somewhere on earth, in that day.
bool is_local_day(std::string_view moment, const std::string& day) {
    constexpr int kEarliest = 10;  // at which it is the next day farthest east, UTC+14
    constexpr int kLatest = 12;    // until which it is still the one before farthest west
    const auto hour = universal_hour(moment);
    const auto told = find_date(moment);
    const auto other = parse_iso_date(day);
    if (!hour || !told || !other) return false;
    const int days = days_between(*told, *other);
    return (days == 1 && *hour >= kEarliest) || (days == -1 && *hour < kLatest);
}

bool is_earlier(const Field& field, const Field& than) { return field && field.value < than.value; }

// Whether a day lies more than a month before another.
bool is_long_before(const Field& field, const Field& other) {
    constexpr int kMonth = 31;
    const auto first = parse_iso_date(field.value);
    const auto second = parse_iso_date(other.value);
    return first && second && days_between(*first, *second) > kMonth;
}

Field shown_published(const ShownDateReader& shown) {
    using Kind = HtmlMark::Kind;
    for (const Kind kind : {Kind::kTime, Kind::kByline}) {
        std::string day = shown.of_marks(kind).published;
        if (!day.empty()) return {std::move(day), Origin::kMarkup, confidence::kMarkedDay};
    }
    std::string day = shown.of_lines().published;
    if (day.empty()) day = shown.of_labels().published;  // looks at the whole page
    return field_of(std::move(day), Origin::kDateLine, confidence::kLineDay);
}

Field shown_updated(const ShownDateReader& shown) {
    using Kind = HtmlMark::Kind;
    return first_of(
        {field_of(shown.of_marks(Kind::kTime).updated, Origin::kMarkup, confidence::kLineDay),
         field_of(shown.of_marks(Kind::kByline).updated, Origin::kMarkup, confidence::kLineDay),
         field_of(shown.of_lines().updated, Origin::kDateLine, confidence::kLineDay)});
}

Field date_in_address(std::string_view address) {
    const auto date = date_of_url(address);
    if (!date || date->day == 0) return {};
    return field_of(to_iso(*date), Origin::kUrl, confidence::kUrlDay);
}

class DateReader {
public:
    DateReader(const HtmlPage& page, std::string_view address)
        : page_(page), shown_(page), address_(date_in_address(address)) {}

    Field published() const {
        Field seen = shown_published(shown_);
        for (const Told& told : told_published(page_, shown_)) {
            if (const Field date = field_of(told)) return settled(told, date, seen);
        }
        if (address_) return address_;
        if (seen) return seen;
        return first_of(
            {field_of(shown_.opening(), Origin::kOpening, confidence::kLastResortDay),
             field_of(shown_.only_day(), Origin::kMarkup, confidence::kLastResortDay),
             field_of(shown_.only_label(), Origin::kDateLine, confidence::kLastResortDay),
             field_of(shown_.only_line(), Origin::kDateLine, confidence::kLastResortDay)});
    }

    // The day of a change that readers see.
    Field changed() const {
        return first_of(
            {shown_updated(shown_),
             field_of(shown_.of_labels().updated, Origin::kDateLine, confidence::kChangedDay)});
    }

    Field updated() const { return first_of({told_updated(page_, shown_), shown_updated(shown_)}); }

private:
    // What is told, in the light of what is seen.
    Field settled(const Told& told, const Field& date, const Field& seen) const {
        for (const Field& local : {seen, address_}) {
            if (is_local_day(told.text, local.value))
                return {local.value, told.origin, told.confidence};
        }
        if (is_long_before(address_, date)) return address_;
        if (is_earlier(seen, date) && !is_confirmed(date)) return seen;
        if (is_rewritten(date, seen)) return seen;
        if (witnesses(date) > 1) return date;
        const Field changed = shown_updated(shown_);
        return is_rewritten(date, changed) ? changed : date;
    }

    // How many values say the day, each in a place of its own.
    std::ptrdiff_t witnesses(const Field& date) const {
        return std::ranges::count_if(
                   told_published(page_, shown_),
                   [&](const Told& told) { return field_of(told).value == date.value; }) +
               (address_.value == date.value ? 1 : 0);
    }

    // Whether several say the day that is told, and readers see it as well.
    bool is_confirmed(const Field& date) const {
        return witnesses(date) > 1 && shown_.shows(date.value);
    }

    // Whether readers see nothing of the day that is told, but one long after.
    bool is_rewritten(const Field& told, const Field& seen) const {
        return is_long_before(told, seen) && !shown_.shows(told.value);
    }

    const HtmlPage& page_;
    ShownDateReader shown_;
    Field address_;
};

}  // namespace

void read_page_dates(const HtmlPage& page, std::string_view address, Article& article) {
    const DateReader reader(page, address);
    if (!article.date) article.date = reader.published();
    if (!article.updated) article.updated = reader.updated();
    if (!article.date) {
        article.date = article.updated = reader.changed();
    } else if (article.updated.value <= article.date.value) {
        article.updated = {};  // a change on the day of publication tells nothing
    }
}

}  // namespace nutgraf
