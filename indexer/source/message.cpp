// SPDX-License-Identifier: GPL-2.0-or-later
//
// A message is a tree of parts, of which one is what was written. What this leaves out: signed and
// encrypted parts, forwarded messages, and lines that quote earlier ones, which stay in the text.
#include "source/message.hpp"

#include <algorithm>
#include <optional>

#include "analysis/ascii.hpp"
#include "nutgraf/date.hpp"
#include "source/charset.hpp"
#include "source/encoding.hpp"
#include "source/headers.hpp"
#include "source/parse.hpp"
#include "source/transfer.hpp"

namespace nutgraf {
namespace {

constexpr int kMaxDepth = 10;  // of parts within parts
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

// A part that can be read: its headers and its body as they stand in the message.
struct TextPart {
    Format format = Format::kText;
    std::string charset;
    std::string transfer;
    std::string_view body;
};

// What stands between two boundaries, one after another.
class Parts {
public:
    Parts(std::string_view body, std::string_view boundary)
        : rest_(body), mark_("--" + std::string(boundary)) {
        skip_mark();
    }

    std::optional<std::string_view> next() {
        if (rest_.empty()) return std::nullopt;
        const std::string_view part = rest_;
        const std::size_t size = skip_mark();
        return part.substr(0, size);
    }

private:
    // Goes behind the next boundary, and returns the size of what is before.
    std::size_t skip_mark() {
        for (auto at = rest_.find(mark_); at != rest_.npos; at = rest_.find(mark_, at + 1)) {
            if (at > 0 && rest_[at - 1] != '\n') continue;
            rest_.remove_prefix(at + mark_.size());
            const bool last = rest_.starts_with("--");
            rest_.remove_prefix(last ? rest_.size()
                                     : std::min(rest_.find('\n'), rest_.size() - 1) + 1);
            return at;
        }
        const std::size_t size = rest_.size();
        rest_ = {};
        return size;
    }

    std::string_view rest_;
    std::string mark_;
};

std::optional<TextPart> find_text(const Headers& headers, std::string_view body, int depth);

// The first plain text among the parts, else the first web page.
std::optional<TextPart> find_text_in(Parts parts, int depth) {
    std::optional<TextPart> page;
    while (auto part = parts.next()) {
        const Headers headers(*part);
        auto found = find_text(headers, *part, depth + 1);
        if (found && found->format == Format::kText) return found;
        if (!page) page = std::move(found);
    }
    return page;
}

std::optional<TextPart> find_text(const Headers& headers, std::string_view body, int depth) {
    const HeaderValue type(headers["content-type"]);
    if (HeaderValue(headers["content-disposition"]).value() == "attachment") return std::nullopt;
    if (type.value().starts_with("multipart/")) {
        if (depth >= kMaxDepth || type["boundary"].empty()) return std::nullopt;
        return find_text_in(Parts(body, type["boundary"]), depth);
    }
    const bool page = type.value() == "text/html";
    if (!page && !type.value().empty() && type.value() != "text/plain") return std::nullopt;
    return TextPart{page ? Format::kPage : Format::kText, std::string(type["charset"]),
                    ascii::to_lower(headers["content-transfer-encoding"]), body};
}

// The part's text in UTF-8; of a page with a mark that says so, since the page itself may say
// something else.
std::string decode(const TextPart& part) {
    std::string bytes;
    if (part.transfer == "base64") {
        bytes = decode_base64(part.body);
    } else if (part.transfer == "quoted-printable") {
        bytes = decode_quoted_printable(part.body);
    } else {
        bytes = part.body;
    }
    const bool said = part.format == Format::kText || !part.charset.empty();
    auto text = said ? decode_charset(bytes, part.charset) : std::nullopt;
    if (!text) return bytes;
    return (part.format == Format::kPage ? std::string(kUtf8Mark) : "") + *text;
}

constexpr std::size_t kLongestWord = 1000;  // 75 by RFC 2047

// One encoded word, "=?charset?Q?text?=", and its length in `length`; nothing if there is none.
std::optional<std::string> decode_word(std::string_view text, std::size_t& length) {
    text = text.substr(0, kLongestWord);
    const auto first = text.find('?', 2);
    if (!text.starts_with("=?") || first == text.npos || first + 3 > text.size()) return {};
    const char encoding = ascii::to_lower(text[first + 1]);
    const auto end = text.find("?=", first + 3);
    if (text[first + 2] != '?' || end == text.npos) return {};
    std::string_view charset = text.substr(2, first - 2);
    charset = charset.substr(0, charset.find('*'));  // a language may follow
    std::string content(text.substr(first + 3, end - first - 3));
    if (encoding == 'q') {
        std::ranges::replace(content, '_', ' ');
        content = decode_quoted_printable(content);
    } else if (encoding == 'b') {
        content = decode_base64(content);
    } else {
        return {};
    }
    length = end + 2;
    return decode_charset(content, charset);
}

// Who it is from: the name, else the address.
std::string sender(std::string_view from) {
    const auto angle = from.find('<');
    std::string name = decode_words(ascii::trim(from.substr(0, angle)));
    std::erase(name, '"');
    name = ascii::fold_space(name);
    if (!name.empty() || angle == from.npos) return name;
    const std::string_view address = from.substr(angle + 1);
    return decode_words(address.substr(0, address.find('>')));
}

void set(Field& field, std::string value) {
    value = ascii::fold_space(repair_utf8(value));
    if (!value.empty()) field = {std::move(value), Origin::kMeta};
}

void read_headers(const Headers& headers, Article& article) {
    set(article.title, decode_words(headers["subject"]));
    set(article.author, sender(headers["from"]));
    if (const auto date = find_date(headers["date"])) {
        article.date = {to_iso(*date), Origin::kMeta};
    }
    std::string id = repair_utf8(headers["message-id"]);
    std::erase_if(id, [](char c) { return c == '<' || c == '>' || c == '\0'; });
    if (id = ascii::fold_space(id); !id.empty()) article.id = std::move(id);
}

}  // namespace

std::string decode_words(std::string_view text) {
    std::string out;
    bool after_word = false;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find("=?"), text.size());
        const std::string_view between = text.substr(0, plain);
        text.remove_prefix(plain);
        std::size_t length = 0;
        const auto word = decode_word(text, length);
        // White space between two encoded words only keeps them apart.
        if (!(after_word && word && ascii::is_blank(between))) out += between;
        out += word ? *word : std::string(text.substr(0, 2));
        text.remove_prefix(std::min(word ? length : 2, text.size()));
        after_word = word.has_value();
    }
    return out;
}

ArticleResult parse_message(std::string_view message, Article article, std::string where,
                            const Understanding& how) {
    std::string_view body = message.substr(blank_prefix(message));
    const Headers headers(body);
    read_headers(headers, article);
    const auto part = find_text(headers, body, 0);
    if (!part) return SkippedArticle{std::move(where), "a message without text"};
    return complete_article(std::move(article), decode(*part), part->format, std::move(where), how);
}

}  // namespace nutgraf
