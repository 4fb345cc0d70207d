// SPDX-License-Identifier: GPL-2.0-or-later
//
// Points in tenths of what a plain menu item has against it. They were set by hand and are coarse
// on purpose: what counts is the sum over a stretch of lines.
#include <algorithm>

#include "boilerplate/debris_paragraph.hpp"
#include "boilerplate/paragraph_look.hpp"
#include "text/ascii.hpp"
#include "text/interface_phrases.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLong = 100;        // bytes; so long and ending like a sentence: prose
constexpr std::size_t kMediumBytes = 80;  // prose as well if it has words enough
constexpr std::size_t kMediumWords = 12;
constexpr std::size_t kLeastWords = 3;  // of a sentence
constexpr std::size_t kLongWords = 20;  // prose without a full stop
constexpr std::size_t kWideWord = 2;    // characters of a script without blanks that make a word

std::size_t words_in(const ParagraphLook& look) {
    return std::max(look.words, look.wide / kWideWord);
}

// Words that begin with a small letter: function words, verbs, adjectives. Menus have few.
std::size_t small_words(const ParagraphLook& look) {
    return look.words - look.capitalised - look.uncased;
}

bool mostly_figures(const ParagraphLook& look) { return 2 * look.digits >= look.letters; }

bool is_mash(const ParagraphLook& look, std::size_t words) {
    if (look.bars >= 2) return true;
    return words >= 10 && look.wide == 0 && look.uncased * 2 < look.words &&
           3 * small_words(look) < look.words;
}

// A sentence with its credit: "Boats in the harbour. (Photo: J. Doe)".
bool is_caption(std::string_view text) {
    return text.ends_with(')') && text.find(". (") != text.npos;
}

int line_points(const ParagraphLook& look) {
    const std::size_t small = small_words(look);
    if (look.words > 0 && look.uncased == look.words) return -4;
    if (2 * small >= look.words && look.words >= kLeastWords) return -3;
    return 4 * small >= look.words ? -6 : -9;
}

Shape shape_of(std::string_view text, bool ends, const ParagraphLook& look) {
    const std::size_t words = words_in(look);
    if (mostly_figures(look)) return Shape::kFigures;
    if (ends && text.size() >= kMediumBytes && words >= kMediumWords) return Shape::kProse;
    if ((ends || is_caption(text)) && words >= kLeastWords) return Shape::kSentence;
    if (is_mash(look, words)) return Shape::kMash;
    return words >= kLongWords ? Shape::kProse : Shape::kLine;
}

int prose_points(std::size_t bytes) {
    constexpr int kLeast = 30;
    constexpr int kMost = 100;
    return std::min(kMost, kLeast + static_cast<int>(std::min<std::size_t>(bytes, 1000) / 5));
}

// Markdown's headings, lists and tables.
bool is_marked_up(std::string_view line) {
    if (line.empty() || ascii::is_letter(line[0])) return false;
    for (const std::string_view mark : {"#", "|", "- ", "* ", "> "}) {
        if (line.starts_with(mark)) return true;
    }
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits > 0 && digits < 4 && line.substr(digits).starts_with(". ");
}

// A line has its points already.
int points_of(const StoryParagraph& paragraph, bool in_body, bool after_prose) {
    constexpr int kOpener = -58;  // a way out of the story (debris.cpp), worth it with more lines
    constexpr int kButton = -15;
    if (paragraph.opens || paragraph.readers) return kOpener;
    if (paragraph.marked) return in_body ? 0 : kButton;
    switch (paragraph.shape) {
        case Shape::kProse: return prose_points(paragraph.text.size());
        case Shape::kSentence: return 8;
        case Shape::kFigures: return in_body ? 0 : after_prose ? -4 : -8;
        case Shape::kMash: return is_marked_up(paragraph.text) ? 0 : -25;
        case Shape::kLine: break;
    }
    if (after_prose && is_marked_up(paragraph.text)) return 0;
    return paragraph.points;
}

// Lists and tables that a sentence with a colon announces are the story's.
void honour_introductions(StoryParagraphs& paragraphs) {
    bool introduced = false;
    bool listed = false;  // so far, as Markdown has it
    for (StoryParagraph& paragraph : paragraphs) {
        const bool sentence =
            paragraph.shape == Shape::kProse || paragraph.shape == Shape::kSentence;
        if (paragraph.marked) introduced = false;
        const bool announces = !paragraph.marked && paragraph.text.ends_with(':');
        if (sentence) introduced = announces;
        listed = announces || (listed && is_marked_up(paragraph.text));
        if (introduced || listed) paragraph.points = std::max(paragraph.points, 0);
    }
}

std::size_t prose_bytes(const StoryParagraphs& paragraphs, std::size_t begin, std::size_t end) {
    std::size_t bytes = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (paragraphs[i].shape == Shape::kProse) bytes += paragraphs[i].text.size();
    }
    return bytes;
}

bool is_comment_mark(const StoryParagraph& paragraph) {
    return paragraph.marked && paragraph.kind == DebrisKind::kComments;
}

// What readers wrote is prose like the story. It is behind it, with many buttons to answer it; or
// else there is a form for one more, and it is less than half as much. (The word "Comments" alone
// may stand beside the story's first paragraph.)
void discount_readers(StoryParagraphs& paragraphs) {
    constexpr std::ptrdiff_t kManyButtons = 3;
    const auto mark = std::ranges::find_if(paragraphs, is_comment_mark);
    if (mark == paragraphs.end()) return;
    const auto first = static_cast<std::size_t>(mark - paragraphs.begin());
    const std::size_t before = prose_bytes(paragraphs, 0, first);
    const std::size_t behind = prose_bytes(paragraphs, first, paragraphs.size());
    const bool form = std::any_of(
        mark, paragraphs.end(), [](const StoryParagraph& paragraph) { return paragraph.readers; });
    const bool many = std::count_if(mark, paragraphs.end(), is_comment_mark) >= kManyButtons;
    if (before == 0 || !(many || (form && 2 * behind < before))) return;
    constexpr int kComment = -10;
    for (std::size_t i = first; i < paragraphs.size(); ++i) {
        paragraphs[i].points = std::min(paragraphs[i].points, kComment);
    }
}

}  // namespace

void judge_alone(StoryParagraph& paragraph) {
    const bool ends = ends_like_sentence(paragraph.text);
    if (!ends || paragraph.text.size() < kLong) {
        const ParagraphLook look = look_at(paragraph.text);
        paragraph.shape = shape_of(paragraph.text, ends, look);
        paragraph.points = line_points(look);
    }
    if (const Phrase* phrase = find_phrase(paragraph.text)) {
        paragraph.marked = true;
        paragraph.kind = phrase->kind;
        paragraph.opens = phrase->effect == PhraseEffect::kOpens;
        paragraph.readers = phrase->effect == PhraseEffect::kReaders;
    } else if (ends_like_notice(paragraph.text)) {
        paragraph.marked = true;
        paragraph.kind = DebrisKind::kLegal;
    }
}

void give_points(StoryParagraphs& paragraphs, const Body& body) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        paragraphs[i].points = points_of(paragraphs[i], body.has(i), i >= body.first);
    }
    honour_introductions(paragraphs);
    discount_readers(paragraphs);
}

}  // namespace nutgraf
