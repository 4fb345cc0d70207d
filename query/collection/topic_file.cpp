// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file of topics is small, so it is read as a whole; its first character tells the format.
#include "nutgraf/topic_file.hpp"

#include <map>
#include <string_view>

#include "collection/line_file.hpp"
#include "collection/topic_formats.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// Where a format keeps its pieces, for messages.
struct Places {
    const char* id;
    const char* text;
};

void check(const std::vector<TopicRecord>& topics, const Places& places) {
    std::map<std::string_view, std::string_view> seen;
    for (const TopicRecord& topic : topics) {
        if (topic.id.empty())
            fail_input(topic.where, std::string("a topic without id: ") + places.id);
        if (topic.text.empty()) {
            fail_input(topic.where,
                       "topic " + in_quotes(topic.id) + " has no text: " + places.text);
        }
        const auto [first, is_new] = seen.emplace(topic.id, topic.where);
        if (!is_new) {
            fail_input(topic.where, "topic " + in_quotes(topic.id) + " stands twice, first at " +
                                        std::string(first->second));
        }
    }
}

}  // namespace

std::vector<TopicRecord> read_tabbed_topics(std::string_view text, const std::string& name) {
    std::vector<TopicRecord> topics;
    Lines lines(text);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (line.front() == '#') continue;
        const std::string where = at_line(name, lines.number());
        const std::size_t tab = line.find('\t');
        if (tab == line.npos) fail_input(where, "no tab between the id and the text of a topic");
        topics.push_back({ascii::fold_space(line.substr(0, tab)),
                          ascii::fold_space(line.substr(tab + 1)),
                          where,
                          {}});
    }
    return topics;
}

std::vector<TopicRecord> read_topics(std::istream& in, const std::string& name) {
    const std::string text = read_all(in, name);
    const std::size_t begin = text.find_first_not_of(ascii::kSpace);
    if (begin == text.npos) return {};
    std::vector<TopicRecord> topics;
    if (text[begin] == '{') {
        topics = read_json_topics(text, name);
        check(topics, {"no qid, id or _id", "no query, topic, title or text"});
    } else if (text[begin] == '<') {
        topics = read_trec_topics(text, name);
        check(topics, {"<num> is missing or empty", "<title> is missing or empty"});
    } else {
        topics = read_tabbed_topics(text, name);
        check(topics, {"nothing stands before the tab", "nothing stands after the tab"});
    }
    return topics;
}

}  // namespace nutgraf
