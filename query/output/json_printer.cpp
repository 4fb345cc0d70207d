// SPDX-License-Identifier: GPL-2.0-or-later
//
// A hit becomes the same JSON object in both formats; they differ in what stands around it. The
// document of all topics is never held: each topic is dumped alone and shifted into its place. The
// grammar is versioned: whatever changes here other than by a new key raises kSchema.
#include "output/json_printer.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_depth.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kSchema = 1;

// Digits beyond these say nothing about a passage.
double rounded(double score) { return std::round(score * 1e4) / 1e4; }

// A path is bytes and may not be UTF-8.
std::string dump(const ordered_json& value, int indent) {
    return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

void put(ordered_json& object, const char* key, const std::string& field) {
    if (!field.empty()) object[key] = field;
}

// A record may have any number of keys, and ordered_json goes through all it has with each that is
// added. These are known to be distinct.
ordered_json in_order(const json& value) {
    if (value.is_array()) {
        ordered_json list = ordered_json::array();
        for (const json& one : value) list.push_back(in_order(one));
        return list;
    }
    if (!value.is_object()) return ordered_json(value);
    ordered_json::object_t object;
    object.reserve(value.size());
    for (const auto& [key, one] : value.items()) object.push_back({key, in_order(one)});
    return object;
}

// An extra that is no JSON, or none to be walked, is given back as the string it is.
ordered_json extra_of(const ArticleInfo& article) {
    if (nested_too_deeply(article.extra)) return article.extra;
    const json parsed = json::parse(article.extra, nullptr, false);
    return parsed.is_discarded() ? ordered_json(article.extra) : in_order(parsed);
}

ordered_json to_json(const ArticleInfo& article) {
    ordered_json object = ordered_json::object();
    put(object, "id", article.id);
    put(object, "title", article.title);
    put(object, "source", article.source);
    put(object, "author", article.author);
    put(object, "date", article.date);
    put(object, "updated", article.updated);
    put(object, "section", article.section);
    put(object, "url", article.url);
    put(object, "path", article.path);
    if (article.line != 0) object["line"] = article.line;
    if (article.encoding != "utf-8") put(object, "encoding", article.encoding);
    put(object, "language", article.language);
    if (!article.extra.empty()) object["extra"] = extra_of(article);
    return object;
}

// Braces would read a range as a pair of key and value.
ordered_json to_json(const ByteRange& range) {
    return ordered_json::array({range.start, range.end});
}

ordered_json to_json(const PassageInfo& passage) {
    ordered_json object = {{"id", passage.id},   {"ordinal", passage.ordinal},
                           {"of", passage.of},   {"start", passage.start},
                           {"end", passage.end}, {"text", passage.text}};
    for (const ByteRange& part : passage.parts) object["parts"].push_back(to_json(part));
    return object;
}

ordered_json to_json(const TermScore& term) {
    return {{"word", term.word},
            {"term", term.term},
            {"count", term.count},
            {"passages", term.passages},
            {"score", rounded(term.score)}};
}

ordered_json to_json(const DuplicateInfo& duplicate) {
    ordered_json object = {{"passage", duplicate.passage}};
    put(object, "title", duplicate.title);
    put(object, "source", duplicate.source);
    return object;
}

template <typename T>
ordered_json to_json(const std::vector<T>& values) {
    ordered_json list = ordered_json::array();
    for (const T& value : values) list.push_back(to_json(value));
    return list;
}

ordered_json context_of(const Hit& hit) {
    ordered_json context = ordered_json::object();
    if (!hit.before.empty()) context["before"] = to_json(hit.before);
    if (!hit.after.empty()) context["after"] = to_json(hit.after);
    return context;
}

// Adds the hit's keys to what the object has.
ordered_json with_hit(ordered_json object, const Hit& hit) {
    object["rank"] = hit.rank;
    object["score"] = rounded(hit.score);
    object["article"] = to_json(hit.article);
    object["passage"] = to_json(hit.passage);
    object["highlights"] = to_json(hit.highlights);
    if (!hit.duplicates.empty()) object["duplicates"] = to_json(hit.duplicates);
    if (hit.siblings > 0) object["siblings"] = hit.siblings;
    if (!hit.before.empty() || !hit.after.empty()) object["context"] = context_of(hit);
    if (!hit.explanation.empty()) object["explanation"] = to_json(hit.explanation);
    return object;
}

class JsonlPrinter final : public ResultPrinter {
public:
    explicit JsonlPrinter(std::ostream& out) : out_(out) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        const ordered_json label = {{"schema", kSchema}, {"topic", topic.id}};
        for (const Hit& hit : result.hits) out_ << dump(with_hit(label, hit), -1) + '\n';
    }

    void finish() override {}

private:
    std::ostream& out_;
};

// Moves lines to the right. No string is harmed: JSON has no raw line ends in them.
std::string indented(std::string_view lines, std::string_view by) {
    std::string out(by);
    for (const char c : lines) {
        out += c;
        if (c == '\n') out += by;
    }
    return out;
}

class JsonPrinter final : public ResultPrinter {
public:
    explicit JsonPrinter(std::ostream& out) : out_(out) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        ordered_json object = {{"topic", topic.id},
                               {"query", topic.text},
                               {"matches", result.matches},
                               {"exact", result.exact}};
        if (result.undated) object["undated"] = *result.undated;
        object["hits"] = ordered_json::array();
        for (const Hit& hit : result.hits) {
            object["hits"].push_back(with_hit(ordered_json::object(), hit));
        }
        begin();
        out_ << (empty_ ? "\n" : ",\n") << indented(dump(object, 2), "    ");
        empty_ = false;
    }

    void finish() override {
        begin();
        out_ << (empty_ ? "]\n}\n" : "\n  ]\n}\n");
    }

private:
    void begin() {
        if (!begun_) out_ << "{\n  \"schema\": " + std::to_string(kSchema) + ",\n  \"topics\": [";
        begun_ = true;
    }

    std::ostream& out_;
    bool begun_ = false;
    bool empty_ = true;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_jsonl_printer(std::ostream& out) {
    return std::make_unique<JsonlPrinter>(out);
}

std::unique_ptr<ResultPrinter> make_json_printer(std::ostream& out) {
    return std::make_unique<JsonPrinter>(out);
}

}  // namespace nutgraf
