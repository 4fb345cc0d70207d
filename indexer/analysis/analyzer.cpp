// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words become tokens here: the tokenizer finds them, the stemmer reduces those that begin with a
// letter, positions count those that are kept.
#include "nutgraf/analyzer.hpp"

#include "text/accents.hpp"
#include "text/hash.hpp"

namespace nutgraf {
namespace {

// Touches what an analyzer may come to do differently: case, initials, joints, suffixes, digits,
// accents, what is brought to one form, pictographs, long words, and words of several scripts and
// languages whose stems have changed between versions of Snowball.
constexpr std::string_view kProbe =
    "The U.N. envoys' proposals, AT&T\u2019s C++ 3.14 1,024 na\u00efve caf\u00e9s; skies dying "
    "generously communication added eed exceed university past paste evening herring rapidly "
    "Verf\u00fcgbarkeiten H\u00e4user \u00fcber gr\u00f6\u00dfer \u00e9lectriques amie aims "
    "pingouin hablaban ni\u00f1os \u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b "
    "\u0451\u043b\u043a\u0438 kirjasto b\u00f8ger kitaplar\u0131 \u4e2d\u6587 fish+chips "
    "P.T.O. Sch\u00f6nheit's l'\u00e9t\u00e9 \u00cele x\u200by Erdo\u011fan \u5317\u4eac "
    "e\u0301te\u0301 o\ufb03ce \uff21\uff22 \uff8d\uff9e m\u00b2 \u00bd \u00b5g "
    "Ge\u00adsell\u00adschaft "
    "\u1112\u1161\u11ab \u0437\u0430\u0301\u043c\u043e\u043a i\u0307ki J\u030c \u2764\ufe0f "
    "1\ufe0f\u20e3 "
    "\U0001f469\u200d\U0001f692 \U0001f1eb\U0001f1f7 "
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz "
    "\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4"
    "\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4\u0ba4";

void add_tokens(TokenStream stream, Fnv1a& hash) {
    for (Token token; stream.next(token);) {
        hash.add(token.term);
        hash.add(token.stem);
        hash.add(token.plain);
        hash.add(std::to_string(token.start) + ':' + std::to_string(token.end));
    }
}

}  // namespace

Analyzer::Analyzer(const AnalyzerOptions& options) : stemmers_(options.language) {}

std::string Analyzer::fingerprint() {
    Fnv1a hash;
    hash.add(language());
    add_tokens(analyze(kProbe), hash);
    if (language() == kAutoLanguage) {
        for (const std::string& known : stemmer_languages())
            add_tokens(analyze(kProbe, known), hash);
    }
    return hash.hex();
}

bool TokenStream::next(Token& token) {
    Word word;
    if (!tokenizer_.next(word)) return false;
    token = {.term = word.term, .stem = {}, .plain = {}, .start = word.start, .end = word.end};
    if (word.stemmable) {
        token.stem = stemmer_->stem(word.term);
        if (without_accents(word.term, plain_)) add_plain(token);
    }
    if (word.placed) token.position = ++position_;
    return true;
}

void TokenStream::add_plain(Token& token) {
    stem_ = token.stem;  // which the stemmer overwrites
    token.stem = stem_;
    if (const std::string_view stem = stemmer_->stem(plain_); !stem.empty()) plain_ = stem;
    if (plain_ != stem_) token.plain = plain_;
}

}  // namespace nutgraf
