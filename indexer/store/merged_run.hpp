// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "store/run.hpp"

namespace nutgraf {

/// Several runs read as one. They must outlive it.
class MergedRun : public Run {
public:
    explicit MergedRun(std::vector<const Run*> runs);

    std::unique_ptr<RunCursor> open(const TermRange& range) const override;
    std::vector<std::uint32_t> batches() const override;
    DocumentListsView lists(std::size_t batch, glass::Buffer& space) const override;

private:
    class Cursor;

    struct Batch {
        std::uint32_t first_docid;
        const Run* run;
        std::size_t index;  // in that run
    };

    std::vector<const Run*> runs_;
    std::vector<Batch> batches_;  // of all runs, in order of docids
};

}  // namespace nutgraf
