// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which parts of a message are read, in what order, and what flowed text comes to.
#include <utility>
#include <vector>

#include "mail_tree.hpp"
#include "reading.hpp"
#include "source/flowed.hpp"
#include "support/catch.hpp"

namespace {

using Parts = std::vector<std::string>;

std::string part(const std::string& type, const std::string& body) {
    return "Content-Type: " + type + "\n\n" + body;
}

std::string plain(const std::string& text) { return part("text/plain", text); }
std::string page(const std::string& text) { return part("text/html", "<p>" + text + "</p>"); }

// A multipart of that kind; its boundary must be its own.
std::string multi(const std::string& kind, const std::string& boundary, const Parts& parts) {
    std::string out = part("multipart/" + kind + "; boundary=\"" + boundary + "\"", "Preamble\n");
    for (const std::string& each : parts) out += "--" + boundary + "\n" + each + "\n";
    return out + "--" + boundary + "--\nEpilogue\n";
}

std::string text_of(const std::string& message) {
    const Lines lines = read_file("m.eml", message);
    REQUIRE(lines.size() == 1);
    return lines[0];
}

}  // namespace

TEST_CASE("all texts of a message are read in order", "[source]") {
    const std::string image = part("image/png\nContent-Disposition: inline", "One.");
    const std::string other = "Subject: s\n" + plain("Two.");
    const std::vector<std::pair<std::string, std::string>> cases = {
        {multi("mixed", "b", {plain("One."), plain("Two.")}), "One.\n\nTwo."},
        {multi("mixed", "b", {plain("One."), image, plain("Two.")}), "One.\n\nTwo."},
        {multi("mixed", "b", {page("One."), image, page("Two.")}), "One.\n\nTwo."},
        {multi("mixed", "b", {page("One."), plain("Two.")}), "One.\n\nTwo."},
        {multi("mixed", "b", {plain("One."), page("Two."), plain("Three.")}),
         "One.\n\nTwo.\n\nThree."},
        {multi("mixed", "b", {plain("One.\n"), plain(" \n"), plain("Two.")}), "One.\n\nTwo."},
        {multi("mixed", "b", {image, plain("Two.")}), "Two."},
        {multi("mixed", "b",
               {plain("One."), part("text/plain\nContent-Disposition: attachment", "Two.")}),
         "One.\n\nTwo."},
        {multi("mixed", "b", {part("application/pdf", "One."), plain("Two.")}), "Two."},
        {multi("mixed", "b", {plain("One."), part("text/calendar", "BEGIN:VCALENDAR")}), "One."},
        {multi("mixed", "b", {plain("One."), part("text/x-unknown", "Two.")}), "One.\n\nTwo."},
        // Forwarded messages, and those of a digest, which need not say that they are.
        {multi("mixed", "b", {plain("One."), part("message/rfc822", other)}), "One.\n\nTwo."},
        {multi("mixed", "b",
               {plain("One."),
                part("message/rfc822\nContent-Disposition: attachment; filename=a.eml", other)}),
         "One.\n\nTwo."},
        {multi(
             "mixed", "b",
             {part("message/rfc822\nContent-Transfer-Encoding: base64", "U3ViamVjdDogcwoKT25lLg=="),
              plain("Two.")}),
         "One.\n\nTwo."},
        {multi("digest", "b", {"\nSubject: s\n\nOne.", "\n" + other}), "One.\n\nTwo."},
        {multi("mixed", "b",
               {plain("Contents."), multi("digest", "c", {"\nSubject: s\n\nOne.", "\n" + other})}),
         "Contents.\n\nOne.\n\nTwo."},
        {multi("digest", "b", {"\n" + multi("mixed", "c", {plain("One."), plain("Two.")})}),
         "One.\n\nTwo."},
        // Others.
        {multi("signed", "b", {plain("One."), part("application/pgp-signature", "x")}), "One."},
        {multi("related", "b", {page("One."), image}), "One."},
        {multi("report", "b",
               {plain("One."), part("message/delivery-status", "Status: 5"), plain("Two.")}),
         "One.\n\nTwo."},
        {multi("no-such", "b", {plain("One."), plain("Two.")}), "One.\n\nTwo."},
    };
    for (const auto& [message, text] : cases) {
        CAPTURE(message);
        CHECK(text_of(message) == "m.eml: " + text);
    }
    CHECK(text_of(multi("encrypted", "b", {part("application/pgp-encrypted", "Version: 1")})) ==
          "! m.eml: a message without text");
}

TEST_CASE("of alternatives one is read", "[source]") {
    const std::string image = part("image/png", "x");
    const std::vector<std::pair<Parts, std::string>> cases = {
        {{plain("Plain."), page("Page.")}, "Plain."},
        {{page("Page."), plain("Plain.")}, "Plain."},
        {{plain(" \n"), page("Page.")}, "Page."},
        {{page("Page."), plain("")}, "Page."},
        {{image, page("Page.")}, "Page."},
        {{plain("Plain."), multi("related", "c", {page("Page."), image})}, "Plain."},
        {{plain(""), multi("related", "c", {page("Page."), image})}, "Page."},
        {{plain(""), multi("mixed", "c", {page("One."), image, page("Two.")})}, "One.\n\nTwo."},
        {{plain("Plain."), page("Page."), part("text/calendar", "x")}, "Plain."},
        {{page("First."), page("Last.")}, "Last."},
    };
    for (const auto& [parts, text] : cases) {
        const std::string message = multi("alternative", "b", parts);
        CAPTURE(message);
        CHECK(text_of(message) == "m.eml: " + text);
        CHECK(text_of(multi("mixed", "d", {message, plain("End.")})) ==
              "m.eml: " + text + "\n\nEnd.");
    }
}

TEST_CASE("boundaries", "[source]") {
    const std::string type = "Content-Type: multipart/mixed; boundary=";
    const std::vector<std::pair<std::string, std::string>> cases = {
        {type + "b\n\n--b\n\nOne.\n--b\n\nTwo.", "One.\n\nTwo."},            // unclosed
        {type + "b\r\n\r\n--b \t\r\n\r\nOne.\r\n--b-- \r\n", "One."},        // padded
        {type + "b\n\n--b\n\nOne.\n--bc\nTwo.\n--b--", "One.\n--bc\nTwo."},  // another's
        {type + "b\n\n--b\n\nOne. --b\n--b--", "One. --b"},
        {type + "b\n\n--b\n" + type + "bb\n\n--bb\n\nOne.\n--b\n\nTwo.\n--b--", "One.\n\nTwo."},
        {type + "b\n\n--b\n" + type + "b\n\n--b\n\nOne.\n--b--\n--b--", "One."},
        {"Content-Type: multipart/mixed;\n boundary*0=a;\n boundary*1=b\n\n--ab\n\nOne.\n--ab--",
         "One."},
        // One that is missing, or not there.
        {"Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nOne.\n--b\n\nTwo.",
         "One.\n\nTwo."},
        {type + "x\n\nPreamble\n--b\nContent-Type: text/plain\n\nOne.\n--b--", "One."},
        {"Content-Type: multipart/mixed\n\nOne.", "One."},
        {type + "x\n\nOne.\n-- \nAnn", "One.\n-- \nAnn"},
        // Headers and no blank line, or none of either.
        {type + "b\n\n--b\nContent-Type: text/plain\nOne.\n--b\nTwo.\n--b--", "One.\n\nTwo."},
    };
    for (const auto& [message, text] : cases) {
        CAPTURE(message);
        CHECK(text_of(message) == "m.eml: " + text);
    }
}

TEST_CASE("debris of pages in messages stays where it is", "[source]") {
    const std::string sentence = "The ferry between the islands sailed again on Monday morning. ";
    const std::string body =
        "<html><body><nav><a href=a>Home</a> <a href=b>Sport</a></nav><article><p>" + sentence +
        sentence +
        "</p><p>It carries flour, letters and thirty lorries a day, and took nine weeks to mend." +
        "</p></article></body></html>";
    const auto articles = read_articles(
        "m.eml",
        multi("mixed", "b", {plain("Ships waited outside for a week."), part("text/html", body)}));
    REQUIRE(articles.size() == 1);
    Lines debris;
    for (const auto& each : articles[0].debris) {
        debris.push_back(articles[0].text.substr(each.start, each.end - each.start));
    }
    CHECK(debris == Lines{"Home Sport\n"});
}

TEST_CASE("flowed text", "[source]") {
    const std::vector<std::tuple<std::string, bool, std::string>> cases = {
        {"One \ntwo.\nThree.\n", false, "One two.\nThree.\n"},
        {"One \r\ntwo.\r\n", false, "One two.\n"},
        {"Thurs \nday.\n", true, "Thursday.\n"},
        {"One  \ntwo.", true, "One two.\n"},
        {"> One \n> two.\n>> Three \n> four.\n", false, "> One two.\n>> Three \n> four.\n"},
        {">One \nmine.\n", false, "> One \nmine.\n"},
        {"One \n-- \nAnn \nLee\n", false, "One \n-- \nAnn Lee\n"},
        {" From me.\n > no quote.\n", false, "From me.\n> no quote.\n"},
        {"One.\n\nTwo \n\n", false, "One.\n\nTwo \n"},
        {"", false, ""},
    };
    for (const auto& [text, delete_space, joined] : cases) {
        CAPTURE(text);
        CHECK(nutgraf::join_flowed(text, delete_space) == joined);
    }
    const std::string type = "Content-Type: text/plain; format=flowed";
    CHECK(text_of(type + "; DelSp=Yes\n\nThurs \nday.") == "m.eml: Thursday.\n");
    CHECK(text_of(type + "\nContent-Transfer-Encoding: quoted-printable\n\nOne=20\ntwo.") ==
          "m.eml: One two.\n");
    CHECK(text_of("Subject: s\n\nOne \ntwo.") == "m.eml: One \ntwo.");
}

TEST_CASE("all texts of random messages are read, in order, and nothing else", "[source]") {
    for (unsigned seed = 1; seed <= 500; ++seed) {
        const MailTree tree(seed);
        CAPTURE(seed, tree.message());
        const std::string shown = std::to_string(seed) + "@b.example: " + tree.text();
        CHECK(shown_lines(text_of(tree.message())) == shown_lines(shown));
    }
}
