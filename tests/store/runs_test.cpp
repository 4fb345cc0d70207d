// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs of random batches against a map: the same terms and blocks in memory and in a file, from
// whatever range they are read.
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "nutgraf/error.hpp"
#include "store/postings.hpp"
#include "store/run.hpp"
#include "store/sort_terms.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::MemoryRun;
using nutgraf::PostingBatch;
using nutgraf::Run;
using nutgraf::SpilledRun;
using nutgraf::TermId;
using nutgraf::TermRange;
using nutgraf::Vocabulary;

struct TermContent {
    std::uint32_t documents = 0;
    std::uint64_t collection = 0;
    std::vector<std::string> blocks;
    bool operator==(const TermContent&) const = default;
};
using Content = std::map<std::string, TermContent>;

// Batches of postings as they come from an indexer, and what they hold.
class Batches {
public:
    explicit Batches(unsigned seed) : random_(seed) {}

    // A batch of up to `terms` terms, whose posting blocks have up to `bytes` bytes.
    PostingBatch next(std::size_t terms, std::size_t bytes) {
        PostingBatch batch;
        for (std::size_t i = 0; i < terms; ++i) {
            const TermId term = vocabulary.term(random_term()).term;
            if (std::ranges::find(batch.terms, term) == batch.terms.end())
                batch.terms.push_back(term);
        }
        sort_terms(vocabulary, batch.terms);
        for (const TermId term : batch.terms) {
            add_block(term, below(bytes), batch.postings);
            batch.ends.push_back(static_cast<std::uint32_t>(batch.postings.size()));
        }
        batch.documents.first_docid = docid_;
        batch.documents.count = static_cast<std::uint32_t>(below(50));
        batch.documents.lengths.append(std::string(below(100), 'l'));
        for (auto& values : batch.documents.values) values.append(std::string(below(40), 'v'));
        docid_ += 1000;
        return batch;
    }

    Content content(const TermRange& range) const {
        Content result;
        for (const auto& [term, what] : content_) {
            const std::uint32_t prefix = TermRange::prefix_of(term);
            if (range.lower <= prefix && prefix < range.upper) result[term] = what;
        }
        return result;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string random_term() {
        constexpr std::string_view kBytes("\0ab\xff", 4);
        std::string term(1, kBytes[below(4)]);
        for (std::size_t more = below(5); more > 0; --more) term.push_back(kBytes[below(4)]);
        return term;
    }

    nutgraf::StemmerSet stemmers{"none"};
    Vocabulary vocabulary{stemmers};

private:
    // Postings of the documents from docid_ on, each with positions of any bytes.
    void add_block(TermId term, std::size_t bytes, nutgraf::glass::Buffer& out) {
        const std::size_t documents = 1 + below(3);
        std::string block;
        nutgraf::glass::append_vb(block, 2 * documents + 1);
        nutgraf::glass::append_vb(block, docid_);
        nutgraf::glass::append_vb(block, documents * 5);
        for (std::size_t i = 0; i < documents; ++i) {
            if (i > 0) nutgraf::glass::append_vb(block, below(20));
            nutgraf::glass::append_vb(block, 5);
            nutgraf::glass::append_string(block, std::string(bytes / documents, 'p'));
        }
        out.append(block);
        TermContent& what = content_[std::string(vocabulary.text(term))];
        what.documents += static_cast<std::uint32_t>(documents);
        what.collection += documents * 5;
        what.blocks.push_back(block);
    }

    std::mt19937 random_;
    std::uint32_t docid_ = 1;
    Content content_;
};

// Reads a run; `read_all` is false to leave blocks of some terms for next() to pass over.
Content content_of(const Run& run, const TermRange& range, bool read_all = true) {
    Content result;
    const auto cursor = run.open(range);
    for (unsigned count = 0; cursor->next(); ++count) {
        TermContent& what = result[std::string(cursor->term())];
        what.documents += cursor->frequencies().documents;
        what.collection += cursor->frequencies().collection;
        while (read_all || what.blocks.size() < count % 3) {
            const char* block = cursor->next_block();
            if (block == nullptr) break;
            what.blocks.emplace_back(block, nutgraf::end_of_block(block));
        }
    }
    CHECK_FALSE(cursor->next());
    return result;
}

bool has_order(const Run& run) {
    std::string before;
    for (const auto cursor = run.open({}); cursor->next();) {
        if (cursor->term() <= before) return false;
        before = cursor->term();
    }
    return true;
}

std::vector<std::string> lists_of(const Run& run) {
    std::vector<std::string> result;
    nutgraf::glass::Buffer space;
    const auto docids = run.batches();
    for (std::size_t batch = 0; batch < docids.size(); ++batch) {
        const auto lists = run.lists(batch, space);
        CHECK(lists.first_docid == docids[batch]);
        std::string all = std::to_string(lists.first_docid) + ' ' + std::to_string(lists.count);
        all.append(" ").append(lists.lengths);
        for (const auto& values : lists.values) all.append(" ").append(values);
        result.push_back(all);
    }
    return result;
}

// Compares both kinds of run with the model in many ranges.
void compare(Batches& batches, MemoryRun& memory) {
    const TempDir dir;
    memory.sort();
    const SpilledRun spilled(dir / "run", memory);
    CHECK(lists_of(spilled) == lists_of(memory));
    CHECK(has_order(memory));
    CHECK(has_order(spilled));
    std::vector<TermRange> ranges = {{}, {0, 0}, {0, 1}, {0xffff, 0x10000}, {0x6162, 0x6163}};
    for (int i = 0; i < 40; ++i) {
        const auto edge = [&] {
            const std::uint32_t prefix = TermRange::prefix_of(batches.random_term());
            return prefix + static_cast<std::uint32_t>(batches.below(2));
        };
        const std::uint32_t one = edge();
        const std::uint32_t two = edge();
        ranges.push_back({std::min(one, two), std::max(one, two)});
    }
    for (const TermRange& range : ranges) {
        CAPTURE(range.lower, range.upper);
        const bool memory_is_right = content_of(memory, range) == batches.content(range);
        const bool spilled_is_right = content_of(spilled, range) == batches.content(range);
        CHECK(memory_is_right);
        CHECK(spilled_is_right);
        const bool skips_alike =
            content_of(spilled, range, false) == content_of(memory, range, false);
        CHECK(skips_alike);
    }
}

}  // namespace

TEST_CASE("a run gives its terms back from memory and from a file", "[runs]") {
    struct Case {
        int batches;
        std::size_t terms;
        std::size_t bytes;  // of a block
    };
    // Many small blocks; some, larger than a landmark's distance; a few, larger than the buffer.
    for (const auto& [count, terms, bytes] :
         {Case{1, 1, 10}, Case{5, 300, 30}, Case{6, 100, 10'000}, Case{3, 8, 700'000}}) {
        CAPTURE(count, terms, bytes);
        Batches batches(static_cast<unsigned>(terms));
        MemoryRun memory(batches.vocabulary);
        CHECK(memory.empty());
        for (int i = 0; i < count; ++i) memory.add(batches.next(terms, bytes));
        CHECK_FALSE(memory.empty());
        compare(batches, memory);
    }
}

TEST_CASE("a run that was cleared starts again with the words it knows", "[runs]") {
    Batches before(7);
    MemoryRun memory(before.vocabulary);
    memory.add(before.next(50, 20));
    memory.sort();
    memory.clear();
    CHECK(memory.empty());
    CHECK(memory.batches().empty());
    PostingBatch batch;
    batch.terms.push_back(before.vocabulary.term("new").term);
    const std::string block("\x02\x01\x05\x05", 4);  // one document, 1; five times
    batch.postings.append(block);
    batch.ends.push_back(4);
    memory.add(std::move(batch));
    memory.sort();
    CHECK(content_of(memory, {}) == Content{{"new", {1, 5, {block}}}});
}

TEST_CASE("a run without terms can be spilled", "[runs]") {
    const TempDir dir;
    Batches batches(8);
    MemoryRun memory(batches.vocabulary);
    PostingBatch batch;
    batch.documents.first_docid = 3;
    batch.documents.count = 1;
    batch.documents.lengths.append(std::string(1, '\0'));
    memory.add(std::move(batch));
    compare(batches, memory);
}

TEST_CASE("the file of a spilled run goes with it", "[runs]") {
    const TempDir dir;
    Batches batches(9);
    MemoryRun memory(batches.vocabulary);
    memory.add(batches.next(10, 10));
    memory.sort();
    {
        const SpilledRun spilled(dir / "run", memory);
        CHECK(std::filesystem::exists(dir / "run"));
        CHECK_THROWS_AS(SpilledRun(dir / "run", memory), nutgraf::Error);
        std::filesystem::resize_file(dir / "run", 1);
        CHECK_THROWS_AS(content_of(spilled, {}), nutgraf::Error);
    }
    CHECK_FALSE(std::filesystem::exists(dir / "run"));
}
