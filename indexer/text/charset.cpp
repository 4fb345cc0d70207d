// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names are understood as browsers do, and those that they do not know as the C library does.
#include "text/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <type_traits>

#include "text/ascii.hpp"
#include "text/charset_labels.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

struct CloseConverter {
    void operator()(iconv_t converter) const noexcept { ::iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

// Names that are as often as not given to Windows-1252 or UTF-8, and that browsers do not know.
constexpr std::array kVague = {""sv, "8bit"sv, "latin-1"sv};

// Much is read under one name that strictly is another's: GB2312 as GB18030, say.
const CharsetLabel* find_label(std::string_view label) {
    const auto* const found =
        std::ranges::lower_bound(kCharsetLabels, label, {}, &CharsetLabel::label);
    return found != kCharsetLabels.end() && found->label == label ? found : nullptr;
}

bool is_vague(std::string_view charset) {
    const CharsetLabel* const known = find_label(charset);
    return known != nullptr ? known->name.empty()
                            : std::ranges::find(kVague, charset) != kVague.end();
}

// A name may not carry more than a name, such as the "//IGNORE" that iconv knows.
Converter open_converter(const std::string& charset) {
    constexpr std::size_t kLongestName = 40;
    const bool plain = charset.size() <= kLongestName && std::ranges::all_of(charset, [](char c) {
                           return ascii::is_letter(c) || ascii::is_digit(c) ||
                                  "-_.:+"sv.find(c) != std::string::npos;
                       });
    if (!plain) return nullptr;
    iconv_t opened = ::iconv_open("UTF-8", charset.c_str());
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own way to say that it failed.
    return Converter(opened == reinterpret_cast<iconv_t>(-1) ? nullptr : opened);
}

std::string convert(iconv_t converter, std::string_view bytes) {
    std::string out;
    std::array<char, 4096> piece = {};
    char* in = const_cast<char*>(bytes.data());  // iconv does not write there
    std::size_t left = bytes.size();
    while (true) {
        char* to = piece.data();
        std::size_t room = piece.size();
        // At the end, what a charset with shifts still holds back.
        const bool last = left == 0;
        const std::size_t failed = ::iconv(converter, last ? nullptr : &in, &left, &to, &room);
        out.append(piece.data(), piece.size() - room);
        if (last && failed != static_cast<std::size_t>(-1)) return out;
        if (failed != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
        out += kReplacement;
        if (errno == EINVAL || last) return out;  // an incomplete sequence ends the bytes
        ++in;
        --left;
    }
}

}  // namespace

bool is_web_charset(std::string_view label) {
    const CharsetLabel* const known = find_label(label);
    return known != nullptr && !known->name.empty() && !known->name.starts_with("UTF-16");
}

std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset) {
    const std::string name = ascii::to_lower(ascii::trim(charset));
    if (is_vague(name)) {
        auto decoded = decode_text(std::string(bytes));
        return decoded ? std::move(decoded->text) : repair_utf8(bytes);
    }
    const CharsetLabel* const known = find_label(name);
    const Converter converter = open_converter(known != nullptr ? std::string(known->name) : name);
    if (!converter) return std::nullopt;
    return convert(converter.get(), bytes);
}

}  // namespace nutgraf
