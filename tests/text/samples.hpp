// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/texts.hpp"

/// Texts for the tests of analysis: tricky ones, random ones, and those of the sample corpus.
namespace samples {

/// Texts at the edges of the rules for words.
inline const std::vector<std::string> kTricky = {
    "",
    " ",
    "a",
    "A",
    "A.",
    "U.N.",
    "U.N",
    "P.T.O. now",
    "U.S.A.F",
    "J.Smith",
    "J. Smith",
    "A.B.c",
    "A.B.1",
    "A.B.\u00e9",
    "A.\u00c9.B.",
    "u.n.",
    "A..B",
    "M&S",
    "AT&T",
    "AT&&T",
    "&T",
    "T&",
    "rock'n'roll",
    "don't",
    "don\u2019t",
    "don\u201bt",
    "''don't''",
    "C++",
    "c++.",
    "C+++",
    "C++++",
    "C++++x",
    "++++",
    "C#",
    "F#+",
    "C##+#",
    "fish+chips",
    "fish+ chips",
    "fish++chips",
    "1+1",
    "3.14",
    "3.14.",
    ".14",
    "1,024",
    "1,024,",
    "1,,024",
    "1.x",
    "x.1",
    "1;2",
    "1\u037e2",
    "1\u05892",
    "1\u060d2",
    "1\u07f82",
    "1\u20442",
    "1\ufe102",
    "1\ufe132",
    "1\ufe142",
    "1'2",
    "1&2",
    "1\u200b2",
    "1\ufeff2",
    "zero\u200bwidth",
    "join\u200der",
    "non\u200cjoiner",
    "word\u2060joiner",
    "a\u200b\u200bb",
    "\ufeffmarked",
    "trail\u200b",
    "col\u00b7lega",
    "hyphen\u2027ation",
    "\u05e6\u05d4\u05f4\u05dc",
    "\u05e6\u05d4\"\u05dc",
    "\u4e2d\u6587\u5206\u8bcd",
    "\u3072\u3089\u304c\u306a\u3001\u30ab\u30bf\u30ab\u30ca",
    "\ud55c\uad6d\uc5b4 \ub274\uc2a4",
    "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629\u060c \u0663\u0664",
    "\u0661.\u0662",
    "\u0967\u0968,\u0969",
    "\u07c1\u07f8\u07c2",
    "\uff11\uff12",
    "\U0001d7d8.\U0001d7d9",
    "\u0130stanbul I\u015f\u0131k",
    "\u212a\u2126\u212b",
    "\u01c5ungla \u01c4 \u01c8 \u01f2",
    "\u1e9e stra\u00dfe",
    "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
    "e\u0301te\u0301",
    "\u0301lone",
    "_under_score_",
    "__",
    "a-b",
    "x\u00b2 \u00bd \u2160\u2161",
    "\u00aa\u00ba",
    "\u02b0modifier",
    "\U00010400\U00010428",
    "\U0001f600 emoji\U0001f600in",
    "\u00ad soft\u00adhyphen",
    "a\xff"
    "b",
    "\xff",
    "\x80\x80",
    "\xc0\x80",
    "\xc1\xbf",
    "\xe0\x80\x80",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xf8\x88\x80\x80\x80",
    "caf\xe9 au lait",
    "\xe9t\xe9",
    "U.\xc9.",
    "\xc3",
    "x\xc3",
    "x\xe2\x82",
    "x\xf0\x9f\x98",
    "1\xe2\x80",
    "a'\xe2\x80",
    "A.B.\xc3",
    std::string("nul\0inside", 10),
    std::string("\0", 1),
    std::string("a\0", 2),
    std::string("A.\0B.", 5),
    std::string(64, 'x'),
    std::string(65, 'x'),
    std::string(201, 'x'),
    std::string(300, 'x') + "'s",
    std::string(64, '1') + "." + std::string(64, '2'),
    std::string(63, '1') + ".2",
    std::string(199, 'x') + "\u00e9y",
    "\u0bae\u0bbe\u0ba4\u0bc1\u0b95\u0bbe\u0b95\u0bcd\u0b95\u0baa\u0bcd\u0baa\u0b9f\u0bcd\u0b9f"
    "\u0bc1\u0b95\u0bcd\u0b95"
    "\u0bca\u0ba3\u0bcd\u0b9f\u0bbf\u0bb0\u0bc1\u0b95\u0bcd\u0b95\u0bbf\u0bb1\u0bbe\u0bb0\u0bcd"
    "\u0b95\u0bb3\u0bcd",
    "\U00010330\U00010330\U00010330\U00010330\U00010330\U00010330\U00010330\U00010330",
    "fi\ufb01 \uff21\uff0e\uff22 \u2160.\u2164.",
    "\u1112\u1161\u11ab \u30d8\u3099 \uff8d\uff9e",
    "\u2764\ufe0f\u2764 1\ufe0f\u20e3 \U0001f469\u200d\U0001f692",
    "\u0437\u0430\u0301\u043c\u043e\u043a a\u0323\u0302b",
    "e\u00ad\u0301 \u200e\u202e\u2069x",
    std::string(64, 'X') + "+",
    std::string(62, 'x') + "+++",
    std::string(61, 'x') + "+++",
    "a " + std::string(65, 'y') + " b",
    std::string(63, 'x') + "\u00e9",
    std::string(62, 'x') + "\u00e9",
    "'tis 'twas",
    "l'\u00e9t\u00e9",
    "http://www.example.org/a_b?c=d&e=f#g",
    "user@example.org",
    "1st 2nd 3rd",
    "\u2019s",
    "s\u2019",
    "\u0391.\u0392.",
    "I.B.M.+",
    "I.B.M+",
    "Q&A's",
    "R&D&I",
    "x'y'z'",
    "''",
    "&",
    "+a",
    "#tag",
    "a#b",
    "a#",
    "2#",
    "50%",
    "\u20ac5",
    "a\u2019\u2019b",
    "\u0130.\u0130.",
    "K.\u212a.",
};

/// Pieces of which random texts are put together.
inline const std::vector<std::string> kPieces = [] {
    std::vector<std::string> pieces = {"U",
                                       "N",
                                       ".",
                                       "a",
                                       "1",
                                       "2",
                                       " ",
                                       "+",
                                       "#",
                                       "'",
                                       "&",
                                       ",",
                                       ";",
                                       "_",
                                       "\n",
                                       "\u2019",
                                       "\u200b",
                                       "\u200d",
                                       "\ufeff",
                                       "\u00b7",
                                       "\u05f4",
                                       "\u2027",
                                       "\u201b",
                                       "\u0130",
                                       "\u212a",
                                       "\u00e9",
                                       "\u0661",
                                       "\u4e2d",
                                       "\u0301",
                                       "\xff",
                                       "\xc3",
                                       "\xe2\x80",
                                       "\xf0\x9f",
                                       "Z",
                                       "z",
                                       "\u01c5",
                                       "\u0e01",
                                       std::string("\0", 1),
                                       std::string(30, 'w'),
                                       "-",
                                       "(",
                                       "\u037e"};
    pieces.insert(pieces.end(), kTricky.begin(), kTricky.end());
    return pieces;
}();

/// Words of several languages.
inline const std::vector<std::string> kWords = {
    "generously",   "Communication", "skies",       "dying",      "U.N.",
    "AT&T",         "C++",           "naïve",       "cafés",      "Verfügbarkeiten",
    "Häuser",       "größer",        "STRASSE",     "Straße",     "électriques",
    "l'été",        "Île",           "aujourd’hui", "ПЕРЕГОВОРЫ", "ёлки",
    "министерства", "hablaban",      "niños",       "İSTANBUL",   "kitapları",
    "λόγος",        "ΟΔΟΣ",          "שלום",        "מרחב",       "العربية",
    "中文",         "ไทย",           "한국어",      "2024",       "1,024",
    "3.14",         "1918-1919",     "tête-à-tête", "co·lega",    "running",
    "ran",          "university"};

inline rc::Gen<std::string> random_bytes() {
    return rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

inline rc::Gen<std::string> random_pieces() { return texts_of(rc::gen::elementOf(kPieces)); }

inline std::string utf8(unsigned code) {
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80 | (code >> shift & 63));
    };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xc0 | code >> 6), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xe0 | code >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xf0 | code >> 18), tail(12), tail(6), tail(0)};
}

/// Any code point, surrogates included, more often one of the low planes.
inline rc::Gen<std::string> random_code_points() {
    const auto code = rc::gen::oneOf(rc::gen::inRange(0U, 0x250U), rc::gen::inRange(0U, 0x3000U),
                                     rc::gen::inRange(0U, 0x110000U));
    return texts_of(rc::gen::map(code, utf8));
}

/// Words with random punctuation between.
inline rc::Gen<std::string> random_prose() {
    const auto gap = rc::gen::element<std::string>(" ", " ", ", ", ". ", "—", "-", "'", "’", "\n",
                                                   " (", ") ", "…", "/", "&", "", "+", "\u00a0");
    return texts_of(rc::gen::elementOf(kWords), gap);
}

/// Prose whose last character may be cut in two.
inline rc::Gen<std::string> truncated_prose() {
    return rc::gen::map(rc::gen::pair(random_prose(), rc::gen::inRange<std::size_t>(0, 4)),
                        [](const auto& parts) {
                            const auto& [text, cut] = parts;
                            return text.substr(0, text.size() - std::min(cut, text.size()));
                        });
}

inline rc::Gen<std::string> any_text() {
    return rc::gen::oneOf(random_bytes(), random_pieces(), random_code_points(), random_prose(),
                          truncated_prose());
}

/// The bytes of the files of the sample corpus, by path.
inline std::vector<std::pair<std::string, std::string>> corpus(const std::string& directory) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files.emplace_back(entry.path().string(),
                           std::string(std::istreambuf_iterator<char>(in), {}));
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace samples
