// SPDX-License-Identifier: GPL-2.0-or-later
//
// https://github.com/Murrough-Foley/web-content-extraction-benchmark: each part of the set is a
// folder, dev or test, with a file a page in ground-truth and the pages in html. For the folder of
// the repository that is dev: the other one is for those who are done.
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "extraction/figures.hpp"
#include "extraction/files.hpp"
#include "extraction/layout.hpp"
#include "extraction/score.hpp"

namespace nutgraf::bench {
namespace {

std::string part_of(const std::string& folder) {
    return holds(folder, "dev/ground-truth") ? folder + "/dev" : folder;
}

bool recognises(const std::string& folder) { return holds(part_of(folder), "ground-truth"); }

GoldPage to_gold(const std::string& path) {
    const nlohmann::ordered_json record = read_json(path);
    const std::filesystem::path file(path);
    GoldPage page;
    page.id = file.stem();
    page.file = file.parent_path().parent_path() / "html" / (page.id + ".html.gz");
    try {
        const nlohmann::ordered_json& gold = record.at("ground_truth");
        page.title = string_in(gold, "title");
        page.author = string_in(gold, "author");
        page.date = string_in(gold, "publish_date");
        page.text = string_in(gold, "main_content");
        page.with = strings_in(gold, "with");
        page.without = strings_in(gold, "without");
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error(path + ": " + error.what());
    }
    return page;
}

std::vector<GoldPage> read(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(part_of(folder) + "/ground-truth")) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<GoldPage> pages;
    pages.reserve(files.size());
    for (const std::string& file : files) pages.push_back(to_gold(file));
    return pages;
}

// Runs of letters, digits and "_": no apostrophe, no mark that stands by itself.
bool is_word_character(unsigned code) {
    constexpr unsigned kKinds =
        1U << Xapian::Unicode::UPPERCASE_LETTER | 1U << Xapian::Unicode::LOWERCASE_LETTER |
        1U << Xapian::Unicode::TITLECASE_LETTER | 1U << Xapian::Unicode::MODIFIER_LETTER |
        1U << Xapian::Unicode::OTHER_LETTER | 1U << Xapian::Unicode::DECIMAL_DIGIT_NUMBER |
        1U << Xapian::Unicode::LETTER_NUMBER | 1U << Xapian::Unicode::OTHER_NUMBER;
    return code == '_' || (kKinds >> Xapian::Unicode::get_category(code) & 1U) != 0;
}

std::vector<std::string> plain_words(const std::string& lower) {
    std::vector<std::string> words;
    bool within = false;
    for (Xapian::Utf8Iterator at(lower); at != Xapian::Utf8Iterator(); ++at) {
        if (is_word_character(*at)) {
            if (!within) words.emplace_back();
            Xapian::Unicode::append_utf8(words.back(), *at);
        }
        within = is_word_character(*at);
    }
    return words;
}

// The share of pieces that a story holds, whatever the case; all of none.
double share_held(const std::string& lower, const std::vector<std::string>& pieces) {
    if (pieces.empty()) return 1;
    const auto held = std::ranges::count_if(pieces, [&](const std::string& piece) {
        return lower.find(Xapian::Unicode::tolower(piece)) != std::string::npos;
    });
    return share(static_cast<std::size_t>(held), pieces.size());
}

// Means over pages.
class Snippets : public Measure {
public:
    void add(const Reading& reading, const GoldPage& gold) override {
        const std::string lower = Xapian::Unicode::tolower(reading.story);
        ++pages_;
        f1_ += compare_bags(plain_words(lower),
                            plain_words(Xapian::Unicode::tolower(gold.text.value_or(""))))
                   .f1;
        with_ += share_held(lower, gold.with);
        without_ += share_held(lower, gold.without);
    }
    std::string figures() const override {
        const double pages = std::max(pages_, 1.0);
        return formatted("wcxb's  F1 %.4f  with %.1f %%  without %.1f %%", f1_ / pages,
                         100 * with_ / pages, 100 * without_ / pages);
    }

private:
    double pages_ = 0;
    double f1_ = 0;
    double with_ = 0;
    double without_ = 0;
};

std::unique_ptr<Measure> measure() { return std::make_unique<Snippets>(); }

}  // namespace

const Layout kWcxbLayout = {"wcxb", recognises, read, measure};

}  // namespace nutgraf::bench
