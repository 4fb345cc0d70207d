// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each passage carries all that a hit shows, at the price of repeating its article's fields.
#include "document_data.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

using nlohmann::json;

void put(json& object, const char* key, const Field& field) {
    if (field) object[key] = field.value;
}

json about(const Article& article) {
    json object = {{"id", article.id}, {"encoding", article.encoding}, {"path", article.path}};
    if (article.line != 0) object["line"] = article.line;
    put(object, "title", article.title);
    put(object, "source", article.source);
    put(object, "author", article.author);
    put(object, "date", article.date);
    put(object, "url", article.url);
    put(object, "language", article.language);
    return object;
}

// A large extra object is kept once an article, lest the database grow with its square.
void put_extra(json& object, const Article& article, const Passage& passage) {
    constexpr std::size_t kMostRepeated = 1000;  // bytes
    if (article.extra.empty()) return;
    if (passage.ordinal > 0 && article.extra.size() > kMostRepeated) {
        object["extra_at"] = 0;
    } else {
        object["extra"] = json::parse(article.extra, nullptr, false);
    }
}

ArticleInfo read_article(const json& object) {
    ArticleInfo info;
    info.id = object.at("id").get<std::string>();
    info.path = object.at("path").get<std::string>();
    info.line = object.value("line", std::size_t{0});
    info.title = object.value("title", "");
    info.source = object.value("source", "");
    info.author = object.value("author", "");
    info.date = object.value("date", "");
    info.url = object.value("url", "");
    info.language = object.value("language", "");
    info.encoding = object.at("encoding").get<std::string>();
    if (const auto extra = object.find("extra"); extra != object.end()) info.extra = extra->dump();
    return info;
}

PassageInfo read_passage(const json& object, const std::string& article_id) {
    PassageInfo info;
    info.ordinal = object.at("ordinal").get<std::uint32_t>();
    info.of = object.at("of").get<std::uint32_t>();
    info.start = object.at("start").get<std::size_t>();
    info.end = object.at("end").get<std::size_t>();
    info.text = object.at("text").get<std::string>();
    info.id = schema::passage_id(article_id, info.ordinal);
    return info;
}

}  // namespace

std::string write_document_data(const Article& article, const Passage& passage, std::size_t of) {
    json record = about(article);
    put_extra(record, article, passage);
    const json object = {
        {"article", std::move(record)},
        {"passage",
         {{"ordinal", passage.ordinal},
          {"of", of},
          {"start", article.text_offset + passage.start},
          {"end", article.text_offset + passage.end},
          {"text", article.text.substr(passage.start, passage.end - passage.start)}}}};
    // A path is bytes and may not be UTF-8; all else is.
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

DocumentData read_document_data(std::string_view data) {
    try {
        const json object = json::parse(data);
        DocumentData result;
        result.article = read_article(object.at("article"));
        result.passage = read_passage(object.at("passage"), result.article.id);
        result.extra_elsewhere = object.at("article").contains("extra_at");
        return result;
    } catch (const json::exception&) {
        throw Error(ErrorKind::kIndex,
                    "a document of the database holds data that is not nutgraf's");
    }
}

}  // namespace nutgraf
