// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

/// Texts of any number of pieces, side by side.
inline rc::Gen<std::string> texts_of(rc::Gen<std::string> piece) {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(std::move(piece)),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& each : pieces) text += each;
                            return text;
                        });
}
