// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page says its title in places that do not know of each other: headings for readers, the title
// element for the browser, properties for other sites, the address. What several of them share is
// the title; the name of the site is shared, too, but other headings stand nearer to the story. Of
// several forms the heading's is taken: others are shortened, or written for search engines.
#include "html/title.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fields/confidence.hpp"
#include "fields/masthead.hpp"
#include "fields/title_parts.hpp"
#include "html/title_headings.hpp"
#include "html/told_titles.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameWords = 3;  // of a name that stands where titles do
constexpr std::size_t kLongerBy = 3;   // words, about, that titles have more than names
constexpr std::size_t kAgreeing = 2;   // places that must agree on what part of a heading is it

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kLoneBytes = 10;  // of a heading of which nothing else knows

using Heading = TitleHeading;

class TitleFinder {
public:
    TitleFinder(const HtmlPage& page, const SiteNames& site)
        : page_(page), site_(site), told_(page), headings_(find_title_headings(page, told_)) {
        for (const Heading& heading : headings_) {
            if (is_above_story(page_, heading.block) && heading.copies > 0)
                nearest_ = heading.block;
        }
    }

    PageTitle find() const {
        const Heading* best = nullptr;
        for (const bool sure : {true, false}) {
            double most = 0;
            for (const Heading& heading : headings_) {
                const double score = sure ? sure_score(heading) : score_of(heading);
                if (score <= most) continue;
                most = score;
                best = &heading;
            }
            if (best != nullptr) return from_heading(*best);
        }
        const Heading* lone = told_.agree() ? nullptr : lone_heading();
        if (lone != nullptr) {
            return {{lone->text, Origin::kMarkup, confidence::kLoneHeading}, lone->block};
        }
        return from_told();
    }

private:
    using Titles = ToldTitles::Titles;

    // Whether a heading is a name, by its place in what is told: all that the title element says,
    // of which other places know nothing, or the shorter part of a longer title.
    bool is_name_of_site(const Heading& heading) const {
        const std::size_t words = ascii::split_words(heading.text).size();
        if (heading.wholes > 0 || heading.copies == 0 || words > kNameWords) return false;
        const std::string essence = essence_of(heading.text);
        std::size_t others = 0;  // titles that are another
        for (const Titles& titles : told_.places()) {
            for (const std::string& title : titles) {
                if (essence_of(title) == essence) continue;
                const std::vector<std::string_view> parts = title_parts(title);
                const bool last = essence_of(parts.empty() ? "" : parts.back()) == essence;
                const bool longer = ascii::split_words(title).size() >= 2 * words + kLongerBy;
                if (!longer || !(last || heading.link)) return false;
                ++others;
            }
        }
        return others > 0;
    }

    // Whether JSON-LD gives a heading below this one as the headline: trails of links may end with
    // a heading of the first order, which is written for search engines.
    bool is_above_headline(const Heading& heading) const {
        if (told_.is_headline(heading.text)) return false;
        return std::ranges::any_of(headings_, [&](const Heading& other) {
            return other.block > heading.block && is_above_story(page_, other.block) &&
                   !other.link && told_.is_headline(other.text);
        });
    }

    // Support for a first-order heading that is hardly the site's: what the page calls itself where
    // it names nothing else, or what does not lead home and has no rival below it.
    double sure_score(const Heading& heading) const {
        const bool first = heading.tag == GUMBO_TAG_H1 && is_above_story(page_, heading.block) &&
                           (!heading.link || heading.wholes > 0) && !site_.is_site(heading.text);
        if (!first || is_name_of_site(heading) || is_above_headline(heading)) return 0;
        const bool rivalled = std::ranges::any_of(headings_, [&](const Heading& other) {
            return other.block > heading.block && is_above_story(page_, other.block) &&
                   other.text != heading.text && heading.copies > heading.wholes &&
                   other.copies >= heading.copies;
        });
        return rivalled ? 0 : told_.support_of(heading.text);
    }

    double score_of(const Heading& heading) const {
        const bool first = heading.tag == GUMBO_TAG_H1;
        const auto copies = static_cast<double>(heading.copies);
        double score = first ? std::max(told_.support_of(heading.text), copies) : copies;
        if (score <= 0) return 0;
        const std::size_t words = ascii::split_words(heading.text).size();
        score += 0.04 * static_cast<double>(std::min(words, kMostWords));
        if (heading.block == nearest_) score += 0.3;
        if (first) score += 0.3;
        if (heading.link) score -= 0.4;
        if (!is_above_story(page_, heading.block)) score -= 1;
        if (site_.is_site(heading.text)) score -= 3;
        if (is_name_of_site(heading) || is_above_headline(heading)) score -= 3;
        const bool home = heading.link && first && &heading == &headings_[0] &&
                          heading.copies > 0 && heading.wholes == 0;
        if (home) score -= 1.5;
        return score;
    }

    // The whole heading, unless others say that part of it is the title.
    PageTitle from_heading(const Heading& heading) const {
        std::string title = heading.text;
        std::size_t agreeing = 0;
        for (const Titles& titles : told_.places()) {
            for (const std::string& told : titles) {
                const std::string part = part_of(heading, told);
                if (part.size() >= heading.text.size() || heading.wholes > 0) continue;
                ++agreeing;
                if (agreeing >= kAgreeing) title = part;
                break;
            }
        }
        return {{topic_of(heading) + without_site(title, site_, false), Origin::kMarkup,
                 confidence::kAgreedTitle},
                heading.block};
    }

    // The longest part of what is told that the heading has with another line above or below it.
    static std::string part_of(const Heading& heading, std::string_view told) {
        std::string best = without_kicker(heading.text, told);
        if (best.size() < heading.text.size()) return best;
        std::size_t longest = 0;
        for (const std::string_view part : title_parts(told)) {
            std::string line = without_kicker(heading.text, part);
            if (line.size() >= heading.text.size() || line.size() <= longest) continue;
            longest = line.size();
            best = std::move(line);
        }
        return best;
    }

    // What a place puts before a heading, "Port:" of "Port: Eleven boats sunk - The Gazette".
    std::string_view topic_in(ToldTitles::Place place, const std::string& essence) const {
        const Titles& titles = told_.places()[place];
        const std::string_view told = titles.empty() ? std::string_view() : titles.front();
        const std::size_t colon = told.find(": ");
        if (colon == told.npos) return {};
        const std::string rest = without_site(told.substr(colon + 2), site_, true);
        return essence_of(rest) == essence ? told.substr(0, colon + 1) : std::string_view();
    }

    // What JSON-LD, properties and title element all put before a heading, unless it is the site.
    std::string topic_of(const Heading& heading) const {
        const std::string essence = essence_of(heading.text);
        const std::string_view topic = topic_in(ToldTitles::kJsonLd, essence);
        if (topic.empty() || site_.is_site(topic)) return {};
        for (const auto place : {ToldTitles::kSharing, ToldTitles::kElement}) {
            if (essence_of(topic_in(place, essence)) != essence_of(topic)) return {};
        }
        return std::string(topic) + ' ';
    }

    // The only heading of the first order above the story, if it does not lead home.
    const Heading* lone_heading() const {
        const Heading* lone = nullptr;
        for (const Heading& heading : headings_) {
            const bool fits = heading.tag == GUMBO_TAG_H1 && !heading.link &&
                              is_above_story(page_, heading.block) &&
                              !site_.is_site(heading.text) && !is_name_of_site(heading) &&
                              heading.block + 12 >= page_.story() && !is_label(heading.text) &&
                              heading.text.size() >= kLoneBytes;
            if (!fits) continue;
            if (lone != nullptr) return nullptr;
            lone = &heading;
        }
        return lone;
    }

    PageTitle from_told() const {
        const struct {
            std::size_t place;
            Origin origin;
            double confidence;
        } order[] = {{ToldTitles::kSharing, Origin::kMeta, confidence::kMetaTitle},
                     {ToldTitles::kJsonLd, Origin::kJsonLd, confidence::kMetaTitle},
                     {ToldTitles::kCatalogue, Origin::kMeta, confidence::kMetaTitle},
                     {ToldTitles::kElement, Origin::kMarkup, confidence::kTitleElement}};
        SiteNames site = site_;
        for (const Heading& heading : headings_) {
            const bool home = &heading == &headings_[0] && heading.link && heading.wholes == 0;
            if (home || is_name_of_site(heading)) site.add_name(heading.text);
        }
        for (const auto& [place, origin, confidence] : order) {
            for (const std::string& told : told_.places()[place]) {
                const std::string title = without_site(told, site, true);
                if (!site.is_site(title)) return {{title, origin, confidence}, {}};
            }
        }
        for (const bool first_order : {true, false}) {
            const Heading* last = nullptr;
            for (const Heading& heading : headings_) {
                const bool fits = first_order ? heading.tag == GUMBO_TAG_H1 && last == nullptr
                                              : is_above_story(page_, heading.block);
                if (fits && !site.is_site(heading.text)) last = &heading;
            }
            if (last != nullptr)
                return {{last->text, Origin::kMarkup, confidence::kTitleElement}, last->block};
        }
        for (const Titles& titles : told_.places()) {
            if (!titles.empty())
                return {{titles.front(), Origin::kMarkup, confidence::kTitleElement}, {}};
        }
        const auto first = std::ranges::find(headings_, GUMBO_TAG_H1, &Heading::tag);
        if (first == headings_.end()) return {};
        return {{first->text, Origin::kMarkup, confidence::kTitleElement}, first->block};
    }

    const HtmlPage& page_;
    const SiteNames& site_;
    ToldTitles told_;
    std::vector<Heading> headings_;
    std::size_t nearest_ = SIZE_MAX;  // block of the last heading above the story
};

}  // namespace

PageTitle find_page_title(const HtmlPage& page, const SiteNames& site) {
    return TitleFinder(page, site).find();
}

}  // namespace nutgraf
