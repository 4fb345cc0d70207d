// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/document_data.hpp"

#include <rapidcheck.h>
#include <xapian.h>

#include <nlohmann/json.hpp>
#include <string>

#include "nutgraf/schema.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace {

using nutgraf::Article;
using nutgraf::DocumentData;
using nutgraf::Field;
using nutgraf::Origin;
using nutgraf::Passage;

// Valid UTF-8 with whatever needs escaping in JSON.
rc::Gen<std::string> any_value() {
    return texts_of(rc::gen::element<std::string>(
        "\"", "\\", "/", "\n", "\t", "\x01", "\x1f", "\x7f", std::string("\0", 1), "a", "é",
        "\u2028", "中", "\U0001f600", "{", "}", "\\u0041", "<", "&", "\ufffd", "\ufeff"));
}

std::string write(const Article& article, const Passage& passage, std::size_t of) {
    std::string data;
    nutgraf::DocumentDataWriter(article).append(data, passage, of);
    return data;
}

// What the writer must write, all of it by nlohmann.
std::string write_plainly(const Article& article, const Passage& passage, std::size_t of) {
    using nlohmann::json;
    json record = {{"id", article.id}, {"encoding", article.encoding}, {"path", article.path}};
    if (article.line != 0) record["line"] = article.line;
    const auto put = [&record](const char* key, const Field& value) {
        if (value) record[key] = value.value;
    };
    put("title", article.title);
    put("source", article.source);
    put("author", article.author);
    put("date", article.date);
    put("section", article.section);
    put("url", article.url);
    put("language", article.language);
    if (passage.ordinal > 0 && article.extra.size() > 1000) {
        record["extra_at"] = 0;
    } else if (!article.extra.empty()) {
        record["extra"] = json::parse(article.extra, nullptr, false);
    }
    const json object = {
        {"article", record},
        {"passage",
         {{"ordinal", passage.ordinal},
          {"of", of},
          {"start", article.text_offset + passage.start},
          {"end", article.text_offset + passage.end},
          {"text", article.text.substr(passage.start, passage.end - passage.start)}}}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Field field(const std::string& value) {
    return value.empty() ? Field{} : Field{value, Origin::kRecord};
}

}  // namespace

TEST_CASE("document data reads back as it was written", "[analysis]") {
    CHECK(rc::check("for any fields", [] {
        Article article;
        article.id = *any_value();
        article.path = *any_value();
        article.line = *rc::gen::inRange<std::size_t>(0, 3);
        article.title = field(*any_value());
        article.source = field(*any_value());
        article.author = field(*any_value());
        article.date = field(*any_value());
        article.section = field(*any_value());
        article.url = field(*any_value());
        article.language = field(*any_value());
        article.text = "before" + *any_value() + "behind";
        article.text_offset = *rc::gen::element<std::size_t>(0, 3);
        if (*rc::gen::arbitrary<bool>()) {
            article.extra = nlohmann::json{{*any_value(), *any_value()}, {"n", 1.5}}.dump();
        }
        const Passage passage{2, 6, article.text.size() - 6};

        const std::string written = write(article, passage, 7);
        RC_ASSERT(written.find('\n') == std::string::npos);
        const DocumentData data = nutgraf::read_document_data(written);

        RC_ASSERT(data.article.id == article.id);
        RC_ASSERT(data.article.path == article.path);
        RC_ASSERT(data.article.line == article.line);
        RC_ASSERT(data.article.title == article.title.value);
        RC_ASSERT(data.article.source == article.source.value);
        RC_ASSERT(data.article.author == article.author.value);
        RC_ASSERT(data.article.date == article.date.value);
        RC_ASSERT(data.article.section == article.section.value);
        RC_ASSERT(data.article.url == article.url.value);
        RC_ASSERT(data.article.language == article.language.value);
        RC_ASSERT(data.article.encoding == article.encoding);
        RC_ASSERT(data.article.extra == article.extra);
        RC_ASSERT(data.passage.id == nutgraf::schema::passage_id(article.id, 2));
        RC_ASSERT(data.passage.ordinal == 2U);
        RC_ASSERT(data.passage.of == 7U);
        RC_ASSERT(data.passage.start == 6 + article.text_offset);
        RC_ASSERT(data.passage.end == article.text.size() - 6 + article.text_offset);
        RC_ASSERT(data.passage.text == article.text.substr(6, article.text.size() - 12));
    }));
}

TEST_CASE("document data is what nlohmann would write", "[analysis]") {
    const auto value = rc::gen::oneOf(any_value(), samples::any_text());
    CHECK(rc::check("for any fields", [&] {
        Article article;
        article.id = *any_value();
        article.path = *samples::random_bytes();
        article.line = *rc::gen::inRange<std::size_t>(0, 3);
        for (Field* each : {&article.title, &article.source, &article.author, &article.date,
                            &article.section, &article.url, &article.language})
            *each = field(*value);
        article.text_offset = *rc::gen::element<std::size_t>(0, 3);
        article.extra =
            *rc::gen::element<std::string>("", "{}", "not JSON", R"({"b":1,"a":"é"})",
                                           R"({"a":")" + std::string(1000, 'x') + R"("})");
        // Often longer than what is looked at at once, and cut anywhere.
        article.text = *value + std::string(*rc::gen::inRange<std::size_t>(0, 40), 'x') + *value;
        const nutgraf::DocumentDataWriter writer(article);
        const std::size_t size = article.text.size();
        for (std::uint32_t ordinal = 0; ordinal < 3; ++ordinal) {
            const auto start = *rc::gen::inRange<std::size_t>(0, size + 1);
            const auto end = *rc::gen::inRange<std::size_t>(start, size + 1);
            std::string data = "kept";
            writer.append(data, {ordinal, start, end}, 3);
            RC_ASSERT(data == "kept" + write_plainly(article, {ordinal, start, end}, 3));
        }
    }));
}

TEST_CASE("each byte is written as by nlohmann wherever it stands", "[analysis]") {
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 34; ++at) {
            Article article;
            article.text = std::string(34, 'x');
            article.text[at] = static_cast<char>(byte);
            const Passage passage{0, 0, article.text.size()};
            if (write(article, passage, 1) != write_plainly(article, passage, 1))
                FAIL("byte " << byte << " at " << at);
        }
    }
}

TEST_CASE("a path that is not UTF-8 can be written and read", "[analysis]") {
    CHECK(rc::check("for any bytes", [] {
        Article article;
        article.id = "id";
        article.path = *samples::random_bytes();
        const auto data = nutgraf::read_document_data(write(article, {}, 1));
        RC_ASSERT(data.article.id == "id");
        RC_ASSERT(data.article.path.empty() == article.path.empty());
    }));
    Article article;
    article.path = "caf\xe9.txt";
    const auto data = nutgraf::read_document_data(write(article, {}, 1));
    CHECK(data.article.path == "caf\ufffd.txt");
}

TEST_CASE("unknown fields are absent from document data", "[analysis]") {
    Article article;
    article.id = "a";
    const auto object = nlohmann::json::parse(write(article, {}, 1));
    for (const char* key :
         {"title", "source", "author", "date", "section", "url", "language", "line", "extra"})
        CHECK_FALSE(object.at("article").contains(key));
}

TEST_CASE("data of others is refused", "[analysis]") {
    for (const std::string data :
         {"", "text", "{", "[]", "null", "{}", R"({"article":{}})",
          R"({"article":[],"passage":{}})",
          R"({"article":{"id":"a","path":"p","encoding":"utf-8"},"passage":{"ordinal":"x"}})",
          R"({"article":{"id":1,"path":"p","encoding":"utf-8"},"passage":{}})",
          R"({"article":{"id":"a","path":"p","encoding":"utf-8","title":7},)"
          R"("passage":{"ordinal":0,"of":1,"start":0,"end":0,"text":""}})"}) {
        CAPTURE(data);
        CHECK_THROWS_AS(nutgraf::read_document_data(data), Xapian::DatabaseCorruptError);
    }
}
