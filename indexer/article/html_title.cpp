// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page says its title in places that do not know of each other: headings for readers, the title
// element for the browser, properties for other sites, the address. What several of them share is
// the title; the name of the site is shared, too, but other headings stand nearer to the story. Of
// several forms the heading's is taken: others are shortened, or written for search engines.
#include "article/html_title.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/ascii.hpp"
#include "article/confidence.hpp"
#include "article/masthead.hpp"
#include "article/title_parts.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeadings = 60;  // that are looked at
constexpr std::size_t kHeadingBytes = 400;
constexpr std::size_t kIntoStory = 2;  // blocks of the story above its heading
constexpr double kAlike = 0.3;         // two titles of one story

constexpr std::size_t kNameWords = 3;  // of a name that stands where titles do
constexpr std::size_t kLongerBy = 3;   // words, about, that titles have more than names
constexpr std::size_t kAgreeing = 2;   // places that must agree on what part of a heading is it

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kLoneBytes = 10;  // of a heading of which nothing else knows

struct Heading {
    std::size_t block = 0;
    GumboTag tag = GUMBO_TAG_H1;
    bool link = false;
    std::string text;
    std::size_t copies = 0;  // places where the same is told, or it is part of what is told
    std::size_t wholes = 0;  // of these, where it is all that is told, but for the title element
};

// Whether there is white space or a mark that parts two lines: no quotation mark, no bracket.
bool is_joint(std::string_view text, std::size_t at) {
    constexpr std::string_view kJoints[] = {" ", ":", "-", "|", "/",
                                            "–", "—", "·", "•", "\xc2\xa0"};
    return std::ranges::any_of(
        kJoints, [&](std::string_view joint) { return text.substr(at).starts_with(joint); });
}

class TitleFinder {
public:
    TitleFinder(const HtmlPage& page, const SiteNames& site) : page_(page), site_(site) {
        const HtmlDocument& document = page.document();
        add_told({page.json_ld().headline});
        add_told({page.meta({"og:title"}), page.meta({"twitter:title"})});
        add_told({page.meta({"citation_title", "dc.title", "dcterms.title", "headline"})});
        add_told({document.title});
        for (std::size_t b = 0; b < document.blocks.size(); ++b) add_heading(b);
        for (Heading& heading : headings_) count_copies(heading);
        for (const Heading& heading : headings_) {
            if (is_above_story(heading) && heading.copies > 0) nearest_ = heading.block;
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
        const Heading* lone = told_agree() ? nullptr : lone_heading();
        if (lone != nullptr) {
            return {{lone->text, Origin::kMarkup, confidence::kLoneHeading}, lone->block};
        }
        return from_told();
    }

private:
    using Places = std::vector<std::string>;    // that are written by one hand
    static constexpr std::size_t kElement = 3;  // the place that is the title element

    void add_told(const Places& places) {
        told_.emplace_back();
        for (const std::string& title : places) {
            std::string line = ascii::fold_space(title);
            if (line.size() > kHeadingBytes) continue;
            if (!line.empty()) told_.back().push_back(std::move(line));
        }
    }

    void add_heading(std::size_t b) {
        const HtmlBlock& block = page_.document().blocks[b];
        const GumboTag tag = page_.tag_of(b);
        const bool heading = tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
        if (!heading || headings_.size() >= kMostHeadings) return;
        if (tag != GUMBO_TAG_H1 && b > page_.story() + kIntoStory) return;
        std::string text = below_kicker(b, ascii::fold_space(page_.document().text_of(block)));
        if (text.size() > kHeadingBytes) return;
        const bool link = block.link_bytes + 2 >= block.end - block.start;
        headings_.push_back({b, tag, link, std::move(text)});
    }

    // A heading without what its markup says is a line above it: "Sport: " of "Sport: Eleven
    // boats".
    std::string below_kicker(std::size_t b, std::string text) const {
        for (const HtmlMark& mark : page_.document().marks) {
            if (mark.kind != HtmlMark::Kind::kKicker || mark.block != b) continue;
            if (mark.text.empty() || !text.starts_with(mark.text)) continue;
            std::size_t at = mark.text.size();
            while (at < text.size() && is_joint(text, at))
                at += std::max<std::size_t>(punctuation_at(text, at), 1);
            if (at < text.size()) return text.substr(at);
        }
        return text;
    }

    // How much what is told in other places agrees with a heading, added up.
    double support_of(const Heading& heading) const {
        double sum = 0;
        for (const Places& places : told_) {
            double most = 0;
            for (const std::string& title : places) {
                most = std::max(most, likeness(heading.text, title));
            }
            sum += most > kAlike ? most : 0;
        }
        return sum;
    }

    bool is_heading(std::string_view text) const {
        const std::string essence = essence_of(text);
        return std::ranges::any_of(
            headings_, [&](const Heading& heading) { return essence_of(heading.text) == essence; });
    }

    void count_copies(Heading& heading) const {
        const std::string essence = essence_of(heading.text);
        const auto same = [&](std::string_view text) { return essence_of(text) == essence; };
        for (std::size_t p = 0; p < told_.size(); ++p) {
            const auto has_part = [&](const std::string& title) {
                const std::vector<std::string_view> parts = title_parts(title);
                if (same(title) || std::ranges::any_of(parts, same)) return true;
                // A name may have a border in it.
                const auto ends = [&](std::string_view part) {
                    return same(title.substr(static_cast<std::size_t>(part.data() - title.data())));
                };
                if (std::ranges::any_of(parts, ends)) return true;
                // What stands before a colon, or behind it, if the rest is a heading, too.
                const std::size_t colon = std::min(title.find(": "), title.size());
                const std::string_view front = std::string_view(title).substr(0, colon);
                const std::string_view back = std::string_view(title).substr(colon);
                return (same(front) && is_heading(back)) || (same(back) && is_heading(front));
            };
            heading.copies += std::ranges::any_of(told_[p], has_part) ? 1 : 0;
            heading.wholes += p != kElement && std::ranges::any_of(told_[p], same) ? 1 : 0;
        }
    }

    bool is_above_story(const Heading& heading) const {
        return heading.block <= page_.story() + kIntoStory;
    }

    // Whether a heading is a name, by its place in what is told: all that the title element says,
    // of which other places know nothing, or the shorter part of a longer title.
    bool is_name_of_site(const Heading& heading) const {
        const std::size_t words = ascii::split_words(heading.text).size();
        if (heading.wholes > 0 || heading.copies == 0 || words > kNameWords) return false;
        const std::string essence = essence_of(heading.text);
        std::size_t others = 0;  // titles that are another
        for (const Places& places : told_) {
            for (const std::string& title : places) {
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

    // Support for a first-order heading that is hardly the site's: what the page calls itself where
    // it names nothing else, or what does not lead home and has no rival below it.
    double sure_score(const Heading& heading) const {
        const bool first = heading.tag == GUMBO_TAG_H1 && is_above_story(heading) &&
                           (!heading.link || heading.wholes > 0) && !site_.is_site(heading.text);
        if (!first || is_name_of_site(heading)) return 0;
        const bool rivalled = std::ranges::any_of(headings_, [&](const Heading& other) {
            return other.block > heading.block && is_above_story(other) &&
                   other.text != heading.text && heading.copies > heading.wholes &&
                   other.copies >= heading.copies;
        });
        return rivalled ? 0 : support_of(heading);
    }

    double score_of(const Heading& heading) const {
        const bool first = heading.tag == GUMBO_TAG_H1;
        const auto copies = static_cast<double>(heading.copies);
        double score = first ? std::max(support_of(heading), copies) : copies;
        if (score <= 0) return 0;
        const std::size_t words = ascii::split_words(heading.text).size();
        score += 0.04 * static_cast<double>(std::min(words, kMostWords));
        if (heading.block == nearest_) score += 0.3;
        if (first) score += 0.3;
        if (heading.link) score -= 0.4;
        if (!is_above_story(heading)) score -= 1;
        if (site_.is_site(heading.text)) score -= 3;
        if (is_name_of_site(heading)) score -= 3;
        const bool home = heading.link && first && &heading == &headings_[0] &&
                          heading.copies > 0 && heading.wholes == 0;
        if (home) score -= 1.5;
        return score;
    }

    // The whole heading, unless others say that part of it is the title.
    PageTitle from_heading(const Heading& heading) const {
        std::string title = heading.text;
        std::size_t agreeing = 0;
        for (const Places& places : told_) {
            for (const std::string& told : places) {
                const std::string part = part_of(heading, told);
                if (part.size() >= heading.text.size() || heading.wholes > 0) continue;
                ++agreeing;
                if (agreeing >= kAgreeing) title = part;
                break;
            }
        }
        return {{without_site(title, site_, false), Origin::kMarkup, confidence::kAgreedTitle},
                heading.block};
    }

    static std::string part_of(const Heading& heading, std::string_view told) {
        std::string best = without_kicker(heading.text, told);
        for (const std::string_view part : title_parts(told)) {
            if (best.size() < heading.text.size()) break;
            best = without_kicker(heading.text, part);
        }
        return best;
    }

    // Whether what is written for machines is the same in two places.
    bool told_agree() const {
        std::vector<std::string> titles;
        for (std::size_t p = 0; p < kElement; ++p) {
            if (!told_[p].empty()) titles.push_back(essence_of(told_[p].front()));
        }
        std::ranges::sort(titles);
        return std::ranges::adjacent_find(titles) != titles.end();
    }

    // The only heading of the first order above the story, if it does not lead home.
    const Heading* lone_heading() const {
        const Heading* lone = nullptr;
        for (const Heading& heading : headings_) {
            const bool fits = heading.tag == GUMBO_TAG_H1 && !heading.link &&
                              is_above_story(heading) && !site_.is_site(heading.text) &&
                              !is_name_of_site(heading) && heading.block + 12 >= page_.story() &&
                              !is_label(heading.text) && heading.text.size() >= kLoneBytes;
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
        } order[] = {{1, Origin::kMeta, confidence::kMetaTitle},
                     {0, Origin::kJsonLd, confidence::kMetaTitle},
                     {2, Origin::kMeta, confidence::kMetaTitle},
                     {3, Origin::kMarkup, confidence::kTitleElement}};
        SiteNames site = site_;
        for (const Heading& heading : headings_) {
            const bool home = &heading == &headings_[0] && heading.link && heading.wholes == 0;
            if (home || is_name_of_site(heading)) site.add_name(heading.text);
        }
        for (const auto& [place, origin, confidence] : order) {
            for (const std::string& told : told_[place]) {
                const std::string title = without_site(told, site, true);
                if (!site.is_site(title)) return {{title, origin, confidence}, {}};
            }
        }
        for (const bool first_order : {true, false}) {
            const Heading* last = nullptr;
            for (const Heading& heading : headings_) {
                const bool fits = first_order ? heading.tag == GUMBO_TAG_H1 && last == nullptr
                                              : is_above_story(heading);
                if (fits && !site.is_site(heading.text)) last = &heading;
            }
            if (last != nullptr)
                return {{last->text, Origin::kMarkup, confidence::kTitleElement}, last->block};
        }
        for (const Places& places : told_) {
            if (!places.empty())
                return {{places.front(), Origin::kMarkup, confidence::kTitleElement}, {}};
        }
        const auto first = std::ranges::find(headings_, GUMBO_TAG_H1, &Heading::tag);
        if (first == headings_.end()) return {};
        return {{first->text, Origin::kMarkup, confidence::kTitleElement}, first->block};
    }

    const HtmlPage& page_;
    const SiteNames& site_;
    std::vector<Places> told_;
    std::vector<Heading> headings_;
    std::size_t nearest_ = SIZE_MAX;  // block of the last heading above the story
};

}  // namespace

PageTitle find_page_title(const HtmlPage& page, const SiteNames& site) {
    return TitleFinder(page, site).find();
}

}  // namespace nutgraf
