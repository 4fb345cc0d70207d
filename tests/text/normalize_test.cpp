// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one form of text: by examples, against a plain implementation that takes a whole text apart
// and together again, and what must hold for any text.
#include "text/normalize.hpp"

#include <rapidcheck.h>
#include <utf8proc.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/tokenizer.hpp"
#include "support/catch.hpp"
#include "text/byte_block.hpp"
#include "text/changing.hpp"
#include "text/characters.hpp"
#include "text/samples.hpp"
#include "text/utf8.hpp"

namespace {

using nutgraf::ByteBlock;
using nutgraf::Changing;
using nutgraf::normalized;
using nutgraf::NormalizedText;
using nutgraf::Tokenizer;
using nutgraf::Word;

struct Case {
    std::string text;
    std::string expected;
};

const std::vector<Case> kCases = {
    {"", ""},
    {"plain", "plain"},
    {"caf\u00e9 Stra\u00dfe \u0451\u043b\u043a\u0430",
     "caf\u00e9 Stra\u00dfe \u0451\u043b\u043a\u0430"},
    // Canonical equivalents.
    {"cafe\u0301", "caf\u00e9"},
    {"a\u0323\u0302", "\u1ead"},
    {"a\u0302\u0323", "\u1ead"},
    {"\u0438\u0306", "\u0439"},
    {"\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00"},
    {"\uac00\u11a8", "\uac01"},
    {"\u30d8\u3099", "\u30d9"},
    {"\u212b \u2126 \u212a", "\u00c5 \u03a9 K"},
    {"\u0958", "\u0915\u093c"},
    {"\u0bc6\u0bbe", "\u0bca"},
    {"\u0634\u0651\u064e", "\u0634\u064e\u0651"},
    {"=\u0338", "\u2260"},
    // Compatibility forms.
    {"\ufb01n o\ufb03ce", "fin office"},
    {"\uff21\uff22\uff11", "AB1"},
    {"\uff8d\uff9e\uff84\uff85\uff91", "\u30d9\u30c8\u30ca\u30e0"},
    {"m\u00b2 x\u2075 H\u2082O", "m2 x5 H2O"},
    {"\u00b5g \u2163 \u01c6", "\u03bcg IV d\u017e"},
    {"\u00bd \u2122 \u2026 \u210c\u2103", "\u00bd \u2122 \u2026 H\u2103"},
    {"\ufefb", "\u0644\u0627"},
    {"\u0e33", "\u0e33"},  // would become two words
    // What leaves no trace.
    {"Gesell\u00adschaft", "Gesellschaft"},
    {"e\u00ad\u0301", "\u00e9"},
    {"\u200bzero\u200d\u200cwidth\ufeff", "zerowidth"},
    {"\u200eleft\u202eright\u2069", "leftright"},
    {"\u2764\ufe0f 1\ufe0f\u20e3", "\u2764 1"},
    {"a\u034fb\U000e0101c", "abc"},
    {"\u0437\u0430\u0301\u043c\u043e\u043a", "\u0437\u0430\u043c\u043e\u043a"},
    {"\u0430\u0301\u0306", "\u04d1"},
    {"\u0418\u0300\u043c\u0435", "\u040d\u043c\u0435"},  // a letter of Bulgarian
    {"i\u0307stanbul", "istanbul"},
    // Small letters that are composed, of capitals that are not.
    {"J\u030carek", "\u01f0arek"},
    {"\u03aa\u0301", "\u0390"},
    // Bytes that are not UTF-8.
    {"caf\xe9 \xad\xb2", "caf\xe9 \xad\xb2"},
    {"\xcc\u00ad\x81", "\xcc\u00ad\x81"},
    {"e\xcc\u00ad\x81", "e\xcc\u00ad\x81"},
    {"\xe9\u0301 e\u0301", "\xe9\u0301 \u00e9"},
    {"\xed\xa0\x80\u0301", "\xed\xa0\x80\u0301"},
};

// Characters that do something, and some that do not.
rc::Gen<std::string> changing_text() {
    const auto in = [](unsigned first, unsigned last) {
        return rc::gen::inRange<unsigned>(first, last + 1);
    };
    const auto code = rc::gen::oneOf(
        in('a', 'z'), in('A', 'Z'), in(' ', '@'), in(0xa0, 0x17f), in(0x300, 0x345),
        in(0x300, 0x308), in(0x391, 0x3c9), in(0x410, 0x45f), in(0x5d0, 0x5ea), in(0x5b0, 0x5c2),
        in(0x621, 0x655), in(0x915, 0x94d), in(0xbbe, 0xbcd), in(0xe01, 0xe4b), in(0x1100, 0x11ff),
        in(0x1e00, 0x1fff), in(0x2000, 0x214f), in(0x3040, 0x30ff), in(0xac00, 0xac1c),
        in(0xfb00, 0xfb4f), in(0xfe00, 0xfe0f), in(0xfe70, 0xffef), in(0x1f3f0, 0x1f44f),
        in(0xe0001, 0xe007f), in(0xad, 0xad), in(0x200b, 0x200f), in(0, 0x1ffff));
    return texts_of(rc::gen::map(code, samples::utf8));
}

rc::Gen<std::string> any_text() { return rc::gen::oneOf(changing_text(), samples::any_text()); }

using Codes = std::vector<int>;

bool is_valid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = nutgraf::utf8_sequence_length(text, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

Codes codes_of(std::string_view text) {
    Codes codes;
    for (std::size_t at = 0; at < text.size();) {
        const nutgraf::Character c = nutgraf::decode(text, at);
        codes.push_back(static_cast<int>(c.code));
        at = c.next;
    }
    return codes;
}

std::string utf8_of(const Codes& codes) {
    std::string text;
    for (const int code : codes) text += samples::utf8(static_cast<unsigned>(code));
    return text;
}

// Unicode's forms of valid UTF-8, by the library's own function.
std::string form_of(const std::string& text, int options) {
    utf8proc_uint8_t* made = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &made,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
    REQUIRE(size >= 0);
    std::string form(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    std::free(made);
    return form;
}

std::string nfc(const std::string& text) { return form_of(text, UTF8PROC_COMPOSE); }
std::string nfd(const std::string& text) { return form_of(text, UTF8PROC_DECOMPOSE); }
std::string nfkd(const std::string& text) {
    return form_of(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}

bool are_of_words(const std::string& form) {
    const Codes codes = codes_of(form);
    return std::ranges::all_of(codes, [&](int one) {
        const auto code = static_cast<unsigned>(one);
        return Xapian::Unicode::is_wordchar(code) &&
               (codes.size() == 1 || !nutgraf::is_unspaced(code));
    });
}

// One character after another is dropped or replaced; then all is composed.
std::string mapped(std::string_view text) {
    std::string out;
    for (const int one : codes_of(text)) {
        const auto code = static_cast<unsigned>(one);
        const std::string c = samples::utf8(code);
        if (nutgraf::is_dropped(code)) continue;
        const std::string compatible = is_valid(c) ? nfkd(c) : c;
        out += Xapian::Unicode::is_wordchar(code) && are_of_words(compatible) ? compatible : c;
    }
    return nfc(out);
}

std::string without_idle_marks(std::string_view text) {
    Codes kept;
    unsigned letter = 0;
    for (const int one : codes_of(text)) {
        const auto code = static_cast<unsigned>(one);
        if (nutgraf::combining_class(code) == 0) letter = code;
        if (!nutgraf::is_idle_mark(letter, code)) kept.push_back(one);
    }
    return nfc(utf8_of(kept));
}

std::string lower(std::string_view text) {
    std::string out;
    for (const int code : codes_of(text)) {
        Xapian::Unicode::append_utf8(out, Xapian::Unicode::tolower(static_cast<unsigned>(code)));
    }
    return out;
}

std::vector<std::string> terms_of(const std::string& text) {
    std::vector<std::string> terms;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) terms.emplace_back(word.term);
    return terms;
}

// The same to a reader: letters and marks apart, and soft hyphens wherever a line may end.
std::string disguised(const std::string& text) {
    std::string out;
    for (const int code : codes_of(nfd(text))) {
        const bool inside =
            !out.empty() && Xapian::Unicode::is_wordchar(static_cast<unsigned>(code));
        const std::string c = samples::utf8(static_cast<unsigned>(code));
        out +=
            inside && nutgraf::combining_class(static_cast<unsigned>(code)) == 0 ? "\u00ad" + c : c;
    }
    return out;
}

bool is_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (at < text.size() && !nutgraf::is_utf8_tail(text[at]));
}

}  // namespace

TEST_CASE("text has one form", "[analysis]") {
    for (const auto& [text, expected] : kCases) {
        CAPTURE(text);
        CHECK(normalized(text) == expected);
        CHECK(normalized(expected) == expected);
        CHECK(normalized(". " + text + "\n") == ". " + expected + "\n");
    }
}

TEST_CASE("text is brought to its form as a plain implementation does it", "[analysis]") {
    CHECK(rc::check("for any characters", [] {
        const std::string text = *any_text();
        RC_PRE(is_valid(text));
        RC_ASSERT(nfc(lower(normalized(text))) == nfc(lower(without_idle_marks(mapped(text)))));
    }));
}

TEST_CASE("the form of a form is itself", "[analysis]") {
    CHECK(rc::check("for any bytes", [] {
        const std::string form = normalized(*any_text());
        RC_ASSERT(normalized(form) == form);
        RC_ASSERT(nutgraf::find_changing(form, 0) <= form.size());
    }));
}

TEST_CASE("what nothing is found in does not change", "[analysis]") {
    CHECK(rc::check("in any bytes", [] {
        const std::string text = *any_text();
        const bool found = nutgraf::find_changing(text, 0) < text.size();
        RC_ASSERT(found || normalized(text) == text);
        for (std::size_t before = 1; before <= nutgraf::kBlockBytes; ++before) {
            const std::string moved = std::string(before, ' ') + text;
            RC_ASSERT(normalized(moved) == std::string(before, ' ') + normalized(text));
        }
    }));
}

TEST_CASE("equivalent texts have the same words", "[analysis]") {
    CHECK(rc::check("canonically, for any characters", [] {
        const std::string text = *any_text();
        RC_PRE(is_valid(text));
        RC_ASSERT(terms_of(nfc(text)) == terms_of(text));
        RC_ASSERT(terms_of(nfd(text)) == terms_of(text));
    }));
    CHECK(rc::check("by compatibility, for prose", [] {
        const std::string text = *samples::random_prose();
        RC_ASSERT(terms_of(nfkd(text)) == terms_of(text));
    }));
}

TEST_CASE("the range of a word, normalised, is the word", "[analysis]") {
    CHECK(rc::check("for prose in disguise", [] {
        const std::string text = *samples::random_prose();
        const std::string other = disguised(text);
        RC_ASSERT(terms_of(other) == terms_of(text));
        Tokenizer tokenizer(other);
        for (Word word; tokenizer.next(word);) {
            const std::string own = other.substr(word.start, word.end - word.start);
            const std::vector<std::string> terms = terms_of(own);
            RC_ASSERT(std::ranges::find(terms, word.term) != terms.end());
            RC_ASSERT(terms.size() == (word.placed ? 1 : 3));
            RC_ASSERT(!own.starts_with("\u00ad") && !own.ends_with("\u00ad"));
        }
    }));
}

TEST_CASE("places in a form are places in its source", "[analysis]") {
    CHECK(rc::check("for any characters", [] {
        const std::string text = *any_text();
        RC_PRE(is_valid(text));
        const NormalizedText form(text);
        std::size_t last = 0;
        for (std::size_t at = 0; at < form.text().size();) {
            const std::size_t next = nutgraf::decode(form.text(), at).next;
            const std::size_t start = form.source_start(at);
            const std::size_t end = form.source_end(next);
            RC_ASSERT(is_boundary(text, start));
            RC_ASSERT(is_boundary(text, end));
            RC_ASSERT(last <= start);
            RC_ASSERT(start < end);
            const std::string own = normalized(std::string_view(text).substr(start, end - start));
            RC_ASSERT(own.find(form.text().substr(at, next - at)) != own.npos);
            at = next;
            last = start;
        }
    }));
}

TEST_CASE("the source of a form's start is the form's start", "[analysis]") {
    CHECK(rc::check("for any characters", [] {
        const std::string text = *any_text();
        RC_PRE(is_valid(text));
        const NormalizedText form(text);
        for (std::size_t at = 0; at < form.text().size();
             at = nutgraf::decode(form.text(), at).next) {
            const std::size_t start = form.source_start(at);
            const std::string before = normalized(std::string_view(text).substr(0, start));
            RC_ASSERT(before.size() <= at);
        }
    }));
}

TEST_CASE("characters that change are found", "[analysis]") {
    const auto is_sound = [](unsigned code) {
        const std::string c = samples::utf8(code);
        const Changing what = nutgraf::changing(code);
        const bool same = normalized("." + c) == "." + c;
        if (what == Changing::kNot && !same) return false;
        // What is not attached does not change what is before it.
        const bool attached = what == Changing::kAttached || what == Changing::kMark;
        const std::string parts = nfd(c);
        const bool composed = nfc(parts) == c && codes_of(parts).size() > 1;
        const auto last = composed ? static_cast<unsigned>(codes_of(parts).back()) : 0x301U;
        const ByteBlock block = nutgraf::block_at(c, 0);
        const bool settled = c.size() > 1 && block.open_leads() == 0;
        return nutgraf::changing(last) == Changing::kAttached &&
               (attached || nutgraf::combining_class(code) == 0) &&
               (!settled || what == Changing::kNot);
    };
    for (unsigned code = 1; code < 0x110000; ++code) {
        if ((code >= 0xd800 && code < 0xe000) || is_sound(code)) continue;
        CAPTURE(code);
        FAIL_CHECK();
    }
}

TEST_CASE("long texts are read in pieces that end where words do", "[analysis]") {
    const std::string filler = "cafe\u0301 \u0417\u0430\u0301\u043c\u043e\u043a, fi\u00adne\n";
    std::string text;
    while (text.size() < 300'000) text += filler;
    const std::vector<std::string> once = terms_of(filler);
    const std::vector<std::string> all = terms_of(text);
    REQUIRE(all.size() == once.size() * (text.size() / filler.size()));
    for (std::size_t i = 0; i < all.size(); ++i) REQUIRE(all[i] == once[i % once.size()]);
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) {
        REQUIRE(terms_of(text.substr(word.start, word.end - word.start)).size() == 1);
    }
    // Without any place to end: cut, and nothing lost.
    std::string marks;
    while (marks.size() < 2'500'000) marks += "\u0e01\u0e38\u0e48";
    CHECK(nutgraf::end_of_piece(marks, 0) > 1'000'000);
    CHECK(terms_of(marks) == terms_of(nfd(marks)));
}
