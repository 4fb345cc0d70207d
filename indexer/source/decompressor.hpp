// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Ways to compress that are undone here.
enum class Compression { kGzip, kZstd, kXz, kBzip2 };

/// Returns how bytes that begin like this are compressed; nothing if in no way that is known.
std::optional<Compression> compression_of(std::string_view head) noexcept;

/// What one step of a Decompressor did.
struct DecompressorStep {
    std::size_t used = 0;  ///< bytes of the input
    std::size_t made = 0;  ///< bytes put out
};

/// Undoes one kind of compression, checksums verified. Several compressed files one behind the
/// other are one, as their own tools have it. Not thread-safe.
class Decompressor {
public:
    virtual ~Decompressor() = default;

    /// Goes on as far as `input`, which begins where the last step stopped, and `room`, at least
    /// one byte at `to`, allow. A step that neither uses nor makes a byte wants more input; `last`
    /// says that there is none.
    virtual DecompressorStep step(std::string_view input, char* to, std::size_t room,
                                  bool last) = 0;

    /// Whether the input may end where the last step stopped.
    virtual bool may_end() const noexcept = 0;

    /// Why it cannot go on, one line; empty if it can.
    const std::string& reason() const noexcept { return reason_; }

protected:
    std::string reason_;
};

/// Returns what undoes the compression. It takes no more memory than `memory` bytes and some
/// hundred kilobytes: what wants more fails.
std::unique_ptr<Decompressor> make_decompressor(Compression compression, std::uint64_t memory);

}  // namespace nutgraf
