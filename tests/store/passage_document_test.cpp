// SPDX-License-Identifier: GPL-2.0-or-later
//
// The documents of passages against Xapian's own TermGenerator, which is the reference for terms,
// counts and positions; values and boolean terms against tables.
#include "store/passage_document.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "nutgraf/schema.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/reference_terms.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::Analyzer;
using nutgraf::Article;
using nutgraf::Passage;
namespace schema = nutgraf::schema;

struct Posting {
    Xapian::termcount wdf = 0;
    std::vector<Xapian::termpos> positions;

    friend bool operator==(const Posting&, const Posting&) = default;
};

std::map<std::string, Posting> postings(const Xapian::Document& document) {
    std::map<std::string, Posting> all;
    for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
        Posting& posting = all[*it];
        posting.wdf = it.get_wdf();
        posting.positions.assign(it.positionlist_begin(), it.positionlist_end());
    }
    return all;
}

bool is_boolean(const std::string& term) {
    for (const std::string prefix : {"L", "H", "D", "M", "Y", "Q", "XARTICLE"}) {
        if (term.starts_with(prefix)) return true;
    }
    return false;
}

std::map<std::string, Posting> text_postings(const Xapian::Document& document) {
    auto all = postings(document);
    std::erase_if(all, [](const auto& entry) { return is_boolean(entry.first); });
    return all;
}

std::vector<std::string> boolean_terms(const Xapian::Document& document) {
    std::vector<std::string> terms;
    for (const auto& [term, posting] : postings(document)) {
        if (!is_boolean(term)) continue;
        CHECK(posting == Posting{});
        terms.push_back(term);
    }
    return terms;
}

// What schema.hpp says, in the words of TermGenerator.
Xapian::Document reference(const Article& article, const Passage& passage,
                           const std::string& language) {
    Xapian::TermGenerator generator;
    nutgraf::Stemmer stemmer(language);
    set_stemmer(generator, stemmer);
    Xapian::Document document;
    generator.set_document(document);
    for (const nutgraf::Field* field : {&article.title, &article.author, &article.source}) {
        if (!*field) continue;
        index_as_reference(generator, stemmer, field->value);
        generator.increase_termpos(schema::kFieldGap);
    }
    index_as_reference(generator, stemmer,
                       article.text.substr(passage.start, passage.end - passage.start));
    const auto add = [&](const nutgraf::Field& one, std::string_view prefix) {
        generator.set_termpos(0);
        if (one) index_as_reference(generator, stemmer, one.value, 0, std::string(prefix));
    };
    add(article.title, schema::kTitlePrefix);
    add(article.author, schema::kAuthorPrefix);
    add(article.source, schema::kSourcePrefix);
    return document;
}

void check_same_terms(const Article& article, const Passage& passage, const std::string& language) {
    Analyzer analyzer({language});
    const auto ours = nutgraf::make_document(analyzer, article, passage, 1);
    CHECK(text_postings(ours) == postings(reference(article, passage, language)));
}

Passage whole(const Article& article) { return {0, 0, article.text.size()}; }

Xapian::Document document_of(const Row& row, std::uint32_t ordinal = 0) {
    Analyzer analyzer;
    const Article article = to_article(row);
    return nutgraf::make_document(analyzer, article, {ordinal, 0, article.text.size()},
                                  ordinal + 1);
}

// Text in which words, marks and broken bytes meet often.
std::string any_text() {
    static const std::vector<std::string> kPieces = {"Peace",      "talks",
                                                     "talks",      "U.N.",
                                                     "AT&T",       "C++",
                                                     "3.14",       "don\u2019t",
                                                     "na\u00efve", "\u00dc",
                                                     "\xff",       "\xc3",
                                                     " ",          " ",
                                                     " ",          ".",
                                                     "-",          "\n",
                                                     "#",          "running",
                                                     "RUNNER",     "\u4e2d",
                                                     "a",          "'",
                                                     "\u0301",     std::string(70, 'x')};
    std::string text;
    for (const std::size_t i : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, kPieces.size()))) {
        text += kPieces[i];
    }
    return text;
}

}  // namespace

TEST_CASE("a passage has the terms that Xapian gives its title, text and fields", "[document]") {
    const Rows rows = {
        {"a", "Peace Talks", "The talks on peace went on; talks, talks.", "", "", "", "Jane Doe",
         "The Gazette"},
        {"b", "", "No title at all"},
        {"c", "A headline alone", ""},
        {"d", "...", "A title without words", "", "", "", "---", "!!"},
        {"e", "Same same", "same", "", "", "", "same", "same same"},
        {"f", "U.N. and AT&T", "C++ costs 3.14, don\u2019t ask; na\u00efve caf\u00e9s \xff\xc3"},
    };
    for (const std::string language : {"english", "german", "none"}) {
        for (const Row& row : rows) {
            CAPTURE(language, row.id);
            check_same_terms(to_article(row), whole(to_article(row)), language);
        }
    }
}

TEST_CASE("a passage has the terms that Xapian gives any text", "[document]") {
    const bool held = rc::check([] {
        Article article =
            to_article({"id", any_text(), any_text(), "", "", "", any_text(), any_text()});
        const std::size_t start = *rc::gen::inRange<std::size_t>(0, article.text.size() + 1);
        const std::size_t end = *rc::gen::inRange(start, article.text.size() + 1);
        Analyzer analyzer;
        const Passage passage = {3, start, end};
        const auto ours = nutgraf::make_document(analyzer, article, passage, 9);
        RC_ASSERT(text_postings(ours) == postings(reference(article, passage, "english")));
    });
    CHECK(held);
}

TEST_CASE("a passage has the boolean terms of its fields", "[document]") {
    struct Case {
        Row row;
        std::vector<std::string> terms;
    };
    const std::vector<Case> cases = {
        {{"a", "", "x"}, {"Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "2024-05-17"}, {"D20240517", "M202405", "Qa#0", "XARTICLEa", "Y2024"}},
        {{"a", "", "x", "2024-05"}, {"M202405", "Qa#0", "XARTICLEa", "Y2024"}},
        {{"a", "", "x", "2024"}, {"Qa#0", "XARTICLEa", "Y2024"}},
        {{"a", "", "x", "2024-02-30"}, {"Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "EN"}, {"Len", "Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "", "https://WWW.Example.org/path?q#f"},
         {"Hwww.example.org", "Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "", "http://me:pass@example.org:8080"},
         {"Hexample.org", "Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "", "http://M\u00dcNCHEN.example/"},
         {"Hm\u00fcnchen.example", "Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "", "not a url"}, {"Qa#0", "XARTICLEa"}},
        {{"a", "", "x", "", "", "http:///path"}, {"Qa#0", "XARTICLEa"}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.row.date, one.row.language, one.row.url);
        CHECK(boolean_terms(document_of(one.row)) == one.terms);
    }
}

TEST_CASE("a passage has the values that sort, collapse and date it", "[document]") {
    const auto document = document_of({"id 7", "", "x", "2024-05"}, 258);
    CHECK(document.get_value(schema::kSortSlot) == std::string("id 7\0\0\0\1\2", 9));
    CHECK(document.get_value(schema::kArticleSlot) == "id 7");
}

TEST_CASE("a passage has the first and the last day of its date", "[document]") {
    struct Case {
        std::string date;
        std::string first;
        std::string last;  // empty if it is the first
    };
    const std::vector<Case> cases = {
        {"2024-05-17", "20240517", ""},
        {"2024-05", "20240501", "20240531"},
        {"2024-02", "20240201", "20240229"},
        {"2023-02", "20230201", "20230228"},
        {"2024", "20240101", "20241231"},
        {"9999", "99990101", "99991231"},
        {"0001-12", "00011201", "00011231"},
        {"2024-13", "", ""},
        {"", "", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.date);
        const auto document = document_of({"id", "", "x", one.date});
        CHECK(document.get_value(schema::kDateSlot) == one.first);
        CHECK(document.get_value(schema::kLastDaySlot) == one.last);
    }
}

TEST_CASE("sort keys order passages by article, then by ordinal", "[document]") {
    const std::vector<std::pair<std::string, std::uint32_t>> ascending = {
        {"a", 0}, {"a", 1}, {"a", 255}, {"a", 256}, {"a", 70'000}, {"a b", 0}, {"aa", 0}, {"b", 0}};
    for (std::size_t i = 1; i < ascending.size(); ++i) {
        const auto key = [&](std::size_t at) {
            return schema::sort_key(ascending[at].first, ascending[at].second);
        };
        CAPTURE(i);
        CHECK(key(i - 1) < key(i));
    }
}

TEST_CASE("terms of long ids fit Xapian and stay apart", "[document]") {
    const std::string stem(300, 'x');
    const auto one = schema::id_term("Q", stem + "1");
    CHECK(one.size() == 245);
    CHECK(one != schema::id_term("Q", stem + "2"));
    CHECK(one == schema::id_term("Q", stem + "1"));
    CHECK(schema::id_term("Q", std::string(212, 'x')) == "Q" + std::string(212, 'x'));
    CHECK(schema::id_term("Q", std::string(213, 'x')).size() == 245);
    CHECK(schema::id_term("Q", "short") == "Qshort");
    // printf 'x%.0s' $(seq 300) | sha256sum
    CHECK(schema::id_term("Q", stem) ==
          "Q" + std::string(212, 'x') + "0d4e2ca9e9cbced7a7a5380eb29e1a37");
}

TEST_CASE("no id can be made up that has the term of another", "[document]") {
    const std::string stem(300, 'x');
    const auto term = [](const std::string& id) { return schema::id_term("XARTICLE", id); };
    // To 64 bits of FNV-1a these are the same: found in two minutes on one core.
    CHECK(term(stem + "XpIVIVacs5F") != term(stem + "bgcyeAf4p3L"));
    // An id that is what another is cut to.
    CHECK(term(term(stem).substr(8)) != term(stem));
}

TEST_CASE("terms with zero bytes fit Xapian, which counts them twice", "[document]") {
    const TempDir dir;
    Xapian::WritableDatabase database(dir / "db", Xapian::DB_CREATE);
    for (const std::size_t zeros : {1U, 100U, 122U, 123U, 200U, 245U, 500U}) {
        CAPTURE(zeros);
        const std::string host(zeros, '\0');
        database.add_document(document_of({"a", "", "x", "", "", "http://" + host + "/"}));
        CHECK_NOTHROW(database.commit());
        CHECK(database.term_exists(schema::id_term("H", host)));
    }
}
