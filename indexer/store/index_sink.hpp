// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "nutgraf/index_builder.hpp"

namespace nutgraf {

/// What a database holds.
struct IndexTotals {
    std::uint64_t articles = 0;
    std::uint64_t passages = 0;
    std::uint64_t replaced = 0;  ///< passages that were added, but replaced by later ones
};

/// Where articles go to become a database. The one seam between the pipeline and the way a database
/// is written; every implementation writes the same content (schema.hpp).
///
/// Articles come in batches, numbered from 0. Each batch is first accepted, in order and one at a
/// time, which settles its place in the database, and then added, by any thread and beside others.
/// All functions throw Error (kSystem) if the database cannot be written.
class IndexSink {
public:
    virtual ~IndexSink() = default;

    /// Whether an article takes the place of one that the database has under its id. If not, no
    /// article with `again` may be given.
    virtual bool replaces() const noexcept = 0;

    /// Whether the database that is changed has an article with this id; never of a new one.
    virtual bool has(const std::string& id) const = 0;

    /// Whether it wants fields that are too uncertain to be indexed, too.
    virtual bool keeps_uncertain() const noexcept { return false; }

    /// Returns the docid of the batch's first passage.
    virtual std::uint32_t accept(const std::vector<DividedArticle>& articles) = 0;

    /// Adds an accepted batch. `worker` is the number of the calling thread, from 0 and below the
    /// number that the sink was made for.
    virtual void add(unsigned worker, std::uint64_t batch, std::uint32_t first_docid,
                     const std::vector<DividedArticle>& articles) = 0;

    /// Makes threads that wait within add() or commit() give up. From any thread.
    virtual void cancel() noexcept = 0;

    /// Completes the database after the last add(), records what it then holds, and returns that.
    /// Without it nothing that was added needs to survive. `check` is called now and then, from any
    /// thread but never from two at once; commit() ends with what it throws.
    virtual IndexTotals commit(const std::function<void()>& check) = 0;
};

}  // namespace nutgraf
