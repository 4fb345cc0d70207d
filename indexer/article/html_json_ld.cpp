// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page's description of itself is a tree of objects, or a list of them under @graph that refer to
// each other by @id. The article is looked for where it may stand: at the top, in lists, in the
// graph, as what the page is about. What it points to is looked up by its id.
#include "article/html_json_ld.hpp"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "analysis/ascii.hpp"
#include "analysis/keyed_hash.hpp"
#include "article/html_tree.hpp"

namespace nutgraf {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 1 << 20;  // of all scripts: a value takes many times its length
constexpr int kDeepest = 6;
constexpr std::size_t kMostAuthors = 20;

// A script without the CDATA section that XHTML wraps it in.
std::string_view unwrapped(std::string_view script) {
    constexpr std::string_view kOpen = "<![CDATA[";
    if (const std::size_t at = script.find(kOpen); at != script.npos) {
        script.remove_prefix(at + kOpen.size());
    }
    return script.substr(0, script.rfind("]]>"));
}

// Scripts of a page may be wrapped in comments, and hold line ends where JSON has none.
Json parse(std::string_view script) {
    script = unwrapped(script);
    const std::size_t start = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (start == script.npos || end == script.npos || end < start) {
        return Json(Json::value_t::discarded);
    }
    std::string plain(script.substr(start, end - start + 1));
    for (char& c : plain) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return Json::parse(plain, nullptr, false);
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
    if (value == nullptr || !value->is_string()) return {};
    return one_line(decode_references(value->get_ref<const std::string&>()));
}

std::string text_of(const Json& object, const char* key) { return text_of(find(object, key)); }

bool is_article_type(const std::string& type) {
    return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
           type == "Review";
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
            article.modified = text_of(*page_, "dateModified");
            article.page_published = text_of(*page_, "datePublished");
            article.language = text_of(*page_, "inLanguage");
        }
        if (article_ != nullptr) read_article(*article_, article);
        return article;
    }

private:
    void collect_object(const Json& object, int depth) {
        if (const Json* id = find(object, "@id");
            id != nullptr && id->is_string() && object.size() > 1) {
            by_id_.emplace(id->get_ref<const std::string&>(), &object);
        }
        if (article_ == nullptr && has_type(object, is_article_type)) article_ = &object;
        const auto is_page = [](const std::string& type) { return type.ends_with("WebPage"); };
        if (page_ == nullptr && has_type(object, is_page)) page_ = &object;
        for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            if (const Json* inner = find(object, key)) collect(*inner, depth + 1);
        }
    }

    // The name of a person or an organization: a string, an object, or a reference to one.
    std::string name_of(const Json& value) const {
        if (!value.is_object()) return text_of(&value);
        std::string name = text_of(value, "name");
        if (!name.empty()) return name;
        const Json* id = find(value, "@id");
        if (id == nullptr || !id->is_string()) return {};
        const auto found = by_id_.find(id->get_ref<const std::string&>());
        return found == by_id_.end() ? std::string() : text_of(*found->second, "name");
    }

    void read_authors(const Json& value, std::vector<std::string>& authors) const {
        if (!value.is_array()) {
            authors.push_back(name_of(value));
            return;
        }
        for (const Json& author : value) {
            if (authors.size() < kMostAuthors) authors.push_back(name_of(author));
        }
    }

    void read_article(const Json& object, JsonLdArticle& article) const {
        article.headline = text_of(object, "headline");
        if (article.headline.empty()) article.headline = text_of(object, "name");
        article.published = text_of(object, "datePublished");
        if (const auto modified = text_of(object, "dateModified"); !modified.empty()) {
            article.modified = modified;
        }
        article.section = text_of(object, "articleSection");
        if (const auto language = text_of(object, "inLanguage"); !language.empty()) {
            article.language = language;
        }
        article.url = text_of(object, "url");
        if (const Json* author = find(object, "author")) read_authors(*author, article.authors);
        if (const Json* publisher = first(find(object, "publisher"))) {
            article.publisher = name_of(*publisher);
        }
    }

    const Json* article_ = nullptr;
    const Json* page_ = nullptr;
    std::unordered_map<std::string_view, const Json*, KeyedHash> by_id_;
};

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string>& scripts) {
    std::vector<Json> parsed;
    std::size_t bytes = 0;
    for (const std::string& script : scripts) {
        bytes += script.size();
        if (bytes <= kMostBytes) parsed.push_back(parse(script));
    }
    Reader reader;
    for (const Json& value : parsed) reader.collect(value, 0);
    return reader.read();
}

}  // namespace nutgraf
