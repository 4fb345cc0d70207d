// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/headers.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "text/ascii.hpp"
#include "text/charset.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeaders = 1000;
constexpr std::size_t kLongestHeader = 1 << 16;

// Takes a line off the text and returns it without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

template <typename Pairs>
std::string_view find(const Pairs& pairs, std::string_view name) {
    const auto found = std::ranges::find(
        pairs, name, [](const auto& e) -> auto& { return e.first; });
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

// Takes white space and comments, which may hold others, off the text.
void skip_comments(std::string_view& text) {
    int depth = 0;
    while (!text.empty()) {
        const char c = text.front();
        if (depth == 0 && c != '(' && !ascii::is_space(c)) return;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        text.remove_prefix(c == '\\' && text.size() > 1 ? 2 : 1);
    }
}

std::string take_quoted(std::string_view& text) {
    std::string value;
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        value += text[at];
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return value;
}

// Takes a value off the text: quoted, or a word.
std::string take_value(std::string_view& text) {
    skip_comments(text);
    if (text.starts_with('"')) return take_quoted(text);
    const std::string_view word = text.substr(0, text.find_first_of("; \t\r\n("));
    text.remove_prefix(word.size());
    return std::string(word);
}

std::string without_percents(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        unsigned char byte = 0;
        const std::string_view code = text.substr(0, 3).substr(1);
        const char* const end = code.data() + code.size();
        const bool escape = text[0] == '%' && code.size() == 2 &&
                            std::from_chars(code.data(), end, byte, 16).ptr == end;
        out += escape ? static_cast<char>(byte) : text[0];
        text.remove_prefix(escape ? 3 : 1);
    }
    return out;
}

// A piece of a parameter: "name*1*".
struct Piece {
    int number = 0;
    bool encoded = false;
    std::string_view value;
};

// Of "name*1*" what stands behind the name.
Piece read_piece(std::string_view suffix, std::string_view value) {
    Piece piece{.value = value};
    const char* const end = suffix.data() + suffix.size();
    const char* const rest = std::from_chars(suffix.data(), end, piece.number).ptr;
    piece.encoded = suffix.empty() || (rest != end && *rest == '*');
    return piece;
}

// Pieces in their order, decoded from the charset that the first may name.
std::string joined(std::vector<Piece> pieces) {
    std::ranges::stable_sort(pieces, {}, &Piece::number);
    std::string bytes;
    std::string_view charset;
    for (Piece& piece : pieces) {
        const auto quote = piece.value.find('\'');
        const auto second = quote == piece.value.npos ? quote : piece.value.find('\'', quote + 1);
        if (piece.encoded && &piece == pieces.data() && second != piece.value.npos) {
            charset = piece.value.substr(0, quote);
            piece.value.remove_prefix(second + 1);
        }
        bytes += piece.encoded ? without_percents(piece.value) : std::string(piece.value);
    }
    return charset.empty() ? bytes : decode_charset(bytes, charset).value_or(bytes);
}

}  // namespace

Headers::Headers(std::string_view& text) {
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) return;
        const bool folded = ascii::is_space(line.front()) && !headers_.empty();
        if (folded) {
            std::string& value = headers_.back().second;
            if (value.size() < kLongestHeader) value.append(" ").append(ascii::trim(line));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == line.npos || headers_.size() >= kMostHeaders) continue;
        headers_.emplace_back(ascii::to_lower(ascii::trim(line.substr(0, colon))),
                              ascii::trim(line.substr(colon + 1)).substr(0, kLongestHeader));
    }
}

std::string_view Headers::operator[](std::string_view name) const { return find(headers_, name); }

HeaderValue::HeaderValue(std::string_view value) {
    value_ = ascii::to_lower(take_value(value));
    while (true) {
        skip_comments(value);
        value.remove_prefix(std::min(value.find(';'), value.size()));
        if (value.empty()) break;
        value.remove_prefix(1);
        skip_comments(value);
        const auto equals = value.substr(0, value.find(';')).find('=');
        if (equals == value.npos) continue;
        std::string name = ascii::to_lower(ascii::trim(value.substr(0, equals)));
        value.remove_prefix(equals + 1);
        parameters_.emplace_back(std::move(name), take_value(value));
    }
    join_pieces();
}

// A parameter in pieces goes before the same in one: that is there for those who know no pieces.
void HeaderValue::join_pieces() {
    std::map<std::string, std::vector<Piece>, std::less<>> pieces;
    for (const auto& [name, value] : parameters_) {
        const auto star = name.find('*');
        if (star == name.npos) continue;
        const std::string_view suffix = std::string_view(name).substr(star + 1);
        pieces[name.substr(0, star)].push_back(read_piece(suffix, value));
    }
    std::vector<std::pair<std::string, std::string>> whole;
    for (auto& [name, list] : pieces) whole.emplace_back(name, joined(std::move(list)));
    parameters_.insert(parameters_.begin(), whole.begin(), whole.end());
}

std::string_view HeaderValue::operator[](std::string_view name) const {
    return find(parameters_, name);
}

std::size_t find_body(std::string_view text) {
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string_view rest = text.substr(at + 1, 2);
        if (rest.starts_with('\n')) return at + 2;
        if (rest == "\r\n") return at + 3;
    }
    return text.npos;
}

bool is_header_line(std::string_view text) {
    const auto in_name = [](char c) { return c > ' ' && c < '\x7f' && c != ':'; };
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(text, in_name) - text.begin());
    const std::size_t colon = text.find_first_not_of(" \t", end);
    return end > 0 && colon != text.npos && text[colon] == ':';
}

std::size_t header_bytes(std::string_view message) {
    std::string_view rest = message;
    std::size_t end = 0;  // of the last header
    while (!rest.empty()) {
        const std::size_t start = message.size() - rest.size();
        const bool folded = end > 0 && start == end && ascii::is_space(rest.front());
        const bool header = is_header_line(rest);
        const std::string_view line = take_line(rest);
        if (line.empty()) return start == end ? message.size() - rest.size() : end;
        if (header || folded) {
            end = message.size() - rest.size();
        } else if (end == 0 && !line.starts_with("From ") && !line.starts_with(">From ")) {
            return 0;
        }
    }
    return end;
}

}  // namespace nutgraf
