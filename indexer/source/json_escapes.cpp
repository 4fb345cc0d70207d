// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/json_escapes.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace nutgraf {
namespace {

constexpr std::size_t kEscape = 6;  // \uXXXX
constexpr std::size_t kPair = 2 * kEscape;

enum class Half { kNone, kHigh, kLow };

// Which half of a pair the escape is that the text begins with.
Half half_of(std::string_view text) {
    if (text.size() < kEscape || !text.starts_with("\\u")) return Half::kNone;
    unsigned code = 0;
    const char* end = text.data() + kEscape;
    if (std::from_chars(text.data() + 2, end, code, 16).ptr != end) return Half::kNone;
    if (code < 0xd800 || code > 0xdfff) return Half::kNone;
    return code < 0xdc00 ? Half::kHigh : Half::kLow;
}

// The bytes of what begins with the backslash.
std::size_t escape_size(std::string_view text) {
    const Half half = half_of(text);
    if (half == Half::kNone) return 2;
    const bool pair = half == Half::kHigh && half_of(text.substr(kEscape)) == Half::kLow;
    return pair ? kPair : kEscape;
}

}  // namespace

std::string repair_surrogates(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    while (true) {
        const auto plain = json.find('\\');
        out += json.substr(0, plain);
        if (plain == json.npos) return out;
        json.remove_prefix(plain);
        const std::size_t size = escape_size(json);
        out += size == kEscape ? "\\ufffd" : json.substr(0, size);
        json.remove_prefix(std::min(size, json.size()));
    }
}

}  // namespace nutgraf
