// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts a line into numbers, month names, weekdays and other words, each with what stands behind it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nutgraf {

enum class ItemKind {
    kNumber,
    kMonth,
    kMaybeMonth,  ///< never returned: a word that is a month if a day and a year stand by it
    kWeekday,
    kWord
};

struct Item {
    ItemKind kind;
    int value;               ///< of a number; month from 1; weekday, Monday 1 to Sunday 7
    std::size_t digits;      ///< of a number, of whatever script
    std::string_view text;   ///< as written, an ordinal mark ("4th") left out
    std::string_view after;  ///< what separates it from the next item, "de" and "of" included
    std::size_t joint = 0;   ///< the bytes of such words in `after`
};

/// Returns the items of a text, which must outlive them. Takes time in proportion to its length.
std::vector<Item> read_items(std::string_view text);

/// Returns the year that a number of two digits or more means, by section 4.3 of RFC 5322: 49 is
/// 2049, 50 is 1950, 103 is 2003.
int full_year(const Item& number);

/// Returns the month that a word is the name of, 1 to 12, or 0.
int month_number(std::string_view word);

}  // namespace nutgraf
