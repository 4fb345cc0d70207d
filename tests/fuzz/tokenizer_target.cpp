// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes: the analyzer's terms, positions and counts are those of Xapian::TermGenerator, and its
// ranges lie in order inside the text.
#include <xapian.h>

#include "fuzz/check.hpp"
#include "nutgraf/analyzer.hpp"
#include "support/reference_terms.hpp"

namespace {

Xapian::Document from_analyzer(nutgraf::Analyzer& analyzer, std::string_view text) {
    Xapian::Document document;
    nutgraf::TokenStream stream = analyzer.analyze(text);
    std::size_t end = 0;
    for (nutgraf::Token token; stream.next(token);) {
        // A pair begins with the character before.
        check(token.position == 0 || token.start >= end);
        check(token.start < token.end && token.end <= text.size());
        if (token.position != 0) end = token.end;
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

Xapian::Document from_xapian(std::string_view text) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    static nutgraf::Stemmer stemmer("english");
    set_stemmer(generator, stemmer);
    generator.set_document(document);
    index_as_reference(generator, stemmer, text);
    return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    static nutgraf::Analyzer analyzer;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    // Serialised documents hold every term with wdf and positions.
    check(from_analyzer(analyzer, text).serialise() == from_xapian(text).serialise());
    return 0;
}
