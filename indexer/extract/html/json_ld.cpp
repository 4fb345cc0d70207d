// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page's description of itself is a tree of objects, or a list of them under @graph that refer to
// each other by @id. The article is looked for where it may stand: at the top, in lists, in the
// graph, as what the page is about. What it points to is looked up by its id.
#include "html/json_ld.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "html/lenient_json.hpp"
#include "html/tree.hpp"
#include "text/ascii.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 1 << 20;  // of all scripts: a value takes many times its length
constexpr int kDeepest = 6;
constexpr std::size_t kMostAuthors = 20;
constexpr std::size_t kSecondDigits = 10;  // of a moment in seconds, between 2001 and 2286

// A script without the CDATA section that XHTML wraps it in.
std::string_view unwrapped(std::string_view script) {
    constexpr std::string_view kOpen = "<![CDATA[";
    if (const std::size_t at = script.find(kOpen); at != script.npos) {
        script.remove_prefix(at + kOpen.size());
    }
    return script.substr(0, script.rfind("]]>"));
}

// Scripts of a page may be wrapped in comments, and damaged in many ways. What is well-formed is
// taken as it is.
void parse(std::string_view script, std::vector<Json>& values) {
    script = ascii::trim(unwrapped(script));
    Json whole = Json::parse(script, nullptr, false);
    if (!whole.is_discarded()) return values.push_back(std::move(whole));
    for (const std::string& one : mend_json(script)) {
        Json value = Json::parse(one, nullptr, false);
        if (!value.is_discarded()) values.push_back(std::move(value));
    }
}

const Json* find(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

// The first of a list, or the value itself.
const Json* first(const Json* value) {
    if (value == nullptr || !value->is_array()) return value;
    return value->empty() ? nullptr : &value->front();
}

std::string text_of(const Json* value) {
    value = first(value);
    if (const Json* inner = value == nullptr ? nullptr : find(*value, "@value")) value = inner;
    if (value == nullptr || !value->is_string()) return {};
    return one_line(decode_references(value->get_ref<const std::string&>()));
}

std::string text_of(const Json& object, const char* key) { return text_of(find(object, key)); }

// A moment as a page has it: a text, or seconds or milliseconds since 1970.
std::string date_of(const Json& object, const char* key) {
    const Json* value = first(find(object, key));
    std::string text = text_of(value);
    if (value != nullptr && value->is_number()) text = std::to_string(value->get<std::int64_t>());
    const bool counted = !text.empty() && std::ranges::all_of(text, ascii::is_digit) &&
                         (text.size() == kSecondDigits || text.size() == kSecondDigits + 3);
    if (!counted) return text;
    const std::int64_t seconds = std::stoll(text.substr(0, kSecondDigits));
    const auto days = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    const std::chrono::year_month_day day(days);
    std::array<char, 16> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return iso.data();
}

// Types may be written as addresses, "http://schema.org/NewsArticle".
std::string_view name_of_type(std::string_view type) {
    return type.substr(type.find_last_of("/:#") + 1);  // npos + 1 is 0
}

bool is_article_type(std::string_view type) {
    type = name_of_type(type);
    return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
           type == "SocialMediaPosting" || type == "DiscussionForumPosting" ||
           type.ends_with("Review");
}

// Instructions are published as articles are, and their pages often describe nothing else.
bool is_guide_type(std::string_view type) {
    type = name_of_type(type);
    return type == "HowTo" || type == "Recipe";
}

template <typename Predicate>
bool has_type(const Json& object, Predicate fits) {
    const Json* type = find(object, "@type");
    if (type == nullptr) return false;
    const auto is = [&](const Json& name) {
        return name.is_string() && fits(name.get_ref<const std::string&>());
    };
    return type->is_array() ? std::ranges::any_of(*type, is) : is(*type);
}

class Reader {
public:
    void collect(const Json& value, int depth) {
        if (depth > kDeepest) return;
        if (value.is_array()) {
            for (const Json& item : value) collect(item, depth + 1);
        } else if (value.is_object()) {
            collect_object(value, depth);
        }
    }

    JsonLdArticle read() const {
        JsonLdArticle article;
        if (page_ != nullptr) {
            article.modified = date_of(*page_, "dateModified");
            article.page_published = date_of(*page_, "datePublished");
            article.language = text_of(*page_, "inLanguage");
        }
        if (article_ != nullptr) read_article(*article_, article);
        if (article.authors.empty() && article.organizations.empty()) read_page_author(article);
        if (guide_ != nullptr && article.published.empty()) {
            article.published = date_of(*guide_, "datePublished");
        }
        return article;
    }

private:
    void collect_object(const Json& object, int depth) {
        if (const Json* id = find(object, "@id");
            id != nullptr && id->is_string() && object.size() > 1) {
            by_id_.emplace(id->get_ref<const std::string&>(), &object);
        }
        if (article_ == nullptr && has_type(object, is_article_type)) article_ = &object;
        if (guide_ == nullptr && has_type(object, is_guide_type)) guide_ = &object;
        const auto is_page = [](const std::string& type) { return type.ends_with("WebPage"); };
        if (page_ == nullptr && has_type(object, is_page)) page_ = &object;
        const auto is_person = [](const std::string& type) { return type.ends_with("Person"); };
        const auto is_body = [](const std::string& type) { return type.ends_with("Organization"); };
        if (has_type(object, is_person) && !has_type(object, is_body)) {
            ++persons_;
            person_ = &object;
        }
        for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            if (const Json* inner = find(object, key)) collect(*inner, depth + 1);
        }
    }

    // The author of the page that an article stands on, or the only person that it tells of.
    void read_page_author(JsonLdArticle& article) const {
        const Json* author = page_ == nullptr ? nullptr : find(*page_, "author");
        if (author == nullptr && persons_ == 1) author = person_;
        JsonLdArticle page;
        if (author != nullptr) read_authors(*author, page);
        article.page_authors = std::move(page.authors);
    }

    // What an object stands for: itself, or what has its id.
    const Json& resolved(const Json& value) const {
        const Json* id = find(value, "@id");
        if (id == nullptr || !id->is_string()) return value;
        const auto found = by_id_.find(id->get_ref<const std::string&>());
        return found == by_id_.end() || find(value, "name") != nullptr ? value : *found->second;
    }

    // The name of a person or an organization: a string, an object, or a reference to one.
    std::string name_of(const Json& value) const {
        if (!value.is_object()) return text_of(&value);
        const Json& named = resolved(value);
        std::string name = text_of(named, "name");
        if (!name.empty()) return name;
        return one_line(text_of(named, "givenName") + ' ' + text_of(named, "familyName"));
    }

    void read_author(const Json& value, JsonLdArticle& article) const {
        const Json& author = resolved(value);
        const auto is_organization = [](std::string_view type) {
            return type.ends_with("Organization") || type.ends_with("Corporation");
        };
        auto& names = has_type(author, is_organization) ? article.organizations : article.authors;
        const Json* name = find(author, "name");
        if (name == nullptr || !name->is_array()) return names.push_back(name_of(author));
        for (const Json& each : *name) names.push_back(text_of(&each));
    }

    void read_authors(const Json& value, JsonLdArticle& article) const {
        if (const Json* list = find(value, "@list")) return read_authors(*list, article);
        if (!value.is_array()) return read_author(value, article);
        for (const Json& author : value) {
            if (article.authors.size() < kMostAuthors) read_author(author, article);
        }
    }

    void read_article(const Json& object, JsonLdArticle& article) const {
        article.headline = text_of(object, "headline");
        if (article.headline.empty()) article.headline = text_of(object, "name");
        article.published = date_of(object, "datePublished");
        if (const auto modified = date_of(object, "dateModified"); !modified.empty()) {
            article.modified = modified;
        }
        article.section = text_of(object, "articleSection");
        if (const auto language = text_of(object, "inLanguage"); !language.empty()) {
            article.language = language;
        }
        article.url = text_of(object, "url");
        for (const char* key : {"author", "creator"}) {
            const Json* author = find(object, key);
            if (author != nullptr && article.authors.empty()) read_authors(*author, article);
        }
        if (const Json* publisher = first(find(object, "publisher"))) {
            article.publisher = name_of(*publisher);
        }
    }

    const Json* article_ = nullptr;
    const Json* guide_ = nullptr;
    const Json* page_ = nullptr;
    const Json* person_ = nullptr;  // the last of them
    std::size_t persons_ = 0;       // that stand for themselves
    std::unordered_map<std::string_view, const Json*, KeyedHash> by_id_;
};

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string>& scripts) {
    std::vector<Json> parsed;
    std::size_t bytes = 0;
    for (const std::string& script : scripts) {
        bytes += script.size();
        if (bytes <= kMostBytes) parse(script, parsed);
    }
    Reader reader;
    for (const Json& value : parsed) reader.collect(value, 0);
    return reader.read();
}

}  // namespace nutgraf
