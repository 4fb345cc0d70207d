// SPDX-License-Identifier: GPL-2.0-or-later
//
// Members have the same names whatever the locale, and every one has a name.
#include "source/member_name.hpp"

#include <rapidcheck.h>
#include <simdjson.h>

#include <clocale>
#include <tuple>

#include "pack.hpp"
#include "reading.hpp"
#include "support/catch.hpp"
#include "zip_file.hpp"

namespace {

using nutgraf::member_name;

// A locale of the process while it lives.
class Locale {
public:
    explicit Locale(const char* name) : before_(std::setlocale(LC_ALL, nullptr)) {
        known_ = std::setlocale(LC_ALL, name) != nullptr;
    }
    ~Locale() { std::setlocale(LC_ALL, before_.c_str()); }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;
    bool known() const { return known_; }

private:
    std::string before_;
    bool known_ = false;
};

// Those that are not installed are left out.
const std::vector<const char*> kLocales = {"C", "C.UTF-8", "de_DE.ISO-8859-1", "de_DE.UTF-8"};

bool is_utf8(const std::string& text) { return simdjson::validate_utf8(text.data(), text.size()); }

constexpr unsigned kUtf8Flag = 1 << 11;

struct Name {
    std::string bytes;
    unsigned flags;
    std::string name;
};

const std::vector<Name> kNames = {
    {"plain.txt", 0, "plain.txt"},
    {"M\u00e4rz/\u65b0\u805e.txt", kUtf8Flag, "M\u00e4rz/\u65b0\u805e.txt"},
    {"M\u00e4rz/\u65b0\u805e.txt", 0, "M\u00e4rz/\u65b0\u805e.txt"},
    {"M\x84rz.txt", 0, "M\u00e4rz.txt"},  // code page 437
    {"Stra\xe1"
     "e.txt",
     0, "Stra\u00dfe.txt"},               // the same
    {"M\xe4rz.txt", 0, "M\u00e4rz.txt"},  // Windows-1252
    {"\x8d\xae\xa2\xae\xe1\xe2\xa8.txt", 0, "\u041d\u043e\u0432\u043e\u0441\u0442\u0438.txt"},
    {"\xcd\xee\xe2\xee\xf1\xf2\xe8.txt", 0, "\u041d\u043e\u0432\u043e\u0441\u0442\u0438.txt"},
    {"\x83\x6a\x83\x85\x81\x5b\x83\x58.txt", 0, "\u30cb\u30e5\u30fc\u30b9.txt"},
    {"\xd0\xc2\xce\xc5.txt", 0, "\u65b0\u95fb.txt"},
    {"a\\b.txt", 0, "a/b.txt"},
    {"a\\b/c.txt", 0, "a\\b/c.txt"},
};

}  // namespace

TEST_CASE("members of zip archives have names in UTF-8 in every locale", "[source]") {
    for (const char* locale : kLocales) {
        const Locale set(locale);
        if (!set.known()) continue;
        for (const Name& each : kNames) {
            CAPTURE(locale, each.name);
            const std::string archive = zip_file({{each.bytes, each.flags, "One.", ""}});
            CHECK(read_file("a.zip", archive) == Lines{"a.zip//" + each.name + ": One."});
        }
        const std::string field = unicode_path("M_rz.txt", "M\u00e4rz.txt");
        CHECK(read_file("a.zip", zip_file({{"M_rz.txt", 0, "One.", field}})) ==
              Lines{"a.zip//M\u00e4rz.txt: One."});
    }
}

TEST_CASE("members of tar archives have names in UTF-8 in every locale", "[source]") {
    for (const std::string format : {"ustar", "pax", "gnutar"}) {
        const std::string wide = packed({{"M\u00e4rz/\u65b0.txt", "One."}}, format);
        const std::string narrow = packed({{"M\xe4rz/a.txt", "One."}}, format);
        for (const char* locale : kLocales) {
            const Locale set(locale);
            if (!set.known()) continue;
            CAPTURE(format, locale);
            CHECK(read_file("a.tar", wide) == Lines{"a.tar//M\u00e4rz/\u65b0.txt: One."});
            CHECK(read_file("a.tar", narrow) == Lines{"a.tar//M\u00e4rz/a.txt: One."});
        }
    }
}

TEST_CASE("folders named with backslashes are folders", "[source]") {
    CHECK(read_file("a.zip", zip_file({{"a.txt\\", 0, "", ""}, {"a.txt\\b.txt", 0, "One.", ""}})) ==
          Lines{"a.zip//a.txt/b.txt: One."});
}

TEST_CASE("any bytes are a name, the same in every locale", "[source]") {
    CHECK(rc::check("for names", [] {
        const auto bytes = *rc::gen::nonEmpty(rc::gen::container<std::string>(
            rc::gen::suchThat(rc::gen::arbitrary<char>(), [](char c) { return c != '\0'; })));
        const std::string name = "n" + bytes + ".txt";
        RC_ASSERT(is_utf8(member_name(name, true)));
        RC_ASSERT(is_utf8(member_name(name, false)));
        const std::string archive =
            zip_file({{name, 0, "One.", ""}, {name, 0, "Two.", ""}, {"end.txt", 0, "Three.", ""}});
        const Lines lines = read_file("a.zip", archive);
        RC_ASSERT(lines.size() == 3);
        for (const char* locale : kLocales) {
            const Locale set(locale);
            RC_ASSERT(read_file("a.zip", archive) == lines);
        }
    }));
}

TEST_CASE("members that cannot be read are named", "[source]") {
    const std::string encrypted = zip_file({{"a.txt", 1, "One.", ""}, {"b.txt", 0, "Two.", ""}});
    CHECK(read_file("a.zip", encrypted) ==
          Lines{"! a.zip//a.txt: encrypted", "a.zip//b.txt: Two."});
}
