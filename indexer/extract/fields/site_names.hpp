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
    /// or with something behind it ("Gazette Online").
    bool is_site(std::string_view text) const;

private:
    std::vector<std::string> names_;  // their essence
};

}  // namespace nutgraf
