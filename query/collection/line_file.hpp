// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace nutgraf {

/// Returns all of a small file, without a byte order mark. Throws Error (kSystem) if it cannot be
/// read.
std::string read_all(std::istream& in, const std::string& name);

/// Throws Error (kInput) with "where: reason".
[[noreturn]] void fail_input(const std::string& where, const std::string& reason);

/// Returns "name:line".
std::string at_line(const std::string& name, std::size_t line);

/// Returns the text in straight quotation marks.
std::string in_quotes(std::string_view text);

/// Reads a grade: a whole number, negative ones as 0. Throws Error (kInput).
int read_grade(std::string_view text, const std::string& where);

/// The lines of a text that are not blank, with their numbers (1-based).
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    /// Moves to the next line that is not blank; false at the end.
    bool next();

    std::string_view line() const { return line_; }
    std::size_t number() const { return number_; }

private:
    std::string_view rest_;
    std::string_view line_;
    std::size_t number_ = 0;
};

}  // namespace nutgraf
