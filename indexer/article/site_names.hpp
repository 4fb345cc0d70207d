// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// How many bytes of blanks, signs and punctuation marks stand there; 0 if a letter or digit does.
std::size_t punctuation_at(std::string_view text, std::size_t at);

/// Letters and digits in small letters, all else gone: what spellings of a name have in common.
std::string essence_of(std::string_view text);

/// What a site is called, as far as its pages say.
class SiteNames {
public:
    /// Adds a name, or the address of a page, whose host is one:
    /// "https://www.the-gazette.example/".
    void add_name(std::string_view name);
    void add_address(std::string_view address);

    /// Whether the text is another way to write one of the names: with an article ("The Gazette"),
    /// with something behind it ("Gazette Online"), or what the host stands for ("National Park
    /// Service" at nps.example).
    bool is_site(std::string_view text) const;

    bool empty() const noexcept { return names_.empty() && hosts_.empty(); }

private:
    std::vector<std::string> names_;  // their essence
    std::vector<std::string> hosts_;  // the label that tells
};

}  // namespace nutgraf
