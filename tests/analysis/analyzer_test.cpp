// SPDX-License-Identifier: GPL-2.0-or-later
//
// The analyzer against Xapian::TermGenerator with the same stemmer: the same text must give the
// same terms with the same counts and positions, whatever its bytes are. Where the stemmers
// themselves differ stands in stemmer_test.cpp.
#include "nutgraf/analyzer.hpp"

#include <rapidcheck.h>
#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/reference_terms.hpp"
#include "text/samples.hpp"

namespace {

using nutgraf::Analyzer;
using nutgraf::Token;
using nutgraf::TokenStream;

struct Occurrences {
    unsigned count = 0;
    std::vector<unsigned> positions;

    friend bool operator==(const Occurrences&, const Occurrences&) = default;
};
using Terms = std::map<std::string, Occurrences>;

Terms with_xapian(const std::string& text, const std::string& language) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    nutgraf::Stemmer stemmer(language);
    set_stemmer(generator, stemmer);
    generator.set_document(document);
    index_as_reference(generator, stemmer, text);
    Terms terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        Occurrences& found = terms[*term];
        found.count = term.get_wdf();
        found.positions.assign(term.positionlist_begin(), term.positionlist_end());
    }
    return terms;
}

Terms with_analyzer(const std::string& text, Analyzer& analyzer) {
    Terms terms;
    TokenStream stream = analyzer.analyze(text);
    for (Token token; stream.next(token);) {
        Occurrences& word = terms[std::string(token.term)];
        ++word.count;
        if (token.position != 0) word.positions.push_back(token.position);
        if (!token.stem.empty()) ++terms["Z" + std::string(token.stem)].count;
        if (!token.plain.empty()) ++terms["Z" + std::string(token.plain)].count;
    }
    return terms;
}

// Empty if both agree, else the first term on which they do not.
std::string difference(const std::string& text, Analyzer& analyzer) {
    const Terms expected = with_xapian(text, analyzer.language());
    const Terms actual = with_analyzer(text, analyzer);
    for (const auto& [term, found] : expected) {
        const auto ours = actual.find(term);
        if (ours == actual.end()) return "missing: " + term;
        if (!(ours->second == found)) return "counts or positions: " + term;
    }
    for (const auto& [term, found] : actual) {
        if (!expected.contains(term)) return "added: " + term;
    }
    return {};
}

const std::vector<std::string> kLanguages = {"english", "german",  "french",
                                             "russian", "turkish", "none"};

struct Tokens {
    std::vector<std::string> parts;

    Tokens(Analyzer& analyzer, const std::string& text) {
        TokenStream stream = analyzer.analyze(text);
        for (Token token; stream.next(token);) {
            parts.push_back(std::string(token.term) + '|' + std::string(token.stem) + '|' +
                            std::to_string(token.start) + '|' + std::to_string(token.end) + '|' +
                            std::to_string(token.position));
        }
    }
    friend bool operator==(const Tokens&, const Tokens&) = default;
};

}  // namespace

TEST_CASE("terms of tricky texts are Xapian's", "[analysis]") {
    for (const std::string& language : kLanguages) {
        Analyzer analyzer({language});
        for (const std::string& text : samples::kTricky) {
            CAPTURE(language, text);
            CHECK(difference(text, analyzer).empty());
            CHECK(difference("x" + text + "y", analyzer).empty());
            CHECK(difference("A. " + text + " 1", analyzer).empty());
        }
    }
}

TEST_CASE("terms of pairs of tricky pieces are Xapian's", "[analysis]") {
    Analyzer analyzer;
    for (const std::string& first : samples::kPieces) {
        for (const std::string& second : samples::kPieces) {
            const std::string text = first + second;
            const std::string found = difference(text, analyzer);
            if (found.empty()) continue;
            CAPTURE(text);
            CHECK(found.empty());
        }
    }
}

TEST_CASE("each byte and each pair of bytes is read as Xapian does", "[analysis]") {
    Analyzer analyzer({"none"});
    std::string text;
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            text = {'a',
                    static_cast<char>(first),
                    static_cast<char>(second),
                    'b',
                    ' ',
                    '1',
                    static_cast<char>(first),
                    '2',
                    static_cast<char>(second)};
            const std::string found = difference(text, analyzer);
            if (found.empty()) continue;
            CAPTURE(first, second);
            CHECK(found.empty());
        }
    }
}

TEST_CASE("each character is classed as Xapian does", "[analysis]") {
    // All of the first two planes, alone, inside a word, between digits, after an initial.
    Analyzer analyzer({"none"});
    for (unsigned code = 0; code < 0x20000; ++code) {
        const std::string c = samples::utf8(code);
        const std::string text = c + " a" + c + "b 1" + c + "2 A." + c + "." + c + " " + c + "+";
        const std::string found = difference(text, analyzer);
        if (found.empty()) continue;
        CAPTURE(code);
        CHECK(found.empty());
    }
}

TEST_CASE("terms of the sample corpus are Xapian's", "[analysis]") {
    const auto files = samples::corpus(NUTGRAF_CORPUS);
    REQUIRE(files.size() > 30);
    for (const std::string& language : kLanguages) {
        Analyzer analyzer({language});
        for (const auto& [path, text] : files) {
            CAPTURE(language, path);
            CHECK(difference(text, analyzer).empty());
        }
    }
}

TEST_CASE("terms of random texts are Xapian's", "[analysis]") {
    // Rapidcheck runs 100 cases of each property; with 25 texts each that makes 12,500.
    Analyzer english;
    Analyzer russian({"russian"});
    const std::vector<std::pair<const char*, rc::Gen<std::string>>> generators = {
        {"random bytes", samples::random_bytes()},
        {"random code points", samples::random_code_points()},
        {"tricky pieces", samples::random_pieces()},
        {"words of many languages", samples::random_prose()},
        {"text cut inside a character", samples::truncated_prose()},
    };
    for (const auto& [name, generator] : generators) {
        CHECK(rc::check(std::string("of ") + name, [&, &texts = generator] {
            for (int i = 0; i < 25; ++i) {
                const std::string text = *texts;
                Analyzer& analyzer = i % 2 == 0 ? english : russian;
                const std::string found = difference(text, analyzer);
                if (!found.empty()) RC_FAIL(found);
            }
        }));
    }
}

TEST_CASE("positions rise by one and tokens do not depend on what came before", "[analysis]") {
    Analyzer used;
    CHECK(rc::check("for any bytes", [&] {
        const std::string text = *samples::any_text();
        TokenStream stream = used.analyze(text);
        std::uint32_t position = 0;
        for (Token token; stream.next(token);) {
            if (token.position != 0) RC_ASSERT(token.position == ++position);
        }
        Analyzer fresh;
        RC_ASSERT(Tokens(used, text) == Tokens(fresh, text));
    }));
}

TEST_CASE("words with accents have their stem without them besides", "[analysis]") {
    struct Case {
        std::string language;
        std::string word;
        std::string stem;
        std::string plain;
    };
    const std::vector<Case> cases = {
        {"english", "Erdo\u011fan", "erdo\u011fan", "erdogan"},
        {"english", "Erdogan", "erdogan", ""},
        {"english", "caf\u00e9s", "caf\u00e9", "cafe"},
        {"none", "Stra\u00dfe", "", "strasse"},
        {"none", "peace", "", ""},
        {"german", "H\u00e4user", "haus", ""},  // whose stemmer takes them off itself
        {"russian", "\u0451\u043b\u043a\u0438", "\u0435\u043b\u043a", ""},
        {"english", "\u0451\u043b\u043a\u0438", "\u0451\u043b\u043a\u0438",
         "\u0435\u043b\u043a\u0438"},
        {"english", "\u0439", "\u0439", ""},  // another letter
        {"auto", "\u5317", "", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.language, one.word);
        Analyzer analyzer({one.language});
        TokenStream stream = analyzer.analyze(one.word);
        Token token;
        REQUIRE(stream.next(token));
        CHECK(token.stem == one.stem);
        CHECK(token.plain == one.plain);
    }
}

TEST_CASE("each text is stemmed by its own language", "[analysis]") {
    struct Case {
        std::string language;
        std::string word;
        std::string stem;
    };
    const std::vector<Case> cases = {
        {"", "universities", "univers"},
        {"en", "universities", "univers"},
        {"de", "universities", "universiti"},
        {"de-AT", "H\u00e4usern", "haus"},
        {"pl", "domami", "domami"},
        {"none", "talks", "talks"},
        {"nb", "bilene", "bil"},
        {"x", "talks", "talks"},
    };
    Analyzer analyzer({"auto"});
    for (const Case& one : cases) {
        CAPTURE(one.language, one.word);
        TokenStream stream = analyzer.analyze(one.word, one.language);
        Token token;
        REQUIRE(stream.next(token));
        CHECK(token.stem == one.stem);
    }
    CHECK(analyzer.language() == "auto");
}

TEST_CASE("the fingerprint names the language", "[analysis]") {
    std::set<std::string> seen;
    for (const char* language : {"english", "german", "french", "russian", "porter", "none"}) {
        CAPTURE(language);
        const std::string fingerprint = Analyzer({language}).fingerprint();
        CHECK(fingerprint.size() == 16);
        CHECK(fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos);
        CHECK(seen.insert(fingerprint).second);
    }
    Analyzer used({"en"});
    const std::string before = used.fingerprint();
    Tokens(used, "some words to be cached");
    CHECK(used.fingerprint() == before);
    CHECK(Analyzer({"english"}).fingerprint() == before);
    CHECK(Analyzer().fingerprint() == before);
}
