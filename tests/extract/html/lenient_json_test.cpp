// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/lenient_json.hpp"

#include <rapidcheck.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::mend_json;

struct Case {
    std::string text;
    std::vector<std::string> values;
};

TEST_CASE("JSON is mended where templates break it", "[html]") {
    const std::vector<Case> cases = {
        {"", {}},
        {"none", {}},
        {"{}", {"{}"}},
        {"[1, 2 ,]", {"[1, 2]"}},
        {R"({"a":1,})", {R"({"a":1})"}},
        {R"({"a":1}{"b":2};)", {R"({"a":1})", R"({"b":2})"}},
        {R"({"a":{"b":[1)", {R"({"a":{"b":[1]}})"}},
        {"{ // a\n}", {"{}"}},
        {R"(/* { */{"a":"//"})", {R"({"a":"//"})"}},
        {R"({"a":"say "no" now"})", {R"({"a":"say \"no\" now"})"}},
        {R"({'a': 'say "no"', 'b': 'it's'})", {R"({"a": "say \"no\"", "b": "it's"})"}},
        {R"({a: Jane Doe, b: [true,null , no]})", {R"({"a": "Jane Doe", "b": [true,null, "no"]})"}},
        {"{\"a\":\"b\nc\"}", {R"({"a":"b c"})"}},
        {R"({"a":"it\'s"})", {R"({"a":"it's"})"}},
        {R"({"a":"\ud83d!"})", {R"({"a":"\ufffd!"})"}},
        {R"({"a":"\ude00!"})", {R"({"a":"\ufffd!"})"}},
        {R"({"a":"\ud83d\ude00"})", {R"({"a":"\ud83d\ude00"})"}},
        {R"({"a":"\u12"})", {R"({"a":"\ufffd12"})"}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(mend_json(one.text) == one.values);
    }
}

TEST_CASE("what is JSON keeps its meaning", "[html]") {
    CHECK(rc::check("of lists of strings", [](const std::vector<std::string>& strings) {
        const auto skip = nlohmann::json::error_handler_t::ignore;
        const std::string text = nlohmann::json(strings).dump(-1, ' ', true, skip);
        const auto mended = mend_json(text);
        RC_ASSERT(mended.size() == 1U);
        RC_ASSERT(nlohmann::json::parse(mended[0]) == nlohmann::json::parse(text));
    }));
}

}  // namespace
