// SPDX-License-Identifier: GPL-2.0-or-later
//
// libgumbo's tree of a page becomes lines and the tree of the elements that make lines; of inline
// elements only what they do to the text is kept.
#include "html/document.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "html/attributes.hpp"
#include "html/lines.hpp"
#include "html/markup.hpp"
#include "html/tree.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/keyed_hash.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostMarks = 2'000;  // and scripts and meta elements

// Elements that hold all of a page, so that what they say of themselves tells nothing apart.
bool is_page(GumboTag tag) { return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY; }

// Parts of a page that were sent later, hidden at its end, by the id of the template that keeps
// their place: React's "S:0" is for "B:0", and scripts move it there.
using Segments = std::unordered_map<std::string, const GumboElement*, KeyedHash>;

constexpr std::size_t kMostSegments = 1'000;  // they may be nested

void find_segments(const GumboNode& root, Segments& segments) {
    const auto find = [&](const GumboNode& node) {
        const GumboElement* element = element_of(node);
        if (element == nullptr || gumbo_get_attribute(&element->attributes, "hidden") == nullptr) {
            return true;
        }
        const std::string id = attribute_of(*element, "id");
        if (id.starts_with("S:") && segments.size() < kMostSegments) {
            segments.emplace("B:" + id.substr(2), element);
        }
        return true;
    };
    walk(root, find, [](const GumboNode&) {});
}

// Behind such a template comes what is shown until the part is there, up to this comment.
bool ends_placeholder(const GumboNode& node) {
    return node.type == GUMBO_NODE_COMMENT && std::string_view(node.v.text.text) == "/$";
}

class Builder {
public:
    Builder(HtmlDocument& document, Shown shown)
        : document_(document), lines_(document.text, document.blocks), shown_(shown) {
        document_.elements.emplace_back();
        open_.emplace_back();
    }

    void build(const GumboNode& root) {
        find_segments(root, segments_);
        add(root);
        lines_.end_block();
        document_.elements[0].end_block = lines_.next_block();
    }

private:
    static constexpr std::size_t kNoMark = SIZE_MAX;

    void add(const GumboNode& node) {
        walk(
            node, [&](const GumboNode& inner) { return enter(inner); },
            [&](const GumboNode&) { leave(); });
    }

    // Whether the node is one to go into; then leave() comes once its children are done.
    bool enter(const GumboNode& node) {
        if (open_.back().waits) {
            open_.back().waits = !ends_placeholder(node);
            return false;
        }
        if (const GumboElement* element = element_of(node)) return enter_element(*element);
        const std::string_view text = characters_of(node);
        if (is_utf8(text)) {
            add_text(text);
        } else {
            add_text(repair_utf8(text));
        }
        return false;
    }

    void leave() {
        const Open entry = open_.back();
        if (entry.block) lines_.end_block();
        if (entry.box) lines_.space();
        ended_ = !entry.block;
        ended_link_ = entry.tag == GUMBO_TAG_A;
        if (entry.mark != kNoMark) finish_mark(entry);
        if (entry.block) document_.elements[entry.element].end_block = lines_.next_block();
        open_.pop_back();
    }

    // An element that has begun, with what it has from those around it.
    struct Open {
        GumboTag tag = GUMBO_TAG_BODY;
        std::uint32_t element = 0;  // its own, or the one around it
        bool block = false;
        bool box = false;
        bool hidden = false;
        bool link = false;
        bool preformatted = false;
        bool waits = false;          // for the end of what is shown in place of a segment
        std::size_t mark = kNoMark;  // of which it is the element
        std::size_t mark_start = 0;  // where its text begins
    };

    void add_text(std::string_view text) {
        const Open& top = open_.back();
        if (top.hidden || text.empty()) return;
        lines_.append(text, top.element, top.link, top.preformatted, border());
        ended_ = ended_link_ = began_ = began_behind_ = false;
    }

    // What stands between the last text and the next.
    HtmlBorder border() const {
        if (began_behind_) return HtmlBorder::kElements;
        return ended_ || began_ ? HtmlBorder::kTag : HtmlBorder::kNone;
    }

    bool enter_element(const GumboElement& element) {
        if (element.tag_namespace == GUMBO_NAMESPACE_SVG) return false;
        switch (element.tag) {
            case GUMBO_TAG_HTML: document_.language = attribute_of(element, "lang"); break;
            case GUMBO_TAG_TITLE: add_title(element); break;
            case GUMBO_TAG_SCRIPT: add_script(element); break;
            case GUMBO_TAG_META: add_meta(element); break;
            case GUMBO_TAG_LINK: add_link(element); break;
            case GUMBO_TAG_BR: break_line(); break;
            default: break;
        }
        if (element.tag == GUMBO_TAG_TEMPLATE && add_segment(element)) return false;
        const bool fallback = element.tag == GUMBO_TAG_TEMPLATE && shown_ == Shown::kAll;
        if (is_invisible(element.tag) && !fallback) {
            if (is_box(element.tag)) lines_.space();
            return false;
        }
        open(element);
        return true;
    }

    // Puts a part that was sent later where a template keeps its place.
    bool add_segment(const GumboElement& place) {
        const auto segment = segments_.find(attribute_of(place, "id"));
        if (segment == segments_.end()) return false;
        const GumboElement* content = std::exchange(segment->second, nullptr);
        if (content == nullptr) return false;
        for (const GumboNode* child : children_of(*content)) add(*child);
        open_.back().waits = true;
        return true;
    }

    void add_title(const GumboElement& element) {
        if (document_.title.empty()) document_.title = one_line(text_of(element));
    }

    void add_script(const GumboElement& element) {
        const bool json_ld = attribute_of(element, "type").find("ld+json") != std::string::npos;
        if (json_ld && document_.json_ld.size() < kMostMarks) {
            document_.json_ld.push_back(text_of(element));
        }
    }

    void add_meta(const GumboElement& element) {
        if (document_.metas.size() >= kMostMarks) return;
        for (const char* key : {"property", "name", "itemprop"}) {
            std::string name = ascii::to_lower(attribute_of(element, key));
            if (name.empty()) continue;
            document_.metas.push_back({std::move(name), attribute_of(element, "content")});
            return;
        }
    }

    void add_link(const GumboElement& element) {
        if (same_name(attribute_of(element, "rel"), "canonical") && document_.canonical.empty()) {
            document_.canonical = attribute_of(element, "href");
        }
    }

    // A line break within a paragraph is a blank, two end it.
    void break_line() {
        if (broken_at_ == lines_.size()) lines_.end_block();
        lines_.space();
        broken_at_ = lines_.size();
    }

    void open(const GumboElement& element) {
        const HtmlTraits traits = is_page(element.tag) ? HtmlTraits() : read_traits(element);
        Open entry = open_.back();
        entry.tag = element.tag;
        entry.block = is_block(element.tag);
        entry.box = is_box(element.tag);
        entry.hidden = entry.hidden || traits.hidden;
        entry.link = entry.link || element.tag == GUMBO_TAG_A;
        entry.preformatted = entry.preformatted || element.tag == GUMBO_TAG_PRE;
        entry.waits = false;
        if (entry.block) {
            lines_.end_block();
            entry.element = add_element(element.tag, traits.hints);
        } else if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) {
            lines_.cell();
        } else if (entry.box || (element.tag == GUMBO_TAG_A && ended_link_)) {
            lines_.space();
        }
        began_behind_ = began_behind_ || (ended_ && !entry.block);
        began_ = !entry.block;
        entry.mark = entry.hidden ? kNoMark : add_mark(entry, traits);
        entry.mark_start = lines_.size();
        open_.push_back(entry);
    }

    std::uint32_t add_element(GumboTag tag, HtmlHints hints) {
        const auto number = static_cast<std::uint32_t>(document_.elements.size());
        const std::uint32_t parent = open_.back().element;
        const std::uint32_t block = lines_.next_block();
        document_.elements.push_back({tag, hints, parent, block, block});
        return number;
    }

    std::size_t add_mark(const Open& entry, const HtmlTraits& traits) {
        using Kind = HtmlMark::Kind;
        const bool byline =
            (traits.hints & (hint::kMetadata | hint::kAuthor)) != 0 || traits.names_writer;
        const bool time = entry.tag == GUMBO_TAG_TIME;
        const bool kicker = traits.names_kicker;
        const bool permalink = traits.permalink && !byline && entry.tag == GUMBO_TAG_A &&
                               is_heading(document_.elements[entry.element].tag);
        const bool marked =
            traits.names_published || traits.names_author || time || byline || kicker || permalink;
        if (!marked || document_.marks.size() >= kMostMarks) return kNoMark;
        const Kind kind = traits.names_published ? Kind::kPublished
                          : traits.names_author  ? Kind::kAuthor
                          : time                 ? Kind::kTime
                          : kicker               ? Kind::kKicker
                          : permalink            ? Kind::kPermalink
                                                 : Kind::kByline;
        const bool modified =
            (traits.hints & (hint::kModified | hint::kPublished)) == hint::kModified;
        document_.marks.push_back({kind,
                                   modified,
                                   traits.names_writer,
                                   traits.value,
                                   {},
                                   lines_.next_block(),
                                   entry.element});
        return document_.marks.size() - 1;
    }

    void finish_mark(const Open& entry) {
        document_.marks[entry.mark].text =
            one_line(std::string_view(document_.text).substr(entry.mark_start));
    }

    HtmlDocument& document_;
    HtmlLines lines_;
    Shown shown_;
    Segments segments_;
    std::vector<Open> open_;
    bool ended_ = false;                // an inline element, since the last text ...
    bool ended_link_ = false;           // ... which is a link
    bool began_ = false;                // an inline element, since then
    bool began_behind_ = false;         // the same, behind the end of another
    std::size_t broken_at_ = SIZE_MAX;  // how much text there was at the last line break
};

}  // namespace

std::optional<HtmlDocument> parse_html(std::string_view page, Shown shown, std::size_t memory) {
    const Noscript how = shown == Shown::kAll ? Noscript::kShown : Noscript::kLeftOut;
    const std::string resolved = resolve_noscript(page, how);
    const auto tree = HtmlTree::parse(resolved, memory);
    if (!tree) return std::nullopt;
    HtmlDocument document;
    document.text.reserve(page.size() / 4);
    Builder(document, shown).build(tree->root());
    return document;
}

}  // namespace nutgraf
