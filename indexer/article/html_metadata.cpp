// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each field is tried in the places where pages have it, the most trustworthy first. JSON-LD and
// meta elements are written for machines and rarely wrong about the day of publication; `time` and
// class names are also used for other stories on the page, so they count only close above the
// story; the day of a change or of a copyright never counts.
#include "article/html_metadata.hpp"

#include <algorithm>
#include <initializer_list>

#include "analysis/ascii.hpp"
#include "article/html_json_ld.hpp"
#include "article/html_names.hpp"
#include "nutgraf/date.hpp"

namespace nutgraf {
namespace {

using Names = std::initializer_list<std::string_view>;

constexpr std::size_t kAboveStory = 20;  // blocks above its first in which its byline may stand
constexpr std::size_t kIntoStory = 2;
constexpr std::size_t kAboveHeading = 6;  // the same, seen from the heading
constexpr std::size_t kBelowHeading = 6;
constexpr std::size_t kMostHeadings = 20;  // that are looked at
constexpr std::size_t kBylineBytes = 160;

void set(Field& field, std::string value, Origin origin, double confidence) {
    if (!field && !value.empty()) field = {std::move(value), origin, confidence};
}

// "Doe, Jane" -> "Jane Doe"
std::string first_name_first(std::string_view name) {
    const std::size_t comma = name.find(", ");
    if (comma == name.npos) return std::string(name);
    return std::string(name.substr(comma + 2)) + ' ' + std::string(name.substr(0, comma));
}

std::string full_date(std::string_view text) {
    const auto date = find_date(text);
    return date && date->day > 0 ? to_iso(*date) : std::string();
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
    for (const std::string_view word :
         {"updated", "update:", "modified", "reviewed", "edited", "expires", "copyright", "©",
          "aktualisiert", "mis à jour"}) {
        end = std::min(end, lower.find(word, start));
    }
    return line.substr(start, end - start);
}

std::string published_date(std::string_view line) { return full_date(publication_part(line)); }

class MetadataReader {
public:
    MetadataReader(const HtmlDocument& document, const Verdicts& verdicts, Article& article)
        : document_(document), article_(article), json_ld_(read_json_ld(document.json_ld)) {
        const auto story = std::ranges::find_if(verdicts, [](const auto& v) { return !v; });
        first_ = static_cast<std::size_t>(story - verdicts.begin());
    }

    void read() {
        read_source();
        read_title();
        find_heading();
        read_authors();
        read_date();
        read_others();
    }

private:
    static constexpr std::size_t kNowhere = SIZE_MAX;

    // The content of the first meta element with one of the names, tried in their order.
    std::string meta(Names names) const {
        for (const std::string_view name : names) {
            const auto found = std::ranges::find_if(document_.metas, [&](const HtmlMeta& m) {
                return m.name == name && !m.content.empty();
            });
            if (found != document_.metas.end()) return found->content;
        }
        return {};
    }

    // Whether a block stands where bylines do: about the heading, or else above the story.
    bool stands_above(std::size_t block) const {
        if (heading_ == kNowhere)
            return block + kAboveStory >= first_ && block <= first_ + kIntoStory;
        return block + kAboveHeading >= heading_ &&
               block <= std::max(heading_ + kBelowHeading,
                                 std::min(first_, heading_ + kAboveStory) + kIntoStory);
    }

    void read_source() {
        set(article_.source, meta({"og:site_name"}), Origin::kMeta, 0.9);
        set(article_.source, json_ld_.publisher, Origin::kJsonLd, 0.9);
        set(article_.source, meta({"application-name", "dc.publisher", "dcterms.publisher"}),
            Origin::kMeta, 0.7);
    }

    std::vector<std::string> headings() const {
        std::vector<std::string> headings;
        for (const HtmlBlock& block : document_.blocks) {
            const bool heading = document_.elements[block.element].tag == HtmlTag::kH1;
            if (heading && headings.size() < kMostHeadings) {
                headings.push_back(ascii::fold_space(document_.text_of(block)));
            }
        }
        return headings;
    }

    // The heading that readers see is the title, if what the page tells machines agrees with it:
    // that is often shortened, or written for search engines. Site names are headings too.
    void read_title() {
        const std::vector<std::string> h1 = headings();
        const std::string told[] = {json_ld_.headline, meta({"og:title", "twitter:title"}),
                                    meta({"dc.title", "headline"}), document_.title};
        set(article_.title, best_heading(h1, told), Origin::kMarkup, 0.9);
        const auto clean = [&](std::string_view title) {
            return without_site(title, article_.source.value, h1);
        };
        set(article_.title, clean(told[1]), Origin::kMeta, 0.85);
        set(article_.title, clean(told[0]), Origin::kJsonLd, 0.85);
        set(article_.title, clean(told[2]), Origin::kMeta, 0.8);
        set(article_.title, clean(told[3]), Origin::kMarkup, 0.7);
        if (!h1.empty()) set(article_.title, h1.front(), Origin::kMarkup, 0.6);
    }

    void find_heading() {
        for (std::size_t b = 0; b < document_.blocks.size() && b <= first_ + kIntoStory; ++b) {
            const bool heading =
                document_.elements[document_.blocks[b].element].tag == HtmlTag::kH1;
            if (heading && document_.text_of(document_.blocks[b]) == article_.title.value)
                heading_ = b;
        }
    }

    void read_authors() {
        set_authors(json_ld_.authors, Origin::kJsonLd, 0.9);
        std::vector<std::string> names;
        for (const HtmlMeta& m : document_.metas) {
            if (m.name == "citation_author") names.push_back(first_name_first(m.content));
        }
        set_authors(names, Origin::kMeta, 0.9);
        for (const std::string_view name : {"author", "article:author", "parsely-author", "byl",
                                            "dc.creator", "dcterms.creator", "og:author"}) {
            set_authors({meta({name})}, Origin::kMeta, 0.8);
        }
        read_marked_authors();
        read_byline();
        // A site that names itself as its author may be a person's, but rather has nobody in mind.
        set(article_.author, join_authors(json_ld_.authors), Origin::kJsonLd, 0.5);
        set(article_.author, join_authors({meta({"author"})}), Origin::kMeta, 0.5);
    }

    void set_authors(std::vector<std::string> names, Origin origin, double confidence) {
        std::erase_if(
            names, [&](const std::string& name) { return is_site(name, article_.source.value); });
        set(article_.author, join_authors(names), origin, confidence);
    }

    void read_marked_authors() {
        std::vector<std::string> names;
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kAuthor || !stands_above(mark.block)) continue;
            const std::string_view text = mark.value.empty() ? mark.text : mark.value;
            if (text.size() <= kBylineBytes) names.push_back(name_in_byline(text, false));
        }
        set_authors(names, Origin::kMarkup, 0.7);
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kByline || !stands_above(mark.block)) continue;
            if (mark.text.size() <= kBylineBytes) {
                set_authors({name_in_byline(mark.text, true)}, Origin::kMarkup, 0.6);
            }
        }
    }

    void read_byline() {
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
            const std::string_view line = document_.text_of(document_.blocks[b]);
            if (!stands_above(b) || line.size() > kBylineBytes) continue;
            set_authors({name_in_byline(line, true)}, Origin::kByline, 0.6);
        }
    }

    void read_date() {
        const Field visible = visible_date();
        Field told = told_date();
        if (is_stamp_of_build(told.value, visible.value)) told = {};
        for (const Field& date : {told, visible}) {
            set(article_.date, date.value, date.origin, date.confidence);
        }
    }

    // What the page tells machines.
    Field told_date() const {
        Field date;
        set(date, full_date(json_ld_.published), Origin::kJsonLd, 0.95);
        set(date,
            full_date(meta({"article:published_time", "og:article:published_time",
                            "og:published_time", "datepublished"})),
            Origin::kMeta, 0.95);
        set(date, marked_date(HtmlMark::Kind::kPublished), Origin::kMarkup, 0.9);
        set(date, full_date(json_ld_.page_published), Origin::kJsonLd, 0.85);
        set(date,
            full_date(
                meta({"parsely-pub-date", "sailthru.date", "cxenseparse:publishtime",
                      "publish_time", "publish-date", "publishdate", "publisheddate", "pubdate",
                      "citation_publication_date", "citation_online_date", "citation_date",
                      "dc.date.issued", "dcterms.issued", "dc.date", "date"})),
            Origin::kMeta, 0.85);
        return date;
    }

    // What readers see above the story.
    Field visible_date() const {
        Field date;
        set(date, marked_date(HtmlMark::Kind::kTime), Origin::kMarkup, 0.75);
        set(date, marked_date(HtmlMark::Kind::kByline), Origin::kMarkup, 0.65);
        set(date, dated_line(), Origin::kDateLine, 0.6);
        return date;
    }

    // Whether the day that is told is but that of the last change, as some systems have it, which
    // stamp all pages when they build the site; readers see an earlier one.
    bool is_stamp_of_build(const std::string& told, const std::string& visible) const {
        std::string modified = full_date(json_ld_.modified);
        if (modified.empty()) modified = full_date(meta({"article:modified_time"}));
        return !visible.empty() && visible < told && !modified.empty() && modified <= told;
    }

    // The date of that kind which stands closest to the heading.
    std::string marked_date(HtmlMark::Kind kind) const {
        std::string closest;
        std::size_t least = SIZE_MAX;
        const std::size_t centre = heading_ == kNowhere ? first_ : heading_;
        for (const HtmlMark& mark : document_.marks) {
            const bool near = kind == HtmlMark::Kind::kPublished || stands_above(mark.block);
            if (mark.kind != kind || mark.modified || !near) continue;
            const std::size_t distance = std::max<std::size_t>(mark.block, centre) -
                                         std::min<std::size_t>(mark.block, centre);
            std::string date = distance < least ? date_of(mark) : std::string();
            if (date.empty()) continue;
            closest = std::move(date);
            least = distance;
        }
        return closest;
    }

    static std::string date_of(const HtmlMark& mark) {
        if (mark.text.size() > kBylineBytes) return {};
        const bool changed = !mark.text.empty() && publication_part(mark.text).empty();
        std::string date = changed ? std::string() : full_date(mark.value);
        return date.empty() ? published_date(mark.text) : date;
    }

    // "Published May 17, 2024 | 5 min read" close above the story.
    std::string dated_line() const {
        constexpr std::size_t kMostWords = 14;
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
            const std::string_view line = document_.text_of(document_.blocks[b]);
            if (!stands_above(b) || line.size() > kBylineBytes ||
                ascii::split_words(line).size() > kMostWords)
                continue;
            if (std::string date = published_date(line); !date.empty()) return date;
        }
        return {};
    }

    void read_others() {
        set(article_.section, meta({"article:section"}), Origin::kMeta, 0.9);
        set(article_.section, json_ld_.section, Origin::kJsonLd, 0.9);
        set(article_.section, meta({"parsely-section", "category"}), Origin::kMeta, 0.7);
        set(article_.url, web_address(document_.canonical), Origin::kMarkup, 0.95);
        set(article_.url, web_address(meta({"og:url"})), Origin::kMeta, 0.9);
        set(article_.url, web_address(json_ld_.url), Origin::kJsonLd, 0.9);
        set(article_.language, main_language(document_.language), Origin::kMarkup, 0.8);
        set(article_.language, main_language(json_ld_.language), Origin::kJsonLd, 0.8);
        set(article_.language,
            main_language(meta({"og:locale", "content-language", "dc.language"})), Origin::kMeta,
            0.7);
    }

    const HtmlDocument& document_;
    Article& article_;
    JsonLdArticle json_ld_;
    std::size_t first_ = 0;           // block of the story
    std::size_t heading_ = kNowhere;  // block of the title
};

}  // namespace

void read_page_metadata(const HtmlDocument& document, const Verdicts& verdicts, Article& article) {
    MetadataReader(document, verdicts, article).read();
}

}  // namespace nutgraf
