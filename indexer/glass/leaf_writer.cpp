// SPDX-License-Identifier: GPL-2.0-or-later
//
// Leaves are filled one after another, each to the brim: a tag that does not fit whole into what is
// left of a block begins there if enough of it fits, and goes on in the next.
#include "glass/leaf_writer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "glass/limit_error.hpp"

namespace nutgraf::glass {
namespace {

constexpr std::size_t kComponentSize = 2;
// Less of a tag than this is not worth an item, with its key, of its own.
constexpr std::size_t kLeastPart = 64;
constexpr unsigned kMostParts = 0xffff;

void append_separator(std::string& out, const ItemKey& key) {
    out.push_back(static_cast<char>(key.key.size()));
    out.append(key.key);
    out.push_back(static_cast<char>(key.component >> 8));
    out.push_back(static_cast<char>(key.component));
}

}  // namespace

LeafWriter::LeafWriter(BufferPool& pool, bool first) : pool_(pool), blocks_(pool.take()) {
    start_block();
    if (first) add_item(kWhole, 0, 0);
}

void LeafWriter::add(std::string_view key, std::string_view tag, bool compressed) {
    const unsigned flags = compressed ? kCompressed : 0;
    if (key.size() + tag.size() > room()) return add_parts(key, tag, flags);
    char* place = add_item(kWhole | flags, key.size(), tag.size());
    std::memcpy(place, key.data(), key.size());
    if (!tag.empty()) std::memcpy(place + key.size(), tag.data(), tag.size());
    ++entries_;
}

// The first part fills the block up, the others are as large as items may be.
void LeafWriter::add_parts(std::string_view key, std::string_view tag, unsigned flags) {
    ++entries_;
    unsigned component = 1;
    do {
        if (component > kMostParts)
            throw LimitError("an entry is larger than 500 MB; leave out the largest articles");
        const std::size_t overhead = key.size() + (component > 1 ? kComponentSize : 0);
        if (room() < overhead + std::min(tag.size(), kLeastPart)) next_block();
        const std::size_t part = std::min(tag.size(), room() - overhead);
        const unsigned first = component == 1 ? kFirstPart : 0;
        const unsigned last = part == tag.size() ? kLastPart : 0;
        char* place = add_item(flags | first | last, key.size(), overhead - key.size() + part);
        std::memcpy(place, key.data(), key.size());
        place += key.size();
        if (component > 1) {
            write_fixed(place, component, kComponentSize);
            place += kComponentSize;
        }
        if (part > 0) std::memcpy(place, tag.data(), part);
        tag.remove_prefix(part);
        ++component;
    } while (!tag.empty());
}

void LeafWriter::next_block() {
    finish_block();
    start_block();
}

void LeafWriter::start_block() { block_.start(blocks_.add_block()); }

void LeafWriter::finish_block() {
    block_.finish(0);
    const ItemKey first = leaf_item_key(block_.first());
    if (finished_ == 0) {
        segment_.first_key = first.key;
        segment_.first_component = first.component;
    } else {
        const ItemKey before{segment_.last_key, segment_.last_component};
        append_separator(segment_.separators, separator(before, first));
    }
    const ItemKey last = leaf_item_key(block_.last());
    segment_.last_key = last.key;
    segment_.last_component = last.component;
    finished_ = blocks_.size();
}

// The segment so far; the next one goes on in `next`.
LeafSegment LeafWriter::take(BlockBuffer next) {
    LeafSegment segment = std::exchange(segment_, {});
    segment.blocks = std::exchange(blocks_, std::move(next));
    segment.entries = std::exchange(entries_, 0);
    finished_ = 0;
    return segment;
}

LeafSegment LeafWriter::take_finished() {
    if (finished_ == 0) return {};  // entries are counted with a block
    BlockBuffer rest = pool_.take();
    std::memcpy(rest.add_block(), blocks_.data() + finished_, kBlockSize);
    blocks_.truncate(finished_);
    LeafSegment segment = take(std::move(rest));
    block_.move_to(blocks_.data());
    return segment;
}

LeafSegment LeafWriter::take_all() {
    if (!block_.empty()) {
        finish_block();
    } else {
        blocks_.truncate(finished_);
    }
    LeafSegment segment = take(pool_.take());
    start_block();
    return segment;
}

}  // namespace nutgraf::glass
