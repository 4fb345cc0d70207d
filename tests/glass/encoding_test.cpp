// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers and strings, each form by examples from both sides of where its width changes.
#include "glass/encoding.hpp"

#include <rapidcheck.h>

#include <limits>
#include <vector>

#include "glass/hex.hpp"
#include "support/catch.hpp"

namespace {

namespace glass = nutgraf::glass;

struct Example {
    std::uint64_t number;
    std::string bytes;
};

std::string vb(std::uint64_t n) {
    std::string out;
    glass::append_vb(out, n);
    return out;
}

std::string sortable(std::uint32_t n) {
    std::string out;
    glass::append_sortable(out, n);
    return out;
}

std::string escaped(std::string_view bytes) {
    std::string out;
    glass::append_escaped(out, bytes);
    return out;
}

// Any width of number is as likely as any other.
rc::Gen<std::uint64_t> any_number() {
    return rc::gen::exec(
        [] { return *rc::gen::arbitrary<std::uint64_t>() >> *rc::gen::inRange<unsigned>(0, 64); });
}

}  // namespace

TEST_CASE("VB puts seven bits into a byte, the lowest first", "[encoding]") {
    const std::vector<Example> examples = {
        {0, "00"},
        {1, "01"},
        {127, "7f"},
        {128, "80 01"},
        {300, "ac 02"},
        {16'383, "ff 7f"},
        {16'384, "80 80 01"},
        {0xffff'ffff, "ff ff ff ff 0f"},
        {std::numeric_limits<std::uint64_t>::max(), "ff ff ff ff ff ff ff ff ff 01"}};
    for (const auto& [number, bytes] : examples) {
        CHECK(hex(vb(number)) == bytes);
    }
}

TEST_CASE("VB is read back as it was written", "[encoding]") {
    CHECK(rc::check("for any number", [] {
        const std::uint64_t number = *any_number();
        const std::string bytes = vb(number);
        const char* in = bytes.data();
        RC_ASSERT(glass::read_vb(in) == number);
        RC_ASSERT(in == bytes.data() + bytes.size());
        RC_ASSERT(bytes.size() <= glass::kMaxVb);
    }));
}

TEST_CASE("the last number of a string has no leading zeros", "[encoding]") {
    const std::vector<Example> examples = {
        {0, ""}, {5, "05"}, {255, "ff"}, {256, "00 01"}, {0x12'3456, "56 34 12"}};
    for (const auto& [number, bytes] : examples) {
        std::string out;
        glass::append_last(out, number);
        CHECK(hex(out) == bytes);
    }
}

TEST_CASE("a sortable number is two to five bytes", "[encoding]") {
    const std::vector<Example> examples = {{0, "00 00"},
                                           {1, "00 01"},
                                           {255, "00 ff"},
                                           {32'767, "7f ff"},
                                           {32'768, "80 80 00"},
                                           {65'535, "80 ff ff"},
                                           {4'194'303, "bf ff ff"},
                                           {4'194'304, "c0 40 00 00"},
                                           {536'870'911, "df ff ff ff"},
                                           {536'870'912, "e0 20 00 00 00"},
                                           {0xffff'ffff, "e0 ff ff ff ff"}};
    for (const auto& [number, bytes] : examples) {
        CHECK(hex(sortable(static_cast<std::uint32_t>(number))) == bytes);
    }
}

TEST_CASE("sortable numbers sort", "[encoding]") {
    CHECK(rc::check("for any two numbers", [] {
        const auto a = static_cast<std::uint32_t>(*any_number());
        const auto b = static_cast<std::uint32_t>(*any_number());
        RC_ASSERT((sortable(a) < sortable(b)) == (a < b));
    }));
}

TEST_CASE("strings have their length before them", "[encoding]") {
    std::string out;
    glass::append_string(out, "");
    glass::append_string(out, "abc");
    glass::append_string(out, std::string(200, 'x'));
    CHECK(hex(out.substr(0, 7)) == "00 03 61 62 63 c8 01");
    CHECK(out.substr(7) == std::string(200, 'x'));
}

TEST_CASE("a zero byte in a key has an ff behind it", "[encoding]") {
    const std::vector<std::pair<std::string, std::string>> examples = {
        {"", ""},
        {"'ab'", "'ab'"},
        {"00", "00 ff"},
        {"00 00", "00 ff 00 ff"},
        {"'a' 00 'b'", "'a' 00 ff 'b'"},
        {"'a' 00", "'a' 00 ff"},
        {"ff 00 ff", "ff 00 ff ff"}};
    for (const auto& [plain, bytes] : examples) {
        CHECK(hex(escaped(bytes_of(plain))) == hex(bytes_of(bytes)));
    }
}

TEST_CASE("keys of terms and docids sort by term, then by docid", "[encoding]") {
    CHECK(rc::check("for any two", [] {
        const auto byte = rc::gen::element('\0', '\1', 'a', '\xfe', '\xff');
        const auto any_term = rc::gen::container<std::string>(byte);
        const auto one = *rc::gen::pair(any_term, rc::gen::inRange<std::uint32_t>(0, 70'000));
        const auto two = *rc::gen::pair(any_term, rc::gen::inRange<std::uint32_t>(0, 70'000));
        const auto key = [](const std::pair<std::string, std::uint32_t>& of) {
            return escaped(of.first) + '\0' + sortable(of.second);
        };
        RC_ASSERT((key(one) < key(two)) == (one < two));
    }));
}

TEST_CASE("fixed widths are big-endian", "[encoding]") {
    char out[7];
    glass::write_fixed(out, 0x0102'0304, 4);
    glass::write_fixed(out + 4, 0xabcd, 2);
    glass::write_fixed(out + 6, 7, 1);
    CHECK(hex({out, sizeof out}) == "01 02 03 04 ab cd 07");
    CHECK(glass::read_fixed2(out + 4) == 0xabcd);
}
