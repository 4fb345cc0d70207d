// SPDX-License-Identifier: GPL-2.0-or-later
//
// Leaves are laid down in key order, and Xapian is told so ("sequential"): it then reads on from
// leaf to leaf without going through the branches, and skips the branch blocks that lie between.
#include "glass/table_file.hpp"

#include <cstring>
#include <limits>
#include <utility>

#include "nutgraf/error.hpp"

namespace nutgraf::glass {
namespace {

// The item of a branch block: child, key size, key, component.
constexpr std::size_t branch_item_size(const ItemKey& key) { return 7 + key.key.size(); }

void write_branch_item(char* out, const ItemKey& key, std::uint32_t child) {
    write_fixed(out, child, 4);
    write_fixed(out + 4, static_cast<std::uint32_t>(key.key.size()), 1);
    if (!key.key.empty()) std::memcpy(out + 5, key.key.data(), key.key.size());
    write_fixed(out + 5 + key.key.size(), key.component, 2);
}

// Takes the first separator off those of a segment.
ItemKey take_separator(std::string_view& separators) {
    const std::size_t size = static_cast<unsigned char>(separators[0]);
    const ItemKey result{separators.substr(1, size),
                         static_cast<std::uint16_t>(read_fixed2(separators.data() + 1 + size))};
    separators.remove_prefix(size + 3);
    return result;
}

}  // namespace

void TableFile::append(LeafSegment segment) {
    if (segment.block_count() == 0) return;
    const std::uint32_t base = next_block();
    file_.append(std::move(segment.blocks));
    entries_ += segment.entries;
    const ItemKey before{last_key_, last_component_};
    add_leaf(separator(before, {segment.first_key, segment.first_component}), base);
    std::string_view separators = segment.separators;
    for (std::uint32_t leaf = base + 1; !separators.empty(); ++leaf) {
        add_leaf(take_separator(separators), leaf);
    }
    last_key_ = segment.last_key;
    last_component_ = segment.last_component;
}

// The first leaf gets a branch above it when a second one comes.
void TableFile::add_leaf(const ItemKey& separator, std::uint32_t leaf) {
    if (++leaves_ == 2) add_child(1, {{}, 0}, 0);
    if (leaves_ > 1) add_child(1, separator, leaf);
}

void TableFile::add_child(unsigned level, const ItemKey& separator, std::uint32_t child) {
    if (branches_.size() < level) {
        branches_.push_back(std::make_unique<Branch>());
        return start_branch(*branches_.back(), separator, child);
    }
    Branch& branch = *branches_[level - 1];
    const std::size_t size = branch_item_size(separator);
    if (branch.block.room() >= size) {
        return write_branch_item(branch.block.add(size), separator, child);
    }
    const std::uint32_t full = write_branch(level);
    add_child(level + 1, {branch.lead_key, branch.lead_component}, full);
    start_branch(branch, separator, child);
}

// The separator before a branch block's first child stands in the level above.
void TableFile::start_branch(Branch& branch, const ItemKey& separator, std::uint32_t child) {
    branch.lead_key = separator.key;
    branch.lead_component = separator.component;
    branch.block.start(branch.memory.add_block());
    constexpr ItemKey kNone{{}, 0};
    write_branch_item(branch.block.add(branch_item_size(kNone)), kNone, child);
}

std::uint32_t TableFile::write_branch(unsigned level) {
    Branch& branch = *branches_[level - 1];
    const std::uint32_t number = next_block();
    branch.block.finish(level);
    file_.append(std::move(branch.memory));
    return number;
}

std::uint32_t TableFile::next_block() const {
    const std::uint64_t number = file_.size() / kBlockSize;
    if (number >= std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorKind::kSystem, file_.path().string() +
                                            " would be larger than a table of "
                                            "Xapian can be");
    }
    return static_cast<std::uint32_t>(number);
}

TableRoot TableFile::finish() {
    TableRoot root{.root = 0, .level = 0, .entries = entries_, .blocks = 0};
    for (unsigned level = 1; level <= branches_.size(); ++level) {
        const std::uint32_t number = write_branch(level);
        const Branch& branch = *branches_[level - 1];
        if (level < branches_.size()) {
            add_child(level + 1, {branch.lead_key, branch.lead_component}, number);
        }
        root.root = number;
        root.level = level;
    }
    root.blocks = next_block();
    file_.close();
    return root;
}

}  // namespace nutgraf::glass
