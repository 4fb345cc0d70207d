// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// Where passages go to become a database. The one seam between the pipeline and the way a database
/// is written; every implementation writes the same content (schema.hpp).
class IndexSink {
public:
    virtual ~IndexSink() = default;

    /// Adds one passage of an article that has `of` passages. Passages of one article come in
    /// order. Throws Error (kSystem) if the database cannot be written.
    virtual void add(const Article& article, const Passage& passage, std::size_t of) = 0;

    /// Makes everything added durable, and records the number of articles the database holds.
    /// Nothing may be added afterwards. Without it nothing that was added needs to survive.
    virtual void commit() = 0;
};

}  // namespace nutgraf
