// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names are understood as browsers do, and those that they do not know as the C library does.
#include "source/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <type_traits>

#include "analysis/ascii.hpp"
#include "analysis/utf8.hpp"
#include "source/encoding.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

struct CloseConverter {
    void operator()(iconv_t converter) const noexcept { ::iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

// Names that are as often as not given to Windows-1252 or UTF-8.
bool is_vague(std::string_view charset) {
    constexpr std::array kVague = {""sv,           "utf-8"sv,  "utf8"sv,   "us-ascii"sv,
                                   "ascii"sv,      "8bit"sv,   "latin1"sv, "iso-8859-1"sv,
                                   "iso_8859-1"sv, "latin-1"sv};
    return std::ranges::find(kVague, charset) != kVague.end();
}

struct Charset {
    std::string_view label;  // in pages and mail
    const char* name;        // of the C library
};

// All that browsers know but UTF-8, UTF-16 and Windows-1252, which decode_text() reads. They read
// much under one name that strictly is another's: GB2312 as GB18030, say.
constexpr std::array kCharsets = {
    Charset{"big5", "BIG5-HKSCS"},
    Charset{"big5-hkscs", "BIG5-HKSCS"},
    Charset{"cp1251", "CP1251"},
    Charset{"cp866", "CP866"},
    Charset{"euc-jp", "EUC-JP"},
    Charset{"euc-kr", "CP949"},
    Charset{"gb18030", "GB18030"},
    Charset{"gb2312", "GB18030"},
    Charset{"gbk", "GB18030"},
    Charset{"iso-2022-jp", "ISO-2022-JP"},
    Charset{"iso-8859-10", "ISO-8859-10"},
    Charset{"iso-8859-11", "CP874"},
    Charset{"iso-8859-13", "ISO-8859-13"},
    Charset{"iso-8859-14", "ISO-8859-14"},
    Charset{"iso-8859-15", "ISO-8859-15"},
    Charset{"iso-8859-16", "ISO-8859-16"},
    Charset{"iso-8859-2", "ISO-8859-2"},
    Charset{"iso-8859-3", "ISO-8859-3"},
    Charset{"iso-8859-4", "ISO-8859-4"},
    Charset{"iso-8859-5", "ISO-8859-5"},
    Charset{"iso-8859-6", "ISO-8859-6"},
    Charset{"iso-8859-7", "ISO-8859-7"},
    Charset{"iso-8859-8", "ISO-8859-8"},
    Charset{"iso-8859-9", "CP1254"},
    Charset{"koi8-r", "KOI8-R"},
    Charset{"koi8-u", "KOI8-U"},
    Charset{"ks_c_5601-1987", "CP949"},
    Charset{"macintosh", "MACINTOSH"},
    Charset{"shift-jis", "CP932"},
    Charset{"shift_jis", "CP932"},
    Charset{"sjis", "CP932"},
    Charset{"tis-620", "CP874"},
    Charset{"windows-1250", "CP1250"},
    Charset{"windows-1251", "CP1251"},
    Charset{"windows-1253", "CP1253"},
    Charset{"windows-1254", "CP1254"},
    Charset{"windows-1255", "CP1255"},
    Charset{"windows-1256", "CP1256"},
    Charset{"windows-1257", "CP1257"},
    Charset{"windows-1258", "CP1258"},
    Charset{"windows-31j", "CP932"},
    Charset{"windows-874", "CP874"},
    Charset{"x-sjis", "CP932"},
};

const Charset* find_charset(std::string_view label) {
    const auto* const found = std::ranges::find(kCharsets, label, &Charset::label);
    return found == kCharsets.end() ? nullptr : found;
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

bool is_web_charset(std::string_view label) { return find_charset(label) != nullptr; }

std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset) {
    const std::string name = ascii::to_lower(ascii::trim(charset));
    if (is_vague(name)) {
        auto decoded = decode_text(std::string(bytes));
        return decoded ? std::move(decoded->text) : repair_utf8(bytes);
    }
    const Charset* const known = find_charset(name);
    const Converter converter = open_converter(known != nullptr ? known->name : name);
    if (!converter) return std::nullopt;
    return convert(converter.get(), bytes);
}

}  // namespace nutgraf
