// SPDX-License-Identifier: GPL-2.0-or-later
//
// A run is read line by line and ordered by its scores, as trec_eval does it: the rank a line
// claims, its second word and its tag are not looked at. Unlike trec_eval, a document that stands
// twice is let pass (measure() counts it once), and equal scores are ordered by rising document id.
#include "nutgraf/evaluation.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <istream>
#include <string_view>
#include <utility>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

struct Scored {
    double score;
    std::string document;
};

enum Column : std::size_t { kTopic, kIteration, kDocument, kRank, kScore, kTag, kColumns };

using Columns = std::array<std::string_view, kColumns>;

// Fills the columns; false if there are fewer or more of them.
bool split(std::string_view line, Columns& columns) {
    std::size_t count = 0;
    std::size_t begin = line.find_first_not_of(kSpace);
    while (begin != line.npos) {
        if (count == kColumns) return false;
        const std::size_t end = std::min(line.find_first_of(kSpace, begin), line.size());
        columns[count++] = line.substr(begin, end - begin);
        begin = line.find_first_not_of(kSpace, end);
    }
    return count == kColumns;
}

double read_score(std::string_view text, const std::string& where) {
    double score = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, score);
    if (error != std::errc() || stop != end || !std::isfinite(score)) {
        throw Error(ErrorKind::kInput,
                    where + ": the score \"" + std::string(text) + "\" is not a finite number");
    }
    return score;
}

std::map<std::string, std::vector<Scored>> read_scored(std::istream& in, const std::string& name) {
    if (in.fail()) throw Error(ErrorKind::kSystem, name + ": cannot be read");
    std::map<std::string, std::vector<Scored>> by_topic;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (number == 1 && line.starts_with(kUtf8Mark)) line.erase(0, kUtf8Mark.size());
        if (line.find_first_not_of(kSpace) == line.npos) continue;
        const std::string where = name + ":" + std::to_string(number);
        Columns columns;
        if (!split(line, columns)) {
            throw Error(ErrorKind::kInput,
                        where + ": not the six words topic, Q0, document, rank, score and tag");
        }
        by_topic[std::string(columns[kTopic])].push_back(
            {read_score(columns[kScore], where), std::string(columns[kDocument])});
    }
    if (in.bad()) throw Error(ErrorKind::kSystem, name + ": cannot be read");
    return by_topic;
}

}  // namespace

Run read_run(std::istream& in, const std::string& name) {
    Run run;
    for (auto& [topic, scored] : read_scored(in, name)) {
        std::ranges::sort(scored, [](const Scored& a, const Scored& b) {
            return a.score != b.score ? a.score > b.score : a.document < b.document;
        });
        Ranking& ranking = run[topic];
        for (Scored& each : scored) ranking.push_back(std::move(each.document));
    }
    return run;
}

}  // namespace nutgraf
