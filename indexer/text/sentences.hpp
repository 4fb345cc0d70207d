// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the ends of the sentences of a paragraph: ascending byte offsets, white space after a
/// sentence included, the last one text.size(). Empty for an empty text.
///
/// A sentence ends at a full stop, exclamation or question mark (of Latin, CJK, Arabic or
/// Devanagari) with any closing quotes and brackets, where white space follows and then something
/// that can begin a sentence. A full stop after an initial ("J."), an abbreviation ("Dr.", "U.S.",
/// "approx.") or a number before a lower-case word does not end one. When in doubt no sentence
/// ends.
std::vector<std::size_t> sentence_ends(std::string_view text);

/// The same one after another, in constant space. The text must outlive it.
class SentenceReader {
public:
    explicit SentenceReader(std::string_view text) : text_(text) {}

    /// Moves to the next sentence. Returns false if there is none.
    bool next();

    /// One past the last byte of the current sentence, white space after it included.
    std::size_t end() const { return end_; }

private:
    std::string_view text_;
    std::size_t end_ = 0;
};

}  // namespace nutgraf
