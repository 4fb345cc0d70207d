// SPDX-License-Identifier: GPL-2.0-or-later
#include <zlib.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "extraction/pages.hpp"
#include "extraction/score.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace nutgraf::bench;
using nutgraf::Article;
using nutgraf::Field;
using nutgraf::Origin;

void write_gzip(const std::string& path, const std::string& bytes) {
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
}

Field found(const std::string& value) {
    return value.empty() ? Field{} : Field{value, Origin::kMeta};
}

}  // namespace

TEST_CASE("a folder of two pages is read and scored") {
    const TempDir folder;
    folder.write("gold.jsonl",
                 R"({"_id":"1","title":"Ferry sinks","author":null,"date":"2024-03-04",)"
                 R"("text":"The ferry sank at noon."})"
                 "\n"
                 R"({"_id":"2","title":"Bridge opens","author":"Jane Doe","text":"A bridge."})"
                 "\n");
    folder.write("html/README", "pages");
    write_gzip(folder / "html/1.html.gz", "<p>The ferry sank at noon.</p>");

    const std::vector<GoldPage> gold = read_gold(folder.path());
    REQUIRE(gold.size() == 2);
    CHECK(gold[0].date == "2024-03-04");
    CHECK(gold[0].author.empty());
    CHECK(gold[1].title == "Bridge opens");
    CHECK(read_page(folder.path(), "1") == "<p>The ferry sank at noon.</p>");
    CHECK_THROWS_AS(read_page(folder.path(), "2"), std::runtime_error);

    Article one;
    one.text = "Home | News\nThe ferry sank at noon.\nShare\n";
    one.debris = {{0, 12, nutgraf::DebrisKind::kNavigation}};
    one.title = found("Ferry sinks");
    Article two;
    two.author = found("Jane Roe");
    const Summary sum = summarize({score_page(one, gold[0]), score_page(two, gold[1])});
    CHECK(sum.pages == 2);
    CHECK(sum.words.precision == Approx(5.0 / 6 / 2));
    CHECK(sum.words.recall == Approx(0.5));
    CHECK(sum.words.f1 == Approx(10.0 / 11 / 2));
    CHECK(sum.title.right == 1);
    CHECK(sum.title.missing == 1);
    CHECK(sum.author.wrong == 1);
    CHECK(sum.date.missing == 1);
    CHECK(sum.date.pages() == 1);
}

TEST_CASE("a gold file that is none is named with the line") {
    const TempDir folder;
    folder.write("gold.jsonl", "{\"_id\":\"1\"}\nnonsense\n");
    CHECK_THROWS_WITH(read_gold(folder.path()), ContainsSubstring("gold.jsonl:2: "));
}

TEST_CASE("words are compared as bags") {
    struct Row {
        std::string found;
        std::string gold;
        double precision;
        double recall;
    };
    for (const Row& row : std::vector<Row>{{"", "", 1, 1},
                                           {"a b", "", 0, 0},
                                           {"", "a b", 0, 0},
                                           {"B a!", "a, b", 1, 1},
                                           {"a a a b", "a a c", 0.5, 2.0 / 3},
                                           {"Ärger", "ärger", 1, 1}}) {
        CAPTURE(row.found, row.gold);
        const Overlap overlap = compare_words(row.found, row.gold);
        CHECK(overlap.precision == Approx(row.precision));
        CHECK(overlap.recall == Approx(row.recall));
    }
}

TEST_CASE("fields are right, missing, wrong or extra") {
    struct Row {
        std::string found;
        std::string gold;
        FieldResult result;
    };
    for (const Row& row :
         std::vector<Row>{{"", "", FieldResult::kNoGold},
                          {"Ferry", "", FieldResult::kExtra},
                          {"", "Ferry", FieldResult::kMissing},
                          {"FERRY  sinks -- again", "Ferry sinks, again", FieldResult::kRight},
                          {"Ferry sinks | The Gazette", "Ferry sinks", FieldResult::kWrong}}) {
        CAPTURE(row.found, row.gold);
        CHECK(compare_field(found(row.found), row.gold) == row.result);
    }
    for (const Row& row :
         std::vector<Row>{{"2024-03-04", "2024-03-04T10:00:00Z", FieldResult::kRight},
                          {"2024-03", "2024-03-04", FieldResult::kMissing},
                          {"2024-04", "2024-03-04", FieldResult::kWrong},
                          {"2024-03-05", "2024-03-04", FieldResult::kWrong}}) {
        CAPTURE(row.found, row.gold);
        CHECK(compare_date(found(row.found), row.gold) == row.result);
    }
}
