// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of months in all languages that articles are told to be in, and of weekdays in the most
// common ones. What this leaves out: names that two languages have for different months, but for
// those of the larger one, and months of other calendars.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nutgraf {

/// What a word is the name of.
struct CalendarWord {
    std::string_view name;
    int month = 0;     ///< 1 to 12, or 0
    int weekday = 0;   ///< Monday 1 to Sunday 7, or 0
    bool sure = true;  ///< whether it is hardly ever another word; "set" and "ago" are not
};

/// A word in lower case, in a space of its own.
class LowerWord {
public:
    explicit LowerWord(std::string_view word) { append(word); }

    /// Appends a word, or '_' as it stands between two that are one name. What is too long for any
    /// name becomes empty.
    void append(std::string_view word);

    std::string_view text() const noexcept { return {bytes_.data(), size_}; }

private:
    static constexpr std::size_t kMost = 48;  // bytes

    std::array<char, kMost> bytes_{};
    std::size_t size_ = 0;
};

/// Whether a word, in whatever case, may be one of those below, or open one: tells most words that
/// are none in no time.
bool may_be_calendar_word(std::string_view word);

/// Returns what a word in lower case names, or null. Valid for ever. Thread-safe.
const CalendarWord* find_calendar_word(std::string_view lower);

/// Whether a name of two words may begin with that one. Thread-safe.
bool opens_calendar_name(std::string_view lower);

/// Returns the month that a name stands for behind a full stop, or 0 if that makes no difference.
int month_behind_full_stop(std::string_view lower);

}  // namespace nutgraf
