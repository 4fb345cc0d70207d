// SPDX-License-Identifier: GPL-2.0-or-later
//
// Posting lists, values and their keys: known bytes, and lists of any length read back chunk by
// chunk.
#include "glass/postlist.hpp"

#include <rapidcheck.h>

#include <map>
#include <vector>

#include "glass/hex.hpp"
#include "glass/table_reader.hpp"
#include "nutgraf/error.hpp"
#include "support/catch.hpp"

namespace {

namespace glass = nutgraf::glass;
using Postings = std::map<std::uint32_t, std::uint32_t>;  // wdf by docid

std::vector<TableEntry> entries_of(glass::LeafWriter& table) {
    return TableReader(std::string(table.take_all().blocks.view())).entries();
}

glass::TermFrequencies frequencies_of(const Postings& postings) {
    glass::TermFrequencies result;
    for (const auto& [docid, wdf] : postings) {
        ++result.documents;
        result.collection += wdf;
    }
    return result;
}

void write_list(glass::LeafWriter& table, std::string_view key, const Postings& postings) {
    glass::PostingListWriter writer(table);
    writer.start(key,
                 key == glass::kLengthsKey ? glass::TermFrequencies{} : frequencies_of(postings));
    for (const auto& [docid, wdf] : postings) writer.add(docid, wdf);
    writer.finish();
}

std::string list_tag(std::string_view key, const Postings& postings) {
    glass::BufferPool pool;
    glass::LeafWriter table(pool, true);
    write_list(table, key, postings);
    const auto entries = entries_of(table);
    return entries.size() == 1 && entries[0].key == key ? entries[0].tag : "not one entry";
}

std::string sortable(std::uint32_t n) {
    std::string out;
    glass::append_sortable(out, n);
    return out;
}

// Reads a list chunk by chunk; an empty one stands for anything that is wrong.
class ListReader {
public:
    ListReader(std::string key, const std::vector<TableEntry>& entries)
        : key_(std::move(key)), entries_(entries) {}

    Postings read(const glass::TermFrequencies& expected) {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const TableEntry& entry = entries_[i];
            const char* in = entry.tag.data();
            std::uint32_t docid = 0;
            if (i == 0) {
                if (entry.key != key_ || glass::read_vb(in) != expected.documents ||
                    glass::read_vb(in) != expected.collection) {
                    return {};
                }
                docid = static_cast<std::uint32_t>(glass::read_vb(in)) + 1;
            } else {
                docid = read_chunk_key(entry.key);
            }
            if (*in++ != (i + 1 == entries_.size() ? '1' : '0')) return {};
            const auto last = docid + static_cast<std::uint32_t>(glass::read_vb(in));
            if (!read_entries(docid, last, in, entry.tag.data() + entry.tag.size())) return {};
        }
        return postings_;
    }

private:
    // 0 if the key is not what it must be.
    std::uint32_t read_chunk_key(const std::string& key) const {
        const std::string before = key_ == glass::kLengthsKey ? key_ : key_ + '\0';
        std::uint32_t docid = 0;
        for (std::size_t i = before.size(); i < key.size(); ++i) {
            const auto byte = static_cast<unsigned char>(key[i]);
            const std::uint32_t mask = byte >= 0xe0 ? 0x1f : byte >= 0xc0 ? 0x1f : 0x3f;
            docid = docid << 8 | (i == before.size() && byte >= 0x80 ? byte & mask : byte);
        }
        return key == before + sortable(docid) ? docid : 0;
    }

    bool read_entries(std::uint32_t docid, std::uint32_t last, const char* in, const char* end) {
        if (docid == 0) return false;
        postings_[docid] = static_cast<std::uint32_t>(glass::read_vb(in));
        while (in < end) {
            docid += static_cast<std::uint32_t>(glass::read_vb(in)) + 1;
            postings_[docid] = static_cast<std::uint32_t>(glass::read_vb(in));
        }
        return in == end && docid == last;
    }

    std::string key_;
    const std::vector<TableEntry>& entries_;
    Postings postings_;
};

}  // namespace

TEST_CASE("posting lists have known bytes", "[postlist]") {
    struct Case {
        std::string key;
        Postings postings;
        std::string bytes;
    };
    const std::vector<Case> cases = {
        {"the", {{1, 2}, {3, 3}}, "02 05 00 '1' 02 02 01 03"},
        {"dogs", {{2, 1}}, "01 01 01 '1' 00 01"},
        {"Q1", {{1, 0}}, "01 00 00 '1' 00 00"},
        {std::string(glass::kLengthsKey),
         {{1, 10}, {2, 4}, {3, 8}},
         "00 00 00 '1' 02 0a 00 04 00 08"},
        {"far", {{300, 1}, {100'000, 200}}, "02 c9 01 ab 02 '1' f4 8a 06 01 f3 8a 06 c8 01"},
    };
    for (const Case& one : cases) {
        CHECK(hex(list_tag(one.key, one.postings)) == hex(bytes_of(one.bytes)));
    }
}

TEST_CASE("lists of any length are read back from their chunks", "[postlist]") {
    CHECK(rc::check("for any list", [] {
        const auto key = *rc::gen::element<std::string>(
            "a", std::string(200, 'k'), std::string(glass::kLengthsKey), std::string("z\0\xff", 3));
        const auto step = *rc::gen::element<std::uint32_t>(1, 100, 50'000);
        const auto most_wdf = *rc::gen::element<std::uint32_t>(1, 300, 400'000);
        const auto before = *rc::gen::inRange<std::size_t>(0, 8000);
        Postings postings;
        std::uint32_t docid = 0;
        for (int i = *rc::gen::inRange(1, 5000); i > 0; --i) {
            docid += 1 + static_cast<std::uint32_t>(i) * 7919 % step;
            postings[docid] = static_cast<std::uint32_t>(i) * 104'729 % (most_wdf + 1);
        }
        glass::BufferPool pool;
        glass::LeafWriter table(pool, true);
        table.add(std::string(1, '\0'), std::string(before, 'x'));  // chunks begin anywhere
        write_list(table, key, postings);
        auto entries = entries_of(table);
        entries.erase(entries.begin());
        for (const TableEntry& entry : entries) RC_ASSERT(entry.tag.size() <= 2040);
        const auto expected =
            key == glass::kLengthsKey ? glass::TermFrequencies{} : frequencies_of(postings);
        RC_ASSERT(ListReader(key, entries).read(expected) == postings);
    }));
}

TEST_CASE("one writer writes one list after another", "[postlist]") {
    glass::BufferPool pool;
    glass::LeafWriter table(pool, true);
    glass::PostingListWriter writer(table);
    for (const char* key : {"a", "b"}) {
        writer.start(key, {1, 5});
        writer.add(7, 5);
        writer.finish();
    }
    const auto entries = entries_of(table);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].key == "a");
    CHECK(entries[1].key == "b");
    CHECK(entries[0].tag == entries[1].tag);
}

TEST_CASE("a term that stands more often than can be counted is refused", "[postlist]") {
    glass::BufferPool pool;
    glass::LeafWriter table(pool, true);
    glass::PostingListWriter writer(table);
    CHECK_NOTHROW(writer.start("a", {2, 0xffff'ffff}));
    CHECK_THROWS_AS(writer.start("b", {2, 0x1'0000'0000}), nutgraf::Error);
}

TEST_CASE("values have known bytes", "[postlist]") {
    glass::BufferPool pool;
    glass::LeafWriter table(pool, true);
    glass::ValueListWriter first(table, 0);
    first.add(1, "000021");
    first.add(2, "000007");
    first.add(3, "000015");
    first.finish();
    glass::ValueListWriter second(table, 1);
    second.add(3, "v3");
    second.finish();
    glass::ValueListWriter unused(table, 2);
    unused.finish();
    const auto entries = entries_of(table);
    REQUIRE(entries.size() == 2);
    CHECK(hex(entries[0].key) == "00 d8 00 00 01");
    CHECK(hex(entries[0].tag) == hex(bytes_of("06 '000021' 00 06 '000007' 00 06 '000015'")));
    CHECK(hex(entries[1].key) == "00 d8 01 00 03");
    CHECK(hex(entries[1].tag) == hex(bytes_of("02 'v3'")));
}

TEST_CASE("a list of values goes on in another chunk", "[postlist]") {
    glass::BufferPool pool;
    glass::LeafWriter table(pool, true);
    glass::ValueListWriter values(table, 300);
    for (std::uint32_t docid = 1; docid <= 5; ++docid) {
        values.add(40'000 * docid, std::string(docid == 3 ? 5000 : 900, 'v'));
    }
    values.finish();
    std::vector<std::string> keys;
    std::vector<std::size_t> sizes;
    for (const TableEntry& entry : entries_of(table)) {
        keys.push_back(hex(entry.key));
        sizes.push_back(entry.tag.size());
    }
    CHECK(keys == std::vector<std::string>{"00 d8 ac 02 80 9c 40", "00 d8 ac 02 82 71 00"});
    CHECK(sizes == std::vector<std::size_t>{902 + 905 + 5005, 902 + 905});
}

TEST_CASE("statistics of values have known bytes", "[postlist]") {
    CHECK(hex(glass::value_statistics_key(0)) == "00 d0");
    CHECK(hex(glass::value_statistics_key(1)) == "00 d0 01");
    CHECK(hex(glass::value_statistics_key(256)) == "00 d0 00 01");
    CHECK(hex(glass::value_statistics(3, "000007", "000021")) ==
          hex(bytes_of("03 06 '000007' '000021'")));
    CHECK(hex(glass::value_statistics(1, "v3", "v3")) == hex(bytes_of("01 02 'v3'")));
}

TEST_CASE("metadata stands before all terms", "[postlist]") {
    CHECK(hex(glass::metadata_key("name")) == hex(bytes_of("00 c0 'name'")));
    CHECK(glass::metadata_key("name") < glass::value_statistics_key(0));
    CHECK(glass::value_statistics_key(9999) < glass::kLengthsKey);
}
