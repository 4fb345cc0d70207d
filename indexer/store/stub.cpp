// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/stub.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/small_file.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kPrefix = "gen-";
constexpr std::string_view kType = "auto ";
constexpr std::size_t kLeastDigits = 6;

Stub read_lines(const std::string& bytes) {
    Stub stub;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        const std::string name = line.substr(std::min(kType.size(), line.size()));
        if (!stub.generation.empty()) return {.problem = "names more than one database"};
        if (!line.starts_with(kType) || !is_generation(name)) {
            return {.problem = "names something else"};
        }
        stub.generation = name;
    }
    if (stub.generation.empty()) stub.problem = bytes.empty() ? "is empty" : "names nothing";
    return stub;
}

}  // namespace

bool is_generation(const std::string& name) {
    constexpr std::size_t kMostDigits = 18;  // fit an unsigned long
    if (!name.starts_with(kPrefix)) return false;
    const std::string digits = name.substr(kPrefix.size());
    return digits.size() >= kLeastDigits && digits.size() <= kMostDigits &&
           digits.find_first_not_of("0123456789") == digits.npos;
}

unsigned long generation_number(const std::string& name) {
    unsigned long number = 0;
    std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), number);
    return number;
}

std::string generation_name(unsigned long number) {
    std::string digits = std::to_string(number);
    if (digits.size() < kLeastDigits) digits.insert(0, kLeastDigits - digits.size(), '0');
    return std::string(kPrefix) + digits;
}

Stub read_stub(const std::filesystem::path& path) {
    const SmallFile file = read_small_file(path);
    if (file.missing) return {.missing = true};
    if (!file.problem.empty()) return {.problem = file.problem};
    return read_lines(file.bytes);
}

std::string stub_line(const std::string& generation) { return std::string(kType) + generation; }

}  // namespace nutgraf
