// SPDX-License-Identifier: GPL-2.0-or-later
#include "date_items.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

struct CalendarWord {
    std::string_view name;
    int number;
};

constexpr std::size_t kShortestWord = 3;  // bytes; no name below is shorter
constexpr std::size_t kLongestWord = 24;  // or longer

// Whole words in lower case (ASCII only; other letters as they are written in running text). Short
// forms that are English words, such as the "set" of September in Italian, are left out.
constexpr std::array kMonths = {
    CalendarWord{"january", 1},    CalendarWord{"jan", 1},        CalendarWord{"januar", 1},
    CalendarWord{"janvier", 1},    CalendarWord{"janv", 1},       CalendarWord{"января", 1},
    CalendarWord{"янв", 1},        CalendarWord{"jänner", 1},     CalendarWord{"enero", 1},
    CalendarWord{"ene", 1},        CalendarWord{"gennaio", 1},    CalendarWord{"janeiro", 1},
    CalendarWord{"januari", 1},    CalendarWord{"february", 2},   CalendarWord{"feb", 2},
    CalendarWord{"februar", 2},    CalendarWord{"février", 2},    CalendarWord{"févr", 2},
    CalendarWord{"fevrier", 2},    CalendarWord{"февраля", 2},    CalendarWord{"фев", 2},
    CalendarWord{"febrero", 2},    CalendarWord{"febbraio", 2},   CalendarWord{"fevereiro", 2},
    CalendarWord{"fev", 2},        CalendarWord{"februari", 2},   CalendarWord{"march", 3},
    CalendarWord{"mar", 3},        CalendarWord{"märz", 3},       CalendarWord{"mars", 3},
    CalendarWord{"марта", 3},      CalendarWord{"мар", 3},        CalendarWord{"marzo", 3},
    CalendarWord{"março", 3},      CalendarWord{"maart", 3},      CalendarWord{"mrt", 3},
    CalendarWord{"april", 4},      CalendarWord{"apr", 4},        CalendarWord{"avril", 4},
    CalendarWord{"апреля", 4},     CalendarWord{"апр", 4},        CalendarWord{"abril", 4},
    CalendarWord{"abr", 4},        CalendarWord{"aprile", 4},     CalendarWord{"may", 5},
    CalendarWord{"mai", 5},        CalendarWord{"мая", 5},        CalendarWord{"mayo", 5},
    CalendarWord{"maggio", 5},     CalendarWord{"maio", 5},       CalendarWord{"mei", 5},
    CalendarWord{"june", 6},       CalendarWord{"jun", 6},        CalendarWord{"juni", 6},
    CalendarWord{"juin", 6},       CalendarWord{"июня", 6},       CalendarWord{"июн", 6},
    CalendarWord{"junio", 6},      CalendarWord{"giugno", 6},     CalendarWord{"giu", 6},
    CalendarWord{"junho", 6},      CalendarWord{"july", 7},       CalendarWord{"jul", 7},
    CalendarWord{"juli", 7},       CalendarWord{"juillet", 7},    CalendarWord{"juil", 7},
    CalendarWord{"июля", 7},       CalendarWord{"июл", 7},        CalendarWord{"julio", 7},
    CalendarWord{"luglio", 7},     CalendarWord{"lug", 7},        CalendarWord{"julho", 7},
    CalendarWord{"august", 8},     CalendarWord{"aug", 8},        CalendarWord{"août", 8},
    CalendarWord{"aout", 8},       CalendarWord{"августа", 8},    CalendarWord{"авг", 8},
    CalendarWord{"agosto", 8},     CalendarWord{"augustus", 8},   CalendarWord{"september", 9},
    CalendarWord{"sept", 9},       CalendarWord{"sep", 9},        CalendarWord{"septembre", 9},
    CalendarWord{"сентября", 9},   CalendarWord{"сен", 9},        CalendarWord{"сент", 9},
    CalendarWord{"septiembre", 9}, CalendarWord{"setiembre", 9},  CalendarWord{"settembre", 9},
    CalendarWord{"setembro", 9},   CalendarWord{"october", 10},   CalendarWord{"oct", 10},
    CalendarWord{"oktober", 10},   CalendarWord{"okt", 10},       CalendarWord{"octobre", 10},
    CalendarWord{"октября", 10},   CalendarWord{"окт", 10},       CalendarWord{"octubre", 10},
    CalendarWord{"ottobre", 10},   CalendarWord{"ott", 10},       CalendarWord{"outubro", 10},
    CalendarWord{"november", 11},  CalendarWord{"nov", 11},       CalendarWord{"novembre", 11},
    CalendarWord{"ноября", 11},    CalendarWord{"ноя", 11},       CalendarWord{"noviembre", 11},
    CalendarWord{"novembro", 11},  CalendarWord{"december", 12},  CalendarWord{"dec", 12},
    CalendarWord{"dezember", 12},  CalendarWord{"dez", 12},       CalendarWord{"décembre", 12},
    CalendarWord{"déc", 12},       CalendarWord{"decembre", 12},  CalendarWord{"декабря", 12},
    CalendarWord{"дек", 12},       CalendarWord{"diciembre", 12}, CalendarWord{"dicembre", 12},
    CalendarWord{"dezembro", 12},
};

constexpr std::array kWeekdays = {
    CalendarWord{"monday", 1},   CalendarWord{"mon", 1},         CalendarWord{"montag", 1},
    CalendarWord{"lundi", 1},    CalendarWord{"понедельник", 1}, CalendarWord{"lunes", 1},
    CalendarWord{"lunedì", 1},   CalendarWord{"segunda", 1},     CalendarWord{"maandag", 1},
    CalendarWord{"星期一", 1},   CalendarWord{"周一", 1},        CalendarWord{"tuesday", 2},
    CalendarWord{"tue", 2},      CalendarWord{"tues", 2},        CalendarWord{"dienstag", 2},
    CalendarWord{"mardi", 2},    CalendarWord{"вторник", 2},     CalendarWord{"martes", 2},
    CalendarWord{"martedì", 2},  CalendarWord{"terça", 2},       CalendarWord{"dinsdag", 2},
    CalendarWord{"星期二", 2},   CalendarWord{"周二", 2},        CalendarWord{"wednesday", 3},
    CalendarWord{"wed", 3},      CalendarWord{"mittwoch", 3},    CalendarWord{"mercredi", 3},
    CalendarWord{"среда", 3},    CalendarWord{"miércoles", 3},   CalendarWord{"mercoledì", 3},
    CalendarWord{"quarta", 3},   CalendarWord{"woensdag", 3},    CalendarWord{"星期三", 3},
    CalendarWord{"周三", 3},     CalendarWord{"thursday", 4},    CalendarWord{"thu", 4},
    CalendarWord{"thur", 4},     CalendarWord{"thurs", 4},       CalendarWord{"donnerstag", 4},
    CalendarWord{"jeudi", 4},    CalendarWord{"четверг", 4},     CalendarWord{"jueves", 4},
    CalendarWord{"giovedì", 4},  CalendarWord{"quinta", 4},      CalendarWord{"donderdag", 4},
    CalendarWord{"星期四", 4},   CalendarWord{"周四", 4},        CalendarWord{"friday", 5},
    CalendarWord{"fri", 5},      CalendarWord{"freitag", 5},     CalendarWord{"vendredi", 5},
    CalendarWord{"пятница", 5},  CalendarWord{"viernes", 5},     CalendarWord{"venerdì", 5},
    CalendarWord{"sexta", 5},    CalendarWord{"vrijdag", 5},     CalendarWord{"星期五", 5},
    CalendarWord{"周五", 5},     CalendarWord{"saturday", 6},    CalendarWord{"sat", 6},
    CalendarWord{"samstag", 6},  CalendarWord{"sonnabend", 6},   CalendarWord{"samedi", 6},
    CalendarWord{"суббота", 6},  CalendarWord{"sábado", 6},      CalendarWord{"sabato", 6},
    CalendarWord{"zaterdag", 6}, CalendarWord{"星期六", 6},      CalendarWord{"周六", 6},
    CalendarWord{"sunday", 7},   CalendarWord{"sun", 7},         CalendarWord{"sonntag", 7},
    CalendarWord{"dimanche", 7}, CalendarWord{"воскресенье", 7}, CalendarWord{"domingo", 7},
    CalendarWord{"domenica", 7}, CalendarWord{"zondag", 7},      CalendarWord{"星期日", 7},
    CalendarWord{"周日", 7},
};

// Returns the bytes of the separator at `at`, or 0 if a letter or digit stands there. Of those
// beyond ASCII: U+0080 to U+00BF (no-break space), U+2000 to U+207F (dashes, quotes, narrow spaces)
// and U+3000 to U+303F (ideographic space, comma and full stop).
std::size_t separator_length(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80)
        return ascii::is_digit(c) || ascii::is_letter(c) ? 0 : 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xc2")) return std::min<std::size_t>(rest.size(), 2);
    for (const std::string_view block : {"\xe2\x80", "\xe2\x81", "\xe3\x80"}) {
        if (rest.starts_with(block)) return std::min<std::size_t>(rest.size(), 3);
    }
    return 0;
}

// Where the layout of a page, lost since, has parted two words: "by Ann LeeMay 5, 2024".
bool is_seam(std::string_view text, std::size_t at) {
    return at > 0 && ascii::is_lower(text[at - 1]) && ascii::is_upper(text[at]);
}

std::size_t word_end(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at < text.size() && !ascii::is_digit(text[at]) && separator_length(text, at) == 0) {
        if (at > start && is_seam(text, at)) break;
        ++at;
    }
    return at;
}

// Length and first two bytes of a word, in few bits. They tell nearly all words from those above.
constexpr std::size_t kSorts = 1024;
constexpr std::size_t sort_of(std::string_view word) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(ascii::to_lower(word[i])));
    };
    return (byte(0) * 41 + byte(1) * 5 + word.size()) % kSorts;
}

constexpr auto kKnownSorts = [] {
    std::array<bool, kSorts> known = {};
    for (const CalendarWord& word : kMonths) known[sort_of(word.name)] = true;
    for (const CalendarWord& word : kWeekdays) known[sort_of(word.name)] = true;
    return known;
}();

bool may_be_calendar_word(std::string_view word) {
    return word.size() >= kShortestWord && word.size() <= kLongestWord &&
           kKnownSorts[sort_of(word)];
}

template <std::size_t N>
int number_of(const std::string& lower, const std::array<CalendarWord, N>& words) {
    const auto* found = std::ranges::find(words, std::string_view(lower), &CalendarWord::name);
    return found == words.end() ? 0 : found->number;
}

bool is_ordinal_mark(std::string_view word) {
    constexpr std::array<std::string_view, 5> kMarks = {"st", "nd", "rd", "th", "er"};
    return std::ranges::find(kMarks, word) != kMarks.end();
}

Item read_number(std::string_view text, std::size_t& at) {
    const std::size_t start = at;
    while (at < text.size() && ascii::is_digit(text[at])) ++at;
    const std::string_view digits = text.substr(start, at - start);
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const std::size_t end = word_end(text, at);
    if (digits.size() <= 2 && is_ordinal_mark(text.substr(at, end - at))) at = end;
    return {ItemKind::kNumber, value, digits.size(), digits, {}};
}

Item read_item(std::string_view text, std::size_t& at) {
    if (ascii::is_digit(text[at])) return read_number(text, at);
    const std::size_t start = at;
    at = word_end(text, at);
    const std::string_view word = text.substr(start, at - start);
    if (!may_be_calendar_word(word)) return {ItemKind::kWord, 0, 0, word, {}};
    const std::string lower = ascii::to_lower(word);
    if (const int month = number_of(lower, kMonths)) return {ItemKind::kMonth, month, 0, word, {}};
    if (const int day = number_of(lower, kWeekdays)) return {ItemKind::kWeekday, day, 0, word, {}};
    return {ItemKind::kWord, 0, 0, word, {}};
}

// "17 de mayo de 2014", "17th of May": words that stand within a date and say nothing.
bool is_joint(std::string_view word) {
    constexpr std::array<std::string_view, 4> kJoints = {"de", "of", "del", "do"};
    return std::ranges::find(kJoints, word) != kJoints.end();
}

}  // namespace

int month_number(std::string_view word) {
    return may_be_calendar_word(word) ? number_of(ascii::to_lower(word), kMonths) : 0;
}

std::vector<Item> read_items(std::string_view text) {
    std::vector<Item> items;
    std::size_t at = 0;
    std::size_t gap = 0;
    while (at < text.size()) {
        if (const std::size_t length = separator_length(text, at)) {
            at += length;
            continue;
        }
        const std::size_t start = at;
        const Item item = read_item(text, at);
        const bool dated = !items.empty() && (items.back().kind == ItemKind::kNumber ||
                                              items.back().kind == ItemKind::kMonth);
        if (dated && is_joint(item.text)) continue;
        if (!items.empty()) items.back().after = text.substr(gap, start - gap);
        items.push_back(item);
        gap = at;
    }
    return items;
}

}  // namespace nutgraf
