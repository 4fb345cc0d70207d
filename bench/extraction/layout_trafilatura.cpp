// SPDX-License-Identifier: GPL-2.0-or-later
//
// https://github.com/adbar/trafilatura: an object of pages by address in tests/evaldata.json. Each
// names its file and a few pieces of text that are in the story, and that are not. Versions before
// the one that brought this file keep the same in Python code and are not read.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "extraction/files.hpp"
#include "extraction/layout.hpp"
#include "extraction/pieces.hpp"

namespace nutgraf::bench {
namespace {

using Json = nlohmann::ordered_json;

bool recognises(const std::string& folder) { return holds(folder, "tests/evaldata.json"); }

// One author is a string, several are an array.
std::string author_in(const Json& page) {
    const auto found = page.find("author");
    if (found == page.end() || !found->is_array()) return string_in(page, "author");
    std::string all;
    for (const std::string& name : strings_in(page, "author")) {
        all += all.empty() ? name : "; " + name;
    }
    return all;
}

GoldPage to_gold(const std::string& tests, const Json& record) {
    GoldPage page;
    page.id = record.at("file").get<std::string>();
    const bool cached = holds(tests, "cache/" + page.id);
    page.file = tests + (cached ? "/cache/" : "/eval/") + page.id;
    page.title = string_in(record, "title");
    page.author = author_in(record);
    page.date = string_in(record, "date");
    page.with = strings_in(record, "with");
    page.without = strings_in(record, "without");
    return page;
}

std::vector<GoldPage> read(const std::string& folder) {
    const std::string tests = folder + "/tests";
    std::vector<GoldPage> pages;
    const std::string file = tests + "/evaldata.json";
    const Json records = read_json(file);
    for (const auto& [address, record] : records.items()) {
        try {
            pages.push_back(to_gold(tests, record));
        } catch (const nlohmann::json::exception& error) {
            const std::string where = file + ": " + address;
            throw std::runtime_error(where + ": " + error.what());
        }
    }
    return pages;
}

}  // namespace

const Layout kTrafilaturaLayout = {"trafilatura", recognises, read, measure_pieces};

}  // namespace nutgraf::bench
