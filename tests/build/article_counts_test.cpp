// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article_counts.hpp"

#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using nutgraf::ArticleCounts;
using nutgraf::DebrisKind;
using nutgraf::Origin;
using nutgraf::Passage;

Article in_language(const std::string& language) {
    Article article;
    article.language = {language, Origin::kRecord};
    return article;
}

}  // namespace

TEST_CASE("nothing counted is nothing", "[counts]") {
    const ArticleCounts counts;
    for (const auto& field : counts.fields) {
        CHECK(field.all.articles() == 0);
        CHECK(field.all.confidence() == 0);
        CHECK(field.origins.empty());
    }
    CHECK(counts.languages.empty());
}

TEST_CASE("each field is counted by how it was found", "[counts]") {
    for (std::size_t i = 0; i < nutgraf::kArticleFields.size(); ++i) {
        CAPTURE(nutgraf::kArticleFields[i].name);
        const auto value = nutgraf::kArticleFields[i].value;
        ArticleCounts counts;
        for (const double confidence : {0.5, 0.75}) {
            Article article;
            article.*value = {"x", Origin::kMeta, confidence};
            counts.add(article, {});
        }
        Article sure;
        sure.*value = {"x", Origin::kRecord};
        counts.add(sure, {});
        counts.add(Article{}, {});
        CHECK(counts.fields[i].all.articles() == 3);
        CHECK(counts.fields[i].all.confidence() == 0.75);
        REQUIRE(counts.fields[i].origins.size() == 2);
        CHECK(counts.fields[i].origins[Origin::kMeta].articles() == 2);
        CHECK(counts.fields[i].origins[Origin::kMeta].confidence() == 0.625);
        CHECK(counts.fields[i].origins[Origin::kRecord].articles() == 1);
        for (std::size_t other = 0; other < counts.fields.size(); ++other) {
            if (other != i) CHECK(counts.fields[other].all.articles() == 0);
        }
    }
}

TEST_CASE("values too uncertain to be indexed are counted apart", "[counts]") {
    Article article;
    article.author = {"x", Origin::kMarkup, 0.49};
    article.language = {"en", Origin::kText, 0.3};
    article.title = {"x", Origin::kMarkup, nutgraf::kLeastConfidence};
    ArticleCounts counts;
    counts.add(article, {});
    for (std::size_t i = 0; i < nutgraf::kArticleFields.size(); ++i) {
        const auto value = nutgraf::kArticleFields[i].value;
        CAPTURE(nutgraf::kArticleFields[i].name);
        CHECK(counts.fields[i].all.articles() == (value == &Article::title ? 1 : 0));
        const bool uncertain = value == &Article::author || value == &Article::language;
        CHECK(counts.fields[i].uncertain == (uncertain ? 1 : 0));
        CHECK(counts.fields[i].origins.size() == (value == &Article::title ? 1 : 0));
    }
    CHECK(counts.languages.empty());
}

TEST_CASE("languages are counted without their regions", "[counts]") {
    ArticleCounts counts;
    for (const auto* language : {"en", "en-gb", "en_us", "de", "", "-", "english, mostly, I think"})
        counts.add(in_language(language), {});
    counts.add(Article{}, {});
    CHECK(counts.languages ==
          std::map<std::string, std::uint64_t>{{"de", 1}, {"en", 3}, {"other", 3}});
}

TEST_CASE("any number of languages takes little memory", "[counts]") {
    ArticleCounts counts;
    for (int i = 0; i < 20'000; ++i) counts.add(in_language("x" + std::to_string(i % 10'000)), {});
    CHECK(counts.languages.size() == 501);
    CHECK(counts.languages["x0"] == 2);
    CHECK(counts.languages["other"] == 2 * 9'500);
}

TEST_CASE("debris is counted in bytes and in articles", "[counts]") {
    ArticleCounts counts;
    Article article;
    article.text = "menu\nA story.\nprices\n";
    counts.add(article, {});
    article.debris = {{0, 5, DebrisKind::kNavigation}, {14, 21, DebrisKind::kTicker}};
    counts.add(article, {});
    CHECK(counts.text_bytes == 42);
    CHECK(counts.debris_bytes == 12);
    CHECK(counts.with_debris == 1);
}

TEST_CASE("copies are counted in passages and in articles", "[counts]") {
    const Passage own{0, 0, 1};
    const Passage copy{0, 0, 1, "a"};
    struct Example {
        std::vector<Passage> passages;
        std::uint64_t copies, with_copies, whole;
    };
    const std::vector<Example> examples = {
        {{}, 0, 0, 0}, {{own}, 0, 0, 0}, {{own, copy}, 1, 1, 0}, {{copy, copy}, 2, 1, 1}};
    for (const Example& example : examples) {
        CAPTURE(example.passages.size(), example.copies);
        ArticleCounts counts;
        counts.add({}, example.passages);
        CHECK(counts.copied_passages == example.copies);
        CHECK(counts.with_copies == example.with_copies);
        CHECK(counts.copied_articles == example.whole);
    }
}
