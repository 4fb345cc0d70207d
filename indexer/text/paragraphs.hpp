// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Returns the ends of the paragraphs of a text: ascending byte offsets, line ends and blank lines
/// behind a paragraph included, the last one text.size(). Empty for an empty text.
///
/// Every line is a paragraph, unless the text was wrapped by an editor (hardly a line is wider than
/// 100 characters, most nearly fill the width): then only blank lines end one.
std::vector<std::size_t> paragraph_ends(std::string_view text);

/// The same one after another, in constant space. The text must outlive it.
class ParagraphReader {
public:
    explicit ParagraphReader(std::string_view text);

    /// Moves to the next paragraph. Returns false if there is none.
    bool next();

    /// One past the last byte of the current paragraph, blank lines behind it included.
    std::size_t end() const { return end_; }

private:
    std::string_view text_;
    bool wrapped_;
    std::size_t line_ = 0;  // start of the first line not yet looked at
    std::size_t end_ = 0;
};

}  // namespace nutgraf
