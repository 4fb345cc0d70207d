// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>

#include "nutgraf/analyzer.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf {

/// Makes the Xapian document of one passage, as schema.hpp lays down. `positions`: whether its
/// words have them.
Xapian::Document make_document(Analyzer& analyzer, const Article& article, const Passage& passage,
                               std::size_t of, bool positions = true);

}  // namespace nutgraf
