// SPDX-License-Identifier: GPL-2.0-or-later
//
// The layout to choose for a set of one's own: gold.jsonl, an object a line (_id, title, author,
// date, text, with, without), and html/ID.html.gz.
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "extraction/files.hpp"
#include "extraction/layout.hpp"
#include "extraction/pieces.hpp"

namespace nutgraf::bench {
namespace {

using Json = nlohmann::ordered_json;

bool recognises(const std::string& folder) { return holds(folder, "gold.jsonl"); }

GoldPage to_gold(const std::string& folder, const std::string& line) {
    const Json record = Json::parse(line);
    GoldPage page;
    page.id = record.at("_id").get<std::string>();
    page.file = folder + "/html/" + page.id + ".html.gz";
    page.title = string_in(record, "title");
    page.author = string_in(record, "author");
    page.date = string_in(record, "date");
    if (record.contains("text")) page.text = string_in(record, "text");
    page.with = strings_in(record, "with");
    page.without = strings_in(record, "without");
    return page;
}

std::vector<GoldPage> read(const std::string& folder) {
    const std::string path = folder + "/gold.jsonl";
    std::istringstream in(read_file(path));
    std::vector<GoldPage> pages;
    for (std::string line; std::getline(in, line);) {
        try {
            pages.push_back(to_gold(folder, line));
        } catch (const nlohmann::json::exception& error) {
            const std::string where = path + ":" + std::to_string(pages.size() + 1);
            throw std::runtime_error(where + ": " + error.what());
        }
    }
    return pages;
}

}  // namespace

const Layout kListLayout = {"gold.jsonl", recognises, read, measure_pieces};

}  // namespace nutgraf::bench
