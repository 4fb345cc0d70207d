// SPDX-License-Identifier: GPL-2.0-or-later
//
// What lines call the dates in them. A label stands before its date, in the same line or alone in
// the one above: "Posted on May 1, updated May 2", "Deadline: May 3".
#pragma once

#include <string_view>
#include <vector>

namespace nutgraf {

enum class DateLabel {
    kNone,
    kPublished,
    kUpdated,
    kOther  ///< of something else: an event, a birth, a deadline, the receipt of a manuscript
};

/// A stretch of a line from one label to the next.
struct LabelledPart {
    DateLabel label = DateLabel::kNone;
    std::string_view text;  ///< with the label
};

/// Cuts a line before every label; the first part, which may be empty, has none.
std::vector<LabelledPart> cut_at_labels(std::string_view line);

/// Returns the last label of a line, kNone if it has none.
DateLabel last_label(std::string_view line);

/// Returns what a line that is a label and nothing else says of the next one: "Posted on". A notice
/// of whose a picture is says nothing of it.
DateLabel label_alone(std::string_view line);

}  // namespace nutgraf
