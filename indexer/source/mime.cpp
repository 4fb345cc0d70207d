// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parts are cut from the outside in, so that a part which does not end cannot swallow those behind
// it. Each level is searched once for its boundary, which bounds the time by the size and the
// depth.
#include "source/mime.hpp"

#include <algorithm>
#include <cstring>

#include "source/transfer.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// A line that parts are divided by.
struct Boundary {
    std::size_t start;  // of the line
    std::size_t end;    // one past its line end
    bool last;
};

// Whether the line behind a mark holds nothing else but blanks; sets where it ends.
bool ends_line(std::string_view text, std::size_t at, std::size_t& end) {
    at = std::min(text.find_first_not_of(" \t\r", at), text.size());
    end = std::min(at + 1, text.size());
    return at == text.size() || text[at] == '\n';
}

std::optional<Boundary> boundary_at(std::string_view text, std::size_t at, std::size_t mark) {
    std::size_t end = 0;
    if (ends_line(text, at + mark, end)) return Boundary{at, end, false};
    const bool last = text.substr(at + mark).starts_with("--");
    if (last && ends_line(text, at + mark + 2, end)) return Boundary{at, end, true};
    return std::nullopt;
}

// A body full of hyphens, at each of which std::string_view::find() stops, would take it fifteen
// times as long as memmem().
std::size_t find_bytes(std::string_view text, std::string_view what, std::size_t from) {
    const void* const found =
        ::memmem(text.data() + from, text.size() - from, what.data(), what.size());
    if (found == nullptr) return text.npos;
    return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::optional<Boundary> find_boundary(std::string_view text, std::string_view mark) {
    for (std::size_t at = find_bytes(text, mark, 0); at != text.npos;
         at = find_bytes(text, mark, at + 1)) {
        if (at > 0 && text[at - 1] != '\n') continue;
        if (const auto found = boundary_at(text, at, mark.size())) return found;
    }
    return std::nullopt;
}

// What the first line that begins with two hyphens and has a header of a part behind it goes on
// with; empty if there is none.
std::string_view guess_boundary(std::string_view body) {
    constexpr std::string_view kHyphens = "--";
    constexpr std::string_view kHeader = "content-";
    for (std::size_t at = find_bytes(body, kHyphens, 0); at != body.npos;) {
        const std::string_view line =
            body.substr(at, std::min(body.find('\n', at), body.size()) - at);
        const std::string_view next = body.substr(std::min(at + line.size() + 1, body.size()));
        const bool begins = at == 0 || body[at - 1] == '\n';
        const bool header = ascii::to_lower(next.substr(0, kHeader.size())) == kHeader;
        if (begins && header) return ascii::trim(line.substr(kHyphens.size()));
        at = find_bytes(body, kHyphens,
                        std::min(at + std::max<std::size_t>(line.size(), 1), body.size()));
    }
    return {};
}

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

}  // namespace

MimePart::MimePart(std::string_view bytes, std::string_view default_type)
    : body_(bytes.substr(header_bytes(bytes))),
      headers_([&] {
          std::string_view lines = bytes.substr(0, bytes.size() - body_.size());
          return Headers(lines);
      }()),
      content_type_(headers_["content-type"]),
      type_(content_type_.value()),
      transfer_(HeaderValue(headers_["content-transfer-encoding"]).value()) {
    if (type_.empty()) type_ = default_type;
    if (type_.find('/') == type_.npos) type_ = "text/plain";
}

bool MimePart::is_encoded() const noexcept {
    return transfer_ == "base64" || transfer_ == "quoted-printable";
}

std::string MimePart::content() const {
    if (transfer_ == "base64") return decode_base64(body_);
    if (transfer_ == "quoted-printable") return decode_quoted_printable(body_);
    return std::string(body_);
}

MimeSplitter::MimeSplitter(std::string_view body, std::string_view boundary) {
    if (!boundary.empty() && open(body, boundary)) return;
    const std::string_view guessed = guess_boundary(body);
    is_whole_ = guessed.empty() || !open(body, guessed);
    ended_ = is_whole_;
}

// Goes behind the first boundary, if there is one.
bool MimeSplitter::open(std::string_view body, std::string_view boundary) {
    mark_ = "--" + std::string(boundary);
    const auto first = find_boundary(body, mark_);
    if (!first) return false;
    ended_ = first->last;
    rest_ = body.substr(first->end);
    return true;
}

std::optional<std::string_view> MimeSplitter::next() {
    if (ended_) return std::nullopt;
    const auto boundary = find_boundary(rest_, mark_);
    ended_ = !boundary || boundary->last;
    if (!boundary) return rest_;
    const std::string_view part = without_line_end(rest_.substr(0, boundary->start));
    rest_.remove_prefix(boundary->end);
    return part;
}

}  // namespace nutgraf
