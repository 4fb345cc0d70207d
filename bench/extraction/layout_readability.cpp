// SPDX-License-Identifier: GPL-2.0-or-later
//
// https://github.com/mozilla/readability: a folder a page in test/test-pages, with the page, what
// the program is to make of it, and the fields. What it is to make is its own output once a person
// had looked at it.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "extraction/figures.hpp"
#include "extraction/files.hpp"
#include "extraction/layout.hpp"
#include "extraction/visible_text.hpp"

namespace nutgraf::bench {
namespace {

constexpr std::size_t kDay = 10;  // bytes of YYYY-MM-DD

bool recognises(const std::string& folder) { return holds(folder, "test/test-pages"); }

GoldPage read_page(const std::string& folder) {
    const std::string fields = folder + "/expected-metadata.json";
    const nlohmann::ordered_json record = read_json(fields);
    GoldPage page;
    page.id = std::filesystem::path(folder).filename();
    page.file = folder + "/source.html";
    page.text = visible_text(read_file(folder + "/expected.html"));
    try {
        page.title = string_in(record, "title");
        page.author = string_in(record, "byline");
        page.date = string_in(record, "publishedTime").substr(0, kDay);
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error(fields + ": " + error.what());
    }
    return page;
}

std::vector<GoldPage> read(const std::string& folder) {
    std::vector<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/test/test-pages")) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::ranges::sort(folders);
    std::vector<GoldPage> pages;
    pages.reserve(folders.size());
    for (const std::string& each : folders) pages.push_back(read_page(each));
    return pages;
}

// Its tests ask for the same strings, and for none where there is none.
class Strings : public Measure {
public:
    void add(const Reading& reading, const GoldPage& gold) override {
        ++pages_;
        titles_ += reading.article.title.value == gold.title ? 1 : 0;
        bylines_ += reading.article.author.value == gold.author ? 1 : 0;
    }
    std::string figures() const override {
        return formatted("strings title equal %.1f %%  byline equal %.1f %%",
                         percent(titles_, pages_), percent(bylines_, pages_));
    }

private:
    std::size_t pages_ = 0;
    std::size_t titles_ = 0;
    std::size_t bylines_ = 0;
};

std::unique_ptr<Measure> measure() { return std::make_unique<Strings>(); }

}  // namespace

const Layout kReadabilityLayout = {"readability", recognises, read, measure};

}  // namespace nutgraf::bench
