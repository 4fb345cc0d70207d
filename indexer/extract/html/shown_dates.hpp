// SPDX-License-Identifier: GPL-2.0-or-later
//
// The dates that readers of a page see. Those of its story stand by its heading, in lines of their
// own, and are not called anything else; farther off only a date that says what it is counts, or
// one that is the only one.
#pragma once

#include <string>

#include "fields/date_labels.hpp"
#include "html/page.hpp"
#include "html/places.hpp"

namespace nutgraf {

/// Days that are shown, to the day; empty if there is none.
struct ShownDates {
    std::string published;
    std::string updated;
};

/// Reads dates off a page, which must outlive it.
class ShownDateReader {
public:
    explicit ShownDateReader(const HtmlPage& page);

    /// What elements made for it say close to the heading: `time`, and a class such as "date".
    ShownDates of_marks(HtmlMark::Kind kind) const;

    /// What short lines close to the heading say: "Published May 17, 2024 | 5 min read".
    ShownDates of_lines() const;

    /// What properties say, wherever they stand: the one closest to the heading.
    ShownDates of_properties() const;

    /// What short lines say anywhere that begin with a label, if there is but one such day.
    ShownDates of_labels() const;

    /// The day that all marks of the page have, if there is but one.
    std::string only_day() const;

    /// The day of the dateline that one of the story's first paragraphs opens with, if in full.
    std::string opening() const;

    /// The day that short lines say it was published, wherever they stand, if there is but one.
    std::string only_label() const;

    /// The day that lines are which hold nothing else, if there is but one.
    std::string only_line() const;

    /// Whether any short line shows a day.
    bool shows(const std::string& day) const;

private:
    ShownDates read_mark(const HtmlMark& mark) const;
    ShownDates read_block(std::size_t block) const;
    DateLabel label_above(std::size_t block) const;
    DateLabel label_before(const HtmlMark& mark) const;
    bool is_within_prose(const HtmlMark& mark) const;
    bool is_dated_line(std::size_t block) const;
    std::string_view text_of(std::size_t block) const;
    ShownDates closest(HtmlMark::Kind kind, bool anywhere) const;

    const HtmlPage& page_;
    const HtmlDocument& document_;
    HtmlPlaces places_;
};

/// Returns the date that a text tells to the day, in ISO 8601, or "".
std::string full_date(std::string_view text);

}  // namespace nutgraf
