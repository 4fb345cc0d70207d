// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// What becomes of a draft: an article, or the report of why there is none.
using ArticleResult = std::variant<Article, SkippedArticle, PassedOver, SourceNotice>;

/// How articles are made of drafts.
struct ExtractOptions {
    bool keep_all = false;               ///< mark nothing as debris: all text is the story
    bool find_language = true;           ///< of articles that do not say it, by their text
    std::size_t page_memory = SIZE_MAX;  ///< bytes that the tree of a web page may take
};

/// Returns the article that a draft is: its text in UTF-8, the fields that can be found, what of
/// the text is not the story. Thread-safe.
ArticleResult extract(Draft draft, const ExtractOptions& options = {});

/// The same of all results of a batch; what is no draft stays as it is.
std::vector<ArticleResult> extract(std::vector<DraftResult> drafts, const ExtractOptions& options);

/// Returns the options with pages limited to what articles of up to `article_bytes` may need: trees
/// of pages take about twice their bytes.
ExtractOptions within(ExtractOptions options, std::size_t article_bytes);

/// Reads the articles of a source one by one, without an index. Not thread-safe.
class ArticleReader {
public:
    /// The source must outlive the reader.
    explicit ArticleReader(ArticleSource& source, const ExtractOptions& options = {},
                           const BatchLimits& limits = {});

    /// Returns the next article or report; nothing at the end of the source, or if
    /// `limits.go_on` said no. It reads a batch at a time, so articles of a slow pipe come late.
    std::optional<ArticleResult> next();

private:
    ArticleSource& source_;
    ExtractOptions options_;
    BatchLimits limits_;
    std::vector<ArticleResult> results_;  // of a batch
    std::size_t next_ = 0;                // of them
};

}  // namespace nutgraf
