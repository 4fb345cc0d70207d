// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where each field of an article is looked for: in the short lines above the story, in what its
// first paragraph opens with, in its last lines, and in the address. Each line is tried as one of
// these things; the first that fits wins, except for the headline and the date, where all there are
// compete (headline.cpp, date_candidates.cpp).
#include "fields/metadata.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fields/byline.hpp"
#include "fields/caption_date.hpp"
#include "fields/dateline.hpp"
#include "fields/headline.hpp"
#include "fields/masthead.hpp"
#include "fields/opening.hpp"
#include "fields/publication_date.hpp"
#include "fields/publisher.hpp"
#include "fields/relative_date.hpp"
#include "fields/url_fields.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// How far a text is looked at, in bytes from either end.
struct Reach {
    std::size_t head;
    std::size_t tail;
    bool only_first_line;  // may be the title, and only if it is short
    double first_line;     // how likely the title is right
};

constexpr Reach kFileReach = {40'000, 4'000, false, 0.8};
constexpr Reach kRecordReach = {1'000, 500, true, 0.6};
constexpr std::size_t kHintBytes = 4'000;
constexpr std::size_t kRecordTitleBytes = 100;
constexpr std::size_t kBylineLines = 6;  // below the headline
constexpr std::size_t kAbove = 10;       // lines that a date above the headline counts as farther
constexpr double kTrustAbove = 0.8;      // of a date above the headline
constexpr std::size_t kSignatureLines = 2;  // at the very end

void set(Field& field, std::string_view value, Origin origin, double confidence) {
    if (!field && !value.empty()) field = {std::string(value), origin, confidence};
}

class MetadataReader {
public:
    MetadataReader(Article& article, Reach reach)
        : article_(article), reach_(reach), text_(article.text) {}

    void read() {
        const Opening opening = read_opening(text_, reach_.head);
        read_url();
        for (const std::string_view line : opening.lines) lines_.push_back(read_line(line));
        const std::size_t headline = headline_line(opening.story.substr(0, reach_.head));
        if (headline < lines_.size() && may_be_title(headline)) read_title(headline);
        if (headline < lines_.size() && !reach_.only_first_line) read_masthead_above(headline);
        for (const std::string_view line : opening.lead) lines_.push_back(read_line(line));
        if (headline < lines_.size()) {
            read_bare_bylines(headline);
            order_dates(headline);
        }
        const auto closing = closing_lines(text_, reach_.tail);
        for (const std::string_view line : closing) read_syndication_line(line);
        for (std::size_t i = 0; i < closing.size(); ++i) {
            const std::string_view above =
                i + 1 < closing.size() ? closing[i + 1] : std::string_view();
            read_closing_line(closing[i], above, i < kSignatureLines);
            read_copyright_notice(closing[i]);
        }
        // A first paragraph may be too short for prose.
        bool opened = read_opening_of(opening.story);
        for (std::size_t i = lines_.size(); i-- > 0 && !opened;) {
            opened = !lines_[i].interface && read_opening_of(lines_[i].text);
        }
        set(article_.source, owner_, Origin::kSourceLine, 0.6);
        read_photos(opening.story);
        set_date(article_, dates_);
    }

private:
    void read_url() {
        if (!article_.url) return;
        if (const auto date = date_of_url(article_.url.value)) {
            dates_.push_back({*date, Origin::kUrl, date->day != 0 ? 0.9 : 0.75});
        }
        set(article_.section, section_of_url(article_.url.value), Origin::kUrl, 0.9);
    }

    OpeningLine read_line(std::string_view line) {
        if (line.starts_with('#')) read_heading(line);
        bool credit = is_source_line(line);
        if (const auto source = read_source_line(line)) {
            set(article_.source, *source, Origin::kSourceLine, 0.9);
        }
        if (const auto source = read_publication(line)) {
            set(article_.source, *source, Origin::kSourceLine, 0.9);
        }
        if (const auto author = read_byline(line)) {
            set(article_.author, *author, Origin::kByline, 0.9);
            credit = true;
        }
        const std::string_view above = lines_.empty() ? std::string_view() : lines_.back().text;
        if (add_line_dates(line, above, dates_)) credit = true;
        date_lines_.resize(dates_.size(), lines_.size());
        if (!article_.date && is_relative_date(line)) {
            read_relative(line);
            credit = true;
        }
        return {line, credit, is_interface(line)};
    }

    void read_heading(std::string_view line) {
        const std::size_t start = line.find_first_not_of('#');
        if (start == line.npos) return;
        set(article_.title, ascii::fold_space(line.substr(start)), Origin::kHeading, 0.95);
    }

    void read_relative(std::string_view line) {
        const auto now = crawl_moment(article_.extra);
        if (!now) return;
        if (const auto date = relative_date(line, *now)) {
            dates_.push_back({*date, Origin::kRelative, 0.8});
        }
    }

    // A title that is known saves the search for it, as does a first line that cannot be one where
    // no other may.
    std::size_t headline_line(std::string_view story) const {
        if (!article_.title) {
            const bool search = !reach_.only_first_line || (!lines_.empty() && may_be_title(0));
            const std::size_t found = search ? find_headline(lines_, story) : lines_.size();
            return found == lines_.size() && search && has_short_headline(story) ? 0 : found;
        }
        const auto is_title = [&](const OpeningLine& line) {
            return line.text == article_.title.value;
        };
        const auto found = std::ranges::find_if(lines_, is_title);
        return found == lines_.end() ? 0 : static_cast<std::size_t>(found - lines_.begin());
    }

    // The text's first line with an empty one behind it, and nothing but credits and short
    // sentences between it and longer paragraphs.
    bool has_short_headline(std::string_view story) const {
        const auto follows = [](const OpeningLine& line) {
            return line.credit || ends_sentence(line.text);
        };
        if (lines_.empty() || lines_[0].credit || story.empty()) return false;
        if (!std::all_of(lines_.begin() + 1, lines_.end(), follows)) return false;
        const std::string_view line = lines_[0].text;
        const std::string_view rest =
            text_.substr(static_cast<std::size_t>(line.data() - text_.data()) + line.size());
        const std::string_view gap = rest.substr(0, rest.find_first_not_of(" \t\r\n"));
        return std::ranges::count(gap, '\n') > 1 && is_short_headline(line, rest);
    }

    bool may_be_title(std::size_t at) const {
        return !reach_.only_first_line || (at == 0 && lines_[at].text.size() <= kRecordTitleBytes);
    }

    void read_title(std::size_t at) {
        set(article_.title, ascii::fold_space(lines_[at].text), Origin::kFirstLine,
            reach_.first_line);
        for (std::size_t i = 0; i <= at; ++i) {
            const std::string_view line = lines_[i].text;
            const bool crumbs = line.find_first_of(">/") != line.npos || i + 1 == at;
            if (crumbs) set(article_.section, section_of_line(line), Origin::kFirstLine, 0.7);
        }
    }

    // Who prints the article goes before whom it is from, as its last lines or its dateline say.
    void read_masthead_above(std::size_t headline) {
        const auto first =
            std::ranges::find_if(lines_, [](const OpeningLine& line) { return !line.interface; });
        const auto at = static_cast<std::size_t>(first - lines_.begin());
        if (at >= headline || first->credit) return;
        if (const auto name = read_masthead(first->text, lines_[at + 1].text)) {
            set(article_.source, *name, Origin::kFirstLine, 0.7);
        }
    }

    // Of several dates the one nearest to the headline comes first, and before those above it,
    // where mastheads have the day of reading.
    void order_dates(std::size_t headline) {
        std::vector<std::pair<std::size_t, DateCandidate>> ordered;
        date_lines_.resize(dates_.size(), headline);
        for (std::size_t i = 0; i < dates_.size(); ++i) {
            const std::size_t at = date_lines_[i];
            const bool above = at < headline;
            ordered.emplace_back(above ? headline - at + kAbove : at - headline, dates_[i]);
            if (above) ordered.back().second.confidence *= kTrustAbove;
        }
        std::ranges::stable_sort(ordered, {}, &std::pair<std::size_t, DateCandidate>::first);
        for (std::size_t i = 0; i < dates_.size(); ++i) dates_[i] = ordered[i].second;
    }

    // Names without a label are looked for only where a byline is usual, below the headline.
    void read_bare_bylines(std::size_t headline) {
        const std::size_t end = std::min(headline + 1 + kBylineLines, lines_.size());
        for (std::size_t i = headline + 1; i < end && !article_.author; ++i) {
            const std::string_view next = i + 1 < end ? lines_[i + 1].text : std::string_view();
            const auto names = read_bare_byline(lines_[i].text, next);
            if (names) set(article_.author, *names, Origin::kByline, 0.7);
        }
    }

    void read_syndication_line(std::string_view line) {
        if (const auto source = read_syndication(line)) {
            set(article_.source, *source, Origin::kSourceLine, 0.9);
            syndicated_ = true;
        }
    }

    void read_closing_line(std::string_view line, std::string_view above, bool is_last) {
        if (const auto named = read_source_line(line)) {
            set(article_.source, *named, Origin::kSourceLine, 0.85);
        } else if (const auto author = is_last ? read_signature(line) : std::nullopt) {
            set(article_.author, *author, Origin::kByline, 0.6);
        }
        add_closing_dates(line, above, dates_);
    }

    bool read_opening_of(std::string_view story) {
        const auto dateline = read_dateline(story);
        if (!dateline) return false;
        set(article_.source, dateline->agency, Origin::kOpening, 0.85);
        if (const auto names = names_in(dateline->names)) {
            set(article_.author, *names, Origin::kByline, 0.9);
        }
        if (article_.date || (!dateline->date && !dateline->day)) return true;
        YearHints hints =
            year_hints(text_.substr(0, std::min(reach_.head, kHintBytes)),
                       text_.substr(text_.size() - std::min(reach_.tail, text_.size())));
        hints.photo = latest_photo(text_.substr(0, reach_.head));
        for (const DateCandidate& known : dates_) hints.published.push_back(known.date);
        if (const auto date = date_of(*dateline, hints)) dates_.push_back(*date);
        return true;
    }

    // What photos tell counts where nothing else tells a day or a month.
    void read_photos(std::string_view story) {
        const auto tells = [](const DateCandidate& known) { return known.date.month != 0; };
        if (article_.date || std::ranges::any_of(dates_, tells)) return;
        if (const auto date = date_of_photos(text_.substr(0, reach_.head), story))
            dates_.push_back({*date, Origin::kText, 0.6});
    }

    // The notice of a text taken over from elsewhere is the text's own; any other may be the
    // page's, and have the year of reading.
    void read_copyright_notice(std::string_view line) {
        if (syndicated_) line.remove_prefix(std::min(line.find("Copyright"), line.size()));
        const auto notice = read_copyright(line);
        if (!notice) return;
        if (owner_.empty()) owner_ = notice->owner;
        if (syndicated_ && notice->year != 0) {
            dates_.push_back({{notice->year}, Origin::kSourceLine, 0.6});
        }
    }

    Article& article_;
    Reach reach_;
    std::string_view text_;
    std::vector<OpeningLine> lines_;
    std::vector<DateCandidate> dates_;
    bool syndicated_ = false;
    std::string owner_;                    // of the copyright
    std::vector<std::size_t> date_lines_;  // the line that each was found in
};

}  // namespace

void read_metadata(Article& article) { MetadataReader(article, kFileReach).read(); }

void complete_record(Article& article) { MetadataReader(article, kRecordReach).read(); }

}  // namespace nutgraf
