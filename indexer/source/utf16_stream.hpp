// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "source/byte_stream.hpp"
#include "source/input_buffer.hpp"
#include "text/encoding.hpp"

namespace nutgraf {

/// A stream of UTF-16 as one of UTF-8. Not thread-safe.
class Utf16Stream : public ByteStream {
public:
    /// Reads from `input`, from its mark on if it has one. `order` must not be kNone.
    Utf16Stream(InputBuffer input, Utf16 order) : input_(std::move(input)), order_(order) {}

    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on) override;
    const std::string& reason() const noexcept override { return input_.reason(); }
    bool system_failed() const noexcept override { return input_.system_failed(); }

private:
    void decode();

    InputBuffer input_;
    Utf16 order_;
    std::string ready_;   // decoded
    std::size_t at_ = 0;  // in that, what has not been read yet
};

}  // namespace nutgraf
