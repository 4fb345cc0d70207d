// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_names.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"

namespace nutgraf {

std::string web_address(std::string_view address) {
    const std::string lower = ascii::to_lower(address.substr(0, 8));
    const bool web = lower.starts_with("http://") || lower.starts_with("https://");
    return web && address.find(' ') == address.npos ? std::string(address) : std::string();
}

std::string main_language(std::string_view language) {
    std::string main = ascii::to_lower(language.substr(0, language.find_first_of("-_")));
    const bool letters = std::ranges::all_of(main, ascii::is_lower);
    return letters && (main.size() == 2 || main.size() == 3) ? main : std::string();
}

}  // namespace nutgraf
