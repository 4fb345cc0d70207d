// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/line_feed_stream.hpp"

#include <algorithm>

namespace nutgraf {

bool ends_lines_with_returns(std::string_view head) {
    constexpr std::string_view kLineEnds = "\r\n";
    const auto end = head.find_first_of(kLineEnds);
    if (end == head.npos || head[end] != '\r' || end + 1 == head.size()) return false;
    return kLineEnds.find(head[end + 1]) == kLineEnds.npos;
}

ReadState LineFeedStream::read(char* to, std::size_t room, std::size_t& got,
                               const std::function<bool()>& go_on) {
    BatchLimits limits;
    limits.go_on = go_on;
    got = 0;
    while (input_.size() == 0 && !input_.at_end()) {
        if (!input_.read_on(InputBuffer::kPiece, limits)) return ReadState::kStopped;
    }
    if (input_.size() == 0) return input_.failed() ? ReadState::kFailed : ReadState::kEnd;
    got = input_.bytes().copy(to, room);
    std::replace(to, to + got, '\r', '\n');
    input_.drop(got);
    return ReadState::kMore;
}

}  // namespace nutgraf
