// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/mail_date.hpp"

#include <algorithm>

#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostBytes = 200;  // that a date may take

bool is_day(const Item& item) {
    return item.kind == ItemKind::kNumber && item.digits <= 2 && !item.after.starts_with(':');
}

// The first number from `at` on that is no part of a time.
std::optional<int> find_year(const std::vector<Item>& items, std::size_t at) {
    for (; at < items.size(); ++at) {
        const Item& item = items[at];
        const bool time = item.after.starts_with(':') || items[at - 1].after.starts_with(':');
        const bool zone = items[at - 1].after.find_first_of("+-") != std::string_view::npos &&
                          items[at - 1].kind != ItemKind::kMonth;
        if (item.kind != ItemKind::kNumber || time || zone) continue;
        if (item.digits >= 2 && item.digits <= 4) return full_year(item);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Date> read_mail_date(std::string_view text) {
    const std::vector<Item> items = read_items(text.substr(0, kMostBytes));
    const auto month = std::ranges::find(items, ItemKind::kMonth, &Item::kind);
    const auto at = static_cast<std::size_t>(month - items.begin());
    const bool before = at > 0 && at < items.size() && is_day(items[at - 1]);
    const bool behind = !before && at + 1 < items.size() && is_day(items[at + 1]);
    if (before || behind) {
        const auto year = find_year(items, at + (before ? 1 : 2));
        const Date date{year.value_or(0), month->value, items[before ? at - 1 : at + 1].value};
        if (is_valid(date)) return date;
    }
    return find_date(text);
}

}  // namespace nutgraf
