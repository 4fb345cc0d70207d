// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each field is tried in the places where pages have it, the most trustworthy first: JSON-LD and
// meta elements, which are written for machines, then properties and class names, which pages use
// for other stories, too, so that they count only close to the heading.
#include "article/html_metadata.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"
#include "article/html_dates.hpp"
#include "article/html_names.hpp"
#include "article/html_page.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeadings = 20;  // that are looked at

void set(Field& field, std::string value, Origin origin, double confidence) {
    if (!field && !value.empty()) field = {std::move(value), origin, confidence};
}

// "Doe, Jane" -> "Jane Doe"
std::string first_name_first(std::string_view name) {
    const std::size_t comma = name.find(", ");
    if (comma == name.npos) return std::string(name);
    return std::string(name.substr(comma + 2)) + ' ' + std::string(name.substr(0, comma));
}

class MetadataReader {
public:
    MetadataReader(HtmlPage& page, Article& article)
        : page_(page), document_(page.document()), json_ld_(page.json_ld()), article_(article) {}

    void read() {
        read_source();
        read_title();
        page_.find_heading(article_.title.value);
        read_authors();
        read_others();
        read_page_dates(page_, article_.url.value, article_);
    }

private:
    void read_source() {
        set(article_.source, page_.meta({"og:site_name"}), Origin::kMeta, 0.9);
        set(article_.source, json_ld_.publisher, Origin::kJsonLd, 0.9);
        set(article_.source, page_.meta({"application-name", "dc.publisher", "dcterms.publisher"}),
            Origin::kMeta, 0.7);
    }

    std::vector<std::string> headings() const {
        std::vector<std::string> headings;
        for (const HtmlBlock& block : document_.blocks) {
            const bool heading = document_.elements[block.element].tag == GUMBO_TAG_H1;
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
        const std::string told[] = {json_ld_.headline, page_.meta({"og:title", "twitter:title"}),
                                    page_.meta({"dc.title", "headline"}), document_.title};
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

    void read_authors() {
        set_authors(json_ld_.authors, Origin::kJsonLd, 0.9);
        std::vector<std::string> names;
        for (const HtmlMeta& m : document_.metas) {
            if (m.name == "citation_author") names.push_back(first_name_first(m.content));
        }
        set_authors(names, Origin::kMeta, 0.9);
        for (const std::string_view name : {"author", "article:author", "parsely-author", "byl",
                                            "dc.creator", "dcterms.creator", "og:author"}) {
            set_authors({page_.meta({name})}, Origin::kMeta, 0.8);
        }
        read_marked_authors();
        read_byline();
        // A site that names itself as its author may be a person's, but rather has nobody in mind.
        set(article_.author, join_authors(json_ld_.authors), Origin::kJsonLd, 0.5);
        set(article_.author, join_authors({page_.meta({"author"})}), Origin::kMeta, 0.5);
    }

    void set_authors(std::vector<std::string> names, Origin origin, double confidence) {
        std::erase_if(
            names, [&](const std::string& name) { return is_site(name, article_.source.value); });
        set(article_.author, join_authors(names), origin, confidence);
    }

    void read_marked_authors() {
        std::vector<std::string> names;
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kAuthor || !page_.may_be_byline(mark.block)) continue;
            const std::string_view text = mark.value.empty() ? mark.text : mark.value;
            if (text.size() <= kBylineBytes) names.push_back(name_in_byline(text, false));
        }
        set_authors(names, Origin::kMarkup, 0.7);
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kByline || !page_.may_be_byline(mark.block)) continue;
            if (mark.text.size() <= kBylineBytes) {
                set_authors({name_in_byline(mark.text, true)}, Origin::kMarkup, 0.6);
            }
        }
    }

    void read_byline() {
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
            const std::string_view line = document_.text_of(document_.blocks[b]);
            if (!page_.may_be_byline(b) || line.size() > kBylineBytes) continue;
            set_authors({name_in_byline(line, true)}, Origin::kByline, 0.6);
        }
    }

    void read_others() {
        set(article_.section, page_.meta({"article:section"}), Origin::kMeta, 0.9);
        set(article_.section, json_ld_.section, Origin::kJsonLd, 0.9);
        set(article_.section, page_.meta({"parsely-section", "category"}), Origin::kMeta, 0.7);
        set(article_.url, web_address(document_.canonical), Origin::kMarkup, 0.95);
        set(article_.url, web_address(page_.meta({"og:url"})), Origin::kMeta, 0.9);
        set(article_.url, web_address(json_ld_.url), Origin::kJsonLd, 0.9);
        set(article_.language, main_language(document_.language), Origin::kMarkup, 0.8);
        set(article_.language, main_language(json_ld_.language), Origin::kJsonLd, 0.8);
        set(article_.language,
            main_language(page_.meta({"og:locale", "content-language", "dc.language"})),
            Origin::kMeta, 0.7);
    }

    HtmlPage& page_;
    const HtmlDocument& document_;
    const JsonLdArticle& json_ld_;
    Article& article_;
};

}  // namespace

void read_page_metadata(const HtmlDocument& document, const Verdicts& verdicts, Article& article) {
    HtmlPage page(document, verdicts);
    MetadataReader(page, article).read();
}

}  // namespace nutgraf
