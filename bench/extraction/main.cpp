// SPDX-License-Identifier: GPL-2.0-or-later
//
// Measures how well nutgraf tells a story from what stands around it on a web page. Folders hold
// pages and what careful readers made of them, in one of several layouts (layout.hpp). Each page is
// read as nutgraf-index reads it, or, with --plain, all its visible text is taken for a plain text:
// that is what is left of a page that another program saved. The words kept are compared with
// gold's; a word's place does not count, so that a reading order of one's own costs nothing. The
// measure of those who made the set stands beside.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "extraction/calibration.hpp"
#include "extraction/files.hpp"
#include "extraction/halves.hpp"
#include "extraction/layout.hpp"
#include "extraction/report.hpp"
#include "extraction/score.hpp"
#include "html/read_html.hpp"
#include "nutgraf/extract.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf::bench {
namespace {

struct Options {
    std::vector<std::string> folders;
    std::string texts;  // folder of ID.txt; empty: what read_html() finds
    std::string half = "both";
    bool plain = false;
    bool keep_all = false;
    bool per_page = false;
    bool fields = false;
    bool calibration = false;
    std::size_t worst = 0;
};

// Pages with the measure of those who chose them.
struct Part {
    std::string name;
    std::unique_ptr<Measure> own;
    std::vector<PageScore> scores;
};

Article read_plain(std::string text) {
    Draft draft;
    draft.bodies.push_back({BodyKind::kText, std::move(text)});
    draft.may_lack_text = true;
    auto result = extract(std::move(draft));
    auto* const article = std::get_if<Article>(&result);
    return article == nullptr ? Article() : std::move(*article);
}

Article read_article(const Options& options, const GoldPage& gold) {
    if (!options.texts.empty()) {
        return read_plain(read_file(options.texts + "/" + gold.id + ".txt"));
    }
    Article article;
    if (!read_html(read_file(gold.file), article))
        std::fprintf(stderr, "%s: too intricate\n", gold.id.c_str());
    return options.plain ? read_plain(std::move(article.text)) : article;
}

bool is_wanted(const Options& options, const GoldPage& gold) {
    return options.half == "both" || in_first_half(gold.id) == (options.half == "first");
}

// All pages that are wanted, and, of both halves, each half.
std::vector<Part> read_parts(const Options& options, const std::string& folder) {
    const Layout& layout = layout_of(folder);
    std::vector<Part> parts;
    const auto add = [&](const std::string& name) {
        parts.push_back({name, layout.measure(), {}});
    };
    if (options.half == "both") add("all");
    if (options.half != "second") add("first half");
    if (options.half != "first") add("second half");
    const std::vector<GoldPage> pages = layout.read(folder);
    if (pages.empty()) throw std::runtime_error("no pages in " + folder);
    for (const GoldPage& gold : pages) {
        if (!is_wanted(options, gold)) continue;
        Reading reading{read_article(options, gold), {}};
        if (options.keep_all) reading.article.debris.clear();
        reading.story = story_of(reading.article);
        const PageScore score = score_page(reading, gold);
        const auto put = [&](Part& part) {
            part.own->add(reading, gold);
            part.scores.push_back(score);
        };
        put(parts.front());
        if (parts.size() > 1) put(parts[in_first_half(gold.id) ? 1 : 2]);
    }
    return parts;
}

void print(const std::string& text) { std::fputs(text.c_str(), stdout); }

void print_set(const Options& options, const std::string& folder, std::vector<Part> parts) {
    std::vector<PageScore>& all = parts.front().scores;
    if (options.per_page) return print(page_lines(all));
    if (options.fields) return print(field_lines(all));
    if (options.folders.size() > 1) print(folder + "\n");
    for (const Part& part : parts) {
        if (!part.scores.empty()) print(summary_lines(part.name, part.scores, *part.own));
    }
    std::ranges::stable_sort(all, {}, goodness);
    all.resize(std::min(options.worst, all.size()));
    if (!all.empty()) print(page_lines(all));
}

void run(const Options& options) {
    if (options.folders.empty()) {
        throw std::runtime_error(
            "give a FOLDER that holds gold.jsonl and html/ID.html.gz, or "
            "another set of pages");
    }
    for (const std::string& folder : options.folders) layout_of(folder);
    Calibration calibration;
    for (const std::string& folder : options.folders) {
        std::vector<Part> parts = read_parts(options, folder);
        for (const PageScore& score : parts.front().scores) calibration.add(score);
        print_set(options, folder, std::move(parts));
    }
    if (options.calibration) print(calibration.table());
}

void add_options(CLI::App& app, Options& options) {
    app.add_option("FOLDER", options.folders,
                   "holds gold.jsonl and html/ID.html.gz, or is a copy of the repository of wcxb, "
                   "trafilatura, htmldate or readability");
    app.add_flag("--plain", options.plain, "take a page's visible text for a plain text");
    app.add_option("--text", options.texts, "plain texts ID.txt in place of the pages");
    app.add_flag("--keep-all", options.keep_all, "take all text for the story, to compare with");
    app.add_option("--half", options.half, "read only one half of the pages")
        ->check(CLI::IsMember({"first", "second", "both"}))
        ->capture_default_str();
    app.add_flag("--per-page", options.per_page, "a line a page, separated by tabs");
    app.add_flag("--fields", options.fields, "a line a field, separated by tabs")
        ->excludes("--per-page");
    app.add_flag("--calibration", options.calibration,
                 "how many values are right, by field, method and confidence");
    app.add_option("--worst", options.worst,
                   "list so many of the pages with the lowest F1, of words or pieces");
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    nutgraf::bench::Options options;
    CLI::App app("Compares what nutgraf reads in web pages with what a careful reader does.");
    nutgraf::bench::add_options(app, options);
    try {
        app.parse(argc, argv);
        nutgraf::bench::run(options);
        return 0;
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const std::exception& error) {
        std::cerr << "extraction: " << error.what() << '\n';
        return 2;
    }
}
