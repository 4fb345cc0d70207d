// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables of any entries, cut into any segments, keep every rule of the format and give the entries
// back: in order of the file, and each by way of the branches.
#include "glass/table_file.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "glass/hex.hpp"
#include "glass/table_reader.hpp"
#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

namespace glass = nutgraf::glass;
using Entries = std::vector<TableEntry>;

// What a table is written with, and to.
struct Output {
    TempDir dir;
    glass::BufferPool pool;
    glass::DiskWriter writer{pool};
    glass::TableFile table{dir / "table", writer};
};

// When a segment ends.
enum class Cut { kNot, kFinishedBlocks, kAll };

// Writes entries, each followed by a cut, and returns what is wrong with the table, or nothing.
template <typename CutAfter>
std::string fault_of(const Entries& entries, const CutAfter& cut_after, unsigned* level = nullptr) {
    Output out;
    glass::LeafWriter writer(out.pool, true);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        writer.add(entries[i].key, entries[i].tag, entries[i].compressed);
        const Cut cut = cut_after(i);
        if (cut == Cut::kFinishedBlocks) out.table.append(writer.take_finished());
        if (cut == Cut::kAll) out.table.append(writer.take_all());
    }
    out.table.append(writer.take_all());
    const glass::TableRoot root = out.table.finish();
    if (level != nullptr) *level = root.level;
    const TableReader reader(out.dir.read("table"));
    if (std::string fault = reader.fault(root); !fault.empty()) return fault;
    if (reader.entries() != entries) return "other entries";
    for (const TableEntry& entry : entries) {
        if (reader.find(root, entry.key) != entry) return "not found: " + hex(entry.key);
    }
    return {};
}

std::string fault_of(const Entries& entries) {
    return fault_of(entries, [](std::size_t) { return Cut::kNot; });
}

// Bytes that repeat late, so that parts cannot be exchanged unnoticed.
std::string tag_of_size(std::size_t size, unsigned seed) {
    std::string tag(size, '\0');
    std::uint32_t state = seed * 2 + 1;
    for (char& c : tag) c = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    return tag;
}

rc::Gen<std::string> any_key() {
    return rc::gen::exec([] {
        const auto size =
            *rc::gen::oneOf(rc::gen::inRange<std::size_t>(1, 6),
                            rc::gen::inRange<std::size_t>(1, 256), rc::gen::just<std::size_t>(255));
        std::string key(*rc::gen::inRange<std::size_t>(0, size), 'k');
        const auto byte = rc::gen::element('\0', '\1', 'k', 'l', '\xff');
        while (key.size() < size) key.push_back(*byte);
        return key;
    });
}

Entries any_entries() {
    std::map<std::string, TableEntry> all;
    const int count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) {
        const std::string key = *any_key();
        const auto size = *rc::gen::oneOf(rc::gen::inRange<std::size_t>(0, 100),
                                          rc::gen::inRange<std::size_t>(1700, 2100),
                                          rc::gen::inRange<std::size_t>(0, 20'001));
        all[key] = {key, tag_of_size(size, static_cast<unsigned>(i)), *rc::gen::arbitrary<bool>()};
    }
    Entries entries;
    for (auto& [key, entry] : all) entries.push_back(std::move(entry));
    return entries;
}

// Keys that differ only in their last bytes: separators are as long as they get.
Entries long_keys(std::size_t count) {
    Entries entries;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(1'000'000 + i);
        const std::string key = std::string(glass::kMaxKey - number.size(), 'k') + number;
        entries.push_back({key, tag_of_size(1700, static_cast<unsigned>(i)), false});
    }
    return entries;
}

}  // namespace

TEST_CASE("a table of any entries and segments is sound and holds them", "[table]") {
    CHECK(rc::check("for any entries", [] {
        const Entries entries = any_entries();
        const auto cuts = *rc::gen::container<std::vector<Cut>>(
            entries.size(), rc::gen::weightedElement<Cut>(
                                {{4, Cut::kNot}, {2, Cut::kFinishedBlocks}, {1, Cut::kAll}}));
        RC_ASSERT(fault_of(entries, [&](std::size_t i) { return cuts[i]; }) == "");
    }));
}

TEST_CASE("a table without entries has the null item alone", "[table]") {
    Output out;
    out.table.append(glass::LeafWriter(out.pool, true).take_all());
    const glass::TableRoot root = out.table.finish();
    const std::string bytes = out.dir.read("table");
    CHECK(root.entries == 0);
    CHECK(root.blocks == 1);
    CHECK_FALSE(root.empty());
    CHECK(bytes.size() == glass::kBlockSize);
    // revision 1, level 0, 8192 - 13 - 3 bytes free, twice, the directory of one item
    CHECK(hex(bytes.substr(0, 13)) == "00 00 00 01 00 1f f0 1f f0 00 0d 1f fd");
    CHECK(hex(bytes.substr(8189)) == "60 00 00");
}

TEST_CASE("a table without leaves is an empty file", "[table]") {
    Output out;
    glass::LeafWriter writer(out.pool, false);
    out.table.append(writer.take_finished());
    out.table.append(writer.take_all());
    out.table.append({});
    const glass::TableRoot root = out.table.finish();
    CHECK(root.empty());
    CHECK(root.entries == 0);
    CHECK(out.dir.read("table").empty());
}

TEST_CASE("trees grow as high as it takes", "[table]") {
    const std::vector<std::pair<std::size_t, unsigned>> cases = {
        {3, 0}, {5, 1}, {100, 1}, {400, 2}, {6000, 3}};
    for (const auto& [count, expected] : cases) {
        CAPTURE(count);
        unsigned level = 99;
        const auto cut = [](std::size_t i) { return i % 37 == 36 ? Cut::kAll : Cut::kNot; };
        CHECK(fault_of(long_keys(count), cut, &level) == "");
        CHECK(level == expected);
    }
}

TEST_CASE("an entry may be large enough for branches of its own key", "[table]") {
    CHECK(
        fault_of({{"a", "1", false}, {"b", tag_of_size(3'000'000, 1), true}, {"b1", "", false}}) ==
        "");
}

TEST_CASE("an entry of more parts than can be numbered is refused", "[table]") {
    glass::BufferPool pool;
    glass::LeafWriter writer(pool, true);
    const std::string tag(std::size_t{65'536} * 2040, 'x');
    CHECK_THROWS_AS(writer.add("key", tag), nutgraf::Error);
}

TEST_CASE("sizes around the largest item make no difference", "[table]") {
    for (std::size_t size = glass::kMaxItem - 20; size < glass::kMaxItem + 20; ++size) {
        CAPTURE(size);
        CHECK(fault_of({{"a", tag_of_size(size, 1), false},
                        {"b", tag_of_size(size, 2), false},
                        {"c", tag_of_size(size, 3), false},
                        {"d", tag_of_size(size, 4), false},
                        {"e", tag_of_size(size, 5), false}}) == "");
    }
}

TEST_CASE("entries are counted however often finished blocks are taken", "[table]") {
    const auto cut = [](std::size_t) { return Cut::kFinishedBlocks; };
    CHECK(fault_of({{"a", "1", false}, {"b", "2", false}}, cut) == "");
    CHECK(fault_of(long_keys(40), cut) == "");
}

TEST_CASE("a separator is the shortest key between its neighbours", "[table]") {
    struct Case {
        glass::ItemKey left, right;
        std::string key;
        unsigned component;
    };
    const std::vector<Case> cases = {
        {{"apple", 1}, {"banana", 1}, "b", 1},  {{"peace", 1}, {"pear", 1}, "pear", 1},
        {{"peace", 1}, {"peat", 7}, "peat", 7}, {{"pea", 1}, {"peanuts", 1}, "pean", 1},
        {{"same", 2}, {"same", 3}, "same", 3},  {{"", 1}, {"x", 1}, "x", 1},
        {{"\x7f", 1}, {"\x80z", 1}, "\x80", 1},
    };
    for (const Case& one : cases) {
        const glass::ItemKey key = separator(one.left, one.right);
        CHECK(key.key == one.key);
        CHECK(key.component == one.component);
    }
}

TEST_CASE("a file that exists is not overwritten", "[table]") {
    const TempDir dir;
    glass::BufferPool pool;
    glass::DiskWriter writer(pool);
    dir.write("table", "precious");
    CHECK_THROWS_AS(glass::TableFile(dir / "table", writer), nutgraf::Error);
    CHECK_THROWS_AS(glass::TableFile(dir / "none/table", writer), nutgraf::Error);
    CHECK(dir.read("table") == "precious");
}
