// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace nutgraf {

/// How much may come out of one file on disk, all layers of archives in it together: a bomb is a
/// small file that unpacks to more than any text would. Not thread-safe.
class UnpackBudget {
public:
    static constexpr std::uint64_t kFree = 64 << 20;  ///< bytes that any file may unpack to
    /// Text repeated all over packs to a hundredth.
    static constexpr std::uint64_t kMostRatio = 250;

    /// `bytes_read` grows as packed bytes are read, and must outlive the budget.
    explicit UnpackBudget(const std::atomic<std::uint64_t>& bytes_read)
        : bytes_read_(bytes_read), bytes_before_(bytes_read) {}

    /// Whether so many bytes more may come out.
    bool spend(std::uint64_t bytes) noexcept {
        unpacked_ += bytes;
        return unpacked_ <= kFree + kMostRatio * (bytes_read_ - bytes_before_);
    }

    /// What is to be said when they may not.
    static std::string reason() {
        return "unpacks to more than " + std::to_string(kMostRatio) + " times its size";
    }

private:
    const std::atomic<std::uint64_t>& bytes_read_;
    std::uint64_t bytes_before_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace nutgraf
