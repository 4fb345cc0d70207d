// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON lines: ids, texts and judgments under any of the names that collections use for them.
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include "collection/line_file.hpp"
#include "collection/topic_formats.hpp"
#include "text/ascii.hpp"
#include "text/json_depth.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;

// The first of the values that is there and not blank; empty if none is.
std::string text_at(const json& object, std::initializer_list<const char*> keys,
                    const std::string& where) {
    for (const char* key : keys) {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) continue;
        if (found->is_number_integer()) return found->dump();
        if (!found->is_string()) {
            fail_input(where, in_quotes(key) + " is neither a string nor a whole number");
        }
        if (const auto& text = found->get_ref<const std::string&>(); !ascii::is_blank(text))
            return text;
    }
    return {};
}

Judgment to_judgment(const json& entry, const TopicRecord& topic) {
    if (!entry.is_object()) fail_input(topic.where, "an entry of \"relevant\" is not an object");
    Judgment judgment;
    judgment.topic = topic.id;
    judgment.where = topic.where;
    judgment.document = text_at(entry, {"file", "article", "passage"}, topic.where);
    judgment.anchor = ascii::fold_space(text_at(entry, {"anchor"}, topic.where));
    judgment.grade = 1;
    if (judgment.document.empty()) {
        fail_input(topic.where, R"(an entry of "relevant" has no "file", "article" or "passage")");
    }
    if (const auto grade = entry.find("grade"); grade != entry.end() && !grade->is_null()) {
        judgment.grade = read_grade(grade->dump(), topic.where);
    }
    return judgment;
}

TopicRecord to_topic(const json& record, const std::string& where) {
    TopicRecord topic;
    topic.where = where;
    topic.id = ascii::fold_space(text_at(record, {"qid", "id", "_id"}, where));
    topic.text = ascii::fold_space(text_at(record, {"query", "topic", "title", "text"}, where));
    if (const auto all = record.find("relevant"); all != record.end() && !all->is_null()) {
        if (!all->is_array()) fail_input(where, "\"relevant\" is not a list");
        for (const json& entry : *all) topic.judgments.push_back(to_judgment(entry, topic));
    }
    return topic;
}

}  // namespace

std::vector<TopicRecord> read_json_topics(std::string_view text, const std::string& name) {
    std::vector<TopicRecord> topics;
    Lines lines(text);
    while (lines.next()) {
        const std::string where = at_line(name, lines.number());
        if (nested_too_deeply(lines.line())) {
            fail_input(where, "the line nests brackets deeper than " +
                                  std::to_string(kMaxJsonDepth) + " levels");
        }
        const json record = json::parse(lines.line(), nullptr, false);
        if (!record.is_object()) fail_input(where, "the line is not a JSON object");
        topics.push_back(to_topic(record, where));
    }
    return topics;
}

}  // namespace nutgraf
