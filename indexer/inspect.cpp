// SPDX-License-Identifier: GPL-2.0-or-later
#include "inspect.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/ascii.hpp"
#include "analysis/utf8.hpp"
#include "article/paragraphs.hpp"
#include "article/recurring_lines.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kColumn = 14;

std::string padded(std::string_view text) {
    std::string out(text);
    out.resize(std::max(out.size() + 1, kColumn), ' ');
    return out;
}

std::string in_percent(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

class ArticleView {
public:
    ArticleView(const Article& article, std::ostream& out) : article_(article), out_(out) {}

    void print() {
        out_ << padded("article") << printable(article_.id) << '\n';
        for (const auto& [name, value] : kArticleFields) print_field(name, article_.*value);
        out_ << '\n';
        print_paragraphs();
    }

private:
    void print_field(std::string_view name, const Field& field) {
        if (!field) return;
        out_ << padded(name) << printable(field.value) << "  (" << name_of(field.origin) << ", "
             << in_percent(field.confidence) << ")\n";
    }

    void print_paragraphs() {
        const std::string_view text = article_.text;
        ParagraphReader reader(text);
        std::size_t start = 0;
        auto debris = article_.debris.begin();
        while (reader.next()) {
            const std::string_view paragraph = text.substr(start, reader.end() - start);
            while (debris != article_.debris.end() && debris->end <= start) ++debris;
            const bool dropped = debris != article_.debris.end() && debris->start <= start;
            start = reader.end();
            const std::string_view shown = ascii::trim(paragraph);
            if (shown.empty()) continue;
            out_ << padded(dropped ? name_of(debris->kind) : "keep")
                 << printable(ascii::fold_space(shown)) << '\n';
        }
    }

    const Article& article_;
    std::ostream& out_;
};

}  // namespace

int inspect(ArticleSource& source, bool find_recurring, Results& out, std::ostream& messages) {
    constexpr std::size_t kRecurringMemory = std::size_t{16} << 20;
    RecurringLines recurring(kRecurringMemory);
    std::size_t articles = 0;
    std::size_t skipped = 0;
    PassedCounts passed_over;
    while (auto result = source.next()) {
        if (const auto* one = std::get_if<SkippedArticle>(&*result)) {
            ++skipped;
            messages << "nutgraf-index: " << printable(one->where) << ": " << printable(one->reason)
                     << '\n';
            continue;
        }
        if (const auto* passed = std::get_if<PassedOver>(&*result)) {
            passed_over.add(*passed);
            continue;
        }
        if (const auto* notice = std::get_if<SourceNotice>(&*result)) {
            messages << "nutgraf-index: " << printable(notice->where) << ": "
                     << printable(notice->text) << '\n';
            continue;
        }
        auto& article = std::get<Article>(*result);
        if (find_recurring) recurring.add(article, short_lines_of(article));
        if (articles++ > 0) out << '\n';
        ArticleView(article, out).print();
        if (!out.send()) return 0;
    }
    if (const std::string passed = in_words(passed_over); !passed.empty()) {
        messages << "nutgraf-index: passed over " << printable(passed) << '\n';
    }
    if (articles == 0) return 2;
    return skipped == 0 ? 0 : 1;
}

}  // namespace nutgraf
