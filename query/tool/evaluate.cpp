// SPDX-License-Identifier: GPL-2.0-or-later
//
// --eval: topics and judgments in, figures out. What is ranked, passages or articles, follows from
// what is judged.
#include "evaluate.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <string_view>

#include "figures.hpp"
#include "input.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/judgments.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::uint32_t kDepth = 1000;  // of the rankings; the deepest measure is recall@1000

std::vector<Judgment> collect_judgments(const QueryOptions& options,
                                        const std::vector<TopicRecord>& topics) {
    std::vector<Judgment> judgments;
    for (const TopicRecord& topic : topics) {
        judgments.insert(judgments.end(), topic.judgments.begin(), topic.judgments.end());
    }
    if (!options.judgments_file.empty()) {
        const InputFile file(options.judgments_file);
        const auto more = read_judgments(file.stream(), file.name());
        judgments.insert(judgments.end(), more.begin(), more.end());
    }
    if (judgments.empty()) {
        const bool no_file = options.judgments_file.empty();
        throw Error(ErrorKind::kInput,
                    (no_file ? options.topics_file : options.judgments_file) +
                        ": holds no judgments; give --qrels FILE, or topics that hold their own");
    }
    return judgments;
}

void warn(const std::string& message) {
    std::cerr << "nutgraf-query: " << printable(message) << '\n';
}

// Things of one kind that a message counts, naming the first.
struct Cases {
    std::size_t count = 0;
    std::string first;

    void add(const std::string& name) {
        if (count++ == 0) first = name;
    }

    // "3 topics (the first is 301)"
    std::string text(const std::string& noun) const {
        return count == 1 ? noun + " " + first
                          : std::to_string(count) + " " + noun + "s (the first is " + first + ")";
    }
};

// trec_eval -c counts them too.
void warn_of_unasked(const std::string& file, const std::vector<TopicRecord>& topics,
                     const std::map<std::string, Grades>& grades) {
    std::set<std::string_view> asked;
    for (const TopicRecord& topic : topics) asked.insert(topic.id);
    Cases unasked;
    for (const auto& [topic, judged] : grades) {
        if (!asked.contains(topic)) unasked.add(topic);
    }
    if (unasked.count == 0) return;
    warn(file + " does not hold " + unasked.text("judged topic") + ": counted as 0");
}

// Of a run that is compared with: trec_eval refuses documents that stand twice.
void warn_of_run(const std::string& file, const Run& run,
                 const std::map<std::string, Grades>& grades) {
    Cases unjudged;
    Cases repeated;
    for (const auto& [topic, ranking] : run) {
        if (!grades.contains(topic)) unjudged.add(topic);
        std::set<std::string_view> seen;
        for (const std::string& document : ranking) {
            if (!seen.insert(document).second)
                repeated.add(std::string(document).append(" for topic ").append(topic));
        }
    }
    if (unjudged.count > 0)
        warn(file + " ranks documents for " + unjudged.text("unjudged topic") + ": left out");
    if (repeated.count > 0) {
        warn(file + " repeats " + repeated.text("document") + ": counted once, at the first place");
    }
}

Ranking rank(const Searcher& searcher, const Topic& topic, bool by_article) {
    SearchOptions search;
    search.limit = kDepth;
    search.by_article = by_article;
    search.ids_only = true;
    Ranking ranking;
    for (const Hit& hit : searcher.search(topic, search).hits) {
        ranking.push_back(by_article ? hit.article.id : hit.passage.id);
    }
    return ranking;
}

// A malformed topic is reported, counts as one that found nothing, and the others go on.
Run rank_all(const Index& index, const QueryOptions& options,
             const std::vector<TopicRecord>& topics, const ResolvedJudgments& judged,
             bool& malformed) {
    const TopicParser parser(index);
    const Searcher searcher(index);
    Run run;
    for (const TopicRecord& topic : topics) {
        if (!judged.grades.contains(topic.id)) continue;
        try {
            run[topic.id] =
                rank(searcher, parser.parse(topic.text, options.syntax), judged.by_article);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::kTopic) throw;
            warn(topic.where + ": " + error.what());
            malformed = true;
        }
    }
    return run;
}

std::vector<double> column(const std::map<std::string, Measures>& by_topic,
                           double Measures::*value) {
    std::vector<double> values;
    values.reserve(by_topic.size());
    for (const auto& [topic, measures] : by_topic) values.push_back(measures.*value);
    return values;
}

// Documents of `other` that this run ranks, too, or that are judged.
std::size_t known_documents(const Run& other, const Run& ours,
                            const std::map<std::string, Grades>& grades) {
    std::size_t known = 0;
    for (const auto& [topic, ranking] : other) {
        const auto mine = ours.find(topic);
        const auto judged = grades.find(topic);
        if (mine == ours.end() || judged == grades.end()) continue;
        const std::set<std::string> ranked(mine->second.begin(), mine->second.end());
        known += static_cast<std::size_t>(std::ranges::count_if(ranking, [&](const auto& document) {
            return ranked.contains(document) || judged->second.contains(document);
        }));
    }
    return known;
}

void compare_with(const std::string& path, const Run& run,
                  const std::map<std::string, Grades>& grades, Figures& figures) {
    const InputFile file(path);
    const Run theirs = read_run(file.stream(), file.name());
    warn_of_run(file.name(), theirs, grades);
    if (known_documents(theirs, run, grades) == 0) {
        throw Error(ErrorKind::kInput, file.name() +
                                           ": ranks nothing that is ranked or judged here; "
                                           "is it a run of these topics, over " +
                                           (figures.by_article ? "articles?" : "passages?"));
    }
    const auto other = measure(theirs, grades);
    for (const MeasureName& name : kMeasures) {
        figures.comparisons.emplace_back(
            &name, compare(column(figures.by_topic, name.value), column(other, name.value)));
    }
}

}  // namespace

int evaluate(const Index& index, const QueryOptions& options, std::ostream& out) {
    if (options.format != OutputFormat::kText && options.format != OutputFormat::kJson) {
        throw Error(ErrorKind::kUsage,
                    "--eval prints text or json; leave out --format, or give one of these");
    }
    const InputFile file(options.topics_file);
    const auto topics = read_topics(file.stream(), file.name());
    const ResolvedJudgments judged = resolve_judgments(index, collect_judgments(options, topics));
    for (const std::string& warning : judged.warnings) warn(warning);

    Figures figures;
    figures.by_article = judged.by_article;
    figures.topics = topics.size();
    figures.asked = static_cast<std::size_t>(std::ranges::count_if(
        topics, [&](const TopicRecord& topic) { return judged.grades.contains(topic.id); }));
    if (figures.asked == 0) {
        throw Error(ErrorKind::kInput, file.name() +
                                           ": none of its topics is judged; do the ids agree with "
                                           "those of the judgments?");
    }
    warn_of_unasked(file.name(), topics, judged.grades);
    bool malformed = false;
    const Run run = rank_all(index, options, topics, judged, malformed);
    figures.by_topic = measure(run, judged.grades);
    figures.means = mean(figures.by_topic);
    if (!options.against_file.empty())
        compare_with(options.against_file, run, judged.grades, figures);
    print_figures(options, figures, out);
    return malformed ? 2 : 0;
}

}  // namespace nutgraf
