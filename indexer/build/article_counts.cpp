// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article_counts.hpp"

#include <algorithm>
#include <cstddef>

namespace nutgraf {
namespace {

// What a record says its language is may be anything.
constexpr std::size_t kLongestCode = 16;
constexpr std::size_t kMostLanguages = 500;

std::string language_code(const std::string& language) {
    const std::string code = language.substr(0, language.find_first_of("-_"));
    return code.empty() || code.size() > kLongestCode ? "other" : code;
}

std::uint64_t bytes_of(const std::vector<Debris>& debris) {
    std::uint64_t bytes = 0;
    for (const Debris& one : debris) bytes += one.end - one.start;
    return bytes;
}

}  // namespace

void FieldCount::add(double confidence) noexcept {
    ++articles_;
    sum_ += confidence;
}

double FieldCount::confidence() const noexcept {
    return articles_ == 0 ? 0 : sum_ / static_cast<double>(articles_);
}

void ArticleCounts::add(const Article& article, const std::vector<Passage>& divided) {
    ++articles;
    passages += divided.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = article.*kArticleFields[i].value;
        if (!field) continue;
        if (!field.is_certain()) {
            ++fields[i].uncertain;
            continue;
        }
        fields[i].all.add(field.confidence);
        fields[i].origins[field.origin].add(field.confidence);
    }
    if (article.language && article.language.is_certain()) {
        const std::string code = language_code(article.language.value);
        const bool room = languages.size() < kMostLanguages || languages.contains(code);
        ++languages[room ? code : "other"];
    }
    text_bytes += article.text.size();
    debris_bytes += bytes_of(article.debris);
    with_debris += article.debris.empty() ? 0 : 1;
    const auto copies = static_cast<std::size_t>(
        std::ranges::count_if(divided, [](const Passage& one) { return !one.original.empty(); }));
    copied_passages += copies;
    with_copies += copies > 0 ? 1 : 0;
    copied_articles += copies > 0 && copies == divided.size() ? 1 : 0;
}

}  // namespace nutgraf
