// SPDX-License-Identifier: GPL-2.0-or-later
//
// A run is read line by line and ordered by its scores, as trec_eval does it: the rank a line
// claims, its second word and its tag are not looked at. Unlike trec_eval, a document that stands
// twice is let pass (measure() counts it once), and equal scores are ordered by rising document id.
#include "nutgraf/evaluation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "collection/line_file.hpp"
#include "collection/trec_word.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

struct Scored {
    double score;
    std::string document;
};

enum Column : std::size_t { kTopic, kIteration, kDocument, kRank, kScore, kTag, kColumns };

double read_score(std::string_view text, const std::string& where) {
    double score = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, score);
    if (error != std::errc() || stop != end || !std::isfinite(score)) {
        fail_input(where, "the score " + in_quotes(text) + " is not a finite number");
    }
    return score;
}

std::map<std::string, std::vector<Scored>> read_scored(std::string_view text,
                                                       const std::string& name) {
    std::map<std::string, std::vector<Scored>> by_topic;
    Lines lines(text);
    while (lines.next()) {
        const std::string where = at_line(name, lines.number());
        const auto columns = ascii::split_words(lines.line());
        if (columns.size() != kColumns) {
            fail_input(where, "not the six words topic, Q0, document, rank, score and tag");
        }
        by_topic[read_trec_word(columns[kTopic])].push_back(
            {read_score(columns[kScore], where), read_trec_word(columns[kDocument])});
    }
    return by_topic;
}

}  // namespace

Run read_run(std::istream& in, const std::string& name) {
    Run run;
    for (auto& [topic, scored] : read_scored(read_all(in, name), name)) {
        std::ranges::sort(scored, [](const Scored& a, const Scored& b) {
            return a.score != b.score ? a.score > b.score : a.document < b.document;
        });
        Ranking& ranking = run[topic];
        for (Scored& each : scored) ranking.push_back(std::move(each.document));
    }
    return run;
}

}  // namespace nutgraf
