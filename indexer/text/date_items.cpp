// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/date_items.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.hpp"
#include "text/calendar_words.hpp"
#include "text/characters.hpp"

namespace nutgraf {
namespace {

// The zeros of decimal digits, nine more follow each: Arabic, Persian, those of India, Thai, Lao,
// Tibetan, Burmese, Khmer, Mongolian and the wide ones of Chinese and Japanese.
constexpr std::array<unsigned, 18> kZeros = {0x660, 0x6f0, 0x966,  0x9e6,  0xa66,  0xae6,
                                             0xb66, 0xbe6, 0xc66,  0xce6,  0xd66,  0xe50,
                                             0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10};

// The value of the digit at `at`, of any script, and where the next character begins.
std::optional<Character> digit_at(std::string_view text, std::size_t at) {
    if (ascii::is_digit(text[at])) return Character{static_cast<unsigned>(text[at] - '0'), at + 1};
    if (static_cast<unsigned char>(text[at]) < 0x80) return std::nullopt;
    const Character c = decode(text, at);
    const auto* zero = std::ranges::upper_bound(kZeros, c.code);
    if (zero == kZeros.begin() || c.code >= zero[-1] + 10) return std::nullopt;
    return Character{c.code - zero[-1], c.next};
}

// Returns the bytes of the separator at `at`, or 0 if a letter or digit stands there. Of those
// beyond ASCII: U+0080 to U+00BF (no-break space), U+2000 to U+207F (dashes, quotes, narrow spaces)
// and U+3000 to U+303F (ideographic space, comma and full stop), and the commas of Arabic, Ethiopic
// and wide letters.
std::size_t separator_length(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80)
        return ascii::is_digit(c) || ascii::is_letter(c) ? 0 : 1;
    const std::string_view rest = text.substr(at);
    for (const std::string_view start : {"\xc2", "\xd8\x8c"}) {
        if (rest.starts_with(start)) return std::min<std::size_t>(rest.size(), 2);
    }
    for (const std::string_view start :
         {"\xe2\x80", "\xe2\x81", "\xe3\x80", "\xe1\x8d\xa3", "\xef\xbc\x8c"}) {
        if (rest.starts_with(start)) return std::min<std::size_t>(rest.size(), 3);
    }
    return 0;
}

// Where the layout of a page, lost since, has parted two words: "by Ann LeeMay 5, 2024".
bool is_seam(std::string_view text, std::size_t at) {
    return at > 0 && ascii::is_lower(text[at - 1]) && ascii::is_upper(text[at]);
}

std::size_t word_end(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at < text.size() && !digit_at(text, at) && separator_length(text, at) == 0) {
        if (at > start && is_seam(text, at)) break;
        ++at;
        while (at < text.size() && detail::is_tail(static_cast<unsigned char>(text[at]))) ++at;
    }
    return at;
}

// "4th", "1er", and what Gaelic and Yiddish have for them.
bool is_ordinal_mark(std::string_view word) {
    constexpr std::array<std::string_view, 7> kMarks = {"st", "nd", "rd", "th", "er", "mh", "טן"};
    return std::ranges::find(kMarks, word) != kMarks.end();
}

Item read_number(std::string_view text, std::size_t& at) {
    constexpr int kMost = 200'000'000;  // beyond it no number is part of a date
    const std::size_t start = at;
    int value = 0;
    std::size_t digits = 0;
    while (at < text.size()) {
        const auto digit = digit_at(text, at);
        if (!digit) break;
        value = value < kMost ? value * 10 + static_cast<int>(digit->code) : value;
        ++digits;
        at = digit->next;
    }
    const std::string_view number = text.substr(start, at - start);
    const std::size_t end = word_end(text, at);
    if (digits <= 2 && is_ordinal_mark(text.substr(at, end - at))) at = end;
    return {ItemKind::kNumber, value, digits, number, {}};
}

// Where the next word or number begins if but a blank or a full stop stands before it.
std::size_t next_start(std::string_view text, std::size_t at) {
    const std::size_t length = at < text.size() ? separator_length(text, at) : 0;
    return at + length < text.size() && length > 0 && separator_length(text, at + length) == 0
               ? at + length
               : text.npos;
}

// The rest of "tháng 10", as Vietnamese numbers its months.
int numbered_month(std::string_view lower, std::string_view text, std::size_t& at) {
    constexpr std::array<std::string_view, 3> kMonth = {"tháng", "thang", "thg"};
    if (!lower.starts_with("th") || std::ranges::find(kMonth, lower) == kMonth.end()) return 0;
    std::size_t next = next_start(text, at);
    if (next == text.npos || !digit_at(text, next)) return 0;
    const Item number = read_number(text, next);
    if (number.digits > 2 || number.value < 1 || number.value > 12) return 0;
    at = next;
    return number.value;
}

// What a word that ends at `at` names, by itself or with the next one, which is then taken, too.
const CalendarWord* read_name(LowerWord& lower, std::string_view text, std::size_t& at) {
    if (opens_calendar_name(lower.text())) {
        const std::size_t next = next_start(text, at);
        LowerWord both = lower;
        if (next != text.npos) {
            const std::size_t end = word_end(text, next);
            both.append("_");
            both.append(text.substr(next, end - next));
            if (const CalendarWord* found = find_calendar_word(both.text())) {
                at = end;
                lower = both;
                return found;
            }
        }
    }
    return find_calendar_word(lower.text());
}

Item read_item(std::string_view text, std::size_t& at) {
    constexpr std::size_t kLongestWord = 40;  // bytes; no name of a month is longer
    if (digit_at(text, at)) return read_number(text, at);
    const std::size_t start = at;
    at = word_end(text, at);
    const std::string_view word = text.substr(start, at - start);
    if (!may_be_calendar_word(word) || word.size() > kLongestWord)
        return {ItemKind::kWord, 0, 0, word, {}};
    LowerWord lower(word);
    if (const int month = numbered_month(lower.text(), text, at))
        return {ItemKind::kMonth, month, 0, text.substr(start, at - start), {}};
    const CalendarWord* name = read_name(lower, text, at);
    if (name == nullptr) return {ItemKind::kWord, 0, 0, word, {}};
    const auto kind = name->weekday != 0 ? ItemKind::kWeekday
                      : name->sure       ? ItemKind::kMonth
                                         : ItemKind::kMaybeMonth;
    return {kind, name->month + name->weekday, 0, text.substr(start, at - start), {}};
}

// Words that stand within a date and say nothing: "17 de mayo de 2014", "17th of May", "12
// d'abril", and behind years: "2020 m. spalio 12", "2020. gada 12. oktobris".
bool is_joint(std::string_view word, const Item& before) {
    constexpr std::array<std::string_view, 10> kJoints = {"de", "of",   "del", "do",  "d",
                                                          "ta", "dhen", "ils", "năm", "го"};
    constexpr std::array<std::string_view, 6> kYearMarks = {"m", "gada", "ж", "թ", "ko", "оны"};
    return std::ranges::find(kJoints, word) != kJoints.end() ||
           (before.digits == 4 && std::ranges::find(kYearMarks, word) != kYearMarks.end());
}

bool is_number(const Item& item, std::size_t least, std::size_t most) {
    return item.kind == ItemKind::kNumber && item.digits >= least && item.digits <= most;
}

// Decides what may be a month by what stands around it: a day and a year.
void settle_months(std::vector<Item>& items) {
    const auto fits = [&](std::size_t at, std::size_t least, std::size_t most) {
        return at < items.size() && is_number(items[at], least, most);
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        Item& item = items[i];
        if (item.kind == ItemKind::kMaybeMonth) {
            const bool dated = (fits(i - 1, 1, 2) && fits(i + 1, 4, 4)) ||
                               (fits(i + 1, 1, 2) && (fits(i - 1, 4, 4) || fits(i + 2, 4, 4)));
            item.kind = dated ? ItemKind::kMonth : ItemKind::kWord;
        }
        if (item.kind != ItemKind::kMonth || !fits(i - 1, 1, 2)) continue;
        if (!items[i - 1].after.starts_with('.')) continue;
        const int month = month_behind_full_stop(ascii::to_lower(item.text));
        if (month != 0) item.value = month;
    }
}

}  // namespace

int month_number(std::string_view word) {
    const CalendarWord* found = find_calendar_word(LowerWord(word).text());
    return found != nullptr && found->sure ? found->month : 0;
}

int full_year(const Item& number) {
    constexpr int kFirstOfLastCentury = 50;
    if (number.digits >= 4) return number.value;
    const bool this_century = number.digits == 2 && number.value < kFirstOfLastCentury;
    return number.value + (this_century ? 2000 : 1900);
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
                                              items.back().kind == ItemKind::kMonth ||
                                              items.back().kind == ItemKind::kMaybeMonth);
        if (dated && is_joint(item.text, items.back())) {
            items.back().joint += item.text.size();
            continue;
        }
        if (!items.empty()) items.back().after = text.substr(gap, start - gap);
        items.push_back(item);
        gap = at;
    }
    settle_months(items);
    return items;
}

}  // namespace nutgraf
