// SPDX-License-Identifier: GPL-2.0-or-later
//
//     WARC/1.0 CRLF
//     WARC-Type: response CRLF ... Content-Length: 1234 CRLF
//     CRLF
//     1234 bytes, of a response what the server sent: status line, headers, CRLF, body
//     CRLF CRLF
//
// The date of a record is when the page was fetched, so it says nothing about the article.
#include "source/warc.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "source/headers.hpp"
#include "source/length_splitter.hpp"
#include "source/web_record.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kBegin = "WARC/";
constexpr std::string_view kLineBegin = "\nWARC/";
constexpr std::size_t kMostHeader = 1 << 16;
constexpr std::size_t kMostLength = SIZE_MAX / 2;

std::optional<std::size_t> length_of(const Headers& headers) {
    const std::string_view text = headers["content-length"];
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
    if (value > kMostLength) return {};
    return value;
}

class WarcSplitter : public LengthSplitter {
protected:
    RecordHead read_head(std::string_view text) const override {
        const std::string_view header = text.substr(0, kMostHeader);
        const bool may_begin = header.substr(0, kBegin.size()) == kBegin.substr(0, header.size());
        if (!may_begin) return {RecordHead::State::kNone};
        const std::size_t body = find_body(header);
        const bool endless = body == header.npos && header.size() == kMostHeader;
        if (endless) return {RecordHead::State::kNone};
        if (body == header.npos) return {RecordHead::State::kOpen};
        std::string_view rest = header;
        const auto length = length_of(Headers(rest));
        if (!length) return {RecordHead::State::kNone};
        return {RecordHead::State::kWhole, body + *length};
    }

    std::size_t find_head(std::string_view text, std::size_t& from) const override {
        const auto next = text.find(kLineBegin, from);
        if (next != text.npos) return next + 1;
        from = std::max(from, text.size() - std::min(text.size(), kBegin.size()));
        return text.npos;
    }
};

// Without the brackets that some programs put around it.
std::string unbracketed(std::string_view value) {
    if (value.starts_with('<')) value.remove_prefix(1);
    if (value.ends_with('>')) value.remove_suffix(1);
    return repair_utf8(value);
}

bool is_response(std::string_view type, std::string_view content) {
    return type == "response" && content == "application/http";
}

bool holds_article(const Headers& headers) {
    const std::string_view type = headers["warc-type"];
    const std::string content = HeaderValue(headers["content-type"]).value();
    const std::string_view identified = headers["warc-identified-payload-type"];
    if (!identified.empty() && !format_of_type(identified)) return false;
    if (!may_be_article(unbracketed(headers["warc-target-uri"]))) return false;
    if (is_response(type, content)) return true;
    return (type == "conversion" || type == "resource") && format_of_type(content);
}

class WarcParser : public RecordParser {
public:
    bool is_article(std::string_view record) const override {
        record.remove_prefix(std::min(record.find_first_not_of("\r\n"), record.size()));
        record = record.substr(0, kMostHeader);
        const bool damaged = !record.starts_with(kBegin) || find_body(record) == record.npos;
        return damaged || holds_article(Headers(record));
    }

    DraftResult parse(std::string_view record, const RecordContext& context) const override {
        std::string_view block = record;
        const Headers headers(block);
        const auto length = length_of(headers);
        if (!record.starts_with(kBegin) || !length) return context.skip("damaged: no WARC record");
        if (block.size() < *length) return context.skip("ends inside a record");
        if (!holds_article(headers)) return context.pass_over();
        Article article = context.article();
        if (std::string id = unbracketed(headers["warc-record-id"]); !id.empty()) {
            article.id = ascii::fold_space(id);
        }
        if (const std::string url = unbracketed(headers["warc-target-uri"]); !url.empty()) {
            article.url = {ascii::fold_space(url), Origin::kRecord};
        }
        const HeaderValue content(headers["content-type"]);
        if (content.value() == "application/http") {
            return parse_response(std::move(article), block, context);
        }
        return parse_content(std::move(article), std::string(block), content);
    }
};

}  // namespace

RecordFormat warc_format() {
    return {std::make_unique<WarcSplitter>(), std::make_shared<WarcParser>()};
}

}  // namespace nutgraf
