// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file of topics or judgments is small, so it is read as a whole and then taken line by line, or,
// for TREC topics, tag by tag. The first character tells the format. What the simple story leaves
// out is TREC's mark-up: it is no XML, most of its tags are never closed, so a field ends where the
// next tag begins, whatever that is. Entities such as "&amp;" stay as they are written.
#include "nutgraf/topic_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;

constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

[[noreturn]] void fail(const std::string& where, const std::string& reason) {
    throw Error(ErrorKind::kInput, where + ": " + reason);
}

std::string at_line(const std::string& name, std::size_t line) {
    return name + ":" + std::to_string(line);
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

bool is_blank(std::string_view text) { return text.find_first_not_of(kSpace) == text.npos; }

std::string_view trim(std::string_view text) {
    if (is_blank(text)) return {};
    const std::size_t begin = text.find_first_not_of(kSpace);
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = text.find_first_not_of(kSpace);
    while (begin != text.npos) {
        const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(kSpace, end);
    }
    return words;
}

std::vector<std::string_view> split_tabs(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(trim(line.substr(0, tab)));
        if (tab == line.npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

// White space folded to single blanks, none at the ends: ids, texts and anchors are one line.
std::string one_line(std::string_view text) {
    std::string out;
    for (const std::string_view word : split_words(text)) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Everything up to the end, without a byte order mark.
std::string read_all(std::istream& in, const std::string& name) {
    const bool readable = !in.fail();
    std::string text;
    std::array<char, 1 << 16> block;
    do {
        in.read(block.data(), block.size());
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    } while (in);
    if (!readable || in.bad()) throw Error(ErrorKind::kSystem, name + ": cannot be read");
    if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
    return text;
}

// The lines that are not blank, with their numbers.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    bool next() {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            line_ = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++number_;
            if (!is_blank(line_)) return true;
        }
        return false;
    }

    std::string_view line() const { return line_; }
    std::size_t number() const { return number_; }

private:
    std::string_view rest_;
    std::string_view line_;
    std::size_t number_ = 0;
};

int read_grade(std::string_view text, const std::string& where) {
    int grade = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, grade);
    if (error != std::errc() || stop != end) {
        fail(where, "the grade " + in_quotes(text) + " is not a whole number up to 2147483647");
    }
    return std::max(grade, 0);
}

std::vector<TopicRecord> read_tabbed_topics(std::string_view text, const std::string& name) {
    std::vector<TopicRecord> topics;
    Lines lines(text);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (line.front() == '#') continue;
        const std::string where = at_line(name, lines.number());
        const std::size_t tab = line.find('\t');
        if (tab == line.npos) fail(where, "no tab between the id and the text of a topic");
        topics.push_back(
            {one_line(line.substr(0, tab)), one_line(line.substr(tab + 1)), where, {}});
    }
    return topics;
}

// The first of the values that is there and not blank; empty if none is.
std::string text_at(const json& object, std::initializer_list<const char*> keys,
                    const std::string& where) {
    for (const char* key : keys) {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) continue;
        if (found->is_number_integer()) return found->dump();
        if (!found->is_string()) {
            fail(where, in_quotes(key) + " is neither a string nor a whole number");
        }
        if (const auto& text = found->get_ref<const std::string&>(); !is_blank(text)) return text;
    }
    return {};
}

Judgment to_judgment(const json& entry, const TopicRecord& topic) {
    if (!entry.is_object()) fail(topic.where, "an entry of \"relevant\" is not an object");
    Judgment judgment;
    judgment.topic = topic.id;
    judgment.where = topic.where;
    judgment.document = text_at(entry, {"file", "article", "passage"}, topic.where);
    judgment.anchor = one_line(text_at(entry, {"anchor"}, topic.where));
    judgment.grade = 1;
    if (judgment.document.empty()) {
        fail(topic.where, "an entry of \"relevant\" has no \"file\", \"article\" or \"passage\"");
    }
    if (const auto grade = entry.find("grade"); grade != entry.end() && !grade->is_null()) {
        judgment.grade = read_grade(grade->dump(), topic.where);
    }
    return judgment;
}

TopicRecord to_topic(const json& record, const std::string& where) {
    TopicRecord topic;
    topic.where = where;
    topic.id = one_line(text_at(record, {"qid", "id", "_id"}, where));
    topic.text = one_line(text_at(record, {"query", "topic", "title", "text"}, where));
    if (const auto all = record.find("relevant"); all != record.end() && !all->is_null()) {
        if (!all->is_array()) fail(where, "\"relevant\" is not a list");
        for (const json& entry : *all) topic.judgments.push_back(to_judgment(entry, topic));
    }
    return topic;
}

std::vector<TopicRecord> read_json_topics(std::string_view text, const std::string& name) {
    std::vector<TopicRecord> topics;
    Lines lines(text);
    while (lines.next()) {
        const std::string where = at_line(name, lines.number());
        const json record = json::parse(lines.line(), nullptr, false);
        if (!record.is_object()) fail(where, "the line is not a JSON object");
        topics.push_back(to_topic(record, where));
    }
    return topics;
}

// A tag and the text that follows it, up to the next tag.
struct Piece {
    std::string tag;  // lower case, a closing one with its slash; empty for what precedes all tags
    std::size_t line = 1;
    std::string_view text;
};

// Where the tag that begins at `at` ends; 0 if it is only a less-than sign.
std::size_t tag_end(std::string_view text, std::size_t at) {
    if (at + 1 == text.size()) return 0;
    const char c = to_lower(text[at + 1]);
    if (!(c >= 'a' && c <= 'z') && c != '/' && c != '!' && c != '?') return 0;
    const std::size_t end = text.find_first_of("<>\n", at + 1);
    return end == text.npos || text[end] != '>' ? 0 : end + 1;
}

std::string tag_name(std::string_view tag) {
    std::string name(tag.substr(0, tag.find_first_of(kSpace)));
    std::ranges::transform(name, name.begin(), to_lower);
    return name;
}

std::vector<Piece> split_at_tags(std::string_view text) {
    std::vector<Piece> pieces(1);
    std::size_t line = 1;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') ++line;
        const std::size_t end = text[at] == '<' ? tag_end(text, at) : 0;
        if (end == 0) continue;
        pieces.back().text = text.substr(begin, at - begin);
        pieces.push_back({tag_name(text.substr(at + 1, end - at - 2)), line, {}});
        begin = end;
        at = end - 1;
    }
    pieces.back().text = text.substr(begin);
    return pieces;
}

std::string without_label(std::string text, std::string_view label) {
    const auto same = [](char a, char b) { return to_lower(a) == to_lower(b); };
    const std::string_view head = std::string_view(text).substr(0, label.size());
    return std::ranges::equal(head, label, same) ? one_line(text.substr(label.size())) : text;
}

// Puts pieces together to topics.
class TrecReader {
public:
    explicit TrecReader(const std::string& name) : name_(name) {}

    void take(const Piece& piece) {
        if (piece.tag == "top") {
            refuse_open();
            open_ = TopicRecord{{}, {}, at_line(name_, piece.line), {}};
        } else if (piece.tag == "/top") {
            close(piece);
        } else if (open_ && piece.tag == "num") {
            fill(open_->id, "Number:", piece);
        } else if (open_ && piece.tag == "title") {
            fill(open_->text, "Topic:", piece);
        }
        if (!open_) refuse_text(piece);
    }

    std::vector<TopicRecord> finish() {
        refuse_open();
        if (topics_.empty()) fail(at_line(name_, 1), "there is no <top> in the file");
        return std::move(topics_);
    }

private:
    void refuse_open() const {
        if (open_) fail(open_->where, "<top> is not closed by </top>");
    }

    void refuse_text(const Piece& piece) const {
        if (is_blank(piece.text)) return;
        const auto gap = piece.text.substr(0, piece.text.find_first_not_of(kSpace));
        const auto down = static_cast<std::size_t>(std::ranges::count(gap, '\n'));
        fail(at_line(name_, piece.line + down), "text that is not between <top> and </top>");
    }

    void close(const Piece& piece) {
        if (!open_) fail(at_line(name_, piece.line), "</top> without <top>");
        topics_.push_back(*std::move(open_));
        open_.reset();
    }

    void fill(std::string& field, std::string_view label, const Piece& piece) const {
        if (!field.empty()) {
            fail(at_line(name_, piece.line), "a second <" + piece.tag + "> in one topic");
        }
        field = without_label(one_line(piece.text), label);
    }

    const std::string& name_;
    std::vector<TopicRecord> topics_;
    std::optional<TopicRecord> open_;
};

std::vector<TopicRecord> read_trec_topics(std::string_view text, const std::string& name) {
    TrecReader reader(name);
    for (const Piece& piece : split_at_tags(text)) reader.take(piece);
    return reader.finish();
}

// Where a format keeps its pieces, for messages.
struct Places {
    const char* id;
    const char* text;
};

void check(const std::vector<TopicRecord>& topics, const Places& places) {
    std::map<std::string_view, std::string_view> seen;
    for (const TopicRecord& topic : topics) {
        if (topic.id.empty()) fail(topic.where, std::string("a topic without id: ") + places.id);
        if (topic.text.empty()) {
            fail(topic.where, "topic " + in_quotes(topic.id) + " has no text: " + places.text);
        }
        const auto [first, is_new] = seen.emplace(topic.id, topic.where);
        if (!is_new) {
            fail(topic.where, "topic " + in_quotes(topic.id) + " stands twice, first at " +
                                  std::string(first->second));
        }
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
        fail(where, "not topic, article, grade and at most an anchor, separated by tabs");
    }
    if (fields[0].empty()) fail(where, "a judgment without topic");
    if (fields[1].empty()) fail(where, "a judgment without article");
    const std::string anchor = fields.size() == 4 ? one_line(fields[3]) : std::string();
    const int grade = read_grade(fields[2], where);
    return {one_line(fields[0]), std::string(fields[1]), grade, anchor, where};
}

Judgment read_qrel(std::string_view line, const std::string& where) {
    const auto words = split_words(line);
    if (words.size() != 4) fail(where, "not the four words topic, iteration, document and grade");
    return {std::string(words[0]), std::string(words[2]), read_grade(words[3], where), {}, where};
}

}  // namespace

std::vector<TopicRecord> read_topics(std::istream& in, const std::string& name) {
    const std::string text = read_all(in, name);
    const std::size_t begin = text.find_first_not_of(kSpace);
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
