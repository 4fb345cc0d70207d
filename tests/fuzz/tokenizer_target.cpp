// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes: the analyzer's terms, positions and counts are those of Xapian::TermGenerator once the
// text is normalised, n-grams and words without accents added, in any language; and its ranges lie
// in order inside the text.
#include <xapian.h>

#include <array>

#include "fuzz/check.hpp"
#include "nutgraf/analyzer.hpp"
#include "support/reference_terms.hpp"

namespace {

// With a stemmer, without one, said with a region, unknown.
constexpr std::array<std::string_view, 10> kLanguages = {"de", "ru", "fr",    "ar", "tr",
                                                         "fi", "ja", "pt-br", "zh", ""};

Xapian::Document from_analyzer(nutgraf::TokenStream stream, std::string_view text) {
    Xapian::Document document;
    std::size_t start = 0;
    for (nutgraf::Token token; stream.next(token);) {
        // A pair begins with the character before; and of characters that normalisation puts in
        // another order, all have the range of all.
        check(token.position == 0 || token.start >= start);
        check(token.start < token.end && token.end <= text.size());
        if (token.position != 0) start = token.start;
        if (token.position != 0) {
            document.add_posting(std::string(token.term), token.position);
        } else {
            document.add_term(std::string(token.term));
        }
        if (!token.stem.empty()) document.add_term('Z' + std::string(token.stem));
        if (!token.plain.empty()) document.add_term('Z' + std::string(token.plain));
    }
    return document;
}

Xapian::Document from_xapian(nutgraf::Stemmer& stemmer, std::string_view text) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    set_stemmer(generator, stemmer);
    generator.set_document(document);
    index_as_reference(generator, stemmer, text);
    return document;
}

// An analyzer and the stemmers of the reference.
class Pair {
public:
    explicit Pair(const std::string& language) : analyzer_({language}), stemmers_(language) {}

    void check_terms(std::string_view text, std::string_view language = {}) {
        // Serialised documents hold every term with wdf and positions.
        check(from_analyzer(analyzer_.analyze(text, language), text).serialise() ==
              from_xapian(stemmers_.of(language), text).serialise());
    }

private:
    nutgraf::Analyzer analyzer_;
    nutgraf::StemmerSet stemmers_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static Pair english("english");
    static Pair none("none");
    static Pair any("auto");
    english.check_terms(text);
    none.check_terms(text);
    if (size > 0) any.check_terms(text, kLanguages[data[size - 1] % kLanguages.size()]);
    return 0;
}
