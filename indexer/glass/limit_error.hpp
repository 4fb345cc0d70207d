// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "nutgraf/error.hpp"

namespace nutgraf::glass {

/// Articles are beyond what a Xapian database can hold. The message says how, not which database:
/// whoever knows its name adds it.
class LimitError : public Error {
public:
    explicit LimitError(const std::string& message) : Error(ErrorKind::kSystem, message) {}
};

}  // namespace nutgraf::glass
