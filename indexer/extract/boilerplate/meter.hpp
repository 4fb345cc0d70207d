// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace nutgraf {

/// Adds up the size of a text in half words (PassageOptions) character by character: two for each
/// run of characters, and again after every 32 of them, and one for each character of a script
/// written without spaces.
class Meter {
public:
    /// Counts the character at `at`, which must lie within `text`. Returns its length in bytes, of
    /// which none lies behind the text. Reads any bytes: a length is that which the first byte
    /// announces.
    std::size_t step(std::string_view text, std::size_t at);

    /// Counts what plain characters would: `words` words, the last of them of `run` characters,
    /// fewer than 32, so far; 0 if it has ended.
    void add_words(std::size_t words, std::size_t run) {
        half_words_ += 2 * words;
        run_ = run;
    }

    std::size_t half_words() const { return half_words_; }
    /// Characters of the unbroken run that the last one counted belongs to; 0 if it is white space.
    std::size_t run() const { return run_; }

private:
    std::size_t run_ = 0;
    std::size_t half_words_ = 0;
};

/// Returns the size of [start, end) of a text in half words, or, if that is above `enough`, some
/// number above `enough`.
std::size_t half_words(std::string_view text, std::size_t start, std::size_t end,
                       std::size_t enough);

}  // namespace nutgraf
