// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that are typed without their accents, or with them: what of the index they are, in words,
// phrases and wildcards; what lights up; and how much of a word's inflections is found.
#include <rapidcheck.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "nutgraf/stemmer.hpp"
#include "nutgraf/tokenizer.hpp"
#include "nutgraf/topic.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"
#include "text/accents.hpp"
#include "text/characters.hpp"
#include "text/normalize.hpp"
#include "topic/spellings.hpp"
#include "topic/word_forms.hpp"

namespace {

using nutgraf::Index;
using nutgraf::Spellings;
using Strings = std::vector<std::string>;

// All that may be typed for a word: each letter as it is or plain, each accent or none.
std::set<std::string> typed_forms(const std::string& word) {
    std::set<std::string> forms = {""};
    bool on_letter = false;
    for (std::size_t at = 0; at < word.size();) {
        const nutgraf::Character c = nutgraf::decode(word, at);
        const std::string letter = word.substr(at, c.next - at);
        const bool accent = nutgraf::is_accent(c.code);
        std::set<std::string> ways = {letter};
        std::string plain;
        if (nutgraf::takes_accents(c.code) && nutgraf::without_accents(letter, plain))
            ways.insert(plain);
        if (accent && on_letter) ways.insert("");
        std::set<std::string> longer;
        for (const std::string& form : forms) {
            for (const std::string& way : ways) longer.insert(form + way);
        }
        forms = std::move(longer);
        on_letter = nutgraf::takes_accents(c.code) || (accent && on_letter);
        at = c.next;
    }
    return forms;
}

bool is_typed(const std::string& word, const std::string& typed) {
    return typed_forms(word).contains(typed);
}

bool begins_typed(const std::string& word, const std::string& typed) {
    return std::ranges::any_of(typed_forms(word),
                               [&](const std::string& form) { return form.starts_with(typed); });
}

rc::Gen<std::string> random_word() {
    const auto letter = rc::gen::element<std::string>(
        "e", "é", "è", "s", "ß", "o", "œ", "ø", "i", "ı", "ğ", "g", "t", "þ", "h", "е", "ё", "и",
        "й", "\u05d0", "\u05b8", "1", "\u4e2d", "q\u0323");
    return rc::gen::map(rc::gen::resize(6, rc::gen::nonEmpty(rc::gen::container<Strings>(letter))),
                        [](const Strings& letters) {
                            std::string word;
                            for (const std::string& one : letters) word += one;
                            return nutgraf::normalized(word);
                        });
}

Xapian::WritableDatabase database_of(const Strings& words, const std::string& prefix) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    for (const std::string& word : words) document.add_term(prefix + word);
    document.add_term("Q1");
    document.add_term(prefix + "\uffff");
    database.add_document(document);
    return database;
}

template <typename Is>
std::set<std::string> those_that(const Strings& words, Is&& is) {
    std::set<std::string> found;
    std::ranges::copy_if(words, std::inserter(found, found.end()), is);
    return found;
}

std::string ids_found(const Index& index, const std::string& topic) {
    std::set<std::string> ids;
    for (const auto& hit : search_all(index, topic).hits) ids.insert(hit.article.id);
    std::string all;
    for (const std::string& id : ids) all += id;
    return all;
}

// What lights up in the first hit, as it is in the text.
Strings lit(const Index& index, const std::string& topic) {
    Strings words;
    const auto hits = search_all(index, topic).hits;
    REQUIRE_FALSE(hits.empty());
    for (const nutgraf::ByteRange& range : hits[0].highlights) {
        words.push_back(hits[0].passage.text.substr(range.start, range.end - range.start));
    }
    return words;
}

struct Found {
    std::string topic;
    std::string ids;
};

const Rows kRows = {
    {"a", "Église", "Une église saint-Étienne, die Straßenbahn, une œuvre, ёжик, gökyüzü, naïveté"},
    {"b", "Eglise", "The eglise saint of Strassenbahn, an oeuvre, ежик, gok, elan"},
    {"c", "", "Ein Straßenfest und ein Stratege; une e\u0301glise Saint; za\u0301kon"},
};

const std::vector<Found> kFound = {
    {"egl*", "abc"},
    {"Égl*", "ac"},
    {"e\u0301gl*", "ac"},
    {"strassenb*", "ab"},
    {"stras*", "abc"},
    {"straß*", "ac"},
    {"strat*", "c"},
    {"oeuv*", "ab"},
    {"œuv*", "a"},
    {"o*", "ab"},
    {"еж*", "ab"},
    {"ёж*", "a"},
    {"gok*", "ab"},
    {"gök*", "a"},
    {"title:egl*", "ab"},
    {"title:Égl*", "a"},
    {"\"eglise saint\"", "abc"},
    {"\"église saint\"", "ac"},
    {"\"eglise\"", "abc"},
    {"\"eglise etienne\"", ""},
    {"\"saint etienne\"", "a"},
    {"\"saint-etienne die strassenbahn\"", "a"},
    {"strassenbahn NEAR/3 oeuvre", "ab"},
    {"straßenbahn NEAR/3 oeuvre", "a"},
    {"title:\"eglise\"", "ab"},
};

// Inflections of the words of a language, with what Snowball does not take for the same word among
// them. Written for this test.
const std::map<std::string, Strings> kInflections = {
    {"danish", {"børnene", "børn", "gård", "gården", "gårde", "købe", "køber", "købte", "måned"}},
    {"dutch", {"ideeën", "idee", "coördineren", "coördinatie", "officiële", "officieel", "zeeën"}},
    {"finnish", {"päivä", "päivän", "päivää", "päivänä", "kieli", "kielten", "tytöt", "tytön"}},
    {"french",
     {"accompagner", "accompagnée", "accompagné", "accompagne", "régions", "région", "élue", "élus",
      "élection", "élections", "généraux", "général", "côté", "côtés", "cote"}},
    {"german", {"häuser", "haus", "häusern", "straße", "straßen", "größe", "größen", "schön"}},
    {"hungarian",
     {"ablak", "ablaknál", "ablakból", "könyv", "könyvből", "könyvben", "házak", "ház", "házat"}},
    {"italian",
     {"domanda", "domandò", "domandare", "città", "partì", "partire", "perché", "parlò", "parla"}},
    {"norwegian", {"året", "året", "årene", "gjøre", "gjør", "små", "språket", "språk"}},
    {"portuguese",
     {"especialização", "especializações", "nação", "nações", "políticas", "política", "cafés",
      "café", "falará", "falar", "útil"}},
    {"romanian",
     {"națiune", "națiunea", "națiuni", "țară", "țara", "orașul", "oraș", "orașe", "cântă"}},
    {"russian", {"ёлка", "ёлки", "елка", "зелёный", "зелёная", "министр", "министры"}},
    {"spanish",
     {"participación", "participaciones", "participar", "participó", "comía", "comer", "comían",
      "año", "años", "ano", "políticos", "política", "rápidamente", "rápido"}},
    {"swedish", {"året", "året", "pojkarna", "pojke", "språken", "språk", "höga", "hög"}},
    {"turkish", {"kitapları", "kitap", "kitaplar", "çocuğu", "çocuk", "çocuklar", "güzel"}},
};

struct Measured {
    std::size_t wanted = 0;
    std::size_t found = 0;      // of those
    std::size_t different = 0;  // found, though neither the stem is the same nor a plain spelling
};

// Looks for each accented word of a list in an index of all: wanted are those with its stem.
Measured measure(const std::string& language, const Strings& words) {
    const TempDir dir;
    Rows rows;
    for (std::size_t i = 0; i < words.size(); ++i)
        rows.push_back({std::to_string(i), "", words[i]});
    nutgraf::BuildOptions options;
    options.language = language;
    index_rows(dir / "db", rows, options);
    nutgraf::WordForms forms(Index::open(dir / "db"));
    nutgraf::Stemmer stemmer(language);
    const auto stem = [&](const std::string& word) { return std::string(stemmer.stem(word)); };
    const auto plain_stem = [&](std::string word) {
        nutgraf::without_accents(std::string(word), word);
        return stem(word);
    };
    Measured measured;
    for (const std::string& topic : words) {
        std::string plain;
        if (!nutgraf::without_accents(topic, plain)) continue;
        const Strings terms = forms.terms(topic, true);
        const auto has = [&](const std::string& one) {
            return std::ranges::find(terms, 'Z' + one) != terms.end();
        };
        for (const std::string& word : words) {
            const bool wanted = stem(word) == stem(topic);
            const bool found = has(stem(word)) || has(plain_stem(word));
            measured.wanted += wanted ? 1 : 0;
            measured.found += wanted && found ? 1 : 0;
            const bool alike =
                plain_stem(word) == plain_stem(topic) || stem(word) == plain_stem(topic);
            measured.different += found && !wanted && !alike ? 1 : 0;
        }
    }
    return measured;
}

// The distinct words of a file that begin with a letter, in lower case.
Strings words_of_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::set<std::string> words;
    nutgraf::Tokenizer tokenizer(text);
    for (nutgraf::Word word; tokenizer.next(word);) {
        if (word.stemmable) words.emplace(word.term);
    }
    return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("a word begins as it was typed", "[accents]") {
    CHECK(rc::check("for any words", [] {
        const std::string word = *random_word();
        const std::string other = *random_word();
        for (const std::string& typed : {word, other}) {
            for (const std::string& form : typed_forms(typed)) {
                RC_ASSERT(nutgraf::begins_as_typed(word, form) == begins_typed(word, form));
            }
        }
    }));
}

TEST_CASE("spellings are the words of the index that may be typed so", "[accents]") {
    CHECK(rc::check("for any vocabulary", [] {
        const auto words = *rc::gen::container<Strings>(random_word());
        const std::string prefix = *rc::gen::element<std::string>("", "S");
        const auto database = database_of(words, prefix);
        Spellings spellings(database);
        Strings typed = words;
        typed.push_back(*random_word());
        for (std::string one : typed) {
            nutgraf::without_accents(std::string(one), one);
            const auto is_one = [&](const std::string& word) { return is_typed(word, one); };
            const auto begins = [&](const std::string& word) { return begins_typed(word, one); };
            std::set<std::string> found;
            for (const std::string& term : spellings.of_word(prefix, one))
                found.insert(term.substr(prefix.size()));
            RC_ASSERT(found == those_that(words, is_one));
            found.clear();
            for (const std::string& start : spellings.of_start(prefix, one)) {
                for (const std::string& word : words) {
                    if ((prefix + word).starts_with(start))
                        RC_ASSERT(found.insert(word).second || true);
                }
            }
            RC_ASSERT(found == those_that(words, begins));
        }
    }));
}

TEST_CASE("words typed without accents are found with them", "[accents]") {
    const TempDir dir;
    index_rows(dir / "db", kRows);
    const Index index = Index::open(dir / "db");
    for (const auto& [topic, ids] : kFound) {
        CAPTURE(topic);
        CHECK(ids_found(index, topic) == ids);
    }
}

TEST_CASE("what was typed without accents lights up with them", "[accents]") {
    const TempDir dir;
    index_rows(dir / "db",
               {kRows[0], {"d", "", "e\u0301glise ca\u00adfe\u0301 o\ufb03ce \uff21\uff22"}});
    const Index index = Index::open(dir / "db");
    CHECK(lit(index, "strassenb*") == Strings{"Straßenbahn"});
    CHECK(lit(index, "еж* œuvr*") == Strings{"œuvre", "ёжик"});
    CHECK(lit(index, "\"saint etienne\"") == Strings{"saint", "Étienne"});
    CHECK(lit(index, "cafe") == Strings{"ca\u00adfe\u0301"});
    CHECK(lit(index, "\"office ab\"") == Strings{"o\ufb03ce", "\uff21\uff22"});
    CHECK(lit(index, "offic*") == Strings{"o\ufb03ce"});
}

TEST_CASE("a word with accents finds its inflections", "[accents]") {
    for (const auto& [language, words] : kInflections) {
        const Measured measured = measure(language, words);
        CAPTURE(language, measured.wanted, measured.found);
        CHECK(100 * measured.found >= 98 * measured.wanted);
        CHECK(measured.different == 0);
    }
}

TEST_CASE("words of a file find their inflections", "[accents][.]") {
    // NUTGRAF_WORDS=FILE NUTGRAF_LANGUAGE=NAME search_test "words of a file*"
    const char* path = std::getenv("NUTGRAF_WORDS");
    const char* language = std::getenv("NUTGRAF_LANGUAGE");
    REQUIRE(path != nullptr);
    REQUIRE(language != nullptr);
    const Measured measured = measure(language, words_of_file(path));
    WARN(language << ": " << measured.wanted << " words with the stem of an accented one, found "
                  << measured.found << ", and different ones " << measured.different);
    CHECK(100 * measured.found >= 98 * measured.wanted);
}

TEST_CASE("a word that no passage has is looked for as it is likely spelt", "[accents]") {
    const std::vector<std::pair<std::string, std::string>> kCases = {
        {"spanish", "nacion naciones"},           {"portuguese", "realizacao realizações"},
        {"portuguese", "realizacoes realização"}, {"french", "citee citer"},
        {"italian", "guardo guardare"},
    };
    for (const auto& [language, words] : kCases) {
        CAPTURE(language, words);
        const TempDir dir;
        nutgraf::BuildOptions options;
        options.language = language;
        const std::size_t space = words.find(' ');
        index_rows(dir / "db", {{"a", "", words.substr(space + 1)}}, options);
        CHECK(ids_found(Index::open(dir / "db"), words.substr(0, space)) == "a");
    }
}
