// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/pages.hpp"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

// A string of the record; empty if it is absent or null.
std::string text_of(const nlohmann::json& record, const char* key) {
    const auto found = record.find(key);
    return found == record.end() || found->is_null() ? "" : found->get<std::string>();
}

GoldPage to_gold(const std::string& line) {
    const nlohmann::json record = nlohmann::json::parse(line);
    return {record.at("_id").get<std::string>(), text_of(record, "title"),
            text_of(record, "author"), text_of(record, "date"), text_of(record, "text")};
}

}  // namespace

std::vector<GoldPage> read_gold(const std::string& folder) {
    const std::string path = folder + "/gold.jsonl";
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::vector<GoldPage> pages;
    for (std::string line; std::getline(in, line);) {
        try {
            pages.push_back(to_gold(line));
        } catch (const nlohmann::json::exception& error) {
            const std::string where = path + ":" + std::to_string(pages.size() + 1);
            throw std::runtime_error(where + ": " + error.what());
        }
    }
    return pages;
}

std::string read_page(const std::string& folder, const std::string& id) {
    const std::string path = folder + "/html/" + id + ".html.gz";
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::string page;
    std::array<char, 1 << 16> block;
    int got = 0;
    while ((got = gzread(file.get(), block.data(), block.size())) > 0) {
        page.append(block.data(), static_cast<std::size_t>(got));
        if (page.size() > kMostBytes) throw std::runtime_error(path + " is too large");
    }
    if (got < 0) throw std::runtime_error("cannot read " + path + ": not gzip, or damaged");
    return page;
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace nutgraf::bench
