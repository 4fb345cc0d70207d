// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/files.hpp"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

// JSON has no NaN, but Python writes one. Strings stay as they are.
std::string without_nan(std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!quoted && text.substr(at).starts_with("NaN")) {
            out += "null";
            at += 2;
            continue;
        }
        if (text[at] == '"') quoted = !quoted;
        out += text[at];
        if (quoted && text[at] == '\\' && at + 1 < text.size()) out += text[++at];
    }
    return out;
}

}  // namespace

std::string read_file(const std::string& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::string bytes;
    std::array<char, 1 << 16> block{};
    int got = 0;
    while ((got = gzread(file.get(), block.data(), block.size())) > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(got));
        if (bytes.size() > kMostBytes) throw std::runtime_error(path + " is too large");
    }
    if (got < 0) throw std::runtime_error("cannot read " + path + ": a folder, or damaged");
    return bytes;
}

nlohmann::ordered_json read_json(const std::string& path) {
    const std::string bytes = read_file(path);
    try {
        return nlohmann::ordered_json::parse(without_nan(bytes));
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error(path + ": " + error.what());
    }
}

std::string string_in(const nlohmann::ordered_json& object, std::string_view key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? "" : found->get<std::string>();
}

std::vector<std::string> strings_in(const nlohmann::ordered_json& object, std::string_view key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    return found->get<std::vector<std::string>>();
}

bool holds(const std::string& folder, std::string_view name) {
    return std::filesystem::exists(std::filesystem::path(folder) / name);
}

}  // namespace nutgraf::bench
