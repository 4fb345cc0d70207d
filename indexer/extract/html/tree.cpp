// SPDX-License-Identifier: GPL-2.0-or-later
//
// libgumbo reads any page, and reads it as browsers do, but believes that there is always time and
// memory enough. Time is seen to before it starts (html_limits). Memory it gets from one store,
// which is given up as a whole: a tree of any depth goes without recursion, and a parse that needs
// too much is left where it stands.
#include "html/tree.hpp"

#include <simdjson.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <utility>

#include "html/limits.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace nutgraf {

// Hands out memory in order. Nothing is given back before the end: a tree keeps most of what its
// parser asks for.
class HtmlTree::Memory {
public:
    explicit Memory(std::size_t most) : left_(most) {}
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    ~Memory() {
        while (blocks_ != nullptr) std::free(std::exchange(blocks_, blocks_->before));
    }

    // Null if a parse takes too much.
    const GumboOutput* parse(std::string_view page) {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        options.allocator = [](void* memory, std::size_t size) {
            return static_cast<Memory*>(memory)->allocate(size);
        };
        options.deallocator = [](void*, void*) {};
        options.userdata = this;
        // A parser in C can neither be told that there is no memory nor be thrown through; what it
        // leaves behind is all in here, and no destructor is skipped.
        if (setjmp(give_up_) != 0) return nullptr;
        return gumbo_parse_with_options(&options, page.data(), page.size());
    }

private:
    struct alignas(std::max_align_t) Block {
        Block* before;
    };

    void* allocate(std::size_t size) {
        constexpr std::size_t kUnit = alignof(std::max_align_t);
        size = (size + kUnit - 1) / kUnit * kUnit;
        if (size > room_) add_block(size);
        room_ -= size;
        return std::exchange(next_, next_ + size);
    }

    void add_block(std::size_t size) {
        constexpr std::size_t kBlock = 1 << 18;
        const std::size_t room = std::max(size, kBlock);
        void* block = room <= left_ ? std::malloc(sizeof(Block) + room) : nullptr;
        if (block == nullptr) std::longjmp(give_up_, 1);
        left_ -= room;
        blocks_ = new (block) Block{blocks_};
        next_ = reinterpret_cast<char*>(blocks_ + 1);
        room_ = room;
    }

    std::size_t left_;
    Block* blocks_ = nullptr;
    char* next_ = nullptr;
    std::size_t room_ = 0;  // behind next_
    std::jmp_buf give_up_{};
};

HtmlTree::HtmlTree(Turn turn, std::unique_ptr<Memory> memory, const GumboNode* root)
    : turn_(std::move(turn)), memory_(std::move(memory)), root_(root) {}

HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

std::optional<HtmlTree> HtmlTree::parse(std::string_view page, std::size_t most) {
    constexpr std::size_t kFreeBytes = 128 << 20;
    constexpr std::size_t kBytesPerByte = 32;  // of a page; most take five
    constexpr std::size_t kLargePage = 1 << 19;
    static std::recursive_mutex large_page;  // a thread parses bits of a page beside its tree
    if (is_too_intricate(page)) return std::nullopt;
    Turn turn = page.size() > kLargePage ? Turn(large_page) : Turn();
    auto memory =
        std::make_unique<Memory>(std::min(most, kFreeBytes + kBytesPerByte * page.size()));
    const GumboOutput* output = memory->parse(page);
    if (output == nullptr) return std::nullopt;
    return HtmlTree(std::move(turn), std::move(memory), output->root);
}

const GumboElement* element_of(const GumboNode& node) noexcept {
    const bool element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
    return element ? &node.v.element : nullptr;
}

std::span<const GumboNode* const> children_of(const GumboElement& element) noexcept {
    return {reinterpret_cast<const GumboNode* const*>(element.children.data),
            element.children.length};
}

std::string_view characters_of(const GumboNode& node) noexcept {
    const bool none = element_of(node) != nullptr || node.type == GUMBO_NODE_COMMENT;
    return none ? std::string_view() : node.v.text.text;
}

std::string text_of(const GumboElement& element) {
    std::string text;
    for (const GumboNode* child : children_of(element)) text += characters_of(*child);
    return text;
}

std::string attribute_of(const GumboElement& element, const char* name) {
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
    return attribute == nullptr ? std::string() : one_line(attribute->value);
}

bool is_utf8(std::string_view text) noexcept {
    return simdjson::validate_utf8(text.data(), text.size());
}

std::string one_line(std::string_view text) {
    constexpr std::size_t kMost = 4096;
    std::size_t end = std::min(text.size(), kMost);
    while (end < text.size() && end > 0 && is_utf8_tail(text[end])) --end;
    text = text.substr(0, end);
    return ascii::fold_space(is_utf8(text) ? std::string(text) : repair_utf8(text));
}

std::string decode_references(std::string_view text) {
    if (text.find('&') == text.npos) return std::string(text);
    const std::string page = "<title>" + std::string(text);  // in which nothing else is markup
    const auto tree = HtmlTree::parse(page);
    std::string decoded;
    if (!tree) return decoded;
    const auto read = [&](const GumboNode& node) {
        const GumboElement* element = element_of(node);
        if (element != nullptr && element->tag == GUMBO_TAG_TITLE) decoded = text_of(*element);
        return decoded.empty();
    };
    walk(tree->root(), read, [](const GumboNode&) {});
    return decoded;
}

}  // namespace nutgraf
