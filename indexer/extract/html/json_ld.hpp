// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nutgraf {

/// What a page says of its article in JSON-LD. What it does not say is empty. Values are as
/// written, but in one line, and moments that are counted from 1970 are dates.
struct JsonLdArticle {
    std::string headline;
    std::vector<std::string> authors;        ///< persons, and what is not said to be none
    std::vector<std::string> organizations;  ///< authors that are said to be one
    std::vector<std::string> page_authors;   ///< persons that the page names, but not the article
    std::string published;                   ///< of the article, or else the recipe
    std::string modified;
    std::string page_published;  ///< of the page that it stands on
    std::string publisher;
    std::string section;
    std::string language;
    std::string url;
};

/// Reads the scripts of a page, of which any may be damaged (see mend_json()). If they describe
/// several articles, the first is meant: others are the page's links.
JsonLdArticle read_json_ld(const std::vector<std::string>& scripts);

}  // namespace nutgraf
