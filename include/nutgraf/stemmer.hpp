// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sb_stemmer;

namespace nutgraf {

/// A Snowball stemmer (libstemmer) behind a cache: each distinct word is stemmed once.
/// Not thread-safe; use one per thread.
class Stemmer {
public:
    /// `language` is a Snowball name or ISO 639 code, or "none", which gives no word a stem, or
    /// "unstemmed", which makes each word its own.
    /// Throws Error (kUsage), naming the known languages, if libstemmer does not have it.
    explicit Stemmer(std::string_view language);

    /// Returns the stem of a lower-case UTF-8 word; empty with "none", and for the few words whose
    /// stem is empty. The view is valid until the next call.
    std::string_view stem(std::string_view word);

    /// The same without the cache, for callers that remember stems themselves.
    std::string_view stem_anew(std::string_view word);

    /// The Snowball name of the language, for example "english" also when built from "en".
    const std::string& language() const noexcept { return language_; }

    /// Words in the cache.
    std::size_t cached() const noexcept { return cache_.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const;  // keyed: words are others'
    };
    struct Delete {
        void operator()(sb_stemmer* stemmer) const noexcept;
    };

    std::string language_;
    std::unique_ptr<sb_stemmer, Delete> stemmer_;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> cache_;
};

/// Returns the languages that libstemmer knows, sorted, then "none".
std::vector<std::string> stemmer_languages();

/// Returns the Snowball name of a language, given by it or by an ISO 639 code, perhaps with a
/// region behind it ("de-at"). What is neither comes back in lower case.
std::string stemmer_language(std::string_view language);

/// What StemmerSet takes for "each text by its own language".
inline constexpr std::string_view kAutoLanguage = "auto";

/// The stemmers that an index needs, made when they are first asked for: one for all texts, or, for
/// an index of language "auto", each language's own. Not thread-safe.
class StemmerSet {
public:
    /// `language` as of Stemmer, or "auto". Throws Error (kUsage) if libstemmer does not have it.
    explicit StemmerSet(std::string_view language);

    /// Returns the number of the stemmer for texts of a language, given by an ISO 639 code, perhaps
    /// with a region behind it ("de-at"). With "auto" it is English if the language is not known,
    /// and "unstemmed" if it has no stemmer.
    std::size_t number_of(std::string_view language);

    /// Returns the stemmer of that number.
    Stemmer& operator[](std::size_t number) noexcept { return *stemmers_[number]; }

    /// Returns the stemmer for texts of a language.
    Stemmer& of(std::string_view language) { return *stemmers_[number_of(language)]; }

    /// "auto", or the only stemmer's language.
    const std::string& language() const noexcept { return language_; }

private:
    std::string language_;
    std::vector<std::unique_ptr<Stemmer>> stemmers_;
};

}  // namespace nutgraf
