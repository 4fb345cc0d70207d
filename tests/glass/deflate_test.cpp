// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is written must be read by both readers there are: zlib, as Xapian uses it, and libdeflate.
#include "glass/deflate.hpp"

#include <libdeflate.h>
#include <rapidcheck.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::glass::ByteCounts;
using nutgraf::glass::CannedDeflate;
using nutgraf::glass::count_bytes;
using nutgraf::glass::FullDeflate;

constexpr auto kMax = std::numeric_limits<std::uint32_t>::max();

// Raw deflate read by zlib, which must end with the stream; or what went wrong.
std::string by_zlib(std::string data, std::size_t size) {
    std::string text(size + 1, '\0');
    z_stream stream = {};
    if (inflateInit2(&stream, -15) != Z_OK) return "no zlib";
    stream.next_in = reinterpret_cast<Bytef*>(data.data());
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
    const std::string message = stream.msg != nullptr ? stream.msg : "not one whole stream";
    inflateEnd(&stream);
    return whole ? text : "zlib: " + message;
}

std::string by_libdeflate(const std::string& data, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> reader(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    std::string text(size, '\0');
    const auto result = libdeflate_deflate_decompress(reader.get(), data.data(), data.size(),
                                                      text.data(), text.size(), nullptr);
    return result == LIBDEFLATE_SUCCESS ? text : "libdeflate: refused";
}

// What is wrong with what a compressor makes of a text, or nothing.
template <typename Deflate>
std::string fault(Deflate& deflate, const std::string& text) {
    std::string out = "kept";
    const bool smaller = deflate.append(out, text);
    if (!out.starts_with("kept")) return "what was there is lost";
    const std::string data = out.substr(4);
    if (!smaller) return data.empty() ? "" : "something was appended";
    if (data.size() >= text.size()) return "not smaller";
    if (by_zlib(data, text.size()) != text) return "zlib reads another text";
    return by_libdeflate(data, text.size()) == text ? "" : "libdeflate reads another text";
}

ByteCounts counts_of(const std::string& text) {
    ByteCounts counts = {};
    count_bytes(text, counts);
    return counts;
}

ByteCounts one_byte(unsigned char byte, std::uint32_t count) {
    ByteCounts counts = {};
    counts[byte] = count;
    return counts;
}

// Each count is the sum of the two before: as long codes as there can be.
ByteCounts fibonacci() {
    ByteCounts counts = {};
    counts[0] = counts[1] = 1;
    for (std::size_t i = 2; i < 46; ++i) counts[i] = counts[i - 1] + counts[i - 2];
    return counts;
}

ByteCounts all(std::uint32_t count) {
    ByteCounts counts;
    counts.fill(count);
    return counts;
}

const std::string kProse =
    R"({"article":{"id":"a.txt","path":"a.txt"},"passage":{"end":1203,"of":3,"start":0,"text":")"
    R"(The ferry left the quay at noon, and the crew saw nothing of the storm that Jane Doe had )"
    R"(forecast. \"Nothing at all,\" said the captain, \"but rain; and a gull.\"\nAt 4 p.m. on )"
    R"(12 October 1987 it turned back, with 35 passengers of whom none was any the worse for it."}})";

std::string repeated(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    text.resize(size);
    return text;
}

std::string all_bytes() {
    std::string text;
    for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
    return text;
}

const std::vector<ByteCounts> kSamples = {all(0),
                                          all(1),
                                          all(kMax),
                                          one_byte(0, 1),
                                          one_byte(255, kMax),
                                          one_byte('e', 1000),
                                          fibonacci(),
                                          counts_of(kProse),
                                          counts_of(all_bytes())};

rc::Gen<std::string> any_text() {
    const auto size = rc::gen::inRange<std::size_t>(0, 3000);
    const auto few = rc::gen::mapcat(size, [](std::size_t bytes) {
        return rc::gen::container<std::string>(bytes, rc::gen::element('a', 'b', 'e', ' ', '\xff'));
    });
    const auto any = rc::gen::mapcat(size, [](std::size_t bytes) {
        return rc::gen::container<std::string>(bytes, rc::gen::arbitrary<char>());
    });
    const auto prose =
        rc::gen::map(size, [](std::size_t bytes) { return repeated(kProse, bytes); });
    return rc::gen::oneOf(few, any, prose);
}

}  // namespace

TEST_CASE("bytes are counted", "[glass]") {
    CHECK(rc::check("and added to what was counted", [] {
        const std::string text = *any_text();
        ByteCounts expected = all(3);
        for (const char c : text) ++expected[static_cast<unsigned char>(c)];
        ByteCounts counts = all(3);
        count_bytes(text, counts);
        RC_ASSERT(counts == expected);
    }));
}

TEST_CASE("canned deflate reads back, whatever its sample", "[glass]") {
    for (std::size_t i = 0; i < kSamples.size(); ++i) {
        const CannedDeflate deflate(kSamples[i]);
        CAPTURE(i);
        for (const char c : {'\0', 'e', 'z', '\xff'}) {
            for (std::size_t size = 0; size <= 3000; size += size < 300 ? 1 : 97)
                CHECK(fault(deflate, std::string(size, c)).empty());
        }
        CHECK(fault(deflate, all_bytes()).empty());
        CHECK(fault(deflate, repeated(all_bytes(), 3000)).empty());
        CHECK(fault(deflate, repeated(kProse, 3000)).empty());
        CHECK(rc::check("any text", [&] { RC_ASSERT(fault(deflate, *any_text()).empty()); }));
    }
    CHECK(rc::check("any sample", [] {
        ByteCounts counts = {};
        for (std::uint32_t& count : counts)
            count = *rc::gen::element(0U, 1U, 2U, 1000U, kMax) >> *rc::gen::inRange(0, 31);
        const CannedDeflate deflate(counts);
        RC_ASSERT(fault(deflate, *any_text()).empty());
        RC_ASSERT(fault(deflate, repeated(all_bytes(), 2000)).empty());
    }));
}

TEST_CASE("every byte of every sample can be written", "[glass]") {
    // Long runs of a byte with a short code make up for one byte with a long one.
    for (const ByteCounts& counts : {one_byte('e', kMax), fibonacci()}) {
        const CannedDeflate deflate(counts);
        for (int byte = 0; byte < 256; ++byte) {
            const char frequent = counts['e'] > 0 ? 'e' : '\x2d';
            const std::string text = std::string(400, frequent) + static_cast<char>(byte);
            std::string out;
            CAPTURE(byte);
            CHECK(deflate.append(out, text));
            CHECK(by_zlib(out, text.size()) == text);
        }
    }
}

TEST_CASE("canned deflate makes text smaller", "[glass]") {
    const CannedDeflate deflate(counts_of(kProse));
    std::string out;
    REQUIRE(deflate.append(out, repeated(kProse, 1000)));
    CHECK(out.size() < 750);
    std::string again;
    REQUIRE(CannedDeflate(counts_of(kProse)).append(again, repeated(kProse, 1000)));
    CHECK(again == out);
}

TEST_CASE("what canned deflate cannot make smaller is left alone", "[glass]") {
    const CannedDeflate deflate(counts_of(kProse));
    for (const std::string& text : {std::string(), std::string("a"), std::string("short"),
                                    repeated(all_bytes(), 3000), std::string(3000, '\xff')}) {
        std::string out = "kept";
        CHECK_FALSE(deflate.append(out, text));
        CHECK(out == "kept");
    }
}

TEST_CASE("full deflate reads back at any level", "[glass]") {
    for (int level = 0; level <= 12; ++level) {
        FullDeflate deflate(level);
        CAPTURE(level);
        for (std::size_t size = 0; size <= 300; ++size)
            CHECK(fault(deflate, repeated(kProse, size)).empty());
        CHECK(fault(deflate, repeated(all_bytes(), 3000)).empty());
        CHECK(fault(deflate, std::string(3000, 'x')).empty());
    }
    CHECK(rc::check("any text", [] {
        FullDeflate deflate(*rc::gen::inRange(1, 10));
        RC_ASSERT(fault(deflate, *any_text()).empty());
    }));
    CHECK_THROWS_AS(FullDeflate(99), std::bad_alloc);
}
