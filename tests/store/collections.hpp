// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>
#include <atomic>
#include <memory>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "nutgraf/index_builder.hpp"

namespace nutgraf {

/// Articles to index, and how.
struct Collection {
    std::string name;
    std::vector<Article> articles;
    BuildOptions options = {};
};

/// Yields the articles of a collection, which must outlive it.
class CollectionSource : public ArticleSource {
public:
    explicit CollectionSource(const Collection& collection) : collection_(collection) {}

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits&) override {
        if (at_ == collection_.articles.size()) return nullptr;
        return std::make_unique<Batch>(collection_.articles[at_++]);
    }
    std::string name() const override { return collection_.name; }
    std::uint64_t bytes_read() const override { return at_; }
    std::uint64_t bytes_total() const override { return collection_.articles.size(); }

private:
    class Batch : public ArticleBatch {
    public:
        explicit Batch(const Article& article) : article_(article) {}
        std::vector<DraftResult> parse() override { return {Draft{article_, {}}}; }

    private:
        const Article& article_;
    };

    const Collection& collection_;
    std::atomic<std::size_t> at_ = 0;
};

/// Collections made to meet every limit of the database's format at least once: sizes of items,
/// chunks and numbers, and what may be missing. Always the same.
std::vector<Collection> edge_collections();

/// `count` tiny articles that have the word `common` in text and id, and words of every 2nd, 3rd,
/// 7th and 200th of them: lists of many chunks.
Collection many_articles(std::size_t count, const std::string& common = "common");

/// The articles below a directory.
Collection collection_of(const std::string& directory);

/// 1 to 40 articles of random fields and text: words, code points, bytes, markup. Some ids come
/// again.
rc::Gen<Collection> any_collection();

/// Returns the collection without articles whose id came before.
Collection distinct(Collection collection);

}  // namespace nutgraf
