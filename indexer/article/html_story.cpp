// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prose is what stories are made of: blocks that are long or end like sentences, and are not mostly
// links. First the parts are cut that by their elements or class names are no story; a name is
// believed only if little of the page's prose goes with it. What prose is left has a common element
// that holds most of it, and that is the story: with its headings, lists and tables, without what
// stands about it. In the end, the edges are trimmed and what is printed twice is kept once.
//
// What this leaves out: a page of several stories, which is read as one; and stories told in lists
// of links or in short lines alone, of which all is kept if there is no prose.
#include "article/html_story.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "analysis/ascii.hpp"
#include "analysis/keyed_hash.hpp"
#include "article/html_heading.hpp"

namespace nutgraf {
namespace {

constexpr double kMinority = 0.4;      // of the prose: what may go with a name
constexpr double kMajority = 0.75;     // of the prose: what makes an element the story's
constexpr double kLinked = 0.5;        // of a block's bytes: less is prose
constexpr double kMostlyLinked = 0.6;  // more is navigation
constexpr double kSmallPart = 0.1;
constexpr std::size_t kSentenceWords = 10;
constexpr std::size_t kProseWords = 25;
constexpr std::size_t kRepeatedBytes = 30;
constexpr std::size_t kStoryBlocks = 2;  // of prose under a heading: more than a teaser
constexpr std::size_t kStoryBytes = 140;
constexpr std::size_t kPosts = 3;
constexpr std::size_t kNameBytes = 60;  // of the line that a post begins with
constexpr std::size_t kBriefBytes = 80;
constexpr std::ptrdiff_t kComments = 4;  // blocks
constexpr std::size_t kLabelBytes = 60;

bool ends_like_a_sentence(std::string_view text) {
    for (const std::string_view end :
         {".", "!", "?", ":", ";", "\"", ")", "”", "’", "»", "…", "。", "！", "？"}) {
        if (text.ends_with(end)) return true;
    }
    return false;
}

// Words between blanks; of scripts without them, two characters are one.
std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t wide = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = ascii::is_space(c);
        words += !space && !inside ? 1 : 0;
        inside = !space;
        wide += static_cast<unsigned char>(c) >= 0xe3 ? 1 : 0;
    }
    return words + wide / 2;
}

double links(const HtmlBlock& block) {
    return static_cast<double>(block.link_bytes) / static_cast<double>(block.end - block.start);
}

bool reads_like_prose(std::string_view text) {
    const std::size_t words = count_words(text);
    return words >= kProseWords || (words >= kSentenceWords && ends_like_a_sentence(text));
}

bool is_prose(const HtmlDocument& document, const HtmlBlock& block) {
    return links(block) < kLinked && reads_like_prose(document.text_of(block));
}

// What is no story where there is another under the page's heading, however long it is.
constexpr HtmlHints kNeverStory = hint::kComments | hint::kOverlay;

struct Hinted {
    HtmlHints hints;
    DebrisKind kind;
    double most;  // of the prose: the share that may go with it
};

// In order of trust.
constexpr std::array kHinted = {
    Hinted{hint::kComments, DebrisKind::kComments, 0.9},
    Hinted{hint::kNavigation, DebrisKind::kNavigation, kMinority},
    Hinted{hint::kForm, DebrisKind::kForm, kMinority},
    Hinted{hint::kPromotion, DebrisKind::kPromotion, kMinority},
    Hinted{hint::kLegal, DebrisKind::kLegal, kMinority},
    Hinted{hint::kMetadata | hint::kAuthor, DebrisKind::kMetadata, kMinority},
    Hinted{hint::kFooter, DebrisKind::kNavigation, kMinority},
    Hinted{hint::kHeader, DebrisKind::kNavigation, kSmallPart},
};

class Judge {
public:
    explicit Judge(const HtmlDocument& document)
        : document_(document),
          heading_(find_story_heading(document)),
          verdicts_(document.blocks.size()) {
        for (const HtmlBlock& block : document.blocks) prose_.push_back(is_prose(document, block));
        headed_ = headed_story();
    }

    Verdicts judge() {
        weigh();
        if (sums_.back() == 0) return std::move(verdicts_);
        for (const Hinted& hinted : kHinted) {
            cut(hinted);
            weigh();
        }
        keep(choose_story());
        trim();
        cut_labels();
        cut_repeated();
        return std::move(verdicts_);
    }

private:
    // Sums up the bytes of prose that is still in question, for prose_in().
    void weigh() {
        sums_.assign(1, 0);
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
            const HtmlBlock& block = document_.blocks[b];
            const bool counts = prose_[b] && !verdicts_[b];
            sums_.push_back(sums_.back() + (counts ? block.end - block.start : 0));
        }
    }

    std::size_t prose_in(const HtmlElement& element) const {
        return sums_[element.end_block] - sums_[element.first_block];
    }

    double share(const HtmlElement& element) const {
        return static_cast<double>(prose_in(element)) /
               static_cast<double>(std::max<std::size_t>(sums_.back(), 1));
    }

    // Cuts what goes by the name, unless a story would go with it: in one element, or in many.
    void cut(const Hinted& hinted) {
        std::vector<const HtmlElement*> parts;
        std::uint32_t end = 0;
        double all = 0;
        for (const HtmlElement& element : document_.elements) {
            const bool named = (element.hints & hinted.hints) != 0 && element.first_block >= end;
            if (!named || element.first_block == element.end_block) continue;
            const bool beside = (element.hints & kNeverStory) != 0 && is_beside_story(element);
            if ((share(element) > hinted.most && !beside) || holds_story(element)) continue;
            parts.push_back(&element);
            all += beside ? 0 : share(element);
            end = element.end_block;
        }
        const Verdicts before = verdicts_;
        for (const HtmlElement* part : parts) mark(part->first_block, part->end_block, hinted.kind);
        if (all > hinted.most || prose_left() == 0) verdicts_ = before;
    }

    // Bytes of prose that nothing has cut.
    std::size_t prose_left() const {
        std::size_t bytes = 0;
        for (std::size_t b = 0; b < prose_.size(); ++b) {
            const HtmlBlock& block = document_.blocks[b];
            if (prose_[b] && !verdicts_[b]) bytes += block.end - block.start;
        }
        return bytes;
    }

    // Whether the heading has a story of its own, and the element is beside that.
    bool is_beside_story(const HtmlElement& element) const {
        return headed_ != nullptr && (element.end_block <= headed_->first_block ||
                                      element.first_block >= headed_->end_block);
    }

    // Whether it has the heading, and prose below it.
    bool holds_story(const HtmlElement& element) const {
        return heading_ && *heading_ >= element.first_block && *heading_ < element.end_block &&
               sums_[element.end_block] > sums_[*heading_];
    }

    // The innermost element with the heading and a story below it; null if there is no heading.
    const HtmlElement* headed_story() const {
        if (!heading_) return nullptr;
        std::uint32_t e = document_.blocks[*heading_].element;
        while (e != 0 && !has_story(*heading_, document_.elements[e].end_block)) {
            e = document_.elements[e].parent;
        }
        return e == 0 ? nullptr : &document_.elements[e];
    }

    bool has_story(std::size_t from, std::size_t end) const {
        std::size_t blocks = 0;
        std::size_t bytes = 0;
        for (std::size_t b = from; b < end; ++b) {
            if (!prose_[b]) continue;
            ++blocks;
            bytes += document_.blocks[b].end - document_.blocks[b].start;
        }
        return blocks >= kStoryBlocks && bytes >= kStoryBytes;
    }

    void mark(std::size_t first, std::size_t end, DebrisKind kind) {
        for (std::size_t b = first; b < end; ++b) {
            if (!verdicts_[b]) verdicts_[b] = kind;
        }
    }

    // The innermost element that holds most of the prose.
    const HtmlElement& story_element() const {
        const auto& elements = document_.elements;
        std::vector<std::uint32_t> heaviest(elements.size(), 0);  // of each element's children
        for (std::uint32_t e = 1; e < elements.size(); ++e) {
            std::uint32_t& child = heaviest[elements[e].parent];
            if (child == 0 || prose_in(elements[e]) > prose_in(elements[child])) child = e;
        }
        std::uint32_t story = 0;
        while (heaviest[story] != 0 &&
               share(elements[heaviest[story]]) >= kMajority * share(elements[story]) &&
               !surrounds(story, elements[heaviest[story]])) {
            story = heaviest[story];
        }
        return elements[story];
    }

    // Whether an element has paragraphs of its own above and below another in it: a gallery, say.
    bool surrounds(std::uint32_t element, const HtmlElement& inset) const {
        const HtmlElement& whole = document_.elements[element];
        return has_own_prose(element, whole.first_block, inset.first_block) &&
               has_own_prose(element, inset.end_block, whole.end_block);
    }

    bool has_own_prose(std::uint32_t element, std::size_t first, std::size_t end) const {
        for (std::size_t b = first; b < end; ++b) {
            const std::uint32_t own = document_.blocks[b].element;
            const bool direct = own == element || document_.elements[own].parent == element;
            if (direct && prose_[b] && !verdicts_[b]) return true;
        }
        return false;
    }

    // The blocks from the story's first to its last.
    struct Stretch {
        std::size_t first;
        std::size_t end;
    };

    // Where most of the prose is, unless that is far from the heading, and what is under the
    // heading reads like a story: one with many replies without a name, or one of a few short
    // lines. Prose between the heading and the story is part of it.
    Stretch choose_story() {
        const HtmlElement& longest = story_element();
        Stretch story{longest.first_block, longest.end_block};
        if (!heading_ || *heading_ >= story.end) return story;
        if (headed_ != nullptr && is_beside_story(longest) && is_list_of_posts(longest)) {
            return {headed_->first_block, headed_->end_block};
        }
        if (const auto brief = brief_story(longest.first_block)) return *brief;
        if (*heading_ < story.first && sums_[story.first] > sums_[*heading_]) {
            story.first = *heading_ + 1;
        }
        return story;
    }

    // Whether most of the prose in an element is in three children or more that each begin with a
    // short line, as with a name. Sections of a story begin with a heading.
    bool is_list_of_posts(const HtmlElement& element) const {
        const auto first = static_cast<std::uint32_t>(&element - document_.elements.data());
        std::size_t posts = 0;
        std::size_t prose = 0;
        for (std::uint32_t e = first + 1; e < document_.elements.size(); ++e) {
            const HtmlElement& child = document_.elements[e];
            if (child.first_block >= element.end_block) break;
            if (child.parent != first || prose_in(child) == 0 || !begins_like_a_post(child))
                continue;
            ++posts;
            prose += prose_in(child);
        }
        return posts >= kPosts &&
               static_cast<double>(prose) >= kMajority * static_cast<double>(prose_in(element));
    }

    bool begins_like_a_post(const HtmlElement& element) const {
        const HtmlBlock& block = document_.blocks[element.first_block];
        const GumboTag tag = tag_of(element.first_block);
        const bool section = tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
        return !section && block.end - block.start <= kNameBytes;
    }

    // What is between the heading and comments, if all the prose comes behind those. Makes prose of
    // it. A line or two are no comments but their number.
    std::optional<Stretch> brief_story(std::size_t longest) {
        std::ptrdiff_t comments = 0;
        std::size_t end = longest;
        for (std::size_t b = longest; b-- > *heading_;) {
            if (verdicts_[b] != DebrisKind::kComments) continue;
            if (text_in(*heading_ + 1, b) < kBriefBytes) break;
            ++comments;
            end = b;
        }
        if (comments < kComments) return std::nullopt;
        for (std::size_t i = *heading_ + 1; i < end; ++i) prose_[i] = is_text(i);
        return Stretch{*heading_ + 1, end};
    }

    bool is_text(std::size_t block) const {
        return !verdicts_[block] && !is_heading(tag_of(block)) &&
               links(document_.blocks[block]) < kLinked;
    }

    // Bytes of text from a block to another that nothing has cut.
    std::size_t text_in(std::size_t first, std::size_t end) const {
        std::size_t bytes = 0;
        for (std::size_t b = first; b < end; ++b) {
            if (is_text(b)) bytes += document_.blocks[b].end - document_.blocks[b].start;
        }
        return bytes;
    }

    void keep(Stretch story) {
        mark(0, story.first, DebrisKind::kOther);
        mark(story.end, verdicts_.size(), DebrisKind::kOther);
        for (std::size_t b = story.first; b < story.end; ++b) {
            if (links(document_.blocks[b]) <= kMostlyLinked) continue;
            if (!is_linked_paragraph(b)) mark(b, b + 1, DebrisKind::kNavigation);
        }
    }

    // A paragraph that is a link, between others of the story that are none.
    bool is_linked_paragraph(std::size_t block) const {
        const HtmlElement& own = document_.elements[document_.blocks[block].element];
        const std::string_view text = document_.text_of(document_.blocks[block]);
        if (own.tag != GUMBO_TAG_P || !ends_like_a_sentence(text)) return false;
        if (!reads_like_prose(text)) return false;
        const HtmlElement& around = document_.elements[own.parent];
        return has_own_prose(own.parent, around.first_block, block) &&
               has_own_prose(own.parent, block + 1, around.end_block);
    }

    GumboTag tag_of(std::size_t block) const {
        return document_.elements[document_.blocks[block].element].tag;
    }

    // Takes off what stands above the first prose but headings right before it, and below the last
    // but lists and tables.
    void trim() {
        const auto is_story = [&](std::size_t b) { return prose_[b] && !verdicts_[b]; };
        std::size_t first = 0;
        while (first < prose_.size() && !is_story(first)) ++first;
        std::size_t last = prose_.size();
        while (last > first && !is_story(last - 1)) --last;
        while (first > 0 && is_heading(tag_of(first - 1)) && tag_of(first - 1) != GUMBO_TAG_H1)
            --first;
        mark(0, first, DebrisKind::kMetadata);
        while (last < prose_.size() &&
               (tag_of(last) == GUMBO_TAG_LI || tag_of(last) == GUMBO_TAG_TR))
            ++last;
        mark(last, prose_.size(), DebrisKind::kOther);
    }

    // Cuts short lines above what is cut: "Read also", above links.
    void cut_labels() {
        for (std::size_t b = 0; b + 1 < prose_.size(); ++b) {
            const GumboTag tag = tag_of(b);
            const bool list = tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TR;
            const HtmlBlock& block = document_.blocks[b];
            if (verdicts_[b] || prose_[b] || list || block.end - block.start > kLabelBytes)
                continue;
            const auto& below = verdicts_[b + 1];
            const bool links = below == DebrisKind::kNavigation ||
                               below == DebrisKind::kPromotion || below == DebrisKind::kForm;
            if (links) verdicts_[b] = below;
        }
    }

    // What comes again in the same order is printed twice; a line alone that comes again is meant.
    void cut_repeated() {
        std::vector<std::size_t> lines;
        for (std::size_t b = 0; b < prose_.size(); ++b) {
            const std::string_view text = document_.text_of(document_.blocks[b]);
            if (!verdicts_[b] && text.size() >= kRepeatedBytes) lines.push_back(b);
        }
        std::unordered_map<std::string_view, std::size_t, KeyedHash> first;
        std::vector<std::size_t> earlier(lines.size());  // the same line, perhaps itself
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view text = document_.text_of(document_.blocks[lines[i]]);
            earlier[i] = first.try_emplace(text, i).first->second;
        }
        const auto follows = [&](std::size_t i) {
            return i > 0 && i < lines.size() && earlier[i] < i && earlier[i - 1] < i - 1 &&
                   earlier[i] == earlier[i - 1] + 1;
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (follows(i) || follows(i + 1)) verdicts_[lines[i]] = DebrisKind::kRepeated;
        }
    }

    const HtmlDocument& document_;
    std::optional<std::size_t> heading_;
    const HtmlElement* headed_ = nullptr;
    Verdicts verdicts_;
    std::vector<bool> prose_;
    std::vector<std::size_t> sums_;
};

}  // namespace

Verdicts judge_blocks(const HtmlDocument& document) { return Judge(document).judge(); }

bool has_prose(const HtmlDocument& document) {
    return std::ranges::any_of(document.blocks,
                               [&](const HtmlBlock& block) { return is_prose(document, block); });
}

}  // namespace nutgraf
