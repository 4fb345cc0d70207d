// SPDX-License-Identifier: GPL-2.0-or-later
//
// Readers type a name and mean the author, or take the publisher for one. The topic is changed as
// text, by what is known of its words' places. `title:` is not tried for plain words: they are
// looked for in titles anyway.
#include "ranking/other_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "analysis/ascii.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

constexpr std::array kNameFields = {"author", "source"};

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_quote_or_plus(char c) { return c == '"' || c == '+'; }

// What may be between the words of a name. Anything else may be an operator, or a word that is
// excluded.
bool joins_names(char c) {
    return ascii::is_space(c) || is_quote_or_plus(c) || c == '-' || c == '.' || c == ',' ||
           c == '&';
}

// Where the words are if nothing else is between them. Pairs of characters overlap.
std::optional<ByteRange> stretch_of(const Topic& topic) {
    const std::vector<TopicWord>& words = topic.words();
    if (words.empty()) return std::nullopt;
    ByteRange stretch = words.front().where;
    for (const TopicWord& word : words) {
        const std::size_t start = std::max(stretch.end, word.where.start);
        const std::string_view between =
            std::string_view(topic.text()).substr(stretch.end, start - stretch.end);
        if (word.wildcard || !std::ranges::all_of(between, joins_names)) return std::nullopt;
        stretch.end = std::max(stretch.end, word.where.end);
    }
    return stretch;
}

// With the quotation marks and signs at either end.
ByteRange with_marks(ByteRange stretch, const std::string& text) {
    while (stretch.start > 0 && is_quote_or_plus(text[stretch.start - 1])) --stretch.start;
    while (stretch.end < text.size() && text[stretch.end] == '"') ++stretch.end;
    return stretch;
}

// In quotation marks unless it is one word, which then matches in any inflection.
std::string as_value(std::string words) {
    std::erase_if(words, is_quote_or_plus);
    const bool one = std::ranges::all_of(words, [](char c) {
        return ascii::is_letter(c) || ascii::is_digit(c) || is_beyond_ascii(c);
    });
    return one ? words : '"' + words + '"';
}

void add_as_names(const Topic& topic, std::vector<std::string>& readings) {
    const std::optional<ByteRange> words = stretch_of(topic);
    if (!words) return;
    const std::string& text = topic.text();
    const std::string value = as_value(text.substr(words->start, words->end - words->start));
    const ByteRange whole = with_marks(*words, text);
    for (const char* field : kNameFields) {
        std::string reading = text;
        reading.replace(whole.start, whole.end - whole.start, std::string(field) + ':' + value);
        readings.push_back(std::move(reading));
    }
}

// A field of words in a topic, as `name:value`.
struct WrittenField {
    std::string_view name;
    std::size_t start;
    bool alone;  // nothing else is asked for
};

// Where a field begins, in capitals or not; npos if the topic does not ask for it.
std::size_t find_field(std::string_view text, std::string_view name) {
    const std::string key = std::string(name) + ':';
    const auto same = [](char a, char b) { return ascii::to_lower(a) == b; };
    const auto found = std::ranges::search(text, key, same);
    if (found.empty()) return text.npos;
    const auto at = static_cast<std::size_t>(found.begin() - text.begin());
    if (at == 0) return at;
    const bool begins = ascii::is_space(text[at - 1]) || text[at - 1] == '+' || text[at - 1] == '(';
    const bool quoted = std::ranges::count(text.substr(0, at), '"') % 2 != 0;
    return begins && !quoted ? at : text.npos;
}

bool is_one_value(std::string_view value) {
    if (value.starts_with('"')) return value.find('"', 1) == value.size() - 1;
    return std::ranges::none_of(value, ascii::is_space);
}

std::optional<WrittenField> field_of(const std::string& text) {
    for (const schema::FieldSpec& spec : schema::kTopicFields) {
        if (spec.kind != schema::FieldKind::kText) continue;
        const std::size_t at = find_field(text, spec.name);
        if (at == text.npos) continue;
        const std::string_view value = std::string_view(text).substr(at + spec.name.size() + 1);
        return WrittenField{spec.name, at, at == 0 && is_one_value(value)};
    }
    return std::nullopt;
}

void add_renamed(const std::string& text, const WrittenField& field,
                 std::vector<std::string>& readings) {
    for (const schema::FieldSpec& spec : schema::kTopicFields) {
        if (spec.kind != schema::FieldKind::kText || spec.name == field.name) continue;
        std::string reading = text;
        reading.replace(field.start, field.name.size(), spec.name);
        readings.push_back(std::move(reading));
    }
    if (field.alone) readings.push_back(text.substr(field.name.size() + 1));
}

}  // namespace

std::vector<std::string> in_other_fields(const Topic& topic) {
    std::vector<std::string> readings;
    if (topic.syntax() == TopicSyntax::kPlain) return readings;
    if (const std::optional<WrittenField> field = field_of(topic.text())) {
        add_renamed(topic.text(), *field, readings);
    } else {
        add_as_names(topic, readings);
    }
    return readings;
}

}  // namespace nutgraf
