// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article.hpp"

namespace nutgraf {

const char* to_string(Origin origin) noexcept {
    switch (origin) {
        case Origin::kAbsent: return "absent";
        case Origin::kRecord: return "record";
        case Origin::kHeading: return "heading";
        case Origin::kFirstLine: return "first line";
        case Origin::kByline: return "byline";
        case Origin::kSourceLine: return "source line";
        case Origin::kDateLine: return "date line";
    }
    return "absent";
}

}  // namespace nutgraf
