// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "nutgraf/article.hpp"
#include "nutgraf/hit.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// Writes the data of the documents (schema.hpp) of one article's passages. The article must
/// outlive it. What is the same for all passages is made once, so keep it from one to the next.
class DocumentDataWriter {
public:
    explicit DocumentDataWriter(const Article& article);

    /// Appends the data of one of `of` passages to `out`: one line of JSON without a line end,
    /// valid UTF-8 even where the article's path or text is not. Throws std::out_of_range if the
    /// passage begins behind the article's text. Thread-safe.
    void append(std::string& out, const Passage& passage, std::size_t of) const;

private:
    void append_parts(std::string& out, const Passage& passage) const;

    const Article& article_;
    std::string article_part_;  // for all passages; but see append() for the first
};

/// What document data says.
struct DocumentData {
    ArticleInfo article;
    PassageInfo passage;
    bool extra_elsewhere =
        false;  ///< ArticleInfo::extra stands in the article's first passage only
};

/// Reads what DocumentDataWriter wrote. Throws Xapian::DatabaseCorruptError if it is anything else;
/// with_xapian() says in which database.
DocumentData read_document_data(std::string_view data);

}  // namespace nutgraf
