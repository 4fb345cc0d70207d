// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// Which characters normalisation (normalize.hpp) changes, and what it makes of each.
namespace nutgraf {

/// What a character does when text is normalised.
enum class Changing : unsigned char {
    kNot,       ///< stays as it is, and nothing before it depends on it
    kMark,      ///< stays, behind marks of a lower combining class
    kItself,    ///< becomes others, the first of which does not depend on what is before it
    kAttached,  ///< is dropped, or may become one with what is before it
};

/// Returns what a character does. Thread-safe.
Changing changing(unsigned code);

/// The canonical combining class of Unicode: 0 for all that are no marks.
int combining_class(unsigned code);

/// Whether a character leaves no trace in words: those that Unicode calls default ignorable (soft
/// hyphens, zero-width characters, those that turn the direction of text, variation selectors) and
/// marks that enclose others.
bool is_dropped(unsigned code);

/// Whether a mark behind a letter tells nothing of the word: the accents by which primers and
/// dictionaries show the stress of Cyrillic words, and the dot above an 'i'.
bool is_idle_mark(unsigned letter, unsigned mark);

/// Appends what a character that is not dropped consists of: letters and marks apart. Those of a
/// compatibility form ("ﬁ") only if it belongs to words and so do all of them.
void append_parts(unsigned code, std::vector<int>& parts);

/// Returns the first byte from `from` on that normalisation might change; text.size() if there is
/// none. Bytes that are not UTF-8 are none.
std::size_t find_changing(std::string_view text, std::size_t from);

}  // namespace nutgraf
