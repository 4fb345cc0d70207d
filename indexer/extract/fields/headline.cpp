// SPDX-License-Identifier: GPL-2.0-or-later
//
// Several lines above a story may read like its headline: the slogan of the masthead, titles of
// other articles, the standfirst. What tells the headline is that its words come back in the story,
// that byline and date stand near it, and that pages saved from the web often print it twice. Where
// two are as good the first is taken: a standfirst has more words to come back, but stands second.
#include "fields/headline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "fields/opening.hpp"
#include "fields/url_fields.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/tokenizer.hpp"
#include "text/ascii.hpp"
#include "text/interface_phrases.hpp"
#include "text/keyed_hash.hpp"
#include "text/sentences.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kHeadlineBytes = 200;
constexpr std::size_t kStoryBytes = 10'000;  // in which words of a headline are looked for
constexpr std::size_t kLeadBytes = 1'500;    // in which those of a short one are
constexpr std::size_t kMostCandidates = 100;
constexpr std::size_t kCreditLines = 4;  // within which a credit stands near
constexpr std::size_t kLeastWords = 4;
constexpr std::size_t kWordBytes = 3;
constexpr std::size_t kPlaceWords = 6;  // of a place and a date

constexpr std::array<std::string_view, 20> kInterface = {
    "advertisement", "share",  "copy link", "tweet",     "email",   "subscribe", "sign up",
    "sign in",       "log in", "read more", "read also", "related", "follow us", "newsletter",
    "leave a",       "latest", "most read", "you may",   "skip to", "cookie"};

// Words so common that they tell nothing of what a story is about.
constexpr std::array<std::string_view, 48> kCommon = {
    "about", "after", "all",  "and",   "are",    "but",    "can",  "das",  "der",  "des",
    "die",   "for",   "from", "had",   "has",    "have",   "his",  "how",  "into", "its",
    "les",   "more",  "new",  "not",   "one",    "our",    "out",  "over", "that", "the",
    "their", "they",  "this", "und",   "was",    "what",   "when", "who",  "why",  "will",
    "with",  "you",   "your", "other", "things", "that's", "than", "were"};

bool is_letter(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether a text begins with what parts the items of a menu.
bool is_separator(std::string_view text) {
    if (text[0] == '\xc2') return text.starts_with("·");
    if (text[0] != ' ' || text.size() < 3) return false;
    if (text[1] == '\xe2') return text.starts_with(" › ");
    return text[2] == ' ' && (text[1] == '|' || text[1] == '>' || text[1] == '/');
}

bool is_quotation(std::string_view line) {
    return (line.starts_with("“") && line.ends_with("”")) ||
           (line.starts_with("‘") && line.ends_with("’")) ||
           (line.starts_with('"') && line.ends_with('"') && line.size() > 1);
}

// More than one sentence, as a standfirst has, unless all of it is one quotation.
bool is_standfirst(std::string_view line) {
    return !is_quotation(line) && line.find(". ") != line.npos && sentence_ends(line).size() > 1;
}

// Mostly letters, so many words (or eight characters of a script without spaces), no full stop, no
// bullet, no caption with its credit.
bool is_headline(std::string_view line, std::size_t least_words) {
    const bool quoted = line.ends_with("”");
    if (line.size() > kHeadlineBytes || line.ends_with(':') || line.ends_with(" -")) return false;
    if ((ends_sentence(line) && !quoted) || is_standfirst(line)) return false;
    if (line.starts_with('[') || line.ends_with(')')) return false;
    if (line.starts_with("•") || line.starts_with("- ") || line.starts_with("* ")) return false;
    if (count_words(line) <= kPlaceWords && find_date(line)) return false;  // "Halmere, May 2024"
    const auto letters = std::ranges::count_if(line, is_letter);
    if (static_cast<std::size_t>(letters) * 3 < line.size() * 2) return false;
    const auto wide =
        std::ranges::count_if(line, [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
    return (count_words(line) >= least_words && line.size() >= 5 * least_words) || wide >= 8;
}

// "HALMERE POST – news from the coast": a name in capitals and a slogan.
bool is_masthead(std::string_view line) {
    for (const std::string_view dash : {" – ", " — ", " - "}) {
        const std::string_view name = line.substr(0, std::min(line.find(dash), line.size()));
        if (name.size() < line.size() && std::ranges::any_of(name, ascii::is_upper) &&
            std::ranges::none_of(name, ascii::is_lower)) {
            return true;
        }
    }
    return false;
}

using WordSet = std::unordered_set<std::string, KeyedHash>;

// The distinct words of a text that tell something, in lower case (ASCII).
WordSet telling_words(std::string_view text) {
    WordSet words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) {
        if (word.end - word.start < kWordBytes) continue;
        std::string lower = ascii::to_lower(text.substr(word.start, word.end - word.start));
        if (std::ranges::find(kCommon, lower) == kCommon.end()) words.insert(std::move(lower));
    }
    return words;
}

// "Press release", "Editor's note", "Key points", "Good morning".
bool ends_like_label(std::string_view last_word) {
    constexpr std::array<std::string_view, 31> kEnds = {
        "release",  "news",      "note",      "story",   "article",  "page",     "section",
        "edition",  "issue",     "menu",      "content", "contents", "reply",    "comment",
        "comments", "post",      "posts",     "updates", "policy",   "editor",   "morning",
        "evening",  "everyone",  "all",       "summary", "glance",   "overview", "points",
        "facts",    "takeaways", "navigation"};
    return std::ranges::find(kEnds, ascii::to_lower(last_word)) != kEnds.end();
}

bool is_capitalised(std::string_view word) { return !ascii::is_lower(word.front()); }

// Whether one of the words is there in small letters, as no name would be.
bool comes_back_small(const std::vector<std::string_view>& words, std::string_view story) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        const std::string lower = ascii::to_lower(word);
        if (word.size() <= kWordBytes || std::ranges::find(kCommon, lower) != kCommon.end())
            return false;
        return story.find(' ' + lower) != story.npos;
    });
}

class Chooser {
public:
    Chooser(const std::vector<OpeningLine>& lines, std::string_view story)
        : lines_(lines), story_(story.substr(0, kStoryBytes)) {}

    std::size_t choose() {
        const std::vector<std::size_t> all = candidates();
        if (all.size() < 2) return all.empty() ? lines_.size() : all.front();
        story_words_ = telling_words(story_);
        std::size_t best = lines_.size();
        double most = -1;
        for (const std::size_t i : all) {
            const double score = score_of(i);
            if (score < most) continue;
            best = i;
            most = score;
        }
        return best;
    }

private:
    // The last of them first.
    std::vector<std::size_t> candidates() const {
        std::vector<std::size_t> found;
        for (std::size_t i = lines_.size(); i-- > 0 && found.size() < kMostCandidates;) {
            if (is_candidate(i)) found.push_back(i);
        }
        return found;
    }

    // Two or three words are a headline only if they are there twice.
    bool is_candidate(std::size_t at) const {
        const OpeningLine& line = lines_[at];
        if (line.credit || line.interface) return false;
        return is_headline(line.text, is_twice(at) ? kLeastWords / 2 : kLeastWords);
    }

    double score_of(std::size_t at) const {
        const auto words = telling_words(lines_[at].text);
        std::size_t again = 0;
        for (const std::string& word : words) again += story_words_.contains(word) ? 1 : 0;
        const double share =
            words.empty() ? 0 : static_cast<double>(again) / static_cast<double>(words.size());
        return static_cast<double>(std::min<std::size_t>(again, 3)) + share +
               (has_credit_near(at) ? 1 : 0) + (is_quotation(lines_[at].text) ? 2 : 0) +
               (is_twice(at) ? 3 : 0) + nearness(at) - (is_below_headline(at) ? 3 : 0) -
               (is_masthead(lines_[at].text) ? 2 : 0);
    }

    // A long line right below a much shorter one is that one's standfirst.
    bool is_below_headline(std::size_t at) const {
        constexpr std::size_t kStandfirstBytes = 60;
        if (at == 0 || lines_[at].text.size() < kStandfirstBytes) return false;
        const OpeningLine& above = lines_[at - 1];
        return is_candidate(at - 1) && above.text.size() * 3 < lines_[at].text.size() * 2;
    }

    // Menus stand farther from the story than its headline does.
    double nearness(std::size_t at) const {
        constexpr std::size_t kUsual = 10;  // lines between headline and story
        constexpr double kHalf = 8;
        const std::size_t lines = std::max(lines_.size() - at, kUsual) - kUsual;
        return 2 * kHalf / (kHalf + static_cast<double>(lines));
    }

    bool has_credit_near(std::size_t at) const {
        const std::size_t end = std::min(at + 1 + kCreditLines, lines_.size());
        return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(at),
                           lines_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](const OpeningLine& line) { return line.credit; });
    }

    bool is_twice(std::size_t at) const {
        return at + 1 < lines_.size() &&
               ascii::fold_space(lines_[at + 1].text) == ascii::fold_space(lines_[at].text);
    }

    const std::vector<OpeningLine>& lines_;
    std::string_view story_;
    WordSet story_words_;
};

}  // namespace

bool is_interface(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_separator(line.substr(at))) return true;
    }
    for (const std::string_view label : kInterface) {  // whole words: not "Shareholders revolt"
        const std::string_view rest = line.substr(std::min(label.size(), line.size()));
        if (starts_with_words(line, label) && (rest.empty() || !is_letter(rest[0]))) return true;
    }
    return false;
}

bool is_short_headline(std::string_view line, std::string_view story) {
    constexpr std::size_t kMostWords = kLeastWords - 1;
    const std::vector<std::string_view> words = ascii::split_words(line);
    const auto has_letters = [](auto word) { return std::ranges::any_of(word, is_letter); };
    if (words.size() > kMostWords || std::ranges::count_if(words, has_letters) < 2) return false;
    if (!is_headline(line, kLeastWords / 2) || line.ends_with(',') || ends_like_label(words.back()))
        return false;
    if (is_interface(line) || find_phrase(line) != nullptr || !section_of_line(line).empty())
        return false;
    if (!is_capitalised(words.front())) return false;
    return std::ranges::any_of(
               words,
               [](auto word) { return word.size() > kWordBytes && !is_capitalised(word); }) ||
           comes_back_small(words, story.substr(0, kLeadBytes));
}

std::size_t find_headline(const std::vector<OpeningLine>& lines, std::string_view story) {
    return lines.empty() ? 0 : Chooser(lines, story).choose();
}

}  // namespace nutgraf
