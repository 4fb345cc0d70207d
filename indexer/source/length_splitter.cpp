// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/length_splitter.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

// Bytes of line ends before a record. More are blank records of their own, so that they count for
// nothing where the record is nearly too long.
constexpr std::size_t kUsualBlank = 8;
constexpr std::size_t kMostBlank = 1 << 16;

}  // namespace

std::size_t LengthSplitter::find_end(std::string_view text, std::size_t& scanned,
                                     std::size_t most) {
    if (state_ == State::kHead) {
        const std::string_view rest = text.substr(scanned);
        const std::size_t blank = std::min(rest.find_first_not_of("\r\n"), rest.size());
        const std::size_t most_blank = std::clamp<std::size_t>(most, 1, kMostBlank);
        const bool ends = blank < rest.size() || blank >= most_blank;
        if (blank > kUsualBlank && ends) return scanned + std::min(blank, most_blank);
        const RecordHead head = read_head(rest.substr(blank));
        if (head.state == RecordHead::State::kOpen) return text.npos;
        left_ = blank + head.size;
        state_ = head.state == RecordHead::State::kWhole ? State::kContent : State::kLost;
    }
    return state_ == State::kContent ? pass_content(text, scanned) : find_next(text, scanned);
}

std::size_t LengthSplitter::pass_content(std::string_view text, std::size_t& scanned) {
    const std::size_t passed = std::min(left_, text.size() - scanned);
    left_ -= passed;
    scanned += passed;
    if (left_ > 0) return text.npos;
    state_ = State::kHead;
    return scanned;
}

std::size_t LengthSplitter::find_next(std::string_view text, std::size_t& scanned) {
    const std::size_t next = find_head(text, scanned);
    if (next != text.npos) state_ = State::kHead;
    return next;
}

}  // namespace nutgraf
