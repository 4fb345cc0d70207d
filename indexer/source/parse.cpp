// SPDX-License-Identifier: GPL-2.0-or-later
//
// From bytes to drafts. A text file is one article, a line of records another; whatever is wrong
// with either becomes a result of its own, with the place.
#include "source/parse.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "source/fast_json.hpp"
#include "source/message.hpp"
#include "source/mhtml.hpp"
#include "source/record.hpp"
#include "source/record_format.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

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
    LineParser(const RecordLines& lines, std::size_t article_bytes)
        : path_(lines.path),
          rest_(lines.bytes.data(), lines.size),
          count_(lines.count),
          line_(lines.lines_before),
          article_bytes_(article_bytes) {}

    std::vector<DraftResult> parse() {
        std::vector<DraftResult> results;
        results.reserve(count_);
        while (!rest_.empty()) {
            const std::size_t size = std::min(rest_.find('\n'), rest_.size());
            const std::string_view line = rest_.substr(0, size);
            rest_.remove_prefix(std::min(size + 1, rest_.size()));
            ++line_;
            if (size > article_bytes_ || is_intricate(line, article_bytes_)) {
                results.emplace_back(context().skip(too_large(article_bytes_)));
            } else if (!ascii::is_blank(line)) {
                results.push_back(to_draft(read_record(line, true), context()));
            }
        }
        return results;
    }

private:
    RecordContext context() const { return {path_, line_, article_bytes_}; }

    const std::string& path_;
    std::string_view rest_;
    std::size_t count_;
    std::size_t line_;
    std::size_t article_bytes_;
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

Draft to_draft(Article article, std::string bytes, Format format) {
    const BodyKind kind = format == Format::kPage      ? BodyKind::kPage
                          : format == Format::kXmlPage ? BodyKind::kXmlPage
                                                       : BodyKind::kBytes;
    Draft draft{std::move(article), {}};
    draft.bodies.push_back({kind, std::move(bytes)});
    return draft;
}

DraftResult to_draft(std::variant<Article, std::string> record, const RecordContext& context) {
    if (auto* reason = std::get_if<std::string>(&record)) return context.skip(std::move(*reason));
    auto& article = std::get<Article>(record);
    article.path = context.path;
    article.line = context.line;
    if (article.id.empty()) article.id = id_of(context.where());
    if (ascii::is_blank(article.text) && !article.title)
        return PassedOver{PassedReason::kEmpty, context.where(), std::move(article.id)};
    const bool page = begins_with_tag(article.text) && looks_like_html(article.text);
    std::string text = std::exchange(article.text, {});
    Draft draft{.article = std::move(article), .may_lack_text = true};
    draft.bodies.push_back({page ? BodyKind::kUtf8Page : BodyKind::kText, std::move(text)});
    return draft;
}

DraftResult parse_whole(std::string bytes, Format format, const std::string& path) {
    Article article;
    article.id = id_of(path);
    article.path = path;
    if (format == Format::kMessage) return parse_message(bytes, std::move(article));
    if (format == Format::kMhtml) return parse_mhtml(bytes, std::move(article));
    return to_draft(std::move(article), std::move(bytes), format);
}

std::vector<DraftResult> parse_records(const RecordLines& lines, std::size_t article_bytes) {
    return LineParser(lines, article_bytes).parse();
}

}  // namespace nutgraf
