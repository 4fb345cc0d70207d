// SPDX-License-Identifier: GPL-2.0-or-later
//
// Running text repeats itself: a hundred megabytes of news hold some hundred thousand distinct
// words. A hash table in front of libstemmer therefore makes stemming about as cheap as a look-up.
// The table is emptied when it has grown past a limit, so that random "words" cannot fill memory.
#include "nutgraf/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <new>

#include "nutgraf/error.hpp"
#include "text/ascii.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMaxCached = 500'000;  // about 50 MB
constexpr std::string_view kNone = "none";
constexpr std::string_view kUnstemmed = "unstemmed";
constexpr std::string_view kUnknownLanguage = "english";  // of texts whose language is not known

struct Code {
    std::string_view iso;
    std::string_view name;
};

// libstemmer takes these codes itself but cannot say which language it took them for.
constexpr std::array kCodes = {
    Code{"ar", "arabic"},    Code{"ca", "catalan"},    Code{"da", "danish"},
    Code{"de", "german"},    Code{"el", "greek"},      Code{"en", "english"},
    Code{"es", "spanish"},   Code{"eu", "basque"},     Code{"fi", "finnish"},
    Code{"fr", "french"},    Code{"ga", "irish"},      Code{"hi", "hindi"},
    Code{"hu", "hungarian"}, Code{"hy", "armenian"},   Code{"id", "indonesian"},
    Code{"it", "italian"},   Code{"lt", "lithuanian"}, Code{"ne", "nepali"},
    Code{"nb", "norwegian"}, Code{"nl", "dutch"},      Code{"nn", "norwegian"},
    Code{"no", "norwegian"}, Code{"pt", "portuguese"}, Code{"ro", "romanian"},
    Code{"ru", "russian"},   Code{"sr", "serbian"},    Code{"sv", "swedish"},
    Code{"ta", "tamil"},     Code{"tr", "turkish"},    Code{"yi", "yiddish"},
};

std::string canonical(std::string_view language) {
    const std::string name = ascii::to_lower(language);
    const auto* code = std::ranges::find(kCodes, std::string_view(name), &Code::iso);
    return code == kCodes.end() ? name : std::string(code->name);
}

std::string joined_languages() {
    std::string all;
    for (const std::string& name : stemmer_languages()) all += (all.empty() ? "" : ", ") + name;
    return all;
}

}  // namespace

std::size_t Stemmer::Hash::operator()(std::string_view word) const { return KeyedHash()(word); }

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view language) : language_(canonical(language)) {
    if (language_ == kNone || language_ == kUnstemmed) return;
    const std::vector<std::string> known = stemmer_languages();
    if (std::ranges::find(known, language_) != known.end()) {
        stemmer_.reset(sb_stemmer_new(language_.c_str(), "UTF_8"));
    }
    if (!stemmer_) {
        throw Error(ErrorKind::kUsage, "unknown language '" + std::string(language) +
                                           "'; known are " + joined_languages());
    }
}

std::string_view Stemmer::stem(std::string_view word) {
    if (!stemmer_) return stem_anew(word);
    if (const auto found = cache_.find(word); found != cache_.end()) return found->second;
    if (cache_.size() >= kMaxCached) cache_.clear();
    return cache_.emplace(word, stem_anew(word)).first->second;
}

std::string_view Stemmer::stem_anew(std::string_view word) {
    if (!stemmer_) return language_ == kUnstemmed ? word : std::string_view{};
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
    return {reinterpret_cast<const char*>(stem), length};
}

std::string stemmer_language(std::string_view language) {
    return canonical(language.substr(0, language.find_first_of("-_")));
}

std::vector<std::string> stemmer_languages() {
    std::vector<std::string> names;
    for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) names.emplace_back(*name);
    std::ranges::sort(names);
    names.emplace_back(kNone);
    return names;
}

StemmerSet::StemmerSet(std::string_view language) : language_(canonical(language)) {
    stemmers_.push_back(
        std::make_unique<Stemmer>(language_ == kAutoLanguage ? kUnknownLanguage : language));
}

std::size_t StemmerSet::number_of(std::string_view language) {
    if (language_ != kAutoLanguage || language.empty()) return 0;
    std::string name = canonical(language.substr(0, language.find_first_of("-_")));
    static const std::vector<std::string> known = stemmer_languages();
    const bool stemmed = name != kNone && std::ranges::find(known, name) != known.end();
    if (!stemmed) name = kUnstemmed;
    const auto found = std::ranges::find(stemmers_, name, &Stemmer::language);
    if (found != stemmers_.end()) return static_cast<std::size_t>(found - stemmers_.begin());
    stemmers_.push_back(std::make_unique<Stemmer>(name));
    return stemmers_.size() - 1;
}

}  // namespace nutgraf
