// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of things in the database: what does not fit in a term is cut and told apart by a digest,
// so that nobody can make up an id that replaces the article of another.
#include "nutgraf/schema.hpp"

#include <algorithm>

#include "text/digest.hpp"

namespace nutgraf::schema {
namespace {

constexpr std::size_t kMaxTerm = 245;
constexpr std::size_t kDigits = 32;  // of a digest

// The bytes that Xapian counts: a zero byte takes two.
std::size_t size_in_xapian(std::string_view term) {
    return term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0'));
}

}  // namespace

std::string id_term(std::string_view prefix, std::string_view id) {
    std::string term(prefix);
    term += id;
    constexpr std::size_t kWhole = kMaxTerm - kDigits;  // so that no id looks like one that was cut
    if (size_in_xapian(term) <= kWhole) return term;
    term.resize(kWhole);
    while (size_in_xapian(term) > kWhole) term.pop_back();
    return term + digest_of(id);
}

std::string passage_id(std::string_view article_id, std::uint32_t ordinal) {
    return std::string(article_id) + '#' + std::to_string(ordinal);
}

std::string sort_key(std::string_view article_id, std::uint32_t ordinal) {
    std::string key(article_id);
    key += '\0';
    for (int shift = 24; shift >= 0; shift -= 8)
        key += static_cast<char>((ordinal >> shift) & 0xff);
    return key;
}

SortKey read_sort_key(std::string_view key) {
    constexpr std::size_t kTail = 5;  // NUL and the ordinal
    if (key.size() < kTail) return {};
    SortKey result{std::string(key.substr(0, key.size() - kTail)), 0};
    for (const char byte : key.substr(key.size() - 4)) {
        result.ordinal = result.ordinal << 8 | static_cast<unsigned char>(byte);
    }
    return result;
}

}  // namespace nutgraf::schema
