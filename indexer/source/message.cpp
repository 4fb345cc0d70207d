// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a message says of itself in its headers, and all that there is to read in it.
#include "source/message.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "source/encoded_words.hpp"
#include "source/headers.hpp"
#include "source/mail_text.hpp"
#include "source/parse.hpp"
#include "text/ascii.hpp"
#include "text/charset.hpp"
#include "text/encoding.hpp"
#include "text/mail_date.hpp"

namespace nutgraf {
namespace {

// A header's text. What it has in raw bytes is as what the message's text is in, or recognised.
std::string header_text(std::string_view value, std::string_view charset) {
    const bool plain = simdjson::validate_utf8(value.data(), value.size()) &&
                       value.find('\x1b') == value.npos;  // of ISO 2022
    if (plain) return decode_words(value);
    const auto text = charset.empty() ? std::nullopt : decode_charset(value, charset);
    return decode_words(text ? *text : repair_utf8(value));
}

// What stands in brackets, or in parentheses, as people wrote before there were names.
std::string_view within(std::string_view text, char open, char close) {
    const auto begin = text.find(open);
    if (begin == text.npos) return {};
    text.remove_prefix(begin + 1);
    return text.substr(0, text.find(close));
}

// Who it is from: the name, else the address. An encoded word may hold a bracket.
std::string sender(std::string_view from, std::string_view charset) {
    const auto clean = [&](std::string_view text) {
        std::string name = header_text(ascii::trim(text), charset);
        std::erase(name, '"');
        return ascii::fold_space(name);
    };
    const auto angle = from.find('<');
    const std::string_view before =
        angle == from.npos ? within(from, '(', ')') : from.substr(0, angle);
    if (std::string name = clean(before); !name.empty()) return name;
    return clean(angle == from.npos ? from : within(from, '<', '>'));
}

void set(Field& field, std::string value) {
    value = ascii::fold_space(value);
    if (!value.empty()) field = {std::move(value), Origin::kMeta};
}

void read_headers(const Headers& headers, std::string_view charset, Article& article) {
    set(article.title, header_text(headers["subject"], charset));
    set(article.author, sender(headers["from"], charset));
    if (const auto date = read_mail_date(headers["date"])) {
        article.date = {to_iso(*date), Origin::kMeta};
    }
    std::string id = repair_utf8(headers["message-id"]);
    std::erase_if(id, [](char c) { return c == '<' || c == '>' || c == '\0'; });
    if (id = ascii::fold_space(id); !id.empty()) article.id = std::move(id);
}

// Programs of the eighties and some that export mail end lines with a carriage return alone.
std::string_view with_line_feeds(std::string_view message, std::string& room) {
    if (message.find('\n') != message.npos || message.find('\r') == message.npos) return message;
    room = message;
    std::ranges::replace(room, '\r', '\n');
    return room;
}

}  // namespace

DraftResult parse_message(std::string_view bytes, Article article) {
    std::string room;
    const MimePart message(with_line_feeds(bytes.substr(blank_prefix(bytes)), room));
    MailText mail = read_mail_text(message);
    read_headers(message.headers(), mail.charset, article);
    if (!mail.any && mail.complaint.empty()) mail.complaint = "a message without text";
    if (!mail.complaint.empty()) return SkippedArticle{place_of(article), mail.complaint};
    if (mail.bodies.empty() && !article.title) {
        if (!decode_text(std::string(bytes)))
            return SkippedArticle{place_of(article), "not a text file"};
        return PassedOver{PassedReason::kEmpty, place_of(article), std::move(article.id)};
    }
    return Draft{std::move(article), std::move(mail.bodies), true};
}

}  // namespace nutgraf
