// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/article.hpp"

namespace nutgraf {

/// How articles are understood.
struct Understanding {
    bool keep_all = false;  ///< mark nothing as debris
};

/// Reads from a plain text, or a record's, the fields that are absent, language included, and marks
/// the debris.
void understand_text(Article& article, const Understanding& how);

}  // namespace nutgraf
