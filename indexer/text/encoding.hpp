// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace nutgraf {

/// The order of bytes in UTF-16.
enum class Utf16 { kNone, kLittle, kBig };

/// Recognises UTF-16 by its mark, or by the regular zero bytes of Latin text in the first
/// kilobytes; kNone if it is something else.
Utf16 guess_utf16(std::string_view bytes);

/// Returns the name that Article::encoding has for it.
std::string name_of(Utf16 order);

/// Returns the text in UTF-8, without a mark; a lone surrogate or an odd byte at the end becomes
/// U+FFFD. `order` must not be kNone.
std::string decode_utf16(std::string_view bytes, Utf16 order);

/// Returns how many of the bytes can be decoded before it is known what follows: those of whole
/// characters.
std::size_t whole_utf16(std::string_view bytes, Utf16 order);

/// A text in UTF-8 and what it was before.
struct DecodedText {
    std::string text;             ///< valid UTF-8 without a byte order mark
    std::string encoding;         ///< "utf-8", "utf-16le", "utf-16be", "windows-1252" or "mixed"
    std::size_t text_offset = 0;  ///< bytes of mark before the text, if it is UTF-8 unchanged
};

/// Recognises the encoding of a file's bytes and decodes them. Returns nothing if the bytes do not
/// look like text (zero bytes, or many control characters).
///
/// UTF-16 is recognised as by guess_utf16(). Bytes that are well-formed UTF-8 (RFC 3629) stay as
/// they are. If they are not, and what looks like UTF-8 is rare and short, they are read as
/// Windows-1252 (as the WHATWG Encoding Standard defines it), which Latin-1 is part of; else as a
/// page glued together from both ("mixed"): well-formed sequences are kept, any other byte is read
/// as Windows-1252.
std::optional<DecodedText> decode_text(std::string bytes);

/// Returns the bytes of `text` with each byte that is not well-formed UTF-8 read as Windows-1252.
std::string repair_utf8(std::string_view text);

}  // namespace nutgraf
