// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the fast parser has an answer, it must be that of nlohmann::json to the byte.
#include "source/fast_json.hpp"

#include <rapidcheck.h>

#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

namespace {

using nlohmann::json;
using nutgraf::parse_fast;

// Whether the fast parser has an answer. Throws if it differs from that of nlohmann::json.
bool agrees(const std::string& line) {
    const auto fast = parse_fast(line);
    const std::string copy = line + std::string(nutgraf::kJsonPadding, '"');
    const auto in_place = parse_fast(std::string_view(copy).substr(0, line.size()), true);
    if (fast.has_value() != in_place.has_value()) throw std::runtime_error("padding matters");
    if (!fast) return false;
    const json slow = json::parse(line, nullptr, false);
    if (slow.is_discarded()) throw std::runtime_error("accepted: " + line);
    // Written out, 1 and 1.0 differ, as do 0.0 and -0.0; comparing values would not tell.
    if (fast->dump() != slow.dump() || in_place->dump() != slow.dump()) {
        throw std::runtime_error(fast->dump() + " is not " + slow.dump());
    }
    return true;
}

// Brackets of a depth, the record's own among them, with `core` inside.
std::string nested(std::size_t depth, const std::string& core = "") {
    return "{\"a\":" + std::string(depth - 1, '[') + core + std::string(depth - 1, ']') + "}";
}

const std::vector<std::string> kTaken = {
    "{}",
    R"({"text":"t"})",
    " \t\r\n{\"a\" :\t1 , \"b\":[ ] }\r\n ",
    R"({"a":"1","b":2,"a":3})",
    R"({"a":{"x":1},"b":0,"a":{"y":2}})",
    R"({"z":{"q":1,"q":{"r":[1],"r":[]}},"a":[{"b":1,"b":2}]})",
    R"({"te\u0078t":"a","text":"b"})",
    R"({"":"","\u0000":"\u0000","a\u0000b":1,"a":2})",
    R"({"s":"\"\\\/\b\f\n\r\t\u00e9\u4e2d\ud83d\ude00\uDBFF\uDFFF\uFFFF\u007f"})",
    "{\"s\":\"caf\u00e9 \u4e2d \U0001f600 \x7f\"}",
    R"({"n":[0,-0,1,-1,-0.0,0.0,1.0,1e2,1E+2,1e-2,-1.5e300,0e0,-0e-0,1e-400,-1e-400]})",
    R"({"n":[2147483648,4294967296,9007199254740993,0.1,0.30000000000000004,5e-324]})",
    R"({"n":[9223372036854775807,-9223372036854775808,9223372036854775808]})",
    R"({"n":[18446744073709551615,1.7976931348623157e308,2.2250738585072011e-308]})",
    R"({"n":[123456789012345678.5,0.1000000000000000055511151231257827021181583404541015625]})",
    R"({"n":[1.00000000000000011102230246251565404236316680908203125,9007199254740993.0]})",
    R"({"l":[true,false,null,[],{},[[]],[{}],"",0]})",
};

// What only the careful way may judge. Whether it accepts them is not the question here.
const std::vector<std::string> kLeft = {
    "",
    " ",
    "{",
    "}",
    "[]",
    "1",
    "\"t\"",
    "null",
    "nul",
    "{}x",
    "{} {}",
    "{}\n{}",
    "x{}",
    "{\"a\":1,}",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{a:1}",
    "{'a':1}",
    "{\"a\" 1}",
    "{1:1}",
    R"({"n":18446744073709551616})",
    R"({"n":-9223372036854775809})",
    R"({"n":1e400})",
    R"({"n":-1e400})",
    R"({"n":123456789012345678901234567890})",
    R"({"n":01})",
    R"({"n":+1})",
    R"({"n":.5})",
    R"({"n":1.})",
    R"({"n":1e})",
    R"({"n":-})",
    R"({"n":0x1})",
    R"({"n":NaN})",
    R"({"n":Infinity})",
    R"({"n":1 2})",
    R"({"n":tru})",
    R"({"n":truex})",
    R"({"s":"\ud800"})",
    R"({"s":"\udc00"})",
    R"({"s":"\ud800\ud800"})",
    R"({"s":"\ud800x"})",
    R"({"s":"\ud800\u0041"})",
    R"({"s":"\udc00\ud800"})",
    R"({"s":"\u12g4"})",
    R"({"s":"\u12"})",
    R"({"s":"\x"})",
    R"({"\ud800":1})",
    R"({"s":"open})",
    R"({"s":"open\"})",
    "{\"s\":\"raw\ttab\"}",
    "{\"s\":\"raw\nline\"}",
    "{\"s\":\"\xff\"}",
    "{\"s\":\"\xc3\"}",
    "{\"s\":\"\xc0\xaf\"}",
    "{\"s\":\"\xed\xa0\x80\"}",
    "{\"s\":\"\xf4\x90\x80\x80\"}",
    "{\"\xff\":1}",
    "{}\xff",
    "\xff{}",
    "{\"a\":1 /* no */}",
    "{}//",
    std::string("{}\0", 3),
    std::string("{\"s\":\"\0\"}", 9),
    std::string("{\0}", 3),
    nested(201),
    nested(201, "1"),
    nested(200, "{}"),
    nested(1'000),
    nested(100'000),
    std::string(100'000, '{'),
};

rc::Gen<std::string> any_scalar() {
    return rc::gen::element<std::string>(
        "0", "-0", "-0.0", "1e2", "7", "-12", "1.5", "0.1", "1e400", "1e-7", "true", "null",
        "18446744073709551615", "18446744073709551616", "-9223372036854775809", "\"\"", "\"t\"",
        "\"\u00e9\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\udc00\\u0041\"",
        "\"\\n\\\"\"", "[]", "{}", "[1,\"a\"]", "{\"a\":1,\"a\":2}", "[{\"b\":[null]}]");
}

rc::Gen<std::string> any_record() {
    const auto key = rc::gen::element<std::string>("text", "title", "_id", "date", "k", "",
                                                   "te\\u0078t", "\u00e9");
    const auto number = rc::gen::map(rc::gen::arbitrary<double>(), [](double n) {
        return json(n).dump();  // null if there is no such number in JSON
    });
    const auto whole = rc::gen::map(rc::gen::arbitrary<std::int64_t>(),
                                    [](std::int64_t n) { return std::to_string(n); });
    const auto member =
        rc::gen::map(rc::gen::pair(key, rc::gen::oneOf(any_scalar(), number, whole)),
                     [](const auto& pair) { return '"' + pair.first + "\":" + pair.second; });
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(member),
                        [](const std::vector<std::string>& members) {
                            std::string record = "{";
                            for (const std::string& each : members) {
                                record += (record.size() == 1 ? "" : ",") + each;
                            }
                            return record + '}';
                        });
}

// Some bytes replaced, left out or doubled.
std::string mutated(std::string line) {
    const auto changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes && !line.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, line.size());
        const auto piece = *rc::gen::element<std::string>(
            "", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "9", "-", ".", "e", "u", "\\ud8",
            " ", "\n", "\xff", "\xc3", "\xa9", "\xef\xbb\xbf", std::string("\0", 1));
        line.replace(at, *rc::gen::inRange<std::size_t>(0, 3), piece);
    }
    return line;
}

}  // namespace

TEST_CASE("the fast parser takes what is well-formed", "[source]") {
    for (const std::string& line : kTaken) {
        CAPTURE(line);
        CHECK(agrees(line));
    }
    CHECK(agrees(nested(200)));
    CHECK(agrees(nested(199, "1")));
    CHECK(agrees("{\"text\":\"" + std::string(200'000, 'x') + "\"}"));
}

TEST_CASE("the fast parser leaves alone what it might read otherwise", "[source]") {
    for (const std::string& line : kLeft) {
        CAPTURE(line.substr(0, 100));
        CHECK_FALSE(agrees(line));
    }
}

TEST_CASE("the fast parser agrees with the other on any record", "[source]") {
    CHECK(rc::check("for records", [] { agrees(*any_record()); }));
    CHECK(rc::check("for broken ones", [] { agrees(mutated(*any_record())); }));
}

TEST_CASE("lines of any size are parsed, on any thread", "[source]") {
    const auto parse_many = [](std::size_t first) {
        for (std::size_t size = first; size < 20'000'000; size *= 7) {
            const auto value = parse_fast("{\"text\":\"" + std::string(size, 'x') + "\"}");
            if (!value || value->at("text").get_ref<const std::string&>().size() != size)
                return false;
        }
        return true;
    };
    bool other = false;
    std::thread thread([&] { other = parse_many(3); });
    CHECK(parse_many(2));
    thread.join();
    CHECK(other);
}
