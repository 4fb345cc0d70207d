// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the command lines of both programs have in common, so that the same words mean the same.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "tool/standard_streams.hpp"

namespace nutgraf {

/// A check that refuses the empty value.
inline CLI::Validator not_empty() {
    return CLI::Validator(
        [](const std::string& text) { return text.empty() ? "must not be empty" : ""; }, "");
}

/// A check for a whole number within limits. CLI11's own checks put what they check into the help
/// and do not say what is wanted.
inline CLI::Validator whole_number(std::uint32_t least, std::uint32_t most) {
    const std::string wanted =
        "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    return CLI::Validator(
        [=](std::string& text) {
            std::uint32_t number = 0;
            const char* end = text.data() + text.size();
            const auto [last, error] = std::from_chars(text.data(), end, number);
            const bool good =
                error == std::errc() && last == end && number >= least && number <= most;
            return good ? std::string() : wanted + ", not " + text;
        },
        "");
}

/// A check for one of some words.
inline CLI::Validator one_of(const std::vector<std::string>& names) {
    std::string wanted;
    for (const std::string& name : names) wanted += (wanted.empty() ? "" : ", ") + name;
    return CLI::Validator(
        [=](std::string& text) {
            const bool known = std::ranges::find(names, text) != names.end();
            return known ? std::string() : "must be one of " + wanted + ", not " + text;
        },
        "");
}

/// Ends an argument that CLI11 would take for a list of values. No argument holds it.
inline constexpr char kNoList = '\0';

inline std::string without_mark(std::string argument) {
    if (argument.ends_with(kNoList)) argument.pop_back();
    return argument;
}

/// Declares the arguments that are no options; given_words() returns them.
inline CLI::Option* declare_words(CLI::App& app, const char* name, std::vector<std::string>& into,
                                  const char* help) {
    return app.add_option(name, into, help)
        ->type_name("")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// Parses the command line; all else is declared. CLI11 takes "[a,b]" and "{}" for lists of values,
/// but a word or the name of a file may be just that: so they are marked, and the values of options
/// lose the mark before anything else is done with them.
inline void parse_arguments(CLI::App& app, int argc, const char* const* argv) {
    const CLI::Validator unmark(
        [](std::string& value) {
            value = without_mark(value);
            return std::string();
        },
        "");
    for (CLI::Option* option : app.get_options()) {
        if (!option->get_positional()) option->transform(unmark);
    }
    std::vector<std::string> arguments;  // from last to first, as CLI11 wants them
    for (int i = argc - 1; i > 0; --i) {
        std::string argument = argv[i];
        const bool list = argument.starts_with('[') && argument.ends_with(']');
        if (list || argument == "{}") argument += kNoList;
        arguments.push_back(std::move(argument));
    }
    app.parse(std::move(arguments));
}

/// Returns the arguments that are no options, as they were typed.
inline std::vector<std::string> given_words(const CLI::App& app, const char* name) {
    std::vector<std::string> words = app.get_option(name)->results();
    std::ranges::transform(words, words.begin(), without_mark);
    return words;
}

/// Prints what --help and --version ask for; returns the exit code. Throws Error (kSystem) if it
/// cannot be written.
inline int print_help(const CLI::App& app, const CLI::Success& asked) {
    Results results;
    const int exit_code = app.exit(asked, results, std::cerr);
    results.send();
    return exit_code;
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
