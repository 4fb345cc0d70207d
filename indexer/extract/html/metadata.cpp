// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each field is tried in the places where pages have it, the most trustworthy first: JSON-LD and
// meta elements, which are written for machines, then properties and class names, which pages use
// for other stories, too, so that they count only close to the heading.
#include "html/metadata.hpp"

#include <algorithm>

#include "fields/site_names.hpp"
#include "fields/title_parts.hpp"
#include "html/authors.hpp"
#include "html/dates.hpp"
#include "html/page.hpp"
#include "html/title.hpp"
#include "text/ascii.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameWords = 3;  // of a site, whatever its titles

void set(Field& field, std::string value, Origin origin, double confidence) {
    if (!field && !value.empty()) field = {std::move(value), origin, confidence};
}

class MetadataReader {
public:
    MetadataReader(HtmlPage& page, Article& article)
        : page_(page), document_(page.document()), json_ld_(page.json_ld()), article_(article) {}

    void read() {
        read_source();
        const SiteNames site = site_names();
        read_title(site);
        if (!article_.author) article_.author = find_page_authors(page_, site);
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

    // A site that puts the title of each page where its own name belongs says nothing of it.
    bool is_title(std::string_view name) const {
        const std::size_t words = ascii::split_words(name).size();
        const std::string essence = essence_of(name);
        return words > kNameWords && (essence == essence_of(document_.title) ||
                                      essence == essence_of(page_.meta({"og:title"})));
    }

    SiteNames site_names() const {
        SiteNames site;
        for (const std::string& name :
             {page_.meta({"og:site_name"}), page_.meta({"application-name"}), json_ld_.publisher,
              article_.source.value}) {
            if (!is_title(name)) site.add_name(name);
        }
        // Where the author of a page is what its title ends with, this is the outlet.
        const std::vector<std::string_view> parts = title_parts(document_.title);
        const std::string author = page_.meta({"author"});
        if (parts.size() > 1 && essence_of(parts.back()) == essence_of(author)) {
            site.add_name(author);
        }
        for (const std::string& address :
             {document_.canonical, page_.meta({"og:url"}), article_.url.value}) {
            site.add_address(address);
        }
        return site;
    }

    void read_title(const SiteNames& site) {
        if (article_.title) return page_.find_heading(article_.title.value);
        const PageTitle found = find_page_title(page_, site);
        article_.title = found.title;
        if (found.heading) page_.set_heading(*found.heading);
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
