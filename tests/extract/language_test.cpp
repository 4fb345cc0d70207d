// SPDX-License-Identifier: GPL-2.0-or-later
#include "extract/language.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/repeated.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Origin;

std::string language_of(const std::string& text) {
    Article article;
    article.text = text;
    read_language(article);
    return article.language.value;
}

}  // namespace

TEST_CASE("the language of a story is told from its words", "[language]") {
    struct Case {
        std::string language;
        std::string text;
    };
    const std::vector<Case> cases = {
        {"en", "The ferry was late again, and the passengers waited on the pier in the rain."},
        {"de", "Die Fähre kam schon wieder zu spät, und die Fahrgäste warteten im Regen am Steg."},
        {"fr",
         "Le bac était encore en retard, et les passagers attendaient sous la pluie au quai."},
        {"es", "El transbordador llegó tarde otra vez y los pasajeros esperaban bajo la lluvia."},
        {"ru",
         "Паром опять задержался, и пассажиры, которые приехали сюда вечером, долго ждали его под "
         "дождём."},
        {"zh", "渡轮又晚点了，乘客们在雨中的码头上等待着。"},
        {"ja", "フェリーはまた遅れ、乗客は雨の桟橋で待っていた。"},
        {"ko", "여객선은 또 늦었고 승객들은 비 오는 부두에서 기다렸다."},
        {"tr", "Vapur yine gecikti ve yolcular yağmurda iskelede bekledi, sonra şehre döndüler."},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(language_of(one.text) == one.language);
        CHECK(language_of(repeated(one.text + "\n", 300)) == one.language);
    }
}

TEST_CASE("what cannot be told stays open", "[language]") {
    for (const char* text : {"", "42", "...", "12:30 14:45 17:00", "\xff\xfe\x80"}) {
        CAPTURE(text);
        CHECK(language_of(text) == "");
    }
}

TEST_CASE("a known language stays as it is", "[language]") {
    Article article;
    article.text = "The ferry was late again, and the passengers waited on the pier in the rain.";
    article.language = {"nl", Origin::kRecord};
    read_language(article);
    CHECK(article.language.value == "nl");
    CHECK(article.language.origin == Origin::kRecord);
}

TEST_CASE("a page's word for its language yields to a certain reading of its text", "[language]") {
    const std::string german =
        "Die F\u00e4hre kam auch am Dienstag zu sp\u00e4t, und die Leute standen eine Stunde lang "
        "im "
        "Regen auf der Mole, ehe jemand von der Reederei ihnen sagte, dass sie erst am Abend "
        "wieder "
        "f\u00e4hrt und dass es bis dahin nichts zu essen gibt.";
    struct Case {
        std::string told;
        Origin origin;
        std::string text;
        std::string language;
    };
    const std::vector<Case> cases = {
        {"en-US", Origin::kMarkup, german, "de"},
        {"en", Origin::kJsonLd, german, "de"},
        {"de-AT", Origin::kMarkup, german, "de-at"},
        {"en", Origin::kRecord, german, "en"},
        {"en", Origin::kMarkup, "Die F\u00e4hre kam zu sp\u00e4t.", "en"},
        {"en", Origin::kMarkup, "12:30 14:45 17:00", "en"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.told, one.text);
        Article article;
        article.text = one.text;
        article.language = {one.told, one.origin};
        read_language(article);
        CHECK(article.language.value == one.language);
    }
}

TEST_CASE("a language is known by one code, however a record puts it", "[language]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"EN_us", "en-us"}, {"eng", "en"},  {"German", "de"}, {"de-AT", "de-at"}, {"yue", "yue"},
        {"und", "en"},      {"none", "en"}, {" ", "en"},  // told from the text then
    };
    for (const auto& [given, code] : cases) {
        CAPTURE(given);
        Article article;
        article.text = "The ferry was late again, and the passengers waited on the pier in rain.";
        article.language = {given, Origin::kRecord};
        read_language(article);
        CHECK(article.language.value == code);
    }
}

TEST_CASE("debris has no say in the language", "[language]") {
    const std::string menu = repeated("Home News Sport Weather Business Travel More Log in\n", 10);
    Article article;
    article.text = menu + repeated("Die Fähre kam zu spät, und die Fahrgäste warteten.\n", 20);
    article.debris = {{0, menu.size(), nutgraf::DebrisKind::kNavigation}};
    read_language(article);
    CHECK(article.language.value == "de");
    CHECK(article.language.origin == Origin::kText);
}
