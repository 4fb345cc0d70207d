// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/site_names.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNameBytes = 200;  // a longer one is a slogan
constexpr std::size_t kHostBytes = 3;    // a shorter host stands for anything
constexpr double kSameName = 0.6;        // of the longer, what the shorter makes of it

std::string_view host_of(std::string_view address) {
    const std::size_t start = address.find("://");
    if (start == address.npos) return {};
    address.remove_prefix(start + 3);
    return address.substr(0, address.find_first_of("/:?#"));
}

// The label of a host that names the site, and the last two as one: "gazette.co.uk" is "gazette",
// "news.gazette.example" too.
std::string_view telling_label(std::string_view host) {
    std::vector<std::string_view> labels;
    while (!host.empty()) {
        const std::size_t dot = std::min(host.find('.'), host.size());
        labels.push_back(host.substr(0, dot));
        host.remove_prefix(std::min(dot + 1, host.size()));
    }
    if (labels.size() < 2) return {};
    const std::size_t second = labels.size() - 2;
    constexpr std::array<std::string_view, 6> kSecondLevel = {"co",  "com", "org",
                                                              "net", "ac",  "gov"};
    const bool general = std::ranges::find(kSecondLevel, labels[second]) != kSecondLevel.end();
    // Blogs are named below the host of a platform.
    return second > 0 && general ? labels[second - 1] : labels[second];
}

bool same_name(std::string_view text, std::string_view name) {
    const std::string_view shorter = text.size() < name.size() ? text : name;
    const std::string_view longer = text.size() < name.size() ? name : text;
    const auto share = static_cast<double>(shorter.size()) / static_cast<double>(longer.size());
    return share >= kSameName && longer.find(shorter) != longer.npos;
}

}  // namespace

std::size_t punctuation_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    // Of U+0080 to U+00BF and U+2000 to U+207F, dashes and quotation marks, hardly any is a letter.
    if (c == '\xc2') return 2;
    const std::string_view two = text.substr(at, 2);
    if (two == "\xe2\x80" || two == "\xe2\x81") return 3;
    return ascii::is_letter(c) || ascii::is_digit(c) || (c & 0x80) != 0 ? 0 : 1;
}

std::string essence_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t none = punctuation_at(text, at);
        if (none == 0) out += ascii::to_lower(text[at]);
        at += std::max<std::size_t>(none, 1);
    }
    return out;
}

void SiteNames::add_name(std::string_view name) {
    std::string essence = essence_of(name.substr(0, kNameBytes));
    if (!essence.empty()) names_.push_back(std::move(essence));
}

void SiteNames::add_address(std::string_view address) {
    std::string_view host = host_of(address);
    if (host.starts_with("www.")) host.remove_prefix(4);
    add_name(host);
    for (const std::string_view label : {telling_label(host), host.substr(0, host.find('.'))}) {
        if (label.size() >= kHostBytes) add_name(label);
    }
}

bool SiteNames::is_site(std::string_view text) const {
    const std::string essence = essence_of(text);
    if (essence.empty() || essence.size() > kNameBytes) return false;
    const auto same = [&](const std::string& name) { return same_name(essence, name); };
    return std::ranges::any_of(names_, same);
}

}  // namespace nutgraf
