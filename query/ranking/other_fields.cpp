// SPDX-License-Identifier: GPL-2.0-or-later
//
// Readers take the author for the publisher, or a word for either. The topic is changed as text.
// Plain words are looked for in all fields anyway.
#include "ranking/other_fields.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "nutgraf/schema.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

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

// What looks like a field may have been read as words.
bool is_read_as_field(const Topic& topic, const WrittenField& field) {
    return topic.meaning().find(std::string(field.name) + ':') != std::string::npos;
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
    const std::optional<WrittenField> field = field_of(topic.text());
    if (field && is_read_as_field(topic, *field)) add_renamed(topic.text(), *field, readings);
    return readings;
}

}  // namespace nutgraf
