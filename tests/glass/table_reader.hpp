// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/table_file.hpp"

/// A key of a table with its whole tag, in as many items as it takes.
struct TableEntry {
    std::string key;
    std::string tag;
    bool compressed = false;
    bool operator==(const TableEntry&) const = default;
};

/// Reads the bytes of a table in the plainest way there is, and shares no code with what wrote it.
class TableReader {
public:
    explicit TableReader(std::string bytes) : bytes_(std::move(bytes)) {}

    /// Returns all entries in order of the leaves in the file, the null item left out. Of a table
    /// that fault() complains about this is of no use.
    std::vector<TableEntry> entries() const;

    /// Looks a key up from the root, as a reader does.
    std::optional<TableEntry> find(const nutgraf::glass::TableRoot& root,
                                   const std::string& key) const;

    /// Returns the first rule of the format that the table breaks, in words; empty if none.
    std::string fault(const nutgraf::glass::TableRoot& root) const;

private:
    struct Place {
        std::string key;
        unsigned component = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Item {
        Place place;
        std::size_t offset = 0;
        std::size_t size = 0;
        unsigned flags = 0;       // of a leaf
        std::string part;         // of a leaf
        std::uint32_t child = 0;  // of a branch
    };

    std::uint32_t block_count() const;
    std::string_view block(std::uint32_t number) const;
    unsigned level(std::uint32_t number) const;
    std::vector<Item> items(std::uint32_t number) const;
    std::vector<Item> leaf_items() const;
    std::string block_fault(std::uint32_t number) const;
    std::string leaves_fault() const;
    std::string tree_fault(std::uint32_t number, const Place* least, const Place* end,
                           std::map<std::uint32_t, int>& seen) const;

    std::string bytes_;
};
