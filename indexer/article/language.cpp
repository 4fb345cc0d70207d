// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compact Language Detector 2 tells from sequences of four letters. A sample from the beginning and
// one from the middle are enough, and debris is left out, since menus are often in another
// language.
#include "article/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace nutgraf {
namespace {

constexpr std::size_t kFirstSample = 300;  // bytes, twice; enough if it leaves no doubt
constexpr std::size_t kSample = 800;
// How much of a sample must be in the language that most of it is in.
constexpr int kSurePercent = 95;
constexpr int kLeastPercent = 60;

// Appends up to `most` bytes from `at` on, less debris, whole characters only.
void append_story(const Article& article, std::size_t at, std::size_t most, std::string& out) {
    const std::string_view text = article.text;
    auto debris = std::ranges::upper_bound(article.debris, at, {}, &Debris::end);
    while (most > 0 && at < text.size()) {
        if (debris != article.debris.end() && debris->start <= at) {
            at = debris++->end;
            continue;
        }
        const std::size_t end = debris == article.debris.end() ? text.size() : debris->start;
        const std::size_t size = std::min(most, end - at);
        out.append(text.substr(at, size));
        most -= size;
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

struct Guess {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int percent = 0;
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
    return {reliable ? found : CLD2::UNKNOWN_LANGUAGE, percents[0]};
}

}  // namespace

void read_language(Article& article) {
    if (article.language) return;
    Guess found = guess(article, kFirstSample);
    const bool sure = found.language != CLD2::UNKNOWN_LANGUAGE && found.percent >= kSurePercent;
    if (!sure) found = guess(article, kSample);
    if (found.language == CLD2::UNKNOWN_LANGUAGE || found.percent < kLeastPercent) return;
    article.language = {code_of(found.language), Origin::kText, found.percent / 100.0};
}

}  // namespace nutgraf
