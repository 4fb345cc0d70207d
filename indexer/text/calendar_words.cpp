// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/calendar_words.hpp"

#include <algorithm>
#include <vector>

#include "text/ascii.hpp"
#include "text/characters.hpp"
#include "text/month_names.hpp"

namespace nutgraf {
namespace {

struct Weekday {
    std::string_view name;
    int number;
};

// Whole words in lower case.
constexpr std::array kWeekdays = {
    Weekday{"monday", 1},   Weekday{"mon", 1},         Weekday{"montag", 1},
    Weekday{"lundi", 1},    Weekday{"понедельник", 1}, Weekday{"lunes", 1},
    Weekday{"lunedì", 1},   Weekday{"segunda", 1},     Weekday{"maandag", 1},
    Weekday{"星期一", 1},   Weekday{"周一", 1},        Weekday{"tuesday", 2},
    Weekday{"tue", 2},      Weekday{"tues", 2},        Weekday{"dienstag", 2},
    Weekday{"mardi", 2},    Weekday{"вторник", 2},     Weekday{"martes", 2},
    Weekday{"martedì", 2},  Weekday{"terça", 2},       Weekday{"dinsdag", 2},
    Weekday{"星期二", 2},   Weekday{"周二", 2},        Weekday{"wednesday", 3},
    Weekday{"wed", 3},      Weekday{"mittwoch", 3},    Weekday{"mercredi", 3},
    Weekday{"среда", 3},    Weekday{"miércoles", 3},   Weekday{"mercoledì", 3},
    Weekday{"quarta", 3},   Weekday{"woensdag", 3},    Weekday{"星期三", 3},
    Weekday{"周三", 3},     Weekday{"thursday", 4},    Weekday{"thu", 4},
    Weekday{"thur", 4},     Weekday{"thurs", 4},       Weekday{"donnerstag", 4},
    Weekday{"jeudi", 4},    Weekday{"четверг", 4},     Weekday{"jueves", 4},
    Weekday{"giovedì", 4},  Weekday{"quinta", 4},      Weekday{"donderdag", 4},
    Weekday{"星期四", 4},   Weekday{"周四", 4},        Weekday{"friday", 5},
    Weekday{"fri", 5},      Weekday{"freitag", 5},     Weekday{"vendredi", 5},
    Weekday{"пятница", 5},  Weekday{"viernes", 5},     Weekday{"venerdì", 5},
    Weekday{"sexta", 5},    Weekday{"vrijdag", 5},     Weekday{"星期五", 5},
    Weekday{"周五", 5},     Weekday{"saturday", 6},    Weekday{"sat", 6},
    Weekday{"samstag", 6},  Weekday{"sonnabend", 6},   Weekday{"samedi", 6},
    Weekday{"суббота", 6},  Weekday{"sábado", 6},      Weekday{"sabato", 6},
    Weekday{"zaterdag", 6}, Weekday{"星期六", 6},      Weekday{"周六", 6},
    Weekday{"sunday", 7},   Weekday{"sun", 7},         Weekday{"sonntag", 7},
    Weekday{"dimanche", 7}, Weekday{"воскресенье", 7}, Weekday{"domingo", 7},
    Weekday{"domenica", 7}, Weekday{"zondag", 7},      Weekday{"星期日", 7},
    Weekday{"周日", 7},
};

constexpr std::size_t kShortest = 3;  // bytes; no name is shorter

// Length and some bytes of a word, in few bits. They tell nearly all words from the names.
constexpr std::size_t kSorts = 1 << 14;
constexpr std::size_t sort_of(std::string_view word) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(ascii::to_lower(word[i])));
    };
    return (byte(0) * 509 + byte(1) * 41 + byte(2) * 7 + word.size()) % kSorts;
}

// Those of all names, and of what names of two words begin with.
constexpr auto kKnownSorts = [] {
    std::array<bool, kSorts> known = {};
    const auto add = [&](std::string_view names) {
        for (std::size_t at = 0; at < names.size();) {
            const std::string_view name = names.substr(at, names.find(' ', at) - at);
            known[sort_of(name)] = true;
            known[sort_of(name.substr(0, name.find('_')))] = true;
            at += name.size() + 1;
        }
    };
    for (const MonthNames& month : kMonthNames) {
        add(month.names);
        add(month.short_forms);
    }
    for (const Weekday& day : kWeekdays) known[sort_of(day.name)] = true;
    return known;
}();

bool may_be_known(std::string_view word) {
    return word.size() >= kShortest && kKnownSorts[sort_of(word)];
}

// All names, ascending.
std::vector<CalendarWord> all_names() {
    std::vector<CalendarWord> names;
    const auto add = [&](std::string_view words, int month, bool sure) {
        for (const std::string_view word : ascii::split_words(words))
            names.push_back({word, month, 0, sure});
    };
    for (const MonthNames& month : kMonthNames) {
        add(month.names, month.month, true);
        add(month.short_forms, month.month, false);
    }
    for (const Weekday& day : kWeekdays) names.push_back({day.name, 0, day.number, true});
    std::ranges::sort(names, {}, &CalendarWord::name);
    return names;
}

const std::vector<CalendarWord>& calendar_words() {
    static const std::vector<CalendarWord> words = all_names();
    return words;
}

// What names of two words begin with, ascending.
std::vector<std::string_view> all_openings() {
    std::vector<std::string_view> openings;
    for (const CalendarWord& word : calendar_words()) {
        const std::size_t end = word.name.find('_');
        if (end != word.name.npos) openings.push_back(word.name.substr(0, end));
    }
    return openings;
}

}  // namespace

void LowerWord::append(std::string_view word) {
    constexpr std::size_t kCharacter = 4;  // bytes, at most
    for (std::size_t at = 0; at < word.size();) {
        const Character c = decode(word, at);
        if (size_ + kCharacter > bytes_.size()) {
            size_ = 0;
            return;
        }
        const unsigned folded = fold(c.code);
        size_ += encode(folded != 0 ? folded : c.code, bytes_.data() + size_);
        at = c.next;
    }
}

bool may_be_calendar_word(std::string_view word) {
    if (word.size() < kShortest) return false;
    const bool ascii = std::ranges::all_of(
        word.substr(0, kShortest), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return !ascii || may_be_known(word);
}

const CalendarWord* find_calendar_word(std::string_view lower) {
    if (!may_be_known(lower)) return nullptr;
    const auto& words = calendar_words();
    const auto found = std::ranges::lower_bound(words, lower, {}, &CalendarWord::name);
    return found != words.end() && found->name == lower ? &*found : nullptr;
}

bool opens_calendar_name(std::string_view lower) {
    static const std::vector<std::string_view> openings = all_openings();
    return may_be_known(lower) && std::ranges::binary_search(openings, lower);
}

int month_behind_full_stop(std::string_view lower) {
    const auto* found = std::ranges::find(kDottedMonths, lower, &DottedMonth::name);
    return found == kDottedMonths.end() ? 0 : found->month;
}

}  // namespace nutgraf
