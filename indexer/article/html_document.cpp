// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page becomes lines and the tree of the elements that make lines; of inline elements only what
// they do to the text is kept. The tree is the one a browser builds for pages that are roughly in
// order: end tags that may be left out are, stray ones are passed over, a block ends a paragraph.
//
// The parsers to be had build the exact tree of the HTML standard, or stop where a page is too
// deep; the former takes time that grows with the square of the depth, and both keep every
// attribute. Here each step costs no more than the deepest stack there may be. What this leaves
// out: text that the standard moves out of tables, formatting that is carried over from one block
// to the next.
#include "article/html_document.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "analysis/ascii.hpp"
#include "article/html_attributes.hpp"
#include "article/html_lines.hpp"
#include "article/html_tokenizer.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kDeepest = 256;  // what is nested deeper belongs to the deepest
constexpr std::size_t kMostElements = 500'000;
constexpr std::size_t kMostMarks = 2'000;  // and meta elements

using Tags = std::initializer_list<HtmlTag>;

bool is_one_of(HtmlTag tag, Tags tags) { return std::ranges::find(tags, tag) != tags.end(); }

class Builder {
public:
    explicit Builder(HtmlDocument& document)
        : document_(document), lines_(document.text, document.blocks) {
        document_.elements.emplace_back();
        stack_.push_back({HtmlTag::kBody, {}, 0, true, false, false, false, kNoMark, 0});
    }

    void add(const HtmlToken& token) {
        switch (token.kind) {
            case HtmlToken::Kind::kText: return add_text(token.text);
            case HtmlToken::Kind::kOpen: return open(token);
            case HtmlToken::Kind::kClose: return close(token);
            case HtmlToken::Kind::kRaw: return add_raw(token);
        }
    }

    void finish() {
        pop_to(0);
        lines_.end_block();
        document_.elements[0].end_block = lines_.next_block();
    }

private:
    static constexpr std::size_t kNoMark = SIZE_MAX;

    struct Open {
        HtmlTag tag;
        std::string_view name;
        std::uint32_t element;  // its own, or the one around it
        bool block;
        bool hidden;
        bool link;
        bool preformatted;
        std::size_t mark;        // of which it is the element
        std::size_t mark_start;  // where its text begins
    };

    void add_text(std::string_view text) {
        const Open& top = stack_.back();
        if (!top.hidden) lines_.append(text, top.element, top.link, top.preformatted);
    }

    void add_raw(const HtmlToken& token) {
        if (token.tag == HtmlTag::kTitle && document_.title.empty()) {
            document_.title = html_value(token.text);
        }
        const bool script = token.tag == HtmlTag::kScript;
        if (script && attribute_of(token, "type").find("ld+json") != std::string::npos &&
            document_.json_ld.size() < kMostMarks) {
            document_.json_ld.push_back(token.text);
        }
    }

    void add_meta(const HtmlToken& token) {
        if (document_.metas.size() >= kMostMarks) return;
        for (const std::string_view key : {"property", "name", "itemprop"}) {
            std::string name = ascii::to_lower(attribute_of(token, key));
            if (name.empty()) continue;
            document_.metas.push_back({std::move(name), attribute_of(token, "content")});
            return;
        }
    }

    void add_link(const HtmlToken& token) {
        if (same_name(attribute_of(token, "rel"), "canonical") && document_.canonical.empty()) {
            document_.canonical = attribute_of(token, "href");
        }
    }

    // A line break within a paragraph is a blank, two end it.
    void break_line() {
        if (broken_at_ == lines_.size()) lines_.end_block();
        lines_.space();
        broken_at_ = lines_.size();
    }

    void open_void(const HtmlToken& token) {
        if (token.tag == HtmlTag::kMeta) add_meta(token);
        if (token.tag == HtmlTag::kLink) add_link(token);
        if (token.tag == HtmlTag::kHr) lines_.end_block();
        if (token.tag == HtmlTag::kBr) break_line();
    }

    bool is_open(HtmlTag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }

    // The place on the stack of the innermost open element with one of the tags, within the
    // innermost with one of the borders; 0 if there is none.
    std::size_t find_open(Tags tags, Tags borders) const {
        if (std::ranges::none_of(tags, [&](HtmlTag tag) { return is_open(tag); })) return 0;
        for (std::size_t at = stack_.size() - 1; at > 0; --at) {
            if (is_one_of(stack_[at].tag, tags)) return at;
            if (is_one_of(stack_[at].tag, borders)) return 0;
        }
        return 0;
    }

    void close_open(Tags tags, Tags borders) {
        if (const std::size_t at = find_open(tags, borders); at > 0) pop_to(at);
    }

    // Closes what the page's author did not: the item before this one, the paragraph.
    void close_implied(HtmlTag tag) {
        using enum HtmlTag;
        if (is_block(tag)) close_open({kP}, {kTd, kTh, kTable, kCaption, kButton, kDiv});
        if (is_heading(tag)) close_open({kH1, kH2, kH3, kH4, kH5, kH6}, {kDiv, kTd, kTable});
        if (tag == kLi) close_open({kLi}, {kUl, kOl, kTable});
        if (is_one_of(tag, {kDt, kDd})) close_open({kDt, kDd}, {kDl, kTable});
        if (is_one_of(tag, {kTd, kTh})) close_open({kTd, kTh}, {kTr, kTable});
        if (tag == kTr) close_open({kTr}, {kTable});
        if (is_one_of(tag, {kTbody, kThead, kTfoot}))
            close_open({kTbody, kThead, kTfoot}, {kTable});
        if (is_one_of(tag, {kOption, kOptgroup})) close_open({kOption}, {kSelect, kDatalist});
        if (tag == kA) close_open({kA}, {kDiv, kTd, kTable, kLi, kP});
    }

    void open(const HtmlToken& token) {
        if (token.tag == HtmlTag::kHtml || token.tag == HtmlTag::kBody) return open_page(token);
        if (is_void(token.tag)) return open_void(token);
        if (token.tag == HtmlTag::kSvg) return;  // an empty one; others are raw
        close_implied(token.tag);
        const bool block = is_block(token.tag);
        if (stack_.size() >= kDeepest || document_.elements.size() >= kMostElements) {
            if (block) lines_.end_block();
            ++too_deep_;
            return;
        }
        push(token, block);
    }

    void open_page(const HtmlToken& token) {
        if (document_.language.empty()) document_.language = attribute_of(token, "lang");
    }

    void push(const HtmlToken& token, bool block) {
        const HtmlTraits traits = read_traits(token);
        Open entry = stack_.back();
        entry.tag = token.tag;
        entry.name = token.name;
        entry.block = block;
        entry.hidden = entry.hidden || traits.hidden || is_invisible(token.tag);
        entry.link = entry.link || token.tag == HtmlTag::kA;
        entry.preformatted = entry.preformatted || token.tag == HtmlTag::kPre;
        if (block) {
            lines_.end_block();
            entry.element = add_element(token.tag, traits.hints);
        } else if (is_one_of(token.tag, {HtmlTag::kTd, HtmlTag::kTh})) {
            lines_.cell();
        }
        entry.mark = entry.hidden ? kNoMark : add_mark(token.tag, traits);
        entry.mark_start = lines_.size();
        stack_.push_back(entry);
        ++open_[static_cast<std::size_t>(entry.tag)];
    }

    std::uint32_t add_element(HtmlTag tag, HtmlHints hints) {
        const auto number = static_cast<std::uint32_t>(document_.elements.size());
        const std::uint32_t parent = stack_.back().element;
        const std::uint32_t block = lines_.next_block();
        document_.elements.push_back({tag, hints, parent, block, block});
        return number;
    }

    std::size_t add_mark(HtmlTag tag, const HtmlTraits& traits) {
        using Kind = HtmlMark::Kind;
        const bool byline = (traits.hints & (hint::kMetadata | hint::kAuthor)) != 0;
        const bool time = tag == HtmlTag::kTime;
        const bool marked = traits.names_published || traits.names_author || time || byline;
        if (!marked || document_.marks.size() >= kMostMarks) return kNoMark;
        const Kind kind = traits.names_published ? Kind::kPublished
                          : traits.names_author  ? Kind::kAuthor
                          : time                 ? Kind::kTime
                                                 : Kind::kByline;
        const bool modified =
            (traits.hints & (hint::kModified | hint::kPublished)) == hint::kModified;
        document_.marks.push_back(
            {kind, modified, html_value(traits.value), {}, lines_.next_block()});
        return document_.marks.size() - 1;
    }

    void finish_mark(const Open& entry) {
        document_.marks[entry.mark].text =
            html_value(std::string_view(document_.text).substr(entry.mark_start));
    }

    void pop() {
        const Open entry = stack_.back();
        if (entry.block) lines_.end_block();
        if (entry.mark != kNoMark) finish_mark(entry);
        if (entry.block) document_.elements[entry.element].end_block = lines_.next_block();
        stack_.pop_back();
        --open_[static_cast<std::size_t>(entry.tag)];
    }

    void pop_to(std::size_t size) {
        while (stack_.size() > std::max<std::size_t>(size, 1)) pop();
    }

    // An end tag reaches no further than its block, or its table cell.
    void close(const HtmlToken& token) {
        using enum HtmlTag;
        if (is_void(token.tag) || token.tag == kHtml || token.tag == kBody) {
            if (token.tag == kBr) break_line();
            return;
        }
        const bool block = is_block(token.tag);
        if (too_deep_ > 0) {
            if (block) lines_.end_block();
            --too_deep_;
            return;
        }
        if (!is_open(token.tag)) {
            if (token.tag == kP) lines_.end_block();  // a paragraph of its own, an empty one
            return;
        }
        const bool within_block = !block && !is_invisible(token.tag);
        const bool table = is_one_of(token.tag, {kTable, kTbody, kThead, kTfoot, kTr, kTd, kTh});
        for (std::size_t at = stack_.size() - 1; at > 0; --at) {
            const Open& entry = stack_[at];
            if (entry.tag == token.tag && same_name(entry.name, token.name)) return pop_to(at);
            if (within_block && !table && entry.block) return;
            if (!table && is_one_of(entry.tag, {kTd, kTh, kTable})) return;
            if (table && entry.tag == kTable) return;
        }
    }

    HtmlDocument& document_;
    HtmlLines lines_;
    std::vector<Open> stack_;
    std::array<std::size_t, kHtmlTags> open_{};  // how many of each tag are on the stack
    std::size_t too_deep_ = 0;                   // open elements that are not on the stack
    std::size_t broken_at_ = SIZE_MAX;           // how much text there was at the last line break
};

}  // namespace

HtmlDocument parse_html(std::string_view page) {
    HtmlDocument document;
    document.text.reserve(page.size() / 4);
    Builder builder(document);
    HtmlTokenizer tokenizer(page);
    for (HtmlToken token; tokenizer.next(token);) builder.add(token);
    builder.finish();
    return document;
}

}  // namespace nutgraf
