// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nutgraf {

/// Adds up numbers by document, in any order, and gives the sums back in order of the documents. A
/// bit tells which documents have one, and a bit of another word which words of bits have any, so
/// that few sums are found quickly among many documents. Not thread-safe; reusable.
class DocumentSums {
public:
    /// Starts anew, for documents 0 to `documents` - 1.
    void start(std::uint32_t documents) {
        sums_.assign(documents, 0);
        bits_.assign(documents / kBits + 1, 0);
        used_.assign(bits_.size() / kBits + 1, 0);
    }

    void add(std::uint32_t document, std::uint32_t number) noexcept {
        sums_[document] += number;
        const std::size_t word = document / kBits;
        bits_[word] |= std::uint64_t{1} << document % kBits;
        used_[word / kBits] |= std::uint64_t{1} << word % kBits;
    }

    /// Calls visit(document, sum) for each document that something was added to, ascending, and
    /// sets all sums back to 0.
    template <typename Visit>
    void take(Visit visit) {
        for (std::size_t i = 0; i < used_.size(); ++i) {
            for (; used_[i] != 0; used_[i] &= used_[i] - 1) {
                const std::size_t word = i * kBits + lowest(used_[i]);
                for (std::uint64_t& bits = bits_[word]; bits != 0; bits &= bits - 1) {
                    const auto document = static_cast<std::uint32_t>(word * kBits + lowest(bits));
                    visit(document, sums_[document]);
                    sums_[document] = 0;
                }
            }
        }
    }

private:
    static constexpr std::size_t kBits = 64;

    static std::size_t lowest(std::uint64_t bits) noexcept {
        return static_cast<std::size_t>(std::countr_zero(bits));
    }

    std::vector<std::uint32_t> sums_;
    std::vector<std::uint64_t> bits_;  // by document
    std::vector<std::uint64_t> used_;  // by word of bits_
};

}  // namespace nutgraf
