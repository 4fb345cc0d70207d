// SPDX-License-Identifier: GPL-2.0-or-later
//
// From bytes to articles. A text file is one article, a line of records another; whatever is wrong
// with either becomes a result of its own, with the place.
#include "source/parse.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "analysis/ascii.hpp"
#include "article/html.hpp"
#include "article/html_markup.hpp"
#include "article/understand.hpp"
#include "source/encoding.hpp"
#include "source/fast_json.hpp"
#include "source/message.hpp"
#include "source/mhtml.hpp"
#include "source/record.hpp"
#include "source/record_format.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr const char* kNoPageText = "a page without text";

bool begins_with_tag(std::string_view text) {
    const auto begin = text.find_first_not_of(ascii::kSpace);
    return begin != text.npos && text[begin] == '<';
}

// Whether the values of a record take much more memory than a text of that length: a comma alone
// may stand for a value of many bytes.
bool is_intricate(std::string_view line, std::size_t article_bytes) {
    constexpr std::size_t kShort = 1 << 20;
    constexpr std::size_t kValueBytes = 72;
    if (line.size() <= kShort) return false;
    std::size_t values = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"') quoted = !quoted;
        if (quoted && c == '\\') ++at;
        if (!quoted && (c == ',' || c == ':' || c == '[' || c == '{')) ++values;
    }
    return values > 2 * article_bytes / kValueBytes;
}

class LineParser {
public:
    LineParser(const RecordLines& lines, std::size_t article_bytes, const Understanding& how)
        : path_(lines.path),
          rest_(lines.bytes.data(), lines.size),
          count_(lines.count),
          line_(lines.lines_before),
          article_bytes_(article_bytes),
          how_(how) {}

    std::vector<ArticleResult> parse() {
        std::vector<ArticleResult> results;
        results.reserve(count_);
        while (!rest_.empty()) {
            const std::size_t size = std::min(rest_.find('\n'), rest_.size());
            const std::string_view line = rest_.substr(0, size);
            rest_.remove_prefix(std::min(size + 1, rest_.size()));
            ++line_;
            if (size > article_bytes_ || is_intricate(line, article_bytes_)) {
                results.emplace_back(context().skip(too_large(article_bytes_)));
            } else if (!ascii::is_blank(line)) {
                results.push_back(complete_record(read_record(line, true), context()));
            }
        }
        return results;
    }

private:
    RecordContext context() const { return {path_, line_, how_, article_bytes_}; }

    const std::string& path_;
    std::string_view rest_;
    std::size_t count_;
    std::size_t line_;
    std::size_t article_bytes_;
    const Understanding& how_;
};

}  // namespace

std::string id_of(const std::string& place) { return repair_utf8(place); }

Article RecordContext::article() const {
    Article article;
    article.id = id_of(where());
    article.path = path;
    article.line = line;
    return article;
}

std::string too_large(std::size_t article_bytes) {
    char megabytes[32];
    std::snprintf(megabytes, sizeof megabytes, "%.1f", static_cast<double>(article_bytes) / 1e6);
    return std::string("larger than ") + megabytes +
           " MB, the most that fits in memory; raise --memory";
}

std::string too_intricate() { return "HTML too deeply nested, or too intricate for --memory"; }

ArticleResult complete_record(std::variant<Article, std::string> record,
                              const RecordContext& context) {
    if (auto* reason = std::get_if<std::string>(&record)) return context.skip(std::move(*reason));
    auto& article = std::get<Article>(record);
    article.path = context.path;
    article.line = context.line;
    if (article.id.empty()) article.id = id_of(context.where());
    if (begins_with_tag(article.text) && looks_like_html(article.text)) {
        const std::string page =
            std::string(kUtf8Mark) + article.text;  // whatever it says it is in
        if (!understand_page(page, article, context.how)) return context.skip(too_intricate());
        if (ascii::is_blank(article.text) && !article.title) return context.skip(kNoPageText);
    } else if (ascii::is_blank(article.text) && !article.title) {
        return PassedOver{PassedReason::kEmpty, context.where(), std::move(article.id)};
    } else {
        understand_text(article, context.how);
    }
    return std::move(article);
}

ArticleResult complete_article(Article article, std::string bytes, Format format, std::string where,
                               const Understanding& how) {
    if (ascii::is_blank(bytes)) {
        return PassedOver{PassedReason::kEmpty, std::move(where), std::move(article.id)};
    }
    const bool like_page = looks_like_html(bytes);
    // A suffix alone makes no page of an image.
    if (is_page(format) && !like_page && !decode_text(bytes)) {
        return SkippedArticle{std::move(where), "not a text file"};
    }
    if (is_page(format) || like_page) {
        if (format == Format::kXmlPage) bytes = html_of_xml(bytes);
        if (!understand_page(bytes, article, how)) {
            return SkippedArticle{std::move(where), too_intricate()};
        }
        if (!ascii::is_blank(article.text)) return article;
        return SkippedArticle{std::move(where), kNoPageText};
    }
    auto decoded = decode_text(std::move(bytes));
    if (!decoded) return SkippedArticle{std::move(where), "not a text file"};
    if (ascii::is_blank(decoded->text)) {
        return PassedOver{PassedReason::kEmpty, std::move(where), std::move(article.id)};
    }
    article.text = std::move(decoded->text);
    article.text_offset = decoded->text_offset;
    article.encoding = std::move(decoded->encoding);
    understand_text(article, how);
    return article;
}

ArticleResult parse_whole(std::string bytes, Format format, const std::string& path,
                          const Understanding& how) {
    Article article;
    article.id = id_of(path);
    article.path = path;
    if (format == Format::kMessage) return parse_message(bytes, std::move(article), path, how);
    if (format == Format::kMhtml) return parse_mhtml(bytes, std::move(article), path, how);
    return complete_article(std::move(article), std::move(bytes), format, path, how);
}

std::vector<ArticleResult> parse_records(const RecordLines& lines, std::size_t article_bytes,
                                         const Understanding& how) {
    return LineParser(lines, article_bytes, how).parse();
}

}  // namespace nutgraf
