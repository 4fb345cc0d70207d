// SPDX-License-Identifier: GPL-2.0-or-later
//
// The steps from a draft to an article, in order:
//
//   1. a record's author who is nobody is dropped
//   2. each body becomes text: bytes are decoded; the story of a page is found, with what the page
//      says of itself; of plain text the head is read, and boilerplate is marked
//   3. the language is told from the text, if nothing else tells it
//   4. an article without a name is called by its content
//
// What depends on other articles comes later: lines that recur, passages, near-duplicates.
#include "nutgraf/extract.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "boilerplate/debris.hpp"
#include "extract/language.hpp"
#include "fields/author_labels.hpp"
#include "fields/author_words.hpp"
#include "fields/metadata.hpp"
#include "html/markup.hpp"
#include "html/read_html.hpp"
#include "text/ascii.hpp"
#include "text/digest.hpp"
#include "text/encoding.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

constexpr const char* kNotText = "not a text file";
constexpr const char* kNoPageText = "a page without text";
constexpr const char* kIntricate = "HTML too deeply nested, or too intricate for --memory";
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

// What a record has in place of an author's name is as good as nothing.
void drop_nobody(Field& author) {
    if (author.origin != Origin::kRecord) return;
    if (const auto name = after_field_label(author.value)) author.value = std::string(*name);
    if (is_nobody(author.value)) author = {};
}

bool is_page(const Body& body) {
    const bool may_be = body.kind == BodyKind::kBytes;
    return may_be ? looks_like_html(body.bytes) : body.kind != BodyKind::kText;
}

// Returns a name that depends on the content alone.
std::string name_by_content(const Article& article) {
    std::string content;
    const auto add = [&](std::string_view value) {
        content += std::to_string(value.size()) + ':';
        content += value;
    };
    for (const ArticleField& field : kArticleFields) add((article.*field.value).value);
    add(article.extra);
    add(article.text);
    return "stdin:" + digest_of(content);
}

class Extractor {
public:
    Extractor(Draft draft, const ExtractOptions& options)
        : draft_(std::move(draft)), article_(draft_.article), options_(options) {}

    ArticleResult article() {
        if (draft_.bodies.empty()) return std::move(article_);
        drop_nobody(article_.author);
        for (Body& body : draft_.bodies) {
            if (const char* reason = add(std::move(body))) return skip(reason);
        }
        if (!article_.title) article_.title = std::move(draft_.other_title);
        if (lacks_text() && !(draft_.may_lack_text && article_.title)) return without_text();
        if (options_.find_language) read_language(article_);
        if (draft_.unnamed) article_.id = name_by_content(article_);
        return std::move(article_);
    }

private:
    // Puts a body behind the text there is; returns why that cannot be done. A body that shows
    // nothing adds nothing.
    const char* add(Body body) {
        std::string text = std::exchange(article_.text, {});
        std::vector<Debris> debris = std::exchange(article_.debris, {});
        if (const char* reason = read(std::move(body))) return reason;
        if (lacks_text()) {
            article_.text = std::move(text);
            article_.debris = std::move(debris);
        } else {
            prepend(std::move(text), std::move(debris));
        }
        return nullptr;
    }

    const char* read(Body body) {
        const bool empty = ascii::is_blank(body.bytes);  // no page, whatever its name
        if (is_page(body) && !empty) return read_page(std::move(body));
        if (body.kind == BodyKind::kText) return read_text(std::move(body.bytes));
        auto decoded = decode_text(std::move(body.bytes));
        if (!decoded) return kNotText;
        article_.text_offset = decoded->text_offset;
        article_.encoding = std::move(decoded->encoding);
        return read_text(std::move(decoded->text));
    }

    const char* read_text(std::string text) {
        article_.text = std::move(text);
        if (article_.line == 0) {
            read_metadata(article_);
        } else {
            complete_record(article_);
        }
        if (!options_.keep_all) mark_debris(article_);
        return nullptr;
    }

    const char* read_page(Body body) {
        shown_as_page_ = true;
        std::string& page = body.bytes;
        const bool utf8 = body.kind == BodyKind::kUtf8Page;
        // A suffix alone makes no page of an image.
        if (!utf8 && !looks_like_html(page) && !decode_text(page)) return kNotText;
        if (body.kind == BodyKind::kXmlPage) page = html_of_xml(page);
        if (utf8) page.insert(0, kUtf8Mark);
        std::string encoding = article_.encoding;
        if (!read_html(page, article_, options_.page_memory)) return kIntricate;
        if (utf8) article_.encoding = std::move(encoding);
        if (options_.keep_all) article_.debris.clear();
        return nullptr;
    }

    // Puts a text with its debris before that of the article.
    void prepend(std::string text, std::vector<Debris> debris) {
        if (text.empty()) return;
        text += text.ends_with('\n') ? "\n" : "\n\n";
        for (const Debris& each : article_.debris)
            debris.push_back({text.size() + each.start, text.size() + each.end, each.kind});
        text += article_.text;
        article_.text = std::move(text);
        article_.debris = std::move(debris);
    }

    bool lacks_text() const { return ascii::is_blank(article_.text); }

    ArticleResult without_text() {
        if (shown_as_page_) return skip(kNoPageText);
        return PassedOver{PassedReason::kEmpty, place_of(article_),
                          draft_.unnamed ? std::string() : std::move(article_.id)};
    }

    SkippedArticle skip(const char* reason) const { return {place_of(article_), reason}; }

    Draft draft_;
    Article& article_;
    const ExtractOptions& options_;
    bool shown_as_page_ = false;
};

}  // namespace

ArticleResult extract(Draft draft, const ExtractOptions& options) {
    return Extractor(std::move(draft), options).article();
}

std::vector<ArticleResult> extract(std::vector<DraftResult> drafts, const ExtractOptions& options) {
    std::vector<ArticleResult> results;
    results.reserve(drafts.size());
    const auto keep = [&](auto* report) {
        if (report != nullptr) results.emplace_back(std::move(*report));
    };
    for (DraftResult& each : drafts) {
        if (auto* draft = std::get_if<Draft>(&each)) {
            results.push_back(extract(std::move(*draft), options));
        }
        keep(std::get_if<SkippedArticle>(&each));
        keep(std::get_if<PassedOver>(&each));
        keep(std::get_if<SourceNotice>(&each));
    }
    return results;
}

ExtractOptions within(ExtractOptions options, std::size_t article_bytes) {
    const std::size_t most = article_bytes > SIZE_MAX / 2 ? SIZE_MAX : 2 * article_bytes;
    options.page_memory = std::min(options.page_memory, most);
    return options;
}

ArticleReader::ArticleReader(ArticleSource& source, const ExtractOptions& options,
                             const BatchLimits& limits)
    : source_(source), options_(within(options, limits.article_bytes)), limits_(limits) {}

std::optional<ArticleResult> ArticleReader::next() {
    while (next_ == results_.size()) {
        const auto batch = source_.next_batch(limits_);
        if (!batch) return std::nullopt;
        results_ = extract(batch->parse(), options_);
        next_ = 0;
    }
    return std::move(results_[next_++]);
}

}  // namespace nutgraf
