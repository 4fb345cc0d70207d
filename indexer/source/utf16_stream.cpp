// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/utf16_stream.hpp"

namespace nutgraf {

ReadState Utf16Stream::read(char* to, std::size_t room, std::size_t& got,
                            const std::function<bool()>& go_on) {
    BatchLimits limits;
    limits.go_on = go_on;
    got = 0;
    while (at_ == ready_.size()) {
        if (input_.at_end() && input_.size() == 0) {
            return input_.failed() ? ReadState::kFailed : ReadState::kEnd;
        }
        const bool stopped = !input_.at_end() && !input_.read_on(InputBuffer::kPiece, limits);
        if (stopped) return ReadState::kStopped;
        decode();
    }
    got = ready_.copy(to, room, at_);
    at_ += got;
    return ReadState::kMore;
}

// Decodes what there is; what may be the first half of a pair waits for the other.
void Utf16Stream::decode() {
    const std::size_t size = input_.at_end() ? input_.size() : whole_utf16(input_.bytes(), order_);
    ready_ = decode_utf16(input_.bytes().substr(0, size), order_);
    at_ = 0;
    input_.drop(size);
}

}  // namespace nutgraf
