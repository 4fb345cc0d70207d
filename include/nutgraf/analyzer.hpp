// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "nutgraf/stemmer.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf {

/// What decides the terms of a text. Recorded in the index, so that the reader has the same.
struct AnalyzerOptions {
    /// A Snowball language by name or ISO 639 code ("english", "en"), for texts of any language;
    /// "none" for no stemming; or "auto": texts are stemmed by what language each is in.
    std::string language = "english";
};

/// One word of a text. The views stay valid until the next call to TokenStream::next().
struct Token {
    std::string_view term;  ///< the word in lower case, at most kMaxWordBytes
    std::string_view stem;  ///< its stem without any prefix; empty when the word has none
    /// Of a word with accents: the stem of the word without them, if that is another; the word
    /// itself if the analyzer does not stem.
    std::string_view plain;
    std::size_t start = 0;       ///< byte range in the text analysed, half-open;
    std::size_t end = 0;         ///< no later step changes it
    std::uint32_t position = 0;  ///< 1-based, rises by one from word to word; 0 for a pair of
                                 ///< characters (see Tokenizer)
};

/// The tokens of one text, pulled one by one. Made by Analyzer::analyze().
class TokenStream {
public:
    /// Sets `token` to the next token and returns true, or returns false at the end of the text.
    bool next(Token& token);

private:
    friend class Analyzer;
    void add_plain(Token& token);

    TokenStream(std::string_view text, Stemmer& stemmer) : tokenizer_(text), stemmer_(&stemmer) {}

    Tokenizer tokenizer_;
    Stemmer* stemmer_;
    std::uint32_t position_ = 0;
    std::string stem_;
    std::string plain_;
};

/// The only way from text to terms, for the writer and the reader alike.
///
/// Terms, positions and counts equal those of Xapian::TermGenerator with the same stemmer and
/// STEM_SOME on the same bytes, broken UTF-8 included (a broken byte is read as Latin-1, as
/// Xapian::Utf8Iterator does). Token::plain is added to that, and so are n-grams of scripts without
/// spaces: each stretch of these stands by itself, and what is between is analysed as if it were a
/// text of its own, positions counted on. Not thread-safe: it caches stems; use one per thread.
class Analyzer {
public:
    /// Throws Error (kUsage) if libstemmer does not know the language.
    explicit Analyzer(const AnalyzerOptions& options = {});

    /// Starts on a text, which must outlive the stream, as must this analyzer. `language`: of the
    /// text, as StemmerSet::number_of() takes it.
    TokenStream analyze(std::string_view text, std::string_view language = {}) {
        return {text, stemmers_.of(language)};
    }

    /// The stemmers that analyze() uses, for words that come from elsewhere.
    StemmerSet& stemmers() noexcept { return stemmers_; }

    /// The Snowball name of the language, "none" or "auto".
    const std::string& language() const noexcept { return stemmers_.language(); }

    /// Names the behaviour: a hash of the language and of the tokens of a fixed probe text, in all
    /// languages if there are several, as 16 hexadecimal digits. Two analyzers with the same
    /// fingerprint may share an index. libstemmer cannot report the version of its algorithms; this
    /// notices when a stem changes.
    std::string fingerprint();

private:
    StemmerSet stemmers_;
};

}  // namespace nutgraf
