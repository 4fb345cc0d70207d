// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/posting_batch.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

std::uint32_t least_but_0(std::uint32_t a, std::uint32_t b) {
    return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

}  // namespace

void ValueStatistics::add(std::string_view value) {
    if (value.empty()) return;
    if (count == 0 || value < lower) lower = value;
    if (count == 0 || value > upper) upper = value;
    ++count;
}

void ValueStatistics::add(const ValueStatistics& other) {
    if (other.count == 0) return;
    const std::uint32_t sum = count + other.count;
    add(other.lower);
    add(other.upper);
    count = sum;
}

void DocumentStatistics::add_length(std::uint32_t length) {
    ++documents;
    least_length = least_but_0(least_length, length);
    most_length = std::max(most_length, length);
    total_length += length;
}

void DocumentStatistics::add(const DocumentStatistics& other) {
    documents += other.documents;
    least_length = least_but_0(least_length, other.least_length);
    most_length = std::max(most_length, other.most_length);
    most_wdf = std::max(most_wdf, other.most_wdf);
    total_length += other.total_length;
    for (std::size_t slot = 0; slot < kValueSlots; ++slot) values[slot].add(other.values[slot]);
}

std::size_t DocumentLists::memory() const noexcept {
    std::size_t bytes = lengths.capacity();
    for (const glass::Buffer& slot : values) bytes += slot.capacity();
    return bytes;
}

std::size_t PostingBatch::memory() const noexcept {
    return terms.capacity() * sizeof(TermId) + ends.capacity() * sizeof(std::uint32_t) +
           postings.capacity() + documents.memory() + sizeof(*this);
}

}  // namespace nutgraf
