// SPDX-License-Identifier: GPL-2.0-or-later
//
// Indexes the files of the command line and searches for a word, through installed headers only.
#include <iostream>
#include <nutgraf/index_builder.hpp>
#include <nutgraf/searcher.hpp>

namespace {

struct Silent : nutgraf::BuildObserver {
    void on_skipped(const nutgraf::SkippedArticle&) override {}
    bool on_progress(const nutgraf::BuildProgress&) override { return true; }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    Silent silent;
    const auto source = nutgraf::open_sources(std::vector<std::string>(argv + 3, argv + argc));
    nutgraf::build_index(argv[1], *source, {}, silent);
    const auto index = nutgraf::Index::open(argv[1]);
    const auto topic = nutgraf::TopicParser(index).parse(argv[2]);
    const auto result = nutgraf::Searcher(index).search(topic);
    for (const auto& hit : result.hits) std::cout << hit.passage.id << '\n';
    return result.hits.empty() ? 1 : 0;
}
