// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page is changed as text, before it is parsed. Markup within comments and scripts is none, so
// pages are gone through tag by tag, by the standard's rules of where these end.
#include "html/markup.hpp"

#include <algorithm>
#include <cstddef>

#include "html/scan.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kSectionStart = "<![CDATA[";
constexpr std::string_view kSectionEnd = "]]>";

// A piece of a page.
struct Piece {
    enum class Kind { kText, kComment, kStart, kEnd, kSection };
    Kind kind = Kind::kText;
    std::string_view markup;
    HtmlTag tag{};  // of start and end tags
};

class Pieces {
public:
    explicit Pieces(std::string_view page) : page_(page) {}

    bool next(Piece& piece) {
        if (at_ == page_.size()) return false;
        const std::size_t start = at_;
        piece = {};
        piece.kind = take(piece.tag);
        piece.markup = page_.substr(start, at_ - start);
        return true;
    }

    // Moves to the end tag of a raw element and returns what is before it.
    std::string_view take_raw(std::string_view name) {
        const std::size_t start = at_;
        at_ = find_markup(page_, "</", name, at_);
        return page_.substr(start, at_ - start);
    }

private:
    char peek(std::size_t at) const { return at < page_.size() ? page_[at] : '\0'; }

    Piece::Kind take(HtmlTag& tag) {
        if (page_[at_] != '<') {
            at_ = std::min(page_.find('<', at_), page_.size());
            return Piece::Kind::kText;
        }
        const std::string_view rest = page_.substr(at_);
        if (rest.starts_with("<!--")) {
            at_ = end_of_comment(page_, at_);
            return Piece::Kind::kComment;
        }
        if (rest.starts_with(kSectionStart)) {
            const std::size_t end = page_.find(kSectionEnd, at_);
            at_ = end == page_.npos ? page_.size() : end + kSectionEnd.size();
            return Piece::Kind::kSection;
        }
        const bool end = peek(at_ + 1) == '/';
        if (!ascii::is_letter(peek(at_ + (end ? 2 : 1)))) {
            ++at_;
            return Piece::Kind::kText;
        }
        tag = read_tag(page_, at_ + (end ? 2 : 1));
        at_ = tag.end;
        return end ? Piece::Kind::kEnd : Piece::Kind::kStart;
    }

    std::string_view page_;
    std::size_t at_ = 0;
};

void append_escaped(std::string_view text, std::string& out) {
    for (const char c : text) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

std::string_view inside_section(std::string_view markup) {
    markup.remove_prefix(kSectionStart.size());
    if (markup.ends_with(kSectionEnd)) markup.remove_suffix(kSectionEnd.size());
    return markup;
}

void append_start(const Piece& piece, std::string& out) {
    if (!piece.tag.closes_itself || is_void(piece.tag.tag)) {
        out += piece.markup;
        return;
    }
    out += piece.markup.substr(0, piece.markup.rfind('/'));
    out.append("></").append(piece.tag.name).append(">");
}

}  // namespace

std::string html_of_xml(std::string_view page) {
    std::string out;
    out.reserve(page.size() + page.size() / 8);
    Pieces pieces(page);
    for (Piece piece; pieces.next(piece);) {
        if (piece.kind == Piece::Kind::kSection) {
            append_escaped(inside_section(piece.markup), out);
        } else if (piece.kind == Piece::Kind::kStart) {
            append_start(piece, out);
            const bool raw = is_raw(piece.tag.tag) && !piece.tag.closes_itself;
            if (raw) out += pieces.take_raw(piece.tag.name);
        } else {
            out += piece.markup;
        }
    }
    return out;
}

std::string resolve_noscript(std::string_view page, Noscript how) {
    constexpr std::string_view kName = "noscript";
    if (find_markup(page, "<", kName, 0) == page.size()) return std::string(page);
    std::string out;
    out.reserve(page.size());
    Pieces pieces(page);
    for (Piece piece; pieces.next(piece);) {
        const bool tag = piece.kind == Piece::Kind::kStart || piece.kind == Piece::Kind::kEnd;
        if (!tag || !same_name(piece.tag.name, kName)) out += piece.markup;
        if (piece.kind != Piece::Kind::kStart) continue;
        if (is_raw(piece.tag.tag)) out += pieces.take_raw(piece.tag.name);
        const bool skipped = how == Noscript::kLeftOut && same_name(piece.tag.name, kName);
        if (skipped) pieces.take_raw(kName);
    }
    return out;
}

}  // namespace nutgraf
