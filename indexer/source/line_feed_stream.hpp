// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "source/byte_stream.hpp"
#include "source/input_buffer.hpp"

namespace nutgraf {

/// Whether the first line ends with a carriage return alone, as old spreadsheets write lines.
bool ends_lines_with_returns(std::string_view head);

/// A stream with line feeds for carriage returns. Not thread-safe.
class LineFeedStream : public ByteStream {
public:
    explicit LineFeedStream(InputBuffer input) : input_(std::move(input)) {}

    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on) override;
    const std::string& reason() const noexcept override { return input_.reason(); }

private:
    InputBuffer input_;
};

}  // namespace nutgraf
