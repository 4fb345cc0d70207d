// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "article/html_tags.hpp"

namespace nutgraf {

/// A piece of a page. Its views point into the page.
struct HtmlToken {
    enum class Kind {
        kText,   ///< characters, references not resolved
        kOpen,   ///< a start tag
        kClose,  ///< an end tag
        kRaw     ///< an element whose content is characters only, with that content
    };
    Kind kind = Kind::kText;
    HtmlTag tag = HtmlTag::kOther;
    std::string_view name;        ///< of the tag, as written
    std::string_view attributes;  ///< what stands behind the name
    std::string_view text;        ///< of kText and kRaw
};

/// Cuts a page into tags and text as the HTML standard's tokenizer does. Comments, document types
/// and processing instructions are passed over. Any bytes are a page; reading one takes time in
/// proportion to its length.
class HtmlTokenizer {
public:
    /// The page must outlive the tokenizer and its tokens.
    explicit HtmlTokenizer(std::string_view page) : rest_(page) {}

    /// Reads the next token. False at the end of the page.
    bool next(HtmlToken& token);

private:
    bool read_markup(HtmlToken& token);
    void read_raw(HtmlToken& token);
    void skip_past(std::string_view end);

    std::string_view rest_;
};

/// One attribute of a start tag.
struct HtmlAttribute {
    std::string_view name;   ///< as written
    std::string_view value;  ///< references not resolved; empty if there is none
};

/// Reads the attributes of a tag one after the other.
class HtmlAttributes {
public:
    explicit HtmlAttributes(std::string_view attributes) : rest_(attributes) {}

    /// Reads the next attribute. False if there is no more.
    bool next(HtmlAttribute& attribute);

private:
    std::string_view rest_;
};

/// Returns the value of the first attribute of that name with references resolved and white space
/// folded, no more than a few kilobytes of it; empty if there is none.
std::string attribute_of(const HtmlToken& token, std::string_view name);

/// Returns the text in one line, references resolved and white space folded; of a text longer than
/// some kilobytes the beginning.
std::string html_value(std::string_view raw);

/// Whether the names are the same but for the case of ASCII letters.
bool same_name(std::string_view name, std::string_view other) noexcept;

}  // namespace nutgraf
