// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_reader.hpp"

#include <algorithm>
#include <utility>

namespace {

constexpr std::size_t kBlock = 8192;
constexpr std::size_t kHeader = 11;
constexpr std::size_t kMostItem = 2043;
constexpr unsigned kCompressed = 4;
constexpr unsigned kLast = 2;
constexpr unsigned kFirst = 1;

std::uint32_t number_at(std::string_view bytes, std::size_t at, unsigned width) {
    std::uint32_t n = 0;
    for (unsigned i = 0; i < width; ++i) n = n << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return n;
}

}  // namespace

std::uint32_t TableReader::block_count() const {
    return static_cast<std::uint32_t>(bytes_.size() / kBlock);
}

std::string_view TableReader::block(std::uint32_t number) const {
    return std::string_view(bytes_).substr(std::size_t{number} * kBlock, kBlock);
}

unsigned TableReader::level(std::uint32_t number) const { return number_at(block(number), 4, 1); }

std::vector<TableReader::Item> TableReader::items(std::uint32_t number) const {
    const std::string_view all = block(number);
    std::vector<Item> result;
    for (std::size_t at = kHeader; at < number_at(all, 9, 2); at += 2) {
        Item item;
        item.offset = number_at(all, at, 2);
        const std::string_view bytes = all.substr(item.offset);
        const bool leaf = level(number) == 0;
        const std::size_t key_at = leaf ? 3 : 5;
        const std::size_t key_size = number_at(bytes, key_at - 1, 1);
        const std::size_t end = key_at + key_size;
        item.place.key = bytes.substr(key_at, key_size);
        if (leaf) {
            item.size = (number_at(bytes, 0, 2) & 0x1fff) + 3;
            item.flags = number_at(bytes, 0, 1) >> 5;
            const bool first = (item.flags & kFirst) != 0;
            item.place.component = first ? 1 : number_at(bytes, end, 2);
            const std::size_t tag_at = first ? end : end + 2;
            item.part = bytes.substr(tag_at, item.size - tag_at);
        } else {
            item.size = end + 2;
            item.child = number_at(bytes, 0, 4);
            item.place.component = number_at(bytes, end, 2);
        }
        result.push_back(std::move(item));
    }
    return result;
}

std::vector<TableReader::Item> TableReader::leaf_items() const {
    std::vector<Item> all;
    for (std::uint32_t number = 0; number < block_count(); ++number) {
        if (level(number) != 0) continue;
        std::ranges::move(items(number), std::back_inserter(all));
    }
    return all;
}

std::vector<TableEntry> TableReader::entries() const {
    std::vector<TableEntry> all;
    for (Item& item : leaf_items()) {
        if (item.place.key.empty()) continue;
        if (item.place.component == 1) {
            all.push_back({item.place.key, {}, (item.flags & kCompressed) != 0});
        }
        all.back().tag += item.part;
    }
    return all;
}

std::optional<TableEntry> TableReader::find(const nutgraf::glass::TableRoot& root,
                                            const std::string& key) const {
    TableEntry entry{key, {}, false};
    for (Place wanted{key, 1};; ++wanted.component) {
        std::uint32_t number = root.root;
        // The child of the last separator that is not greater; the first one's key is not looked
        // at.
        while (level(number) > 0) {
            const auto children = items(number);
            auto next = std::ranges::upper_bound(children.begin() + 1, children.end(), wanted, {},
                                                 &Item::place);
            number = (next - 1)->child;
        }
        const auto leaf = items(number);
        const auto found = std::ranges::find(leaf, wanted, &Item::place);
        if (found == leaf.end()) return std::nullopt;
        entry.tag += found->part;
        entry.compressed = (found->flags & kCompressed) != 0;
        if ((found->flags & kLast) != 0) return entry;
    }
}

std::string TableReader::fault(const nutgraf::glass::TableRoot& root) const {
    if (bytes_.empty() || bytes_.size() % kBlock != 0) return "not whole blocks";
    if (root.blocks != block_count()) return "wrong number of blocks";
    if (level(root.root) != root.level) return "wrong level";
    for (std::uint32_t number = 0; number < block_count(); ++number) {
        const std::string fault = block_fault(number);
        if (!fault.empty()) return "block " + std::to_string(number) + ": " + fault;
    }
    if (const std::string fault = leaves_fault(); !fault.empty()) return fault;
    if (root.entries != entries().size()) return "wrong number of entries";
    std::map<std::uint32_t, int> seen;
    if (std::string fault = tree_fault(root.root, nullptr, nullptr, seen); !fault.empty()) {
        return fault;
    }
    return seen.size() == block_count() ? "" : "blocks out of reach";
}

std::string TableReader::block_fault(std::uint32_t number) const {
    const std::string_view all = block(number);
    const std::size_t directory_end = number_at(all, 9, 2);
    const std::size_t most_free = number_at(all, 5, 2);
    if (number_at(all, 0, 4) != 1) return "not of revision 1";
    if (directory_end % 2 != 1 || directory_end <= kHeader) return "directory";
    std::size_t total = 0;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Item& item : items(number)) {
        if (item.size > kMostItem) return "large item";
        total += item.size;
        places.emplace_back(item.offset, item.offset + item.size);
    }
    std::ranges::sort(places);
    if (places.front().first != directory_end + most_free) return "largest gap";
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i].first < places[i - 1].second) return "items overlap";
    }
    if (places.back().second > kBlock) return "item beyond the end";
    if (number_at(all, 7, 2) != kBlock - directory_end - total) return "free space";
    const auto gap = all.substr(directory_end, most_free);
    return gap.find_first_not_of('\0') == gap.npos ? "" : "old bytes in the gap";
}

// Order, and that parts of an entry follow one another.
std::string TableReader::leaves_fault() const {
    const std::vector<Item> all = leaf_items();
    if (all.front().place != Place{"", 1} || !all.front().part.empty()) return "no null item";
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Item& before = all[i - 1];
        const Item& item = all[i];
        if (item.place <= before.place) return "order of leaf items";
        const bool goes_on = item.place.key == before.place.key;
        const bool ended = (before.flags & kLast) != 0;
        const bool begins = (item.flags & kFirst) != 0;
        if (goes_on == ended || goes_on == begins) return "flags of parts";
        if (goes_on && item.place.component != before.place.component + 1) return "part numbers";
    }
    return (all.back().flags & kLast) != 0 ? "" : "last entry not ended";
}

// All of a block and what is below it lies in [least, end).
std::string TableReader::tree_fault(std::uint32_t number, const Place* least, const Place* end,
                                    std::map<std::uint32_t, int>& seen) const {
    if (++seen[number] > 1) return "block used twice";
    const std::vector<Item> all = items(number);
    const bool leaf = level(number) == 0;
    if (!leaf && all.front().place != Place{}) return "first item of a branch";
    for (std::size_t i = leaf ? 0 : 1; i < all.size(); ++i) {
        const Place& place = all[i].place;
        if (least != nullptr && place < *least) return "item before its separator";
        if (end != nullptr && place >= *end) return "item behind the next separator";
    }
    if (leaf) return {};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::uint32_t child = all[i].child;
        if (child >= block_count() || level(child) + 1 != level(number)) return "child";
        const Place* from = i == 0 ? least : &all[i].place;
        const Place* to = i + 1 < all.size() ? &all[i + 1].place : end;
        if (from != nullptr && to != nullptr && *from >= *to) return "order of separators";
        if (std::string fault = tree_fault(child, from, to, seen); !fault.empty()) return fault;
    }
    return {};
}
