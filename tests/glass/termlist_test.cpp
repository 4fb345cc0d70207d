// SPDX-License-Identifier: GPL-2.0-or-later
//
// Term lists against known bytes, and read back by the rules alone.
#include "glass/termlist.hpp"

#include <rapidcheck.h>

#include <map>

#include "glass/hex.hpp"
#include "support/catch.hpp"

namespace {

namespace glass = nutgraf::glass;
using Terms = std::map<std::string, std::uint32_t>;  // wdf

std::string tag_of(glass::TermListWriter& writer, std::uint32_t length, const Terms& terms) {
    std::vector<std::string> padded;  // the writer may read beyond the end of a term
    for (const auto& [term, wdf] : terms) padded.push_back(term + std::string(16, '~'));
    writer.start(length, static_cast<std::uint32_t>(terms.size()));
    auto next = padded.begin();
    for (const auto& [term, wdf] : terms) {
        writer.add(std::string_view(*next++).substr(0, term.size()), wdf);
    }
    return std::string(writer.tag());
}

std::string tag_of(std::uint32_t length, const Terms& terms) {
    glass::TermListWriter writer;
    return tag_of(writer, length, terms);
}

// Reads a list; `length` is the document's.
Terms read(const std::string& tag, std::uint64_t& length) {
    Terms terms;
    const char* in = tag.data();
    const char* const end = in + tag.size();
    length = glass::read_vb(in);
    const std::uint64_t count = glass::read_vb(in);
    std::string term;
    while (in < end) {
        std::uint64_t wdf = 0;
        bool packed = false;
        if (!terms.empty()) {
            auto common = static_cast<std::size_t>(static_cast<unsigned char>(*in++));
            packed = common > term.size();
            if (packed) wdf = common / (term.size() + 1) - 1;
            if (packed) common %= term.size() + 1;
            term.resize(common);
        }
        const auto more = static_cast<std::size_t>(static_cast<unsigned char>(*in++));
        term.append(in, more);
        in += more;
        if (!packed) wdf = glass::read_vb(in);
        terms[term] = static_cast<std::uint32_t>(wdf);
    }
    return in == end && terms.size() == count ? terms : Terms{};
}

}  // namespace

TEST_CASE("a term list has known bytes", "[termlist]") {
    CHECK(hex(tag_of(10, {{"Q1", 0},
                          {"Zcat", 2},
                          {"Zsaw", 1},
                          {"Zthe", 2},
                          {"cat", 1},
                          {"cats", 1},
                          {"saw", 1},
                          {"the", 2}})) ==
          hex(bytes_of("0a 08  02 'Q1' 00  09 04 'Zcat'  0b 03 'saw'  10 03 'the'  0a 03 'cat' "
                       "0b 01 's'  0a 03 'saw'  0c 03 'the'")));
}

TEST_CASE("a document without terms has an empty term list", "[termlist]") {
    glass::TermListWriter writer;
    CHECK(tag_of(writer, 0, {}).empty());
    CHECK_FALSE(tag_of(writer, 1, {{"a", 1}}).empty());
    CHECK(tag_of(writer, 0, {}).empty());
}

TEST_CASE("the count of a term is packed if it fits a byte", "[termlist]") {
    struct Case {
        Terms terms;
        std::string bytes;  // of the second term
    };
    // (wdf + 1) * (2 + 1) + 1 is 253 for 83 and 256 for 84
    const std::vector<Case> cases = {{{{"aa", 1}, {"ab", 83}}, "fd 01 'b'"},
                                     {{{"aa", 1}, {"ab", 84}}, "01 01 'b' 54"},
                                     {{{"a", 1}, {"b", 126}}, "fe 01 'b'"},
                                     {{{"a", 1}, {"b", 127}}, "00 01 'b' 7f"},
                                     {{{"a", 1}, {"ab", 126}}, "ff 01 'b'"}};
    for (const Case& one : cases) {
        const std::string tag = tag_of(0, one.terms);
        const std::size_t first = 2 + 1 + one.terms.begin()->first.size() + 1;
        CHECK(hex(tag.substr(first)) == hex(bytes_of(one.bytes)));
    }
}

TEST_CASE("term lists are read back as they were written", "[termlist]") {
    glass::TermListWriter writer;
    CHECK(rc::check("for any terms", [&] {
        const auto byte = rc::gen::element('\0', 'a', 'b', '\x7f', '\xff');
        const auto any_term = rc::gen::exec([&] {
            std::string term(*rc::gen::element<std::size_t>(0, 1, 7, 8, 9, 17, 240), 'p');
            return term +=
                   *rc::gen::resize(5, rc::gen::nonEmpty(rc::gen::container<std::string>(byte)));
        });
        const auto any_wdf = rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 140),
                                            rc::gen::arbitrary<std::uint32_t>());
        const auto terms = *rc::gen::nonEmpty(rc::gen::container<Terms>(any_term, any_wdf));
        const auto length = *rc::gen::arbitrary<std::uint32_t>();
        std::uint64_t read_length = 0;
        RC_ASSERT(read(tag_of(writer, length, terms), read_length) == terms);
        RC_ASSERT(read_length == length);
    }));
}

TEST_CASE("slots are numbered from one to the next", "[termlist]") {
    const std::vector<std::pair<std::vector<unsigned>, std::string>> examples = {
        {{0}, "00"}, {{0, 1, 2}, "00 00 00"}, {{1, 3}, "01 01"}, {{2, 300}, "02 a9 02"}};
    for (const auto& [slots, bytes] : examples) {
        std::string out;
        glass::append_slots(out, slots);
        CHECK(hex(out) == bytes);
    }
}
