// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compact Language Detector 2 tells from sequences of four letters. A sample from the beginning and
// one from the middle are enough, short ones for most texts, and debris is left out, since menus
// are often in another language.
#include "extract/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSample = 150;  // bytes, twice; enough if it leaves no doubt
constexpr std::size_t kSample = 800;
// How much of a sample must be in the language that most of it is in.
constexpr int kSurePercent = 95;
constexpr int kLeastPercent = 60;
constexpr int kCertainBytes = 200;  // of text that makes a page's own word doubtful
// Languages that no other is so like that a short sample could be of either.
constexpr std::array kDistinct = {CLD2::ENGLISH, CLD2::GERMAN,    CLD2::FRENCH,  CLD2::ITALIAN,
                                  CLD2::POLISH,  CLD2::HUNGARIAN, CLD2::TURKISH, CLD2::GREEK};

// Appends the whole characters of `most` bytes from `at` on, less debris.
void append_story(const Article& article, std::size_t at, std::size_t most, std::string& out) {
    const std::string_view text = article.text;
    while (at < text.size() && is_utf8_tail(text[at])) ++at;
    auto debris = std::ranges::upper_bound(article.debris, at, {}, &Debris::end);
    while (most > 0 && at < text.size()) {
        if (debris != article.debris.end() && debris->start <= at) {
            at = debris++->end;
            continue;
        }
        const std::size_t end = debris == article.debris.end() ? text.size() : debris->start;
        std::size_t size = std::min(most, end - at);
        while (at + size < end && is_utf8_tail(text[at + size])) ++size;
        out.append(text.substr(at, size));
        most -= std::min(most, size);
        at += size;
    }
    out.push_back('\n');
}

// The ISO 639 code; the detector knows some languages by codes that were replaced.
std::string code_of(CLD2::Language language) {
    const std::string code = CLD2::LanguageCode(language);
    if (code == "iw") return "he";
    if (code == "jw") return "jv";
    return code.substr(0, code.find('-'));
}

struct Code {
    std::string_view given;
    std::string_view plain;
};

// What records say for languages that have a code of two letters (ISO 639-2, both kinds, and
// English names), as far as languages of newspapers go; and what they say if they know of none.
constexpr std::array kOtherCodes = {
    Code{"und", ""},        Code{"mul", ""},          Code{"zxx", ""},      Code{"unknown", ""},
    Code{"none", ""},       Code{"xx", ""},           Code{"ara", "ar"},    Code{"arabic", "ar"},
    Code{"chi", "zh"},      Code{"chinese", "zh"},    Code{"ces", "cs"},    Code{"cze", "cs"},
    Code{"dan", "da"},      Code{"danish", "da"},     Code{"deu", "de"},    Code{"dut", "nl"},
    Code{"dutch", "nl"},    Code{"ell", "el"},        Code{"eng", "en"},    Code{"english", "en"},
    Code{"fin", "fi"},      Code{"finnish", "fi"},    Code{"fra", "fr"},    Code{"fre", "fr"},
    Code{"french", "fr"},   Code{"ger", "de"},        Code{"german", "de"}, Code{"gre", "el"},
    Code{"greek", "el"},    Code{"heb", "he"},        Code{"hin", "hi"},    Code{"hindi", "hi"},
    Code{"hun", "hu"},      Code{"ind", "id"},        Code{"ita", "it"},    Code{"italian", "it"},
    Code{"japanese", "ja"}, Code{"jpn", "ja"},        Code{"kor", "ko"},    Code{"korean", "ko"},
    Code{"nld", "nl"},      Code{"nor", "no"},        Code{"pol", "pl"},    Code{"polish", "pl"},
    Code{"por", "pt"},      Code{"portuguese", "pt"}, Code{"ron", "ro"},    Code{"rum", "ro"},
    Code{"rus", "ru"},      Code{"russian", "ru"},    Code{"spa", "es"},    Code{"spanish", "es"},
    Code{"swe", "sv"},      Code{"swedish", "sv"},    Code{"tha", "th"},    Code{"thai", "th"},
    Code{"tur", "tr"},      Code{"turkish", "tr"},    Code{"ukr", "uk"},    Code{"zho", "zh"},
};

// A code as given, "EN_us" or "eng", in lower case, with two letters if there are such, a region
// behind a hyphen ("en-us"); empty if none is meant.
std::string plain_code(std::string_view given) {
    std::string code = ascii::to_lower(ascii::trim(given));
    std::ranges::replace(code, '_', '-');
    const std::size_t end = std::min(code.find('-'), code.size());
    const auto* other =
        std::ranges::find(kOtherCodes, std::string_view(code).substr(0, end), &Code::given);
    if (other == kOtherCodes.end()) return code;
    if (other->plain.empty()) return {};
    return code.replace(0, end, other->plain);
}

struct Guess {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int percent = 0;
    int bytes = 0;  // of the sample, without what has no letters
};

// What most of a sample of the story is in: `size` bytes from the beginning, and as many from the
// middle.
Guess guess(const Article& article, std::size_t size) {
    std::string sample;
    sample.append(article.title.value).push_back('\n');
    append_story(article, 0, size, sample);
    if (article.text.size() > 4 * size)
        append_story(article, article.text.size() / 2, size, sample);
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    int bytes = 0;
    bool reliable = false;
    const CLD2::Language found =
        CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true,
                                    languages.data(), percents.data(), &bytes, &reliable);
    return {reliable ? found : CLD2::UNKNOWN_LANGUAGE, percents[0], bytes};
}

bool is_sure(const Guess& guess) {
    return guess.percent >= kSurePercent &&
           std::ranges::find(kDistinct, guess.language) != kDistinct.end();
}

// Pages say what their template says. A text in which nearly all is in one other language is more
// certain than that.
void correct_language(Article& article) {
    const Origin origin = article.language.origin;
    const bool of_page =
        origin == Origin::kMarkup || origin == Origin::kMeta || origin == Origin::kJsonLd;
    if (!of_page) return;
    const Guess found = guess(article, kSample);
    if (found.language == CLD2::UNKNOWN_LANGUAGE || found.percent < kSurePercent) return;
    if (found.bytes < kCertainBytes) return;
    const std::string code = code_of(found.language);
    const std::string_view told = article.language.value;
    if (told.substr(0, told.find('-')) != code) {
        article.language = {code, Origin::kText, found.percent / 100.0};
    }
}

}  // namespace

void read_language(Article& article) {
    if (article.language) article.language.value = plain_code(article.language.value);
    if (article.language.value.empty()) article.language = {};
    if (article.language) return correct_language(article);
    Guess found = guess(article, kFirstSample);
    if (!is_sure(found)) {
        const Guess second = guess(article, kSample);
        if (second.language != CLD2::UNKNOWN_LANGUAGE) found = second;
    }
    if (found.language == CLD2::UNKNOWN_LANGUAGE || found.percent < kLeastPercent) return;
    article.language = {code_of(found.language), Origin::kText, found.percent / 100.0};
}

}  // namespace nutgraf
