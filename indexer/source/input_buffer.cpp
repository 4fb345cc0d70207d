// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/input_buffer.hpp"

#include <algorithm>

#include "source/fast_json.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostReserved = 4 << 20;  // before it is known that as many bytes come

}  // namespace

bool InputBuffer::read_on(std::size_t room, const BatchLimits& limits) {
    const std::size_t size = bytes_.size();
    // Room for the padding that take() may add: growing then would copy everything.
    bytes_.reserve(size + room + kJsonPadding);
    bytes_.resize(size + room);
    std::size_t got = 0;
    const ReadState state = stream_->read(bytes_.data() + size, room, got, limits.go_on);
    bytes_.resize(size + got);
    if (state == ReadState::kStopped) return false;
    state_ = state;
    return true;
}

bool InputBuffer::fill(std::size_t size, const BatchLimits& limits) {
    if (!at_end()) bytes_.reserve(std::min(size, kMostReserved) + kJsonPadding);
    while (bytes_.size() < size && !at_end()) {
        if (!read_on(std::min(kPiece, size - bytes_.size()), limits)) return false;
    }
    return true;
}

std::string InputBuffer::take(std::size_t size, std::size_t padding) {
    std::string taken = std::move(bytes_);
    bytes_ = taken.substr(size);
    taken.resize(size);
    taken.reserve(size + padding);
    return taken;
}

}  // namespace nutgraf
