// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace nutgraf {

/// How deep brackets may be nested in JSON that comes from outside. Code that follows them by
/// recursion, as nlohmann::json does when it copies, writes and destroys, could otherwise run out
/// of stack.
inline constexpr std::size_t kMaxJsonDepth = 200;

/// Whether brackets are nested deeper than kMaxJsonDepth. To be asked before the text is parsed; of
/// what is no JSON it may say either.
inline bool nested_too_deeply(std::string_view json) {
    constexpr auto kMost = static_cast<std::ptrdiff_t>(kMaxJsonDepth);
    std::ptrdiff_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < json.size() && depth <= kMost; ++at) {
        const char c = json[at];
        if (c == '"') quoted = !quoted;
        if (quoted && c == '\\') ++at;
        if (quoted) continue;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
    }
    return depth > kMost;
}

}  // namespace nutgraf
