// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the command lines of both programs have in common, so that the same words mean the same.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>

namespace nutgraf {

/// A check that refuses the empty value.
inline CLI::Validator not_empty() {
    return CLI::Validator(
        [](const std::string& text) { return text.empty() ? "must not be empty" : ""; }, "");
}

/// Declares `-d,--db` and sets its default: $NUTGRAF_DB, else ./nutgraf.db.
inline void declare_database(CLI::App& app, std::string& database) {
    const char* set = std::getenv("NUTGRAF_DB");
    database = set != nullptr && *set != '\0' ? set : "./nutgraf.db";
    app.add_option("-d,--db", database, "Database directory (default: $NUTGRAF_DB or ./nutgraf.db)")
        ->type_name("DIR")
        ->check(not_empty());
}

}  // namespace nutgraf
