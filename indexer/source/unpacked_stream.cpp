// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/unpacked_stream.hpp"

#include <utility>

namespace nutgraf {

ReadState UnpackedStream::read(char* to, std::size_t room, std::size_t& got,
                               const std::function<bool()>& go_on) {
    got = 0;
    BatchLimits limits;
    limits.go_on = go_on;
    bool starved = input_.size() == 0;
    while (reason_.empty()) {
        if (!decompressor_->reason().empty()) return fail(decompressor_->reason());
        if (go_on && !go_on()) return ReadState::kStopped;
        const bool dry = starved && !input_.at_end();
        if (dry && !input_.read_on(InputBuffer::kPiece, limits)) return ReadState::kStopped;
        if (input_.failed()) return fail(input_.reason());
        const auto step = decompressor_->step(input_.bytes(), to, room, input_.at_end());
        input_.drop(step.used);
        if (!budget_->spend(step.made)) return fail(UnpackBudget::reason());
        got = step.made;
        if (got > 0) return ReadState::kMore;
        const bool moved = step.used > 0 || !decompressor_->reason().empty();
        if (!moved && input_.at_end()) return end();
        starved = !moved || input_.size() == 0;
    }
    return ReadState::kFailed;
}

ReadState UnpackedStream::end() {
    return decompressor_->may_end() ? ReadState::kEnd : fail("damaged: ends too early");
}

ReadState UnpackedStream::fail(std::string reason) {
    reason_ = std::move(reason);
    return ReadState::kFailed;
}

}  // namespace nutgraf
