// SPDX-License-Identifier: GPL-2.0-or-later
//
// The main function of all unit tests. Compiling it takes long, hence the file of its own; Catch2 3
// brings one along (Catch2WithMain), so the build leaves this file out there.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
