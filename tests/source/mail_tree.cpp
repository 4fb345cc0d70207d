// SPDX-License-Identifier: GPL-2.0-or-later
#include "mail_tree.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace {

struct Sample {
    const char* charset;
    const char* words;
};

constexpr std::array kSamples = {
    Sample{"us-ascii", "The ferry sailed = at noon"},
    Sample{"utf-8", "Caf\u00e9, \u0441\u043e\u0441, \u65e5\u672c"},
    Sample{"iso-8859-1", "Caf\u00e9 na\u00efve"},
    Sample{"windows-1251",
           "\u041d\u043e\u0432\u043e\u0441\u0442\u0438 \u043f\u043e\u0440\u0442\u0430"},
    Sample{"\"koi8-r\"", "\u041f\u0440\u0438\u0432\u0435\u0442"},
    Sample{"iso-2022-jp", "\u65e5\u672c\u8a9e"},
    Sample{"gb2312", "\u4e2d\u56fd\u6e2f\u53e3"},
};

std::string in_charset(std::string text, std::string charset) {
    std::erase(charset, '"');
    const iconv_t converter = ::iconv_open(charset.c_str(), "UTF-8");
    std::string out(4 * text.size() + 16, '\0');
    char* from = text.data();
    char* to = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    const bool failed =
        ::iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    ::iconv(converter, nullptr, nullptr, &to, &room);
    ::iconv_close(converter);
    if (failed) throw std::runtime_error("not in " + charset + ": " + text);
    out.resize(out.size() - room);
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t k = i; k < i + 3; ++k) {
            bits = bits << 8U | (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += i + k > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * k) & 63U];
        }
        if (i % 15 == 12) out += '\n';
    }
    return out;
}

std::string quoted_printable(std::string_view bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        char code[4] = {bytes[i]};
        if (byte >= 0x7f || byte < 0x20 || byte == '=')
            std::snprintf(code, sizeof code, "=%02X", byte);
        out += code;
        if (i % 17 == 16) out += "=\n";
    }
    return out;
}

}  // namespace

MailTree::MailTree(unsigned seed) : random_(seed), line_end_(below(2) == 0 ? "\n" : "\r\n") {
    const std::string headers =
        "Message-ID: <" + std::to_string(seed) + "@b.example>\nMIME-Version: 1.0\n";
    message_ = lines(headers) + (below(4) == 0 ? leaf(sentence(), below(2) == 0) : several(0));
}

unsigned MailTree::below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

std::string MailTree::lines(std::string_view text) const {
    std::string out;
    for (const char c : text) c == '\n' ? out += line_end_ : out += c;
    return out;
}

std::string MailTree::entity(const std::string& type, const std::string& body) const {
    return lines("Content-Type: " + type + "\n\n") + body;
}

// A sentence that no other is equal to, which the message shows.
std::string MailTree::sentence() {
    std::string text = "Text " + std::to_string(++count_) + ".";
    return text;
}

std::string MailTree::leaf(const std::string& text, bool page) {
    const Sample& sample = kSamples[below(kSamples.size())];
    const std::string shown = text.empty() ? "" : text + ' ' + sample.words;
    if (!text.empty()) text_ += (text_.empty() ? "" : "\n\n") + shown;
    const std::string bytes = in_charset(page ? "<p>" + shown + "</p>" : shown, sample.charset);
    std::string type =
        std::string(page ? "text/html" : "text/plain") + ";\n charset=" + sample.charset;
    if (below(4) == 0) type += "\nContent-Disposition: attachment; filename=a.txt";
    switch (below(3)) {
        case 0: return entity(type + "\nContent-Transfer-Encoding: base64", lines(base64(bytes)));
        case 1:
            return entity(type + "\nContent-Transfer-Encoding: Quoted-Printable",
                          lines(quoted_printable(bytes)));
        default: return entity(type, bytes);
    }
}

std::string MailTree::without_text() {
    switch (below(3)) {
        case 0: return entity("image/png\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=");
        case 1: return entity("application/octet-stream", "No text.");
        default: return leaf("", false);
    }
}

std::string MailTree::container(const std::string& kind, const std::vector<std::string>& parts) {
    const std::string boundary = "b" + std::to_string(++count_);
    std::string out =
        lines("Content-Type: multipart/" + kind + ";\n boundary=\"" + boundary + "\"\n\n");
    if (below(2) == 0) out += lines("Preamble.\n");
    for (const std::string& part : parts) out += lines("--" + boundary + "\n") + part + line_end_;
    if (below(8) == 0) return out;  // unclosed
    return out + lines("--" + boundary + (below(2) == 0 ? "--\nEpilogue.\n" : "--"));
}

// A page beside a plain text, of which the plain one is shown unless it is empty.
std::string MailTree::alternatives() {
    const bool empty = below(3) == 0;
    std::string plain = leaf(empty ? "" : sentence(), false);
    const std::string shown = text_;
    std::string page = leaf(sentence(), true);
    if (below(3) == 0) page = container("related", {page, without_text()});
    if (!empty) text_ = shown;
    return container("alternative", {plain, page});
}

std::string MailTree::forwarded(int depth) {
    return entity("message/rfc822", lines("Subject: Inner\n") + node(depth + 1));
}

std::string MailTree::digest(int depth) {
    std::vector<std::string> parts;
    for (unsigned i = below(3) + 1; i > 0; --i) {
        parts.push_back(line_end_ + lines("Subject: Letter\n") + node(depth + 1));
    }
    return container("digest", parts);
}

std::string MailTree::several(int depth) {
    std::vector<std::string> parts = {leaf(sentence(), below(3) == 0)};
    for (unsigned i = below(4); i > 0; --i) parts.push_back(node(depth + 1));
    return container(below(4) == 0 ? "no-such" : "mixed", parts);
}

std::string MailTree::node(int depth) {
    switch (depth > 4 ? below(4) : below(9)) {
        case 0: return without_text();
        case 1: return alternatives();
        case 2:
        case 3: return leaf(sentence(), below(2) == 0);
        case 4: return forwarded(depth);
        case 5: return digest(depth);
        case 6:
            return container("signed", {node(depth + 1), entity("application/pgp-signature", "x")});
        default: return several(depth);
    }
}

std::vector<std::string> shown_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (end > 0) lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}
