// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "nutgraf/article.hpp"

/// A paragraph that ends the opening and repeats words of the headlines in tests of fields.
inline const std::string kProse =
    "\nThe storm reached Halmere in the small hours, and by noon the harbour had lost both of its "
    "cranes, said the port, which counted eleven boats sunk and a ferry adrift off the northern "
    "mole with nobody on board. Nobody was hurt.\n";

/// The value of a field, or nothing if it is not known.
inline std::string known(const nutgraf::Field& field) { return field ? field.value : ""; }
