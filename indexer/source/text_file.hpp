// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "source/file_list.hpp"
#include "source/name_filter.hpp"

namespace nutgraf {

/// Appends what a file holds that is one article by its name; of one that is too large no more than
/// `article_bytes` and one are read. If its content says that the name lies, the articles in it
/// are appended, as far as they fit into `article_bytes`. Any thread may call it.
void read_text_file(const SourceFile& file, std::size_t article_bytes,
                    const std::shared_ptr<const NameFilter>& filter,
                    std::vector<DraftResult>& results);

}  // namespace nutgraf
