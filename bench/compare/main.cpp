// SPDX-License-Identifier: GPL-2.0-or-later
//
// Indexes the same passages through plain Xapian and through nutgraf, side by side, and says what
// each cost. What makes it fair: both get the same passages, already in memory, in the same order;
// both write the same documents into an empty directory of the same file system, flush after the
// same number of documents (XAPIAN_FLUSH_THRESHOLD), and end with one commit and a close; both do
// so in a process of their own; before each run the file system is synced, so that none pays for
// what another left unwritten; and which one goes first alternates from round to round. Reading and
// dividing the articles is left out on both sides, writing the JSON of the document data counts on
// both.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_corpus.hpp"
#include "compare/measure.hpp"
#include "compare/report.hpp"
#include "compare/same_content.hpp"
#include "plain_writer.hpp"
#include "store/api_writer.hpp"
#include "temp_directory.hpp"

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> sources;
    std::size_t megabytes = 12;
    std::string language = "english";
    unsigned rounds = 5;
    std::size_t flush_threshold = 10'000;
    std::string directory;
    std::string json;
};

bool read_command_line(int argc, char** argv, Options& options, int& exit_code) {
    CLI::App app("Compares nutgraf's way into a Xapian database with Xapian's own.", "compare");
    app.add_option("SOURCE", options.sources,
                   "Articles: .txt, .md, .jsonl or directories (default: made-up ones)");
    app.add_option("--megabytes", options.megabytes, "Size of the made-up text")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--language", options.language, "Language of the stemmer")
        ->capture_default_str();
    app.add_option("--rounds", options.rounds, "Times to run each side")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--flush-threshold", options.flush_threshold, "Documents between flushes")
        ->check(CLI::Range(1, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--directory", options.directory, "Where to write (default: $TMPDIR or /tmp)");
    app.add_option("--json", options.json, "Write the result to this file, too");
    try {
        app.parse(argc, argv);
        return true;
    } catch (const CLI::ParseError& error) {
        exit_code = app.exit(error) == 0 ? 0 : 2;
        return false;
    }
}

void sync_file_system(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    ::syncfs(file);
    ::close(file);
}

std::uint64_t size_on_disk(const fs::path& directory) {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
}

// The two sides differ in this type and in nothing else.
template <typename Writer>
Cost run(const std::vector<PassageRef>& passages, const std::string& language,
         const fs::path& database) {
    fs::remove_all(database);
    sync_file_system(database.parent_path());
    Cost cost = measure([&] {
        Writer writer(database, language);
        for (const auto& [article, passage, of] : passages) writer.add(*article, passage, of);
        writer.commit();
    });
    cost.disk = size_on_disk(database);
    return cost;
}

Comparison compare(const Options& options) {
    const Corpus corpus = options.sources.empty() ? make_corpus(options.megabytes * 1'000'000)
                                                  : read_corpus(options.sources);
    if (corpus.skipped > 0) {
        std::cerr << "compare: left out " << corpus.skipped << " unreadable or repeated articles\n";
    }
    const std::vector<PassageRef> passages = split_corpus(corpus);
    const TempDirectory directory(options.directory);
    const fs::path plain = directory.path() / "plain";
    const fs::path ours = directory.path() / "ours";
    Comparison result{.articles = corpus.articles.size(),
                      .passages = passages.size(),
                      .text_bytes = corpus.text_bytes,
                      .flush_threshold = options.flush_threshold,
                      .plain = {"Xapian::TermGenerator", {}},
                      .ours = {"nutgraf (ApiWriter)", {}},
                      .content = {}};
    const auto run_plain = [&] {
        result.plain.costs.push_back(run<PlainWriter>(passages, options.language, plain));
    };
    const auto run_ours = [&] {
        result.ours.costs.push_back(run<ApiWriter>(passages, options.language, ours));
    };
    for (unsigned round = 0; round < options.rounds; ++round) {
        if (round % 2 == 0) run_plain();
        run_ours();
        if (round % 2 == 1) run_plain();
    }
    result.content = compare_content(plain.string(), ours.string());
    return result;
}

int run_program(Options options) {
    ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(options.flush_threshold).c_str(), 1);
    // One name for the language on both sides, since both record it.
    options.language = Analyzer({options.language}).language();
    const Comparison result = compare(options);
    std::cout << to_text(result);
    if (!options.json.empty()) {
        std::ofstream out(options.json);
        out << to_json(result).dump(2) << '\n';
        out.flush();
        if (!out) throw std::runtime_error("cannot write " + options.json);
    }
    return result.content.difference.empty() ? 0 : 1;
}

}  // namespace
}  // namespace nutgraf::bench

int main(int argc, char** argv) {
    try {
        nutgraf::bench::Options options;
        int exit_code = 0;
        if (!nutgraf::bench::read_command_line(argc, argv, options, exit_code)) return exit_code;
        return nutgraf::bench::run_program(options);
    } catch (const Xapian::Error& error) {
        std::cerr << "compare: " << error.get_msg() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "compare: " << error.what() << '\n';
    }
    return 2;
}
