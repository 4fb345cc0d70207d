// SPDX-License-Identifier: GPL-2.0-or-later
//
// What looks the same should be the same word. Unicode has several ways to write many characters:
// "é" as one or as a letter and a mark, "ﬁ" as one or two, "Ａ" as wide as an ideograph; and it has
// characters that no one sees. So text is brought to one form before it is cut into words:
//
// - canonical equivalents, to the composed form (NFC, UAX 15);
// - compatibility forms, one by one, if they belong to words and what they stand for consists of
//   characters of words only: "ﬁ", "²" and "µ" do, "½" and "™" do not;
// - characters that leave no trace are dropped: see is_dropped() and is_idle_mark();
// - a capital with marks that has a composed small letter, but is none itself, becomes that.
//
// Left out: bytes that are not UTF-8 stay as they are, and keep what would be dropped behind them,
// lest they come to mean something; and what only a language tells, whether "ae" is "ä".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// A text brought to its one form, and where each piece of that was. Not thread-safe to make, but
/// to read.
class NormalizedText {
public:
    /// The source need not outlive it.
    explicit NormalizedText(std::string_view source);

    /// The text in its one form. Valid as long as this stays where it is.
    std::string_view text() const noexcept { return text_; }

    /// Where in the source a piece of text() begins that begins at `at`, and where one ends that
    /// ends at `at`. Both are at characters of the source: of those that became one, or were put in
    /// another order, the first begins and the last ends it.
    std::size_t source_start(std::size_t at) const;
    std::size_t source_end(std::size_t at) const;

private:
    // A stretch that is not the same, half-open. Between two of them nothing changes.
    struct Change {
        std::size_t source_start;
        std::size_t source_end;
        std::size_t start;
        std::size_t end;
    };
    friend class Normalizer;

    std::string text_;
    std::vector<Change> changes_;  // ascending
};

/// Returns where a piece of a text ends that begins at `from`, and that is read and normalised as
/// if it were all: at the end of the text if that is near, else before white space, since no word
/// and no character runs on over that. What goes on for a megabyte without any is cut anyway.
std::size_t end_of_piece(std::string_view text, std::size_t from);

/// Returns a text in its one form.
std::string normalized(std::string_view text);

/// Returns the same without a copy if it can: the text itself, or `space`, which is set to it.
std::string_view normalized(std::string_view text, std::string& space);

}  // namespace nutgraf
