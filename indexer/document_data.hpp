// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "nutgraf/article.hpp"
#include "nutgraf/hit.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// Writes the data of a passage's document (schema.hpp): one line of JSON.
std::string write_document_data(const Article& article, const Passage& passage, std::size_t of);

/// What document data says.
struct DocumentData {
    ArticleInfo article;
    PassageInfo passage;
    bool extra_elsewhere =
        false;  ///< ArticleInfo::extra stands in the article's first passage only
};

/// Reads what write_document_data() wrote. Throws Error (kIndex) if it is anything else.
DocumentData read_document_data(std::string_view data);

}  // namespace nutgraf
