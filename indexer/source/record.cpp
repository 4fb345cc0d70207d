// SPDX-License-Identifier: GPL-2.0-or-later
//
// Collections name the same things differently, so several keys are tried for each (record_keys).
// Values that are understood are taken out of the record; what is then left is kept as it is.
// Nearly every line is well-formed, so the fast parser is asked first, and only what it refuses is
// looked at closely.
#include "source/record.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "nutgraf/date.hpp"
#include "source/fast_json.hpp"
#include "source/json_escapes.hpp"
#include "source/record_keys.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;

// A null, or a string without anything in it, says no more than a key that is not there.
bool says_nothing(const json& value) {
    return value.is_null() ||
           (value.is_string() && ascii::is_blank(value.get_ref<const std::string&>()));
}

// The string or whole number in an object that stands for one: the name of a person, of a site; the
// only member of what MongoDB exports as {"$oid": ...}.
const json* named_in(const json& value) {
    if (!value.is_object()) return &value;
    const auto name = value.find("name");
    if (name != value.end()) return &*name;
    const bool wrapped = value.size() == 1 && value.begin().key().starts_with('$');
    return wrapped ? &*value.begin() : nullptr;
}

std::optional<std::string> plain_one(const json& value) {
    const json* one = named_in(value);
    if (one == nullptr) return std::nullopt;
    if (one->is_string()) return ascii::fold_space(one->get_ref<const std::string&>());
    if (one->is_number_integer()) return one->dump();
    return std::nullopt;
}

// What a value says on one line; of a list all of it. Nothing for other values.
std::optional<std::string> plain(const json& value) {
    if (!value.is_array()) return plain_one(value);
    std::string all;
    for (const json& part : value) {
        const auto line = part.is_number() ? std::nullopt : plain_one(part);
        if (!line) return std::nullopt;
        if (!all.empty() && !line->empty()) all += ", ";
        all += *line;
    }
    return all;
}

bool holds_object(const json& value) {
    return value.is_object() || (value.is_array() && std::ranges::any_of(value, &json::is_object));
}

bool is_web_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

// Takes the fields out of a record.
class RecordReading {
public:
    explicit RecordReading(json record) : record_(std::move(record)), keys_(find_keys(record_)) {}

    std::variant<Article, std::string> article() {
        for (const FoundKey& key : keys_) read(key);
        if (article_.id.empty() && !id_reason_.empty()) return std::move(id_reason_);
        if (article_.text.empty() && text_is_none_) return "the text is not a string";
        if (!record_.empty()) article_.extra = record_.dump();
        return std::move(article_);
    }

private:
    static constexpr std::size_t kPlainIds = 2;  // "_id" and "id" come first

    void read(const FoundKey& found) {
        const auto member = record_.find(found.key);
        if (member == record_.end()) return;  // taken in another role
        if (says_nothing(*member) || take(found, *member)) record_.erase(member);
    }

    // Whether the value is used up. What is known already is not looked for any more.
    bool take(const FoundKey& found, json& value) {
        switch (found.role()) {
            case RecordRole::kId: return take_id(found, value);
            case RecordRole::kText: return take_text(value);
            case RecordRole::kMarkup: return take_markup(value);
            case RecordRole::kTitle: return take_field(value, article_.title);
            case RecordRole::kSource: return take_source(value);
            case RecordRole::kAuthor: return take_field(value, article_.author);
            case RecordRole::kDate: return take_date(value);
            case RecordRole::kUrl: return take_url(value);
            case RecordRole::kLanguage: break;
        }
        const bool taken = take_field(value, article_.language);
        article_.language.value = ascii::to_lower(article_.language.value);
        return taken;
    }

    // Where nothing else names a record, "id" must be of use.
    bool take_id(const FoundKey& found, const json& value) {
        if (!article_.id.empty()) return false;
        auto text = value.is_array() ? std::nullopt : plain(value);
        const bool cut = text && text->find('\0') != text->npos;
        if (text && !cut) {
            article_.id = std::move(*text);
        } else if (found.rank < kPlainIds) {
            id_reason_ =
                cut ? "the id holds a zero byte" : "the id is neither a string nor a whole number";
        }
        return !article_.id.empty();
    }

    bool take_text(json& value) {
        if (!article_.text.empty()) return false;
        text_is_none_ = text_is_none_ || !value.is_string();
        if (!value.is_string()) return false;
        article_.text = std::move(value.get_ref<std::string&>());
        return true;
    }

    // Markup that does not show itself to be some is put into an element.
    bool take_markup(json& value) {
        if (!take_text(value)) return false;
        std::string& text = article_.text;
        if (!looks_like_html(text)) text = "<div>" + text + "</div>";
        return true;
    }

    // What holds more than the name that is taken from it is kept as well.
    static bool take_field(const json& value, Field& field) {
        if (field) return false;
        auto line = plain(value);
        if (!line) return false;
        if (!line->empty()) field = {std::move(*line), Origin::kRecord};
        return !holds_object(value);
    }

    // Some programs call the address of the page so.
    bool take_source(const json& value) {
        const bool address =
            value.is_string() && is_web_address(value.get_ref<const std::string&>());
        return !address && take_field(value, article_.source);
    }

    bool take_url(const json& value) {
        return (value.is_string() || value.is_array()) && take_field(value, article_.url);
    }

    bool take_date(const json& value) {
        if (article_.date) return false;
        const auto text = plain(value);
        const auto date = text ? find_date(*text) : std::nullopt;
        if (date) article_.date = {to_iso(*date), Origin::kRecord};
        return date.has_value();
    }

    json record_;
    std::vector<FoundKey> keys_;
    Article article_;
    bool text_is_none_ = false;
    std::string id_reason_;
};

// The record itself where a search engine exports it as one of its hits, with what is said of it.
json unwrapped(json record) {
    constexpr const char* kHit = "_source";  // of Elasticsearch and OpenSearch
    const auto hit = record.find(kHit);
    if (hit == record.end() || !hit->is_object()) return record;
    json inner = std::move(*hit);
    record.erase(hit);
    record.update(inner);
    return record;
}

}  // namespace

std::variant<Article, std::string> to_article(json record) {
    return RecordReading(unwrapped(std::move(record))).article();
}

std::variant<Article, std::string> read_record(std::string_view line, bool padded) {
    if (auto record = parse_fast(line, padded)) return to_article(std::move(*record));
    if (nested_too_deeply(line)) return "nested too deeply";
    const std::string repaired = repair_utf8(line);
    json record = json::parse(repaired, nullptr, false);
    if (record.is_discarded()) record = json::parse(repair_surrogates(repaired), nullptr, false);
    if (record.is_discarded()) return "not valid JSON";
    if (!record.is_object()) return "not a JSON object";
    auto result = to_article(std::move(record));
    auto* article = std::get_if<Article>(&result);
    if (article != nullptr && repaired != line) article->encoding = "mixed";
    return result;
}

}  // namespace nutgraf
