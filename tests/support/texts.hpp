// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

/// Pieces side by side.
inline std::string joined(const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& each : pieces) text += each;
    return text;
}

/// Texts of any number of pieces.
inline rc::Gen<std::string> texts_of(rc::Gen<std::string> piece) {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(std::move(piece)), joined);
}

/// The same, with what `gap` gives behind each.
inline rc::Gen<std::string> texts_of(rc::Gen<std::string> piece, rc::Gen<std::string> gap) {
    return texts_of(rc::gen::map(rc::gen::pair(std::move(piece), std::move(gap)),
                                 [](const auto& pair) { return pair.first + pair.second; }));
}
