// SPDX-License-Identifier: GPL-2.0-or-later
//
// Judgments in TREC's four columns, or in a table of our own whose heading tells it.
#include <algorithm>
#include <array>

#include "collection/line_file.hpp"
#include "nutgraf/topic_file.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

std::vector<std::string_view> split_tabs(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(ascii::trim(line.substr(0, tab)));
        if (tab == line.npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

// Whether this is the first line of tab-separated judgments; the anchors may be left out.
bool is_heading(std::string_view line) {
    constexpr std::array<std::string_view, 4> kHeading = {"topic", "article", "grade", "anchor"};
    const auto fields = split_tabs(line);
    return fields.size() >= 3 && fields.size() <= kHeading.size() &&
           std::equal(fields.begin(), fields.end(), kHeading.begin());
}

Judgment read_tabbed_judgment(std::string_view line, const std::string& where) {
    const auto fields = split_tabs(line);
    if (fields.size() < 3 || fields.size() > 4) {
        fail_input(where, "not topic, article, grade and at most an anchor, separated by tabs");
    }
    if (fields[0].empty()) fail_input(where, "a judgment without topic");
    if (fields[1].empty()) fail_input(where, "a judgment without article");
    const std::string anchor = fields.size() == 4 ? ascii::fold_space(fields[3]) : std::string();
    const int grade = read_grade(fields[2], where);
    return {ascii::fold_space(fields[0]), std::string(fields[1]), grade, anchor, where};
}

Judgment read_qrel(std::string_view line, const std::string& where) {
    const auto words = ascii::split_words(line);
    if (words.size() != 4)
        fail_input(where, "not the four words topic, iteration, document and grade");
    return {std::string(words[0]), std::string(words[2]), read_grade(words[3], where), {}, where};
}

}  // namespace

std::vector<Judgment> read_judgments(std::istream& in, const std::string& name) {
    const std::string text = read_all(in, name);
    std::vector<Judgment> judgments;
    bool tabbed = false;
    Lines lines(text);
    while (lines.next()) {
        if (!tabbed && judgments.empty() && is_heading(lines.line())) {
            tabbed = true;
            continue;
        }
        const std::string where = at_line(name, lines.number());
        judgments.push_back(tabbed ? read_tabbed_judgment(lines.line(), where)
                                   : read_qrel(lines.line(), where));
    }
    return judgments;
}

}  // namespace nutgraf
