// SPDX-License-Identifier: GPL-2.0-or-later
//
//     WARC/1.0 CRLF
//     WARC-Type: response CRLF ... Content-Length: 1234 CRLF
//     CRLF
//     1234 bytes, of a response what the server sent: status line, headers, CRLF, body
//     CRLF CRLF
//
// Lengths say where records end. Where one does not begin as it should, because a length was wrong
// or bytes are damaged, what follows up to the next line that looks like a beginning is reported,
// and reading goes on there. The date of a record is when the page was fetched, so it says nothing
// about the article.
#include "source/warc.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "analysis/ascii.hpp"
#include "source/charset.hpp"
#include "source/encoding.hpp"
#include "source/headers.hpp"
#include "source/parse.hpp"
#include "source/transfer.hpp"

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

class WarcSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned) override {
        if (state_ == State::kHeader) read_header(text, scanned);
        if (state_ == State::kBody) return pass_body(text, scanned);
        return state_ == State::kLost ? find_next(text, scanned) : text.npos;
    }

private:
    enum class State { kHeader, kBody, kLost };

    void read_header(std::string_view text, std::size_t scanned) {
        const std::string_view rest = text.substr(scanned);
        const std::size_t blank = std::min(rest.find_first_not_of("\r\n"), rest.size());
        std::string_view header = rest.substr(blank, kMostHeader);
        const bool may_begin = header.substr(0, kBegin.size()) == kBegin.substr(0, header.size());
        const std::size_t body = find_body(header);
        if (!may_begin || (body == header.npos && header.size() == kMostHeader)) {
            state_ = State::kLost;
        } else if (body != header.npos) {
            const auto length = length_of(Headers(header));
            left_ = blank + body + length.value_or(0);
            state_ = length ? State::kBody : State::kLost;
        }
    }

    std::size_t pass_body(std::string_view text, std::size_t& scanned) {
        const std::size_t passed = std::min(left_, text.size() - scanned);
        left_ -= passed;
        scanned += passed;
        if (left_ > 0) return text.npos;
        state_ = State::kHeader;
        return scanned;
    }

    std::size_t find_next(std::string_view text, std::size_t& scanned) {
        const auto next = text.find(kLineBegin, scanned);
        if (next != text.npos) {
            state_ = State::kHeader;
            return next + 1;
        }
        scanned = std::max(scanned, text.size() - std::min(text.size(), kBegin.size()));
        return text.npos;
    }

    State state_ = State::kHeader;
    std::size_t left_ = 0;  // of the record that is being passed
};

// Whether articles are found in such records, going by their type and that of their content.
std::optional<Format> article_format(std::string_view type) {
    if (type == "text/plain") return Format::kText;
    if (type == "text/html" || type == "application/xhtml+xml") return Format::kPage;
    return std::nullopt;
}

bool is_response(std::string_view type, std::string_view content) {
    return type == "response" && content == "application/http";
}

bool holds_article(const Headers& headers) {
    const std::string_view type = headers["warc-type"];
    const std::string content = HeaderValue(headers["content-type"]).value();
    const std::string_view identified = headers["warc-identified-payload-type"];
    if (!identified.empty() && !article_format(identified)) return false;
    if (is_response(type, content)) return true;
    return (type == "conversion" || type == "resource") && article_format(content);
}

// Without the brackets that some programs put around it.
std::string unbracketed(std::string_view value) {
    if (value.starts_with('<')) value.remove_prefix(1);
    if (value.ends_with('>')) value.remove_suffix(1);
    return repair_utf8(value);
}

class WarcParser : public RecordParser {
public:
    bool is_article(std::string_view record) const override {
        record.remove_prefix(std::min(record.find_first_not_of("\r\n"), record.size()));
        record = record.substr(0, kMostHeader);
        const bool damaged = !record.starts_with(kBegin) || find_body(record) == record.npos;
        return damaged || holds_article(Headers(record));
    }

    std::optional<ArticleResult> parse(std::string_view record,
                                       const RecordContext& context) const override {
        std::string_view block = record;
        const Headers headers(block);
        const auto length = length_of(headers);
        if (!record.starts_with(kBegin) || !length) return context.skip("damaged: no WARC record");
        if (block.size() < *length) return context.skip("ends inside a record");
        if (!holds_article(headers)) return std::nullopt;
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
        return complete(std::move(article), std::string(block), content, context);
    }

private:
    static std::optional<ArticleResult> parse_response(Article article, std::string_view response,
                                                       const RecordContext& context) {
        const std::string_view status = response.substr(0, response.find('\n'));
        const auto code = status.find(' ');
        if (code == status.npos || status.substr(code + 1, 3) != "200") return std::nullopt;
        const Headers headers(response);
        const HeaderValue type(headers["content-type"]);
        if (!type.value().empty() && !article_format(type.value())) return std::nullopt;
        const bool chunked = ascii::to_lower(headers["transfer-encoding"]) == "chunked";
        auto body = decode_content(chunked ? join_chunks(response) : std::string(response),
                                   headers["content-encoding"], context.article_bytes);
        if (!body) {
            return context.skip("cannot be decoded from content encoding " +
                                std::string(headers["content-encoding"]));
        }
        return complete(std::move(article), std::move(*body), type, context);
    }

    // A charset that was sent along goes before what the page says, marked as UTF-8.
    static ArticleResult complete(Article article, std::string bytes, const HeaderValue& type,
                                  const RecordContext& context) {
        constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
        const Format format = article_format(type.value()).value_or(Format::kText);
        if (const auto charset = type["charset"]; !charset.empty()) {
            if (auto text = decode_charset(bytes, charset)) {
                bytes = format == Format::kPage ? std::string(kUtf8Mark) + *text : std::move(*text);
            }
        }
        return complete_article(std::move(article), std::move(bytes), format, context.where(),
                                context.how);
    }
};

}  // namespace

RecordFormat warc_format() {
    return {std::make_unique<WarcSplitter>(), std::make_shared<WarcParser>()};
}

}  // namespace nutgraf
