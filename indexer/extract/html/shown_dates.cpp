// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/shown_dates.hpp"

#include <algorithm>
#include <utility>

#include "fields/dateline.hpp"
#include "fields/opening.hpp"
#include "nutgraf/date.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

// A short sentence or caption: its date is that of what it tells.
bool is_sentence(std::string_view line) {
    constexpr std::size_t kFewWords = 7;
    return ends_sentence(line) && count_words(line) > kFewWords;
}

ShownDates read_line(std::string_view line, DateLabel before) {
    ShownDates dates;
    std::vector<LabelledPart> parts = cut_at_labels(line);
    parts.front().label = before;
    for (const auto& [label, text] : parts) {
        if (label == DateLabel::kOther) continue;
        std::string& day = label == DateLabel::kUpdated ? dates.updated : dates.published;
        if (day.empty()) day = full_date(text);
    }
    return dates;
}

// Whether a line is a date and nothing else.
bool is_bare(std::string_view line) {
    constexpr std::size_t kLongest = 60;  // bytes, with a weekday
    return line.size() <= kLongest && std::ranges::none_of(read_items(line), [](const Item& item) {
               return item.kind == ItemKind::kWord;
           });
}

bool may_be_date(HtmlMark::Kind kind) {
    using Kind = HtmlMark::Kind;
    return kind == Kind::kTime || kind == Kind::kPublished || kind == Kind::kByline;
}

bool is_empty(const ShownDates& dates) { return dates.published.empty() && dates.updated.empty(); }

// Days that are all the same, or none.
class OnlyDay {
public:
    void add(const std::string& day) {
        if (day.empty()) return;
        several_ = several_ || (!day_.empty() && day != day_);
        day_ = day;
    }
    std::string day() const { return several_ ? std::string() : day_; }

private:
    std::string day_;
    bool several_ = false;
};

}  // namespace

std::string full_date(std::string_view text) {
    const auto date = find_date(text);
    return date && date->day > 0 ? to_iso(*date) : std::string();
}

ShownDateReader::ShownDateReader(const HtmlPage& page)
    : page_(page), document_(page.document()), places_(page) {}

std::string_view ShownDateReader::text_of(std::size_t block) const {
    return block < document_.blocks.size() ? document_.text_of(document_.blocks[block])
                                           : std::string_view();
}

// The story's heading speaks of the story: "Birthday of a mill".
DateLabel ShownDateReader::label_above(std::size_t block) const {
    const bool first = block == 0 || block - 1 == page_.centre();
    return first ? DateLabel::kNone : label_alone(text_of(block - 1));
}

// What the line says of the mark before it: "Updated on <time>".
DateLabel ShownDateReader::label_before(const HtmlMark& mark) const {
    const std::string_view line = text_of(mark.block);
    const std::size_t at = mark.text.empty() ? line.npos : line.find(mark.text);
    if (at == line.npos) return DateLabel::kNone;
    const std::string_view before = line.substr(0, at);
    return ascii::is_blank(before) ? label_above(mark.block) : last_label(before);
}

bool ShownDateReader::is_within_prose(const HtmlMark& mark) const {
    const std::string_view line = text_of(mark.block);
    if (mark.text.empty() || (line.size() <= kBylineBytes && !is_sentence(line))) return false;
    return last_label(line.substr(0, line.find(mark.text))) != DateLabel::kPublished;
}

ShownDates ShownDateReader::read_mark(const HtmlMark& mark) const {
    if (mark.text.size() > kBylineBytes) return {};
    ShownDates dates = read_line(mark.text, label_before(mark));
    if (mark.modified) {
        std::string day = mark.text.empty() ? std::string() : full_date(mark.text);
        return {{}, day.empty() ? full_date(mark.value) : std::move(day)};
    }
    std::string value = full_date(mark.value);
    if (value.empty()) return dates;
    const std::vector<LabelledPart> parts = cut_at_labels(mark.text);
    const DateLabel label = parts.size() > 1 ? parts[1].label : label_before(mark);
    if (label == DateLabel::kOther) return {};
    if (label == DateLabel::kUpdated && dates.published.empty()) return {{}, std::move(value)};
    return {std::move(value), dates.updated};
}

ShownDates ShownDateReader::closest(HtmlMark::Kind kind, bool anywhere) const {
    ShownDates found;
    std::size_t least = SIZE_MAX;
    for (const HtmlMark& mark : document_.marks) {
        if (mark.kind != kind || !(anywhere || page_.may_be_byline(mark.block))) continue;
        const std::size_t distance = page_.distance(mark.block);
        if (distance >= least && !found.published.empty()) continue;
        if (places_.is_apart(mark.element) || is_within_prose(mark)) continue;
        ShownDates dates = read_mark(mark);
        if (is_empty(dates)) continue;
        if (found.updated.empty()) found.updated = std::move(dates.updated);
        if (dates.published.empty()) continue;
        found.published = std::move(dates.published);
        least = distance;
    }
    return found;
}

ShownDates ShownDateReader::of_marks(HtmlMark::Kind kind) const { return closest(kind, false); }

ShownDates ShownDateReader::of_properties() const {
    return closest(HtmlMark::Kind::kPublished, true);
}

// Whether a line stands where bylines do and is as short as they are. Headings may speak of another
// day.
bool ShownDateReader::is_dated_line(std::size_t block) const {
    constexpr std::size_t kMostWords = 14;
    const std::string_view line = text_of(block);
    return page_.may_be_byline(block) && !is_heading(page_.tag_of(block)) &&
           line.size() <= kBylineBytes && ascii::split_words(line).size() <= kMostWords &&
           !places_.is_apart(document_.blocks[block].element);
}

ShownDates ShownDateReader::read_block(std::size_t block) const {
    const std::string_view line = text_of(block);
    const bool sentence = is_sentence(line);
    const auto labelled = [](const LabelledPart& part) { return part.label != DateLabel::kNone; };
    if (sentence && std::ranges::none_of(cut_at_labels(line), labelled)) return {};
    ShownDates dates = read_line(line, label_above(block));
    const bool changed = std::ranges::any_of(document_.marks, [&](const HtmlMark& mark) {
        return mark.modified && mark.block == block;
    });
    if (changed && dates.updated.empty()) std::swap(dates.published, dates.updated);
    return dates;
}

ShownDates ShownDateReader::of_lines() const {
    ShownDates found;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
        if (!is_dated_line(b)) continue;
        ShownDates dates = read_block(b);
        if (found.published.empty()) found.published = std::move(dates.published);
        if (found.updated.empty()) found.updated = std::move(dates.updated);
    }
    return found;
}

ShownDates ShownDateReader::of_labels() const {
    OnlyDay published;
    OnlyDay updated;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
        const std::string_view line = text_of(b);
        if (line.size() > kBylineBytes || places_.is_apart(document_.blocks[b].element)) continue;
        for (const auto& [label, text] : cut_at_labels(line)) {
            if (label == DateLabel::kPublished) published.add(full_date(text));
            if (label == DateLabel::kUpdated) updated.add(full_date(text));
        }
    }
    return {published.day(), updated.day()};
}

std::string ShownDateReader::only_day() const {
    OnlyDay only;
    for (const HtmlMark& mark : document_.marks) {
        if (!may_be_date(mark.kind) || places_.is_apart(mark.element)) continue;
        if (!is_within_prose(mark)) only.add(read_mark(mark).published);
    }
    return only.day();
}

std::string ShownDateReader::opening() const {
    constexpr std::size_t kParagraphs = 3;
    const std::size_t end = std::min(page_.first() + kParagraphs, document_.blocks.size());
    for (std::size_t b = page_.first(); b < end; ++b) {
        const auto dateline = read_dateline(text_of(b));
        if (dateline && dateline->date && dateline->date->day > 0) return to_iso(*dateline->date);
    }
    return {};
}

std::string ShownDateReader::only_label() const {
    OnlyDay only;
    for (const HtmlBlock& block : document_.blocks) {
        const std::string_view line = document_.text_of(block);
        if (line.size() > kBylineBytes) continue;
        for (const auto& [label, text] : cut_at_labels(line)) {
            if (label == DateLabel::kPublished) only.add(full_date(text));
        }
    }
    return only.day();
}

std::string ShownDateReader::only_line() const {
    OnlyDay only;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
        if (places_.is_apart(document_.blocks[b].element) || !is_bare(text_of(b))) continue;
        only.add(read_block(b).published);
    }
    return only.day();
}

bool ShownDateReader::shows(const std::string& day) const {
    return std::ranges::any_of(document_.blocks, [&](const HtmlBlock& block) {
        const std::string_view line = document_.text_of(block);
        return line.size() <= kBylineBytes && full_date(line) == day;
    });
}

}  // namespace nutgraf
