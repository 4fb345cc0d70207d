// SPDX-License-Identifier: GPL-2.0-or-later
//
// How an article's fields become terms that are whole values, for every writer.
#include "store/passage_fields.hpp"

#include <xapian.h>

#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {

std::string lower(const std::string& text) { return Xapian::Unicode::tolower(text); }

// "https://www.example.org:8080/path" -> "www.example.org"
std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const std::size_t start = scheme + 3;
    std::string authority = url.substr(start, url.find_first_of("/?#", start) - start);
    authority.erase(0, authority.rfind('@') + 1);
    return lower(authority.substr(0, authority.find(':')));
}

DateEntries date_entries(const Field& field) {
    const auto date = field ? parse_iso_date(field.value) : std::nullopt;
    if (!date) return {};
    DateEntries entries{to_digits(first_day(*date)), to_digits(last_day(*date)), {}};
    if (entries.last_day == entries.value) entries.last_day.clear();
    const std::string digits = to_digits(*date);
    const auto add = [&](std::string_view prefix, std::size_t length) {
        if (digits.size() < length) return;
        entries.terms.push_back(std::string(prefix).append(digits, 0, length));
    };
    add(schema::kYearPrefix, 4);
    add(schema::kMonthPrefix, 6);
    add(schema::kDayPrefix, 8);
    return entries;
}

}  // namespace nutgraf
