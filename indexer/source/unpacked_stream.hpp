// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "source/byte_stream.hpp"
#include "source/decompressor.hpp"
#include "source/input_buffer.hpp"
#include "source/unpack_budget.hpp"

namespace nutgraf {

/// What is in a compressed file, as a stream. Reading fails where the file is damaged, ends too
/// early, or unpacks to more than the budget allows. Not thread-safe.
class UnpackedStream : public ByteStream {
public:
    /// Reads from `input`, at the beginning of the file. `budget` is shared by all layers of a
    /// file; `memory` bounds what this one takes.
    UnpackedStream(InputBuffer input, Compression compression, std::shared_ptr<UnpackBudget> budget,
                   std::uint64_t memory)
        : input_(std::move(input)),
          decompressor_(make_decompressor(compression, memory)),
          budget_(std::move(budget)) {}

    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on) override;
    const std::string& reason() const noexcept override { return reason_; }
    bool system_failed() const noexcept override { return input_.system_failed(); }

private:
    ReadState end();
    ReadState fail(std::string reason);

    InputBuffer input_;
    std::unique_ptr<Decompressor> decompressor_;
    std::shared_ptr<UnpackBudget> budget_;
    std::string reason_;
};

}  // namespace nutgraf
