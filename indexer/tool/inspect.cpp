// SPDX-License-Identifier: GPL-2.0-or-later
#include "inspect.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nutgraf/error.hpp"
#include "progress.hpp"
#include "text/ascii.hpp"
#include "text/paragraphs.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kColumn = 14;

std::string padded(std::string_view text) {
    std::string out(text);
    out.resize(std::max(out.size() + 1, kColumn), ' ');
    return out;
}

std::string in_percent(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

// A paragraph of an article, and what it is taken for.
struct Part {
    std::size_t start = 0;  // first byte in Article::text
    std::string_view text;
    std::string_view kind;  // "keep", or that of the debris
};

std::vector<Part> parts_of(const Article& article) {
    std::vector<Part> parts;
    const std::string_view text = article.text;
    ParagraphReader reader(text);
    std::size_t start = 0;
    auto debris = article.debris.begin();
    while (reader.next()) {
        const std::string_view paragraph = text.substr(start, reader.end() - start);
        while (debris != article.debris.end() && debris->end <= start) ++debris;
        const bool dropped = debris != article.debris.end() && debris->start <= start;
        const std::string_view shown = ascii::trim(paragraph);
        if (!shown.empty()) {
            const auto at = static_cast<std::size_t>(shown.data() - text.data());
            parts.push_back({at, shown, dropped ? name_of(debris->kind) : "keep"});
        }
        start = reader.end();
    }
    return parts;
}

void print_text(const DividedArticle& divided, std::ostream& out) {
    const Article& article = divided.article;
    out << padded("article") << printable(article.id) << '\n';
    for (const auto& [name, value] : kArticleFields) {
        const Field& field = article.*value;
        if (!field) continue;
        out << padded(name) << printable(field.value) << "  (" << name_of(field.origin) << ", "
            << in_percent(field.confidence) << (field.is_certain() ? "" : ", not indexed") << ")\n";
    }
    out << '\n';
    for (const Part& part : parts_of(article)) {
        out << padded(part.kind) << printable(ascii::fold_space(part.text)) << '\n';
    }
    out << '\n';
    for (const Passage& passage : divided.passages) {
        out << padded("passage") << "bytes " << article.text_offset + passage.start << " to "
            << article.text_offset + passage.end;
        if (!passage.original.empty())
            out << "  (copied from " << printable(passage.original) << ')';
        out << '\n';
    }
}

void print_json(const DividedArticle& divided, std::ostream& out) {
    const Article& article = divided.article;
    using Json = nlohmann::ordered_json;
    Json object = {{"id", article.id}, {"path", article.path}};
    if (article.line > 0) object["line"] = article.line;
    if (!article.encoding.empty()) object["encoding"] = article.encoding;
    Json& fields = object["fields"] = Json::object();
    for (const auto& [name, value] : kArticleFields) {
        const Field& field = article.*value;
        if (!field) continue;
        fields[std::string(name)] = {{"value", field.value},
                                     {"method", name_of(field.origin)},
                                     {"confidence", field.confidence},
                                     {"indexed", field.is_certain()}};
    }
    Json& parts = object["parts"] = Json::array();
    for (const Part& part : parts_of(article)) {
        parts.push_back({{"kind", part.kind},
                         {"start", article.text_offset + part.start},
                         {"text", part.text}});
    }
    Json& passages = object["passages"] = Json::array();
    for (const Passage& passage : divided.passages) {
        passages.push_back({{"start", article.text_offset + passage.start},
                            {"end", article.text_offset + passage.end}});
        if (!passage.original.empty()) passages.back()["original"] = passage.original;
    }
    // A path may be any bytes.
    out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

struct ReaderIsGone {};

}  // namespace

int inspect(ArticleSource& source, const BuildOptions& options, bool json, Results& out,
            std::ostream& messages) {
    Progress progress(messages, 0, false);
    bool first = true;
    const auto print = [&](const DividedArticle& one) {
        if (!std::exchange(first, false) && !json) out << '\n';
        (json ? print_json : print_text)(one, out);
        if (!out.send()) throw ReaderIsGone();
    };
    BuildProgress done;
    try {
        done = read_articles(source, options, progress, print).done;
    } catch (const ReaderIsGone&) {
        return 0;
    } catch (const Error& error) {
        // The only thing there was has been named, with its reason; that says it all.
        if (error.kind() == ErrorKind::kInput && progress.skips() == 1) return 2;
        throw;
    }
    if (const std::string passed = in_words(done.passed_over); !passed.empty()) {
        messages << "nutgraf-index: passed over " << printable(passed) << '\n';
    }
    return done.skipped == 0 ? 0 : 1;
}

}  // namespace nutgraf
