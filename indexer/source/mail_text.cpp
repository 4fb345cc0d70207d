// SPDX-License-Identifier: GPL-2.0-or-later
//
// A message is a tree of parts; its leaves that are text, in order, are what was written. Whether a
// text is attached or not says little: some servers attach what stood behind an image. What this
// leaves out: what is encrypted, or signed in a form that is no text (application/pkcs7-mime),
// winmail.dat, files within a text (uuencode, yEnc), text in formats for programs.
#include "source/mail_text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "source/flowed.hpp"
#include "text/ascii.hpp"
#include "text/charset.hpp"
#include "text/encoding.hpp"
#include "text/web_page.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr int kMaxDepth = 50;  // of parts within parts
constexpr int kEncodedDepth = 20;
constexpr std::size_t kMostPages = 1000;  // each takes some time, however short
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

bool is_page(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml";
}

// Texts of a kind that is not known are plain (RFC 2046, 4.1.4), but some are for programs.
bool is_plain(std::string_view type) {
    constexpr std::array kForPrograms = {
        "text/calendar"sv,    "text/css"sv,   "text/directory"sv,     "text/javascript"sv,
        "text/rtf"sv,         "text/vcard"sv, "text/x-amp-html"sv,    "text/x-vcard"sv,
        "text/x-vcalendar"sv, "text/xml"sv,   "text/rfc822-headers"sv};
    return type.starts_with("text/") && !is_page(type) &&
           std::ranges::find(kForPrograms, type) == kForPrograms.end();
}

bool is_message(std::string_view type) {
    return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

bool is_utf8(std::string_view bytes) {
    const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    return std::ranges::any_of(bytes, wide) && simdjson::validate_utf8(bytes.data(), bytes.size());
}

// A blank line stands between two texts.
void append_text(std::string& text, std::string_view next) {
    if (!text.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
    text += next;
}

bool is_plain_text(const Body& body) { return body.kind == BodyKind::kText; }

void append(std::vector<Body>& bodies, Body body) {
    if (!bodies.empty() && is_plain_text(bodies.back()) && is_plain_text(body)) {
        append_text(bodies.back().bytes, body.bytes);
    } else {
        bodies.push_back(std::move(body));
    }
}

class MailReader {
public:
    explicit MailReader(MailText& mail) : mail_(mail) {}

    void read(const MimePart& part, int depth, std::vector<Body>& out) {
        if (depth > kMaxDepth) {
            mail_.complaint = "parts nested too deeply";
        } else if (part.type() == "multipart/alternative") {
            read_alternatives(part, depth, out);
        } else if (part.type().starts_with("multipart/")) {
            read_parts(part, depth, out);
        } else if (is_message(part.type())) {
            read_message(part, depth, out);
        } else if (is_page(part.type()) || is_plain(part.type())) {
            read_text(part, out);
        }
    }

private:
    void read_parts(const MimePart& part, int depth, std::vector<Body>& out) {
        MimeSplitter parts(part.body(), part.parameter("boundary"));
        if (parts.is_whole()) return read_text(part, out);
        const bool digest = part.type() == "multipart/digest";
        while (const auto next = parts.next()) {
            read(MimePart(*next, digest ? "message/rfc822" : "text/plain"), depth + 1, out);
        }
    }

    void read_alternatives(const MimePart& part, int depth, std::vector<Body>& out) {
        MimeSplitter parts(part.body(), part.parameter("boundary"));
        if (parts.is_whole()) return read_text(part, out);
        std::vector<Body> best;
        bool plain = false;
        while (const auto next = plain ? std::nullopt : parts.next()) {
            std::vector<Body> found;
            read(MimePart(*next), depth + 1, found);
            if (found.empty()) continue;
            plain = std::ranges::all_of(found, is_plain_text);
            best = std::move(found);
        }
        for (Body& each : best) append(out, std::move(each));
    }

    // One that is encoded, which it should not be, counts as many levels, since each takes memory.
    void read_message(const MimePart& part, int depth, std::vector<Body>& out) {
        if (!part.is_encoded()) return read(MimePart(part.body()), depth + 1, out);
        const std::string content = part.content();
        read(MimePart(content), depth + kEncodedDepth, out);
    }

    void read_text(const MimePart& part, std::vector<Body>& out) {
        if (mail_.charset.empty()) mail_.charset = part.parameter("charset");
        mail_.any = true;
        std::string bytes = decode_part(part, is_page(part.type()));
        if (ascii::is_blank(bytes)) return;
        const bool page = is_page(part.type()) || looks_like_html(bytes);
        append(out, {page ? BodyKind::kPage : BodyKind::kText, std::move(bytes)});
    }

    MailText& mail_;
};

}  // namespace

std::string decode_part(const MimePart& part, bool page) {
    std::string bytes = part.content();
    const std::string_view charset = part.parameter("charset");
    bool known = is_utf8(bytes);
    if (!charset.empty() && !known) {
        auto text = decode_charset(bytes, charset);
        known = text.has_value();
        if (known) bytes = std::move(*text);
    }
    if (page) return (known ? std::string(kUtf8Mark) : "") + bytes;
    auto decoded = decode_text(std::move(bytes));
    if (!decoded) return {};
    if (ascii::to_lower(part.parameter("format")) != "flowed") return std::move(decoded->text);
    return join_flowed(decoded->text, ascii::to_lower(part.parameter("delsp")) == "yes");
}

MailText read_mail_text(const MimePart& message) {
    MailText mail;
    MailReader(mail).read(message, 0, mail.bodies);
    const auto pages = std::ranges::count(mail.bodies, BodyKind::kPage, &Body::kind);
    if (static_cast<std::size_t>(pages) > kMostPages)
        mail.complaint = "too many web pages in one message";
    return mail;
}

}  // namespace nutgraf
