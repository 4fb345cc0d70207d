// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/debris.hpp"

namespace nutgraf {

void mark_debris(Article& article) { article.debris.clear(); }

}  // namespace nutgraf
