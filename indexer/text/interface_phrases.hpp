// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// What a phrase says of the lines around it.
enum class PhraseEffect : unsigned char {
    kAlone,   ///< nothing: "Advertisement"
    kOpens,   ///< those behind it go with it, as far as they look the part: "Related stories"
    kReaders  ///< what follows was written by readers: "Leave a reply"
};

/// How much of a line a phrase must be.
enum class PhraseExtent : unsigned char {
    kWhole,  ///< all, but for marks and figures
    kLine,   ///< the beginning of a short line that is no sentence
    kHead    ///< the beginning of any paragraph
};

/// A phrase of an interface rather than of a story.
struct Phrase {
    std::string_view text;  ///< ASCII letters in lower case
    DebrisKind kind = DebrisKind::kOther;
    PhraseEffect effect = PhraseEffect::kAlone;
    PhraseExtent extent = PhraseExtent::kWhole;
};

/// Returns the phrase that a line, without outer white space, begins with, or null. Looks at the
/// line's first bytes only, whatever its length.
const Phrase* find_phrase(std::string_view line);

/// Whether a paragraph ends as notices of rights do: "All rights reserved."
bool ends_like_notice(std::string_view paragraph);

}  // namespace nutgraf
