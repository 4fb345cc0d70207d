// SPDX-License-Identifier: GPL-2.0-or-later
//
// Collections name the same things differently, so several keys are tried for each. Fields that are
// understood are taken out of the record; what is then left is kept as it is. Nearly every line is
// well-formed, so the fast parser is asked first, and only what it refuses is looked at closely.
#include "source/record.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/ascii.hpp"
#include "nutgraf/date.hpp"
#include "source/encoding.hpp"
#include "source/fast_json.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;

// Takes the first of the keys that is there out of the record. A null says no more than a key that
// is not there, so it is dropped and the next key tried.
template <std::size_t N>
std::optional<json> take(json& record, const std::array<const char*, N>& keys) {
    for (const char* key : keys) {
        const auto found = record.find(key);
        if (found == record.end()) continue;
        json value = std::move(*found);
        record.erase(found);
        if (!value.is_null()) return value;
    }
    return std::nullopt;
}

// A string, a number, or a list of strings as one string; nothing for other values.
std::optional<std::string> plain(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer() || value.is_number_unsigned()) return value.dump();
    if (!value.is_array()) return std::nullopt;
    std::string all;
    for (const json& part : value) {
        if (!part.is_string()) return std::nullopt;
        const std::string line = ascii::fold_space(part.get<std::string>());
        if (!all.empty() && !line.empty()) all += ", ";
        all += line;
    }
    return all;
}

// Moves the value of `key` into a field; puts it back into the record if it is of no use there.
void take_field(json& record, const char* key, Field& field) {
    const auto value = take(record, std::array{key});
    if (!value) return;
    const auto text = plain(*value);
    if (!text) {
        record[key] = *value;
        return;
    }
    if (std::string line = ascii::fold_space(*text); !line.empty())
        field = {std::move(line), Origin::kRecord};
}

void take_date(json& record, Field& field) {
    const auto value = take(record, std::array{"date"});
    if (!value) return;
    const auto text = plain(*value);
    if (const auto date = text ? find_date(ascii::fold_space(*text)) : std::nullopt) {
        field = {to_iso(*date), Origin::kRecord};
    } else {
        record["date"] = *value;
    }
}

}  // namespace

std::variant<Article, std::string> to_article(json record) {
    Article article;
    if (const auto id = take(record, std::array{"_id", "id"})) {
        const auto text = plain(*id);
        if (!text || id->is_array()) return "the id is neither a string nor a whole number";
        article.id = ascii::fold_space(*text);
        if (article.id.find('\0') != std::string::npos) return "the id holds a zero byte";
    }
    if (auto text = take(record, std::array{"text", "body", "contents"})) {
        if (!text->is_string()) return "the text is not a string";
        article.text = std::move(text->get_ref<std::string&>());
    }
    take_field(record, "title", article.title);
    take_field(record, "source", article.source);
    take_field(record, "author", article.author);
    take_field(record, "url", article.url);
    take_field(record, "lang", article.language);
    article.language.value = ascii::to_lower(article.language.value);
    take_date(record, article.date);
    if (!article.title && ascii::is_blank(article.text)) return "neither text nor title";
    if (!record.empty()) article.extra = record.dump();
    return article;
}

std::variant<Article, std::string> read_record(std::string_view line, bool padded) {
    if (auto record = parse_fast(line, padded)) return to_article(std::move(*record));
    if (nested_too_deeply(line)) return "nested too deeply";
    json record = json::parse(line, nullptr, false);
    const bool broken = record.is_discarded();
    if (broken) record = json::parse(repair_utf8(line), nullptr, false);
    if (record.is_discarded()) return "not valid JSON";
    if (!record.is_object()) return "not a JSON object";
    auto result = to_article(std::move(record));
    if (auto* article = std::get_if<Article>(&result); article != nullptr && broken) {
        article->encoding = "mixed";
    }
    return result;
}

}  // namespace nutgraf
