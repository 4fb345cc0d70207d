// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "nutgraf/topic.hpp"

namespace nutgraf {

struct Topic::Impl {
    Index index;  ///< for which it was parsed
    Xapian::Query query;
};

}  // namespace nutgraf
