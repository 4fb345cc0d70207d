// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each passage carries all that a hit shows, at the price of repeating its article's fields. What
// is repeated is made once. A passage's text, most of its data, is escaped here and not by
// nlohmann, which takes each byte by itself and is many times slower: most text can be copied as it
// stands, and to see that takes a few instructions for sixteen bytes. All else is left to nlohmann,
// and so is a text that is not UTF-8.
#include "core/document_data.hpp"

#include <xapian.h>

#include <array>
#include <bit>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "nutgraf/schema.hpp"
#include "text/json_depth.hpp"
#include "text/utf8.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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
    put(object, "updated", article.updated);
    put(object, "section", article.section);
    put(object, "url", article.url);
    put(object, "language", article.language);
    return object;
}

// A large extra object is kept once an article, lest the database grow with its square.
bool has_large_extra(const Article& article) {
    constexpr std::size_t kMostRepeated = 1000;  // bytes
    return article.extra.size() > kMostRepeated;
}

void put_extra(json& object, const Article& article, bool whole) {
    if (article.extra.empty()) return;
    if (whole) {
        object["extra"] = json::parse(article.extra, nullptr, false);
    } else {
        object["extra_at"] = 0;
    }
}

// A path is bytes and may not be UTF-8.
std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// The data of a passage up to where passages differ.
std::string article_part(const Article& article, bool whole_extra) {
    json record = about(article);
    put_extra(record, article, whole_extra);
    return R"({"article":)" + dump(record) + R"(,"passage":)";
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Returns the end of the bytes from `at` on that are ASCII and need no escape.
std::size_t skip_plain(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
    for (; text.size() - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        // As signed numbers, those from 0x80 on are below 0x20 too.
        const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
        const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                           _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, marks)));
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (at < text.size() && is_ascii(text[at]) && !needs_escape(text[at])) ++at;
    return at;
}

// Returns the end of the characters from `at` on that a JSON string holds as they are. A byte that
// belongs to no character ends them too.
std::size_t skip_unescaped(std::string_view text, std::size_t at) {
    for (;;) {
        at = skip_plain(text, at);
        const std::size_t plain = at;
        while (at < text.size() && !is_ascii(text[at])) {
            const std::size_t length = utf8_sequence_length(text, at);
            if (length == 0) return at;
            at += length;
        }
        if (at == plain) return at;
    }
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += R"(\")"; return;
        case '\\': out += R"(\\)"; return;
        case '\b': out += R"(\b)"; return;
        case '\t': out += R"(\t)"; return;
        case '\n': out += R"(\n)"; return;
        case '\f': out += R"(\f)"; return;
        case '\r': out += R"(\r)"; return;
        default: break;
    }
    const auto code = static_cast<unsigned char>(c);
    out += R"(\u00)";
    out += "0123456789abcdef"[code >> 4];
    out += "0123456789abcdef"[code & 15];
}

// Appends what dump(text) returns.
void append_string(std::string& out, std::string_view text) {
    const std::size_t before = out.size();
    out += '"';
    for (std::size_t at = 0;;) {
        const std::size_t end = skip_unescaped(text, at);
        out.append(text, at, end - at);
        if (end == text.size()) break;
        if (!is_ascii(text[end])) {  // not UTF-8
            out.resize(before);
            out += dump(text);
            return;
        }
        append_escape(out, text[end]);
        at = end + 1;
    }
    out += '"';
}

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits = {};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end);
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
    info.updated = object.value("updated", "");
    info.section = object.value("section", "");
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
    if (const auto parts = object.find("parts"); parts != object.end()) {
        for (const json& part : *parts) {
            info.parts.push_back({part.at(0).get<std::size_t>(), part.at(1).get<std::size_t>()});
        }
    }
    info.id = schema::passage_id(article_id, info.ordinal);
    return info;
}

}  // namespace

DocumentDataWriter::DocumentDataWriter(const Article& article)
    : article_(article), article_part_(article_part(article, !has_large_extra(article))) {}

void DocumentDataWriter::append(std::string& out, const Passage& passage, std::size_t of) const {
    if (passage.ordinal == 0 && has_large_extra(article_)) {
        out += article_part(article_, true);
    } else {
        out += article_part_;
    }
    // In the order that nlohmann gives keys, which is part of the format.
    out += R"({"end":)";
    append_number(out, article_.text_offset + passage.end);
    out += R"(,"of":)";
    append_number(out, of);
    out += R"(,"ordinal":)";
    append_number(out, passage.ordinal);
    append_parts(out, passage);
    out += R"(,"start":)";
    append_number(out, article_.text_offset + passage.start);
    out += R"(,"text":)";
    std::string space;
    append_string(out, text_of(article_, passage, space));
    out += "}}";
}

// Where the passage is, if it is not in one piece.
void DocumentDataWriter::append_parts(std::string& out, const Passage& passage) const {
    if (article_.debris.empty()) return;
    const std::vector<ByteRange> pieces = pieces_of(article_, passage);
    if (pieces.size() < 2) return;
    char before = '[';
    out += R"(,"parts":)";
    for (const ByteRange& piece : pieces) {
        out += std::exchange(before, ',');
        out += '[';
        append_number(out, article_.text_offset + piece.start);
        out += ',';
        append_number(out, article_.text_offset + piece.end);
        out += ']';
    }
    out += ']';
}

DocumentData read_document_data(std::string_view data) {
    try {
        const json object = json::parse(nested_too_deeply(data) ? std::string_view() : data);
        DocumentData result;
        result.article = read_article(object.at("article"));
        result.passage = read_passage(object.at("passage"), result.article.id);
        result.extra_elsewhere = object.at("article").contains("extra_at");
        return result;
    } catch (const json::exception&) {
        throw Xapian::DatabaseCorruptError("it holds data that is not nutgraf's");
    }
}

}  // namespace nutgraf
