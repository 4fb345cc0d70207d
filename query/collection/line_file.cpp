// SPDX-License-Identifier: GPL-2.0-or-later
//
// Topics, judgments and runs are small files of lines; this is what reading them has in common.
#include "collection/line_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>

#include "nutgraf/error.hpp"
#include "text/ascii.hpp"
#include "text/shortened.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

}  // namespace

std::string read_all(std::istream& in, const std::string& name) {
    const bool readable = !in.fail();
    std::string text;
    std::array<char, 1 << 16> block{};
    do {
        in.read(block.data(), block.size());
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    } while (in);
    if (!readable || in.bad()) throw Error(ErrorKind::kSystem, name + ": cannot be read");
    if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
    return text;
}

void fail_input(const std::string& where, const std::string& reason) {
    throw Error(ErrorKind::kInput, where + ": " + reason);
}

std::string at_line(const std::string& name, std::size_t line) {
    return name + ":" + std::to_string(line);
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

int read_grade(std::string_view text, const std::string& where) {
    int grade = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, grade);
    if (error != std::errc() || stop != end) {
        fail_input(where, "the grade " + in_quotes(shortened(text)) +
                              " is not a whole number up to 2147483647");
    }
    return std::max(grade, 0);
}

bool Lines::next() {
    while (!rest_.empty()) {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        if (!ascii::is_blank(line_)) return true;
    }
    return false;
}

}  // namespace nutgraf
