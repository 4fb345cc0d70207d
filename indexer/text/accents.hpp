// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nutgraf {

/// Sets `plain` to a lower-case word without its accents, as one types it who does not have them on
/// the keyboard: "erdogan" for "erdoğan", "strasse" for "straße", "елка" for "ёлка". Returns
/// whether that differs from the word; if not, `plain` is left as it is. Thread-safe.
///
/// Taken off are the marks of Latin and Greek letters, of Arabic and Hebrew (vowels), and those of
/// "ё", "ѐ" and "ѝ"; elsewhere a mark makes another letter.
bool without_accents(std::string_view word, std::string& plain);

/// Whether marks behind a letter are mere accents, which without_accents() takes off.
bool takes_accents(unsigned code);

/// Whether a character is a mark that stands above, below or within a letter.
bool is_accent(unsigned code);

/// Whether a word in lower case, but for accents that it was typed without, begins as `typed` does:
/// "straßenbahn" as "strassen", "élan" as "el" and "él", but "elan" not as "él". Thread-safe.
bool begins_as_typed(std::string_view word, std::string_view typed);

/// A letter that may be typed without its accents.
struct AccentedLetter {
    unsigned code = 0;
    unsigned second = 0;  ///< what is typed for it behind the first letter; 0 if nothing is
};

/// Returns the letters in lower case for which may be typed what begins with this one, ascending.
/// Thread-safe; valid for ever.
std::span<const AccentedLetter> accented_letters(unsigned first);

}  // namespace nutgraf
