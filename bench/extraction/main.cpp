// SPDX-License-Identifier: GPL-2.0-or-later
//
// Measures how well nutgraf tells a story from what stands around it on a web page. A folder holds
// pages (html/ID.html.gz) and what a careful reader made of them (gold.jsonl, see pages.hpp). Each
// page is read as nutgraf-index reads it, or, with --plain, all its visible text is taken for a
// plain text: that is what is left of a page that another program saved. The words kept are
// compared with gold's; a word's place does not count, so that a reading order of one's own costs
// nothing.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "article/html.hpp"
#include "article/understand.hpp"
#include "extraction/pages.hpp"
#include "extraction/score.hpp"

namespace nutgraf::bench {
namespace {

struct Options {
    std::string folder;
    std::string texts;  // folder of ID.txt; empty: what read_html() finds
    bool plain = false;
    bool keep_all = false;
    bool per_page = false;
    std::size_t worst = 0;
};

Article read_plain(std::string text) {
    Article article;
    article.text = std::move(text);
    understand_text(article, {});
    return article;
}

Article read_article(const Options& options, const std::string& id) {
    if (!options.texts.empty()) return read_plain(read_file(options.texts + "/" + id + ".txt"));
    Article article;
    if (!read_html(read_page(options.folder, id), article))
        std::fprintf(stderr, "%s: too intricate\n", id.c_str());
    return options.plain ? read_plain(std::move(article.text)) : article;
}

void print_tally(const char* name, const FieldTally& tally) {
    const double pages = static_cast<double>(std::max<std::size_t>(tally.pages(), 1)) / 100;
    std::printf("  %-7s right %5.1f %%  missing %5.1f %%  wrong %5.1f %%  of %zu; %zu extra\n",
                name, static_cast<double>(tally.right) / pages,
                static_cast<double>(tally.missing) / pages,
                static_cast<double>(tally.wrong) / pages, tally.pages(), tally.extra);
}

void print_summary(const char* name, const std::vector<PageScore>& scores) {
    const Summary sum = summarize(scores);
    std::printf("%s: %zu pages\n  words   F1 %.4f  precision %.4f  recall %.4f\n", name, sum.pages,
                sum.words.f1, sum.words.precision, sum.words.recall);
    print_tally("title", sum.title);
    print_tally("author", sum.author);
    print_tally("date", sum.date);
}

void print_pages(const std::vector<PageScore>& scores) {
    std::puts("page\tf1\tprecision\trecall\ttitle\tauthor\tdate");
    for (const PageScore& score : scores) {
        std::printf("%s\t%.4f\t%.4f\t%.4f\t%s\t%s\t%s\n", score.id.c_str(), score.words.f1,
                    score.words.precision, score.words.recall, name_of(score.title).data(),
                    name_of(score.author).data(), name_of(score.date).data());
    }
}

void check_folder(const std::string& folder) {
    const std::string wanted = "a FOLDER that holds gold.jsonl and html/ID.html.gz";
    if (folder.empty()) throw std::runtime_error("give " + wanted);
    if (!std::filesystem::exists(folder + "/gold.jsonl")) {
        throw std::runtime_error("there is no " + folder + "/gold.jsonl; give " + wanted);
    }
}

void run(const Options& options) {
    check_folder(options.folder);
    std::vector<PageScore> scores;
    const std::vector<GoldPage> pages = read_gold(options.folder);
    if (pages.empty()) throw std::runtime_error("no pages in " + options.folder + "/gold.jsonl");
    for (const GoldPage& gold : pages) {
        Article article = read_article(options, gold.id);
        if (options.keep_all) article.debris.clear();
        scores.push_back(score_page(article, gold));
    }
    if (options.per_page) return print_pages(scores);
    const auto first = [](const PageScore& score) { return in_first_half(score.id); };
    print_summary("all", scores);
    const auto second = std::ranges::stable_partition(scores, first).begin();
    print_summary("first half", {scores.begin(), second});
    print_summary("second half", {second, scores.end()});
    std::ranges::stable_sort(scores, {}, [](const PageScore& score) { return score.words.f1; });
    scores.resize(std::min(options.worst, scores.size()));
    if (!scores.empty()) print_pages(scores);
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    nutgraf::bench::Options options;
    CLI::App app("Compares what nutgraf reads in web pages with what a careful reader does.");
    app.add_option("FOLDER", options.folder, "holds gold.jsonl and html/ID.html.gz");
    app.add_flag("--plain", options.plain, "take a page's visible text for a plain text");
    app.add_option("--text", options.texts, "plain texts ID.txt in place of the pages");
    app.add_flag("--keep-all", options.keep_all, "take all text for the story, to compare with");
    app.add_flag("--per-page", options.per_page, "a line a page, separated by tabs");
    app.add_option("--worst", options.worst, "list so many of the pages with the lowest F1");
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
