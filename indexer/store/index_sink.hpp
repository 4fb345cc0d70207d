// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// What a database holds.
struct IndexTotals {
    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
};

/// Where passages go to become a database. The one seam between the pipeline and the way a database
/// is written; every implementation writes the same content (schema.hpp).
class IndexSink {
public:
    virtual ~IndexSink() = default;

    /// Adds one passage of an article that has `of` passages. Passages of one article come in
    /// order. Throws Error (kSystem) if the database cannot be written.
    virtual void add(const Article& article, const Passage& passage, std::size_t of) = 0;

    /// Makes everything added durable, records what the database then holds, and returns it.
    /// Nothing may be added afterwards. Without it nothing that was added needs to survive.
    virtual IndexTotals commit() = 0;
};

}  // namespace nutgraf
