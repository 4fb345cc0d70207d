// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <iostream>
#include <map>
#include <utility>

#include "nutgraf/version.hpp"
#include "text/utf8.hpp"
#include "tool/command_line.hpp"

namespace nutgraf {
namespace {

constexpr const char* kAbout =
    "Rank the passages of indexed articles by how well they answer a topic.\n"
    "\n"
    "Examples:\n"
    "  nutgraf-query -d news.db grain transit through the tunnel\n"
    "  nutgraf-query -d news.db 'sanctions +banks -russia since:2024-05'\n"
    "  nutgraf-query -d news.db '\"peace plan\" OR (truce NEAR/5 talks)' -n 3\n"
    "  nutgraf-query -d news.db --topics topics.tsv --format trec -n 1000 > run.txt\n"
    "  nutgraf-query -d news.db --eval --topics topics.tsv --qrels qrels.tsv\n";

constexpr const char* kWords = "WORDS";

constexpr const char* kAfter =
    "Topics: words in any order, best matches first; \"a phrase\"; +required -excluded;\n"
    "AND OR NOT XOR ( ); a NEAR/5 b, a ADJ/5 b; begin*; title: author: source: lang:\n"
    "site: date:A..B since:A until:A. A topic that begins with - goes behind --.\n"
    "Exit status: 0 passages found; 1 none; 2 failed.";

// What CLI11 fills in before it becomes QueryOptions.
struct Raw {
    std::vector<std::string> words;
    std::string format = "text";
    std::string color = "auto";
    std::string group = "passage";
    std::string duplicates;  // empty: as the format has it
    bool plain = false;
    bool strict = false;
};

const std::map<std::string, OutputFormat> kFormats = {{"text", OutputFormat::kText},
                                                      {"json", OutputFormat::kJson},
                                                      {"jsonl", OutputFormat::kJsonl},
                                                      {"csv", OutputFormat::kCsv},
                                                      {"trec", OutputFormat::kTrec}};
const std::map<std::string, Color> kColors = {
    {"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}};

void declare_search(CLI::App& app, QueryOptions& options, Raw& raw) {
    SearchOptions& search = options.search;
    declare_words(app, kWords, raw.words, "The topic");
    declare_database(app, options.database);
    app.add_option("-n,--limit", search.limit, "Passages to show (default: 10)")
        ->type_name("N")
        ->check(whole_number(1, 1'000'000));
    app.add_option("--offset", search.offset, "Passages to pass over")
        ->type_name("N")
        ->check(whole_number(0, 1'000'000'000));
    app.add_option("--context", search.context, "Neighbouring passages to show on either side")
        ->type_name("N")
        ->check(whole_number(0, 1000));
    app.add_option("--group", raw.group, "passage (default), or article: its best passage only")
        ->type_name("BY")
        ->check(one_of({"passage", "article"}));
    app.add_option("--duplicates", raw.duplicates,
                   "fold: one passage speaks for its copies in other articles\n"
                   "(default), or show them all (default for --format trec)")
        ->type_name("HOW")
        ->check(one_of({"fold", "show"}));
    app.add_flag("--explain", search.explain, "Say what each word adds to the score");
    app.add_flag("--plain", raw.plain, "Plain words: no operators, fields or wildcards");
    app.add_flag("--strict", raw.strict, "A topic that makes no sense is an error")
        ->excludes("--plain");
}

void declare_output(CLI::App& app, QueryOptions& options, Raw& raw) {
    app.add_option("--format", raw.format, "text (default), json, jsonl, csv or trec")
        ->type_name("NAME")
        ->check(one_of({"text", "json", "jsonl", "csv", "trec"}));
    app.add_option("--color", raw.color, "auto (default: on a terminal), always or never")
        ->type_name("WHEN")
        ->check(one_of({"auto", "always", "never"}));
    app.add_option("--tag", options.tag, "Name of the run in --format trec (default: nutgraf)")
        ->type_name("NAME");
}

void declare_batch(CLI::App& app, QueryOptions& options) {
    app.add_option("--topics", options.topics_file,
                   "Many topics: TSV (id, topic), TREC or JSONL;\n- is standard input")
        ->type_name("FILE")
        ->check(not_empty());
    app.add_flag("--eval", options.evaluate, "Measure the ranking of --topics");
    app.add_option("--qrels", options.judgments_file,
                   "With --eval: judgments as TREC qrels, or TSV with a\n"
                   "heading (topic, article, grade, anchor)")
        ->type_name("FILE")
        ->check(not_empty());
    app.add_option("--against", options.against_file,
                   "With --eval: compare with a run in TREC format")
        ->type_name("FILE")
        ->check(not_empty());
    app.add_flag("--per-topic", options.per_topic, "With --eval: measures of every topic");
}

void check_files(const QueryOptions& options) {
    const std::pair<const char*, bool> only_with_eval[] = {
        {"--qrels", !options.judgments_file.empty()},
        {"--against", !options.against_file.empty()},
        {"--per-topic", options.per_topic}};
    for (const auto& [name, given] : only_with_eval) {
        if (given && !options.evaluate)
            throw CLI::ValidationError(std::string(name) + " needs --eval");
    }
    const auto files = {options.topics_file, options.judgments_file, options.against_file};
    if (std::ranges::count(files, "-") > 1)
        throw CLI::ValidationError("only one file can be -, standard input");
}

// What --eval ranks, and how deep, follows from the judgments.
void check_eval(const CLI::App& app, const QueryOptions& options) {
    if (!options.evaluate) return;
    if (options.topics_file.empty()) throw CLI::ValidationError("--eval needs --topics FILE");
    for (const char* name :
         {"--limit", "--offset", "--context", "--group", "--duplicates", "--explain", "--tag"}) {
        if (app.count(name) > 0)
            throw CLI::ValidationError(std::string(name) + " does not go with --eval");
    }
}

void interpret(const CLI::App& app, const Raw& raw, QueryOptions& options) {
    for (const std::string& word : raw.words)
        options.topic += (options.topic.empty() ? "" : " ") + word;
    const bool has_words = !raw.words.empty();
    const bool has_file = !options.topics_file.empty();
    check_files(options);
    check_eval(app, options);
    if (has_words && has_file) throw CLI::ValidationError("give WORDS or --topics, not both");
    if (!has_words && !has_file)
        throw CLI::ValidationError("give the WORDS of a topic, or --topics FILE");
    options.format = kFormats.at(raw.format);
    options.color = kColors.at(raw.color);
    options.search.by_article = raw.group == "article";
    options.search.ids_only = options.format == OutputFormat::kTrec;
    // A run in TREC's format is to be judged, copies and all.
    options.search.fold_copies =
        raw.duplicates.empty() ? !options.search.ids_only : raw.duplicates == "fold";
    options.syntax = raw.plain    ? TopicSyntax::kPlain
                     : raw.strict ? TopicSyntax::kStrict
                                  : TopicSyntax::kFull;
    if (options.tag.empty()) options.tag = "nutgraf";
}

// What is wrong with the command line. CLI11's words for the commonest mistakes are no help.
std::string reason(const CLI::App& app, const CLI::ParseError& error) {
    const std::vector<std::string> unknown = app.remaining();
    if (!unknown.empty()) {
        return "unknown option " + unknown.front() + " (words that begin with - go behind --)";
    }
    const std::string message = error.what();
    const bool no_value = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
    return no_value ? message.substr(0, message.find(':')) + " needs a value" : message;
}

}  // namespace

bool read_command_line(int argc, const char* const* argv, QueryOptions& options, int& exit_code) {
    CLI::App app(kAbout, "nutgraf-query");
    app.set_version_flag("--version", std::string("nutgraf-query ") + version());
    app.footer(kAfter);
    app.get_formatter()->column_width(20);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    Raw raw;
    declare_search(app, options, raw);
    declare_output(app, options, raw);
    declare_batch(app, options);
    try {
        parse_arguments(app, argc, argv);
        raw.words = given_words(app, kWords);
        interpret(app, raw, options);
        return true;
    } catch (const CLI::Success& success) {  // --help, --version
        exit_code = print_help(app, success);
    } catch (const CLI::ParseError& error) {
        std::cerr << "nutgraf-query: " << printable(reason(app, error))
                  << "; see nutgraf-query --help\n";
        exit_code = 2;
    }
    return false;
}

}  // namespace nutgraf
