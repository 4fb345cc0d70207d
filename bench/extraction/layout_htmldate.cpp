// SPDX-License-Identifier: GPL-2.0-or-later
//
// https://github.com/adbar/htmldate: objects of pages by address in two files, which together are
// the set. Each names its file and the day; the day of a few is NaN.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "extraction/files.hpp"
#include "extraction/layout.hpp"
#include "extraction/score.hpp"

namespace nutgraf::bench {
namespace {

using Json = nlohmann::ordered_json;

bool recognises(const std::string& folder) { return holds(folder, "tests/eval_default.json"); }

std::string page_file(const std::string& tests, const std::string& name) {
    for (const std::string& folder : {tests + "/test_set", tests + "/cache"}) {
        if (holds(folder, name)) return folder + '/' + name;
    }
    return tests + "/eval/" + name;
}

// Of an address that is in both files the second one counts.
Json read_records(const std::string& tests) {
    Json records = Json::object();
    for (const std::string name : {"/eval_mediacloud_2020.json", "/eval_default.json"}) {
        if (holds(tests, name.substr(1))) records.update(read_json(tests + name));
    }
    return records;
}

std::vector<GoldPage> read(const std::string& folder) {
    const std::string tests = folder + "/tests";
    std::vector<GoldPage> pages;
    const Json records = read_records(tests);
    for (const auto& [address, record] : records.items()) {
        try {
            GoldPage page;
            page.id = record.at("file").get<std::string>();
            page.file = page_file(tests, page.id);
            page.date = string_in(record, "date");
            pages.push_back(std::move(page));
        } catch (const nlohmann::json::exception& error) {
            const std::string where = tests + ": " + address;
            throw std::runtime_error(where + ": " + error.what());
        }
    }
    return pages;
}

// A date that is known in part is none here: who wants a day has none. A page whose day gold does
// not know counts as a mistake whatever is found, since the day that its evaluation compares with
// is no day.
class Days : public Measure {
public:
    void add(const Reading& reading, const GoldPage& gold) override {
        const FieldResult result = compare_date(reading.article.date, gold.date);
        const bool right = result == FieldResult::kRight;
        const bool found = result == FieldResult::kWrong || result == FieldResult::kExtra;
        all_.add({right ? 1U : 0U, found ? 1U : 0U, right || found ? 0U : 1U, 0});
    }
    std::string figures() const override { return "days    " + all_.figures(); }

private:
    Confusion all_;
};

std::unique_ptr<Measure> measure() { return std::make_unique<Days>(); }

}  // namespace

const Layout kHtmldateLayout = {"htmldate", recognises, read, measure};

}  // namespace nutgraf::bench
