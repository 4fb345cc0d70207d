// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

/// Sets `plain` to a lower-case word without its accents, as one types it who does not have them on
/// the keyboard: "erdogan" for "erdoğan", "strasse" for "straße", "елка" for "ёлка". Returns
/// whether that differs from the word; if not, `plain` is left as it is. Thread-safe.
///
/// Taken off are the marks of Latin and Greek letters, of Arabic and Hebrew (vowels), and those of
/// "ё"; elsewhere a mark makes another letter.
bool without_accents(std::string_view word, std::string& plain);

}  // namespace nutgraf
