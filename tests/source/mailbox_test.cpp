// SPDX-License-Identifier: GPL-2.0-or-later
//
// Mailboxes of all dialects: what divides messages, and what does not.
#include "source/mbox.hpp"

#include <random>
#include <utility>
#include <vector>

#include "mail_tree.hpp"
#include "reading.hpp"
#include "support/catch.hpp"

namespace {

const std::string kSeparator = "From a@b.example Mon Jan  5 10:02:33 2015\n";

std::string message(const std::string& name, const std::string& body) {
    return "Message-ID: <" + name + ">\n\n" + body + "\n";
}

std::string with_length(const std::string& name, const std::string& body, std::size_t length) {
    return kSeparator + "Message-ID: <" + name + ">\nContent-Length: " + std::to_string(length) +
           "\n\n" + body;
}

// The same with other line ends.
std::string with_line_ends(const std::string& text, const std::string& end) {
    std::string out;
    for (const char c : text) c == '\n' ? out += end : out += c;
    return out;
}

// What comes of a mailbox, which must not depend on how it is cut.
Lines read_mailbox(const std::string& bytes) {
    nutgraf::BatchLimits small;
    small.bytes = 1;
    const Lines lines = read_file("m.mbox", bytes);
    CHECK(read_file("m.mbox", bytes, small) == lines);
    return lines;
}

// Separators as programs write them.
const std::vector<std::string> kSeparators = {
    "From a@b.example Mon Jan  5 10:02:33 2015",
    "From a@b.example Mon Jan  5 10:02:33 2015 ",
    "From a@b.example  Mon Jan 05 10:02 2015",
    "From a@b.example Mon Jan  5 10:02:33 CET 2015",
    "From a@b.example Mon Jan  5 10:02:33 2015 +0100",
    "From a@b.example Mon, 05 Jan 2015 10:02:33 +0100 (CET)",
    "From a@b.example 5 Jan 2015 10:02:33 -0800",
    "From a!b!c Mon Jan  5 10:02:33 2015 remote from d",
    "From MAILER-DAEMON Mon Jan  5 10:02:33 2015",
    "From - Mon Jan 05 10:02:33 2015",
    "From 1489283746501@xxx Mon Jan 05 10:02:33 +0000 2015",
    "From ann.lee at b.example  Mon Jan  5 10:02:33 2015",
    "From ???@??? Mon Jan 05 10:02:33 2015",
    "From Mon Jan  5 10:02:33 2015",
    "From \"Ann Lee\"@b.example Mon Jan  5 10:02:33 2015",
    "From 8f3b1a2c4d5e6f708192a3b4c5d6e7f801234567 Mon Sep 17 00:00:00 2001",
    "From ",
};

// Lines of a text that may look like one.
const std::vector<std::string> kTexts = {
    "From here on at 10:30 it rained.",
    "From the office, Mon Jan 5 10:02:33 2015, we walked",
    "From Monday to Friday: nothing.",
    "From: Ann Lee",
    "From Ann Lee 2015",
    "From a@b.example",
    " From a@b.example Mon Jan  5 10:02:33 2015",
    "From a@b.example Mon Jan  5 10:02:33",
    "From London May 2015",
};

}  // namespace

TEST_CASE("separators of mailboxes of all dialects", "[source]") {
    for (const std::string& separator : kSeparators) {
        for (const std::string gap : {"", "\n"}) {
            for (const std::string end : {"\n", "\r\n", "\r"}) {
                CAPTURE(separator, gap, end);
                const std::string mailbox = separator + "\n" + message("1", "One.") + gap +
                                            separator + "\n" + message("2", "Two.") + gap;
                const Lines lines = read_mailbox(with_line_ends(mailbox, end));
                REQUIRE(lines.size() == 2);
                CHECK(lines[0].starts_with("1: One."));
                CHECK(lines[1].starts_with("2: Two."));
            }
        }
    }
}

TEST_CASE("lines of a text are no separators", "[source]") {
    for (const std::string& line : kTexts) {
        CAPTURE(line);
        const std::string body = "One.\n\n" + line + "\nSee: this\n";
        CHECK(read_mailbox(kSeparator + message("1", body)) == Lines{"1: " + body + "\n"});
    }
    // Nor is one without a header behind it.
    const std::string body = "One.\n\n" + kSeparator + "was the line.\n";
    CHECK(read_mailbox(kSeparator + message("1", body)) == Lines{"1: " + body + "\n"});
}

TEST_CASE("quoted lines of mailboxes", "[source]") {
    const std::string body = "a\n>From b\n>>From c\n> From d\n>e\nx >From f\n>>>From g";
    CHECK(read_mailbox(kSeparator + message("1", body)) ==
          Lines{"1: a\nFrom b\n>From c\n> From d\n>e\nx >From f\n>>From g\n"});
}

TEST_CASE("lengths of messages count where they lead to a separator", "[source]") {
    const std::string inner = "One.\n\n" + kSeparator + message("x", "Within.") + "\nEnd.\n";
    const std::string two = kSeparator + message("2", "Two.");
    const std::size_t right = inner.size();
    const Lines whole = {"1: " + inner, "2: Two.\n"};
    const Lines cut = {"1: One.\n\n", "x: Within.\n\nEnd.\n", "2: Two.\n"};
    CHECK(read_mailbox(with_length("1", inner, right) + two) == whole);
    CHECK(read_mailbox(with_length("1", inner, right) + "\n" + two) ==
          Lines{"1: " + inner + "\n", "2: Two.\n"});
    for (const std::size_t wrong :
         {std::size_t{0}, right - 20, right + 3, std::size_t{1'000'000}}) {
        CAPTURE(wrong);
        CHECK(read_mailbox(with_length("1", inner, wrong) + two) == cut);
    }
    CHECK(read_mailbox(with_length("1", inner, right)) == Lines{"1: " + inner});
    const Lines last = {"1: One.\n\n", "x: Within.\n\nEnd.\n"};
    CHECK(read_mailbox(with_length("1", inner, SIZE_MAX)) == last);
    CHECK(read_mailbox(with_length("1", inner, 6'000'000)) == last);
}

TEST_CASE("as many messages as a mailbox of random ones has are read", "[source]") {
    std::mt19937 random(1);
    for (int round = 0; round < 100; ++round) {
        const std::string separator = kSeparators[random() % kSeparators.size()];
        const std::string end = random() % 2 == 0 ? "\n" : "\r\n";
        const std::string gap = random() % 4 == 0 ? "" : end;
        std::string mailbox;
        std::vector<Lines> lines;
        for (unsigned n = random() % 8; n > 0; --n) {
            const auto seed = static_cast<unsigned>(random());
            const MailTree mail(seed);
            mailbox += separator + end + mail.message() + end + gap;
            lines.push_back(shown_lines(std::to_string(seed) + "@b.example: " + mail.text()));
        }
        CAPTURE(round, separator, mailbox);
        std::vector<Lines> read;
        for (const std::string& line : read_mailbox(mailbox)) read.push_back(shown_lines(line));
        CHECK(read == lines);
    }
}
