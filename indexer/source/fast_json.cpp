// SPDX-License-Identifier: GPL-2.0-or-later
//
// simdjson reads several times as fast as nlohmann::json, but is stricter. So it only has to answer
// when it is content with the whole line, and its answer is turned into the other's values, which
// leaves one notion of a record for all lines.
#include "source/fast_json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <string>

namespace nutgraf {
namespace {

using nlohmann::json;
namespace dom = simdjson::dom;

static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

// A parser can come to hold more than ten times the longest line it has seen, and a thread keeps
// its own as long as it lives.
constexpr std::size_t kLongestKept = 1 << 20;
constexpr std::size_t kLeastRoom = 1 << 16;

json convert(const dom::element& value);

json convert(const dom::array& array) {
    json result = json::array();
    for (const dom::element part : array) result.push_back(convert(part));
    return result;
}

// Of equal keys the last counts, as it does in nlohmann::json.
json convert(const dom::object& object) {
    json::object_t members;
    for (const auto& [key, value] : object) {
        members.insert_or_assign(std::string(key), convert(value));
    }
    return members;
}

json convert(const dom::element& value) {
    switch (value.type()) {
        case dom::element_type::ARRAY: return convert(value.get_array().value_unsafe());
        case dom::element_type::OBJECT: return convert(value.get_object().value_unsafe());
        case dom::element_type::STRING: return std::string(value.get_string().value_unsafe());
        case dom::element_type::INT64: return value.get_int64().value_unsafe();
        case dom::element_type::UINT64: return value.get_uint64().value_unsafe();
        case dom::element_type::DOUBLE: return value.get_double().value_unsafe();
        case dom::element_type::BOOL: return value.get_bool().value_unsafe();
        case dom::element_type::NULL_VALUE: break;
    }
    return nullptr;
}

// Sets the depth once and for all; later the parser makes room for longer lines by itself. Brackets
// with nothing inside are not counted by it, hence a maximum that is one less than ours.
bool prepare(dom::parser& parser, std::size_t bytes) {
    if (parser.capacity() > 0) return true;
    return parser.allocate(std::max(bytes, kLeastRoom), kMaxJsonDepth) == simdjson::SUCCESS;
}

std::optional<json> parse(dom::parser& parser, std::string_view line, bool padded) {
    if (!prepare(parser, line.size())) return std::nullopt;
    dom::object object;
    if (parser.parse(line.data(), line.size(), !padded).get(object) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return convert(object);
}

}  // namespace

std::optional<json> parse_fast(std::string_view line, bool padded) {
    if (line.size() > kLongestKept) {
        dom::parser parser;
        return parse(parser, line, padded);
    }
    thread_local dom::parser parser;
    return parse(parser, line, padded);
}

}  // namespace nutgraf
