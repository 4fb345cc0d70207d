// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/whole_reader.hpp"

#include "source/parse.hpp"

namespace nutgraf {

std::unique_ptr<ArticleBatch> WholeReader::next_batch(const BatchLimits& limits) {
    if (ended_) return nullptr;
    // One byte more than allowed tells that it is too large.
    const std::size_t most = limits.article_bytes;
    if (!input_.fill(most == SIZE_MAX ? most : most + 1, limits)) return nullptr;
    ended_ = true;
    if (input_.size() > most) return skip(path_, too_large(most));
    if (input_.failed())
        return skip(path_, "reading failed: " + input_.reason(), input_.system_failed());
    const std::size_t size = input_.size();
    return make_batch(
        [format = format_, path = path_, bytes = input_.take(size)]() mutable {
            return std::vector<DraftResult>{parse_whole(std::move(bytes), format, path)};
        },
        size);
}

}  // namespace nutgraf
