// SPDX-License-Identifier: GPL-2.0-or-later
//
// The standard has a parser look through all open elements at most tags, at each character of text
// within open formatting, and compare each attribute of a tag with all the others. Pages made for
// it keep one busy for hours. So the steps are summed up beforehand: a page whose sum is small, or
// small for its length, is harmless, however odd. Only how many elements are open must be known for
// that, and a number that is too high does little harm: pages as people write them stay far below
// the limit. Hence an element counts as closed only if it surely is:
//
// - by the end tag that follows on its start tag, with nothing between left open;
// - by the next of its kind, if paragraphs, list items, cells or links go without end tags;
// - formatting by an end tag in the same cell, unless many elements were opened since.
//
// Where scripts, drawings and lists of options mix, so that markup may be text or text markup, each
// '<' from there on opens an element and nothing closes any.
#include "html/limits.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "html/scan.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFreeSteps = 100'000'000;  // a second
constexpr std::size_t kStepsPerByte = 20;
constexpr std::size_t kTextStepsPerStep = 4;  // those are the quicker ones

constexpr std::size_t kMostAttributes = 1'000'000;  // that are told apart: more is too many anyhow

using Tags = std::initializer_list<GumboTag>;

bool is_one_of(GumboTag tag, Tags tags) { return std::ranges::find(tags, tag) != tags.end(); }

bool is_formatting(GumboTag tag) {
    return is_one_of(
        tag, {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
              GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE,
              GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
}

// Whether end tags of formatting do not reach out of it.
bool is_border(GumboTag tag) {
    return is_one_of(tag, {GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE, GUMBO_TAG_MATH,
                           GUMBO_TAG_OBJECT, GUMBO_TAG_SELECT, GUMBO_TAG_SVG, GUMBO_TAG_TABLE,
                           GUMBO_TAG_TD, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TH});
}

bool is_drawing(GumboTag tag) { return tag == GUMBO_TAG_MATH || tag == GUMBO_TAG_SVG; }

// Whether what stands in it is read by rules of its own.
bool is_foreign(GumboTag tag) { return is_drawing(tag) || tag == GUMBO_TAG_SELECT; }

class Estimate {
public:
    explicit Estimate(std::string_view page)
        : page_(page), most_(kFreeSteps + kStepsPerByte * page.size()) {}

    bool is_too_high() {
        while (at_ < page_.size() && steps_ <= most_) take();
        return steps_ > most_;
    }

private:
    struct Open {
        HtmlTag tag;
        std::size_t floor;  // formats below are out of reach of end tags
    };
    struct Format {
        std::string_view name;
        std::size_t depth;  // of open_
    };

    char peek(std::size_t at) const { return at < page_.size() ? page_[at] : '\0'; }

    bool starts_with(std::string_view text) const { return page_.substr(at_).starts_with(text); }

    std::size_t depth() const { return open_.size() + formats_.size() + unsure_depth_; }

    void take() {
        const std::size_t next = std::min(page_.find('<', at_), page_.size());
        const bool formatted = !formats_.empty() || unsure_;
        if (formatted) steps_ += (next - at_) * depth() / kTextStepsPerStep;
        at_ = next;
        const char c = peek(at_ + 1);
        if (unsure_) return take_unsure();
        if (starts_with("<!--")) {
            at_ = end_of_comment(page_, at_);
            return;
        }
        if (ascii::is_letter(c)) return open(read_tag(page_, at_ + 1));
        if (c == '/' && ascii::is_letter(peek(at_ + 2))) return close(read_tag(page_, at_ + 2));
        if (starts_with("<![CDATA[") && foreign_ > 0) unsure_ = true;
        at_ = c == '!' || c == '?' || c == '/'
                  ? std::min(page_.find('>', at_), page_.size() - 1) + 1
                  : at_ + 1;
    }

    void take_unsure() {
        if (ascii::is_letter(peek(at_ + 1))) {
            ++unsure_depth_;
            const HtmlTag tag = read_tag(page_, at_ + 1);
            charge(tag);
            steps_ += tag.end - at_;  // most of which is read again
        }
        ++at_;
    }

    void charge(const HtmlTag& tag) {
        const bool formatting = is_formatting(tag.tag);
        const std::size_t compared = formatting ? formats_.size() + unsure_depth_ + 1 : 1;
        const std::size_t attributes = std::min(tag.attributes, kMostAttributes);
        steps_ += depth() + attributes * attributes * compared;
        if (is_one_of(tag.tag, {GUMBO_TAG_HTML, GUMBO_TAG_BODY})) {  // are added to the first
            page_attributes_ += attributes;
            steps_ += attributes * page_attributes_;
        }
    }

    void open(const HtmlTag& tag) {
        charge(tag);
        at_ = tag.end;
        if (is_one_of(tag.tag, {GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY})) return;
        if (is_one_of(tag.tag, {GUMBO_TAG_FRAMESET, GUMBO_TAG_PLAINTEXT})) unsure_ = true;
        if (is_raw(tag.tag) || (in_shapes_ && tag.tag == GUMBO_TAG_DESC)) return skip_raw(tag);
        const bool shape = tag.tag == GUMBO_TAG_UNKNOWN || tag.tag == GUMBO_TAG_IMAGE;
        if (in_shapes_ && shape && tag.closes_itself) return;
        in_shapes_ = tag.tag == GUMBO_TAG_SVG || (in_shapes_ && shape);
        if (is_void(tag.tag) && drawings_ == 0) return;
        if (tag.tag == GUMBO_TAG_A) close_format(tag);
        if (is_formatting(tag.tag)) return formats_.push_back({tag.name, open_.size()});
        close_implied(tag.tag);
        foreign_ += is_foreign(tag.tag) ? 1 : 0;
        drawings_ += is_drawing(tag.tag) ? 1 : 0;
        const std::size_t floor = open_.empty() ? 0 : open_.back().floor;
        open_.push_back({tag, is_border(tag.tag) ? formats_.size() : floor});
    }

    // Where the standard has other states than "within the element" and "behind it", or where the
    // element may be none, only content without any '<' is certain.
    void skip_raw(const HtmlTag& tag) {
        const std::size_t start = at_;
        const std::size_t first = std::min(page_.find('<', start), page_.size());
        at_ = find_markup(page_, "</", tag.name, start);
        const std::size_t comment = page_.substr(0, at_).find("<!--", start);
        const bool nested = tag.tag == GUMBO_TAG_SCRIPT && comment != page_.npos &&
                            find_markup(page_.substr(0, at_), "<", "script", comment) < at_;
        if ((foreign_ > 0 && first < at_) || nested) {
            unsure_ = true;
            at_ = start;
        } else if (at_ < page_.size()) {
            at_ = read_tag(page_, at_ + 2).end;
        }
    }

    void close_top(Tags tags) {
        if (!open_.empty() && is_one_of(open_.back().tag.tag, tags)) pop();
    }

    // Closes what needs no end tag.
    void close_implied(GumboTag tag) {
        constexpr auto kDt = GUMBO_TAG_DT, kDd = GUMBO_TAG_DD, kTd = GUMBO_TAG_TD;
        constexpr auto kTh = GUMBO_TAG_TH, kTr = GUMBO_TAG_TR, kLi = GUMBO_TAG_LI;
        const bool row = is_one_of(tag, {kTr, GUMBO_TAG_TBODY});
        const bool ends_paragraph = is_block(tag) || is_one_of(tag, {kTd, kTh});
        if (ends_paragraph && tag != GUMBO_TAG_TABLE) close_top({GUMBO_TAG_P});
        if (tag == kLi) close_top({kLi});
        if (is_one_of(tag, {kDt, kDd})) close_top({kDt, kDd});
        if (row || is_one_of(tag, {kTd, kTh})) close_top({kTd, kTh});
        if (row) close_top({kTr});
        if (tag == GUMBO_TAG_TBODY) close_top({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD});
        if (tag == GUMBO_TAG_OPTION) close_top({GUMBO_TAG_OPTION});
    }

    void pop() {
        foreign_ -= is_foreign(open_.back().tag.tag) ? 1 : 0;
        drawings_ -= is_drawing(open_.back().tag.tag) ? 1 : 0;
        open_.pop_back();
    }

    void close(const HtmlTag& tag) {
        charge(tag);
        at_ = tag.end;
        if (is_formatting(tag.tag)) return close_format(tag);
        if (is_one_of(tag.tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_TABLE,
                                GUMBO_TAG_SELECT, GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_TD})) {
            close_below(tag.tag);
        }
        const bool fits = !open_.empty() && same_name(open_.back().tag.name, tag.name);
        if (!fits || tag.tag == GUMBO_TAG_SVG) in_shapes_ = false;
        // The end tag of a form closes it only if it is the one that the parser has in mind.
        if (fits && tag.tag != GUMBO_TAG_FORM) pop();
    }

    // Closes what needs no end tag if right below it the element is that ends.
    void close_below(GumboTag tag) {
        constexpr std::size_t kMost = 4;  // a paragraph, a cell, a row and their table's body
        for (std::size_t taken = 1; taken <= kMost && taken < open_.size(); ++taken) {
            const Open& top = open_[open_.size() - taken];
            const Open& below = open_[open_.size() - taken - 1];
            if (!is_one_of(top.tag.tag,
                           {GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_OPTION,
                            GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR, GUMBO_TAG_TBODY})) {
                return;
            }
            if (below.tag.tag != tag) continue;
            while (taken-- > 0) pop();
            return;
        }
    }

    // The standard takes up to eight steps to get a misnested element out of what it holds.
    void close_format(const HtmlTag& tag) {
        constexpr std::size_t kMostWithin = 7;
        const std::size_t floor = open_.empty() ? 0 : open_.back().floor;
        for (std::size_t f = formats_.size(); f > floor; --f) {
            const Format& format = formats_[f - 1];
            if (!same_name(format.name, tag.name)) continue;
            const bool closes = open_.size() <= format.depth + kMostWithin;
            if (closes) formats_.erase(formats_.begin() + static_cast<std::ptrdiff_t>(f - 1));
            return;
        }
    }

    std::string_view page_;
    std::size_t most_;
    std::size_t at_ = 0;
    std::size_t steps_ = 0;
    std::vector<Open> open_;
    std::vector<Format> formats_;
    std::size_t foreign_ = 0;          // elements of open_ that are
    std::size_t drawings_ = 0;         // the same
    bool in_shapes_ = false;           // of a drawing that is well-formed so far
    bool unsure_ = false;              // what is markup
    std::size_t unsure_depth_ = 0;     // start tags since then
    std::size_t page_attributes_ = 0;  // of html and body tags
};

}  // namespace

bool is_too_intricate(std::string_view page) { return Estimate(page).is_too_high(); }

}  // namespace nutgraf
