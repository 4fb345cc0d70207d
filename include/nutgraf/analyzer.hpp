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
    /// A Snowball language by name or ISO 639 code ("english", "en"), or "none" for no stemming.
    std::string language = "english";
};

/// One word of a text. The views stay valid until the next call to TokenStream::next().
struct Token {
    std::string_view term;       ///< the word in lower case, at most kMaxWordBytes
    std::string_view stem;       ///< its stem without any prefix; empty when the word has none
    std::size_t start = 0;       ///< byte range in the text analysed, half-open;
    std::size_t end = 0;         ///< no later step changes it
    std::uint32_t position = 0;  ///< 1-based, rises by one from token to token
};

/// The tokens of one text, pulled one by one. Made by Analyzer::analyze().
class TokenStream {
public:
    /// Sets `token` to the next token and returns true, or returns false at the end of the text.
    bool next(Token& token);

private:
    friend class Analyzer;
    TokenStream(std::string_view text, Stemmer& stemmer) : tokenizer_(text), stemmer_(&stemmer) {}

    Tokenizer tokenizer_;
    Stemmer* stemmer_;
    std::uint32_t position_ = 0;
};

/// The only way from text to terms, for the writer and the reader alike.
///
/// Terms, positions and counts equal those of Xapian::TermGenerator with the same stemmer and
/// STEM_SOME on the same bytes, broken UTF-8 included (a broken byte is read as Latin-1, as
/// Xapian::Utf8Iterator does). Not thread-safe: it caches stems; use one per thread.
class Analyzer {
public:
    /// Throws Error (kUsage) if libstemmer does not know the language.
    explicit Analyzer(const AnalyzerOptions& options = {});

    /// Starts on a text, which must outlive the stream, as must this analyzer.
    TokenStream analyze(std::string_view text) { return {text, stemmer_}; }

    /// The stemmer that analyze() uses, for words that come from elsewhere.
    Stemmer& stemmer() noexcept { return stemmer_; }

    /// The Snowball name of the language, or "none".
    const std::string& language() const noexcept { return stemmer_.language(); }

    /// Names the behaviour: a hash of the language and of the tokens of a fixed probe text, as 16
    /// hexadecimal digits. Two analyzers with the same fingerprint may share an index. libstemmer
    /// cannot report the version of its algorithms; this notices when a stem changes.
    std::string fingerprint();

private:
    Stemmer stemmer_;
};

}  // namespace nutgraf
