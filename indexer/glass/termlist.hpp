// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "glass/buffer.hpp"
#include "glass/encoding.hpp"

namespace nutgraf::glass {

/// Builds the tag of a termlist table entry: the terms of one document with their wdf, in byte
/// order, each without what it has in common with the one before. Reusable, not thread-safe.
class TermListWriter {
public:
    /// Starts the list of a document of `terms` terms.
    void start(std::uint32_t document_length, std::uint32_t terms) {
        out_.clear();
        if (terms == 0) return;
        char* const start = out_.grow(2 * kMaxVb);
        const char* const end = write_vb(write_vb(start, document_length), terms);
        out_.end_at(end);
        previous_ = {};
    }

    /// Adds a term of at most 245 bytes, greater than the one before. Its bytes must stay until the
    /// next call, and kCopySlack more must be readable.
    void add(std::string_view term, std::uint32_t wdf) {
        char* out = out_.grow(2 + term.size() + kMaxVb + kCopySlack);
        std::size_t common = 0;
        bool wdf_written = false;
        if (!previous_.empty()) {
            common = common_prefix(previous_, term);
            // A small wdf is packed with the common length into one byte, which a reader tells
            // from a plain length by its being greater than the previous term's.
            const std::uint64_t packed = (wdf + std::uint64_t{1}) * (previous_.size() + 1) + common;
            wdf_written = wdf < 127 && packed < 256;
            *out++ = static_cast<char>(wdf_written ? packed : common);
        }
        *out++ = static_cast<char>(term.size() - common);
        copy_short(out, term.data() + common, term.size() - common);
        out += term.size() - common;
        if (!wdf_written) out = write_vb(out, wdf);
        out_.end_at(out);
        previous_ = term;
    }

    /// The tag; valid until the next call.
    std::string_view tag() const noexcept { return out_.view(); }

private:
    static std::size_t common_prefix(std::string_view a, std::string_view b) {
        const std::size_t shorter = std::min(a.size(), b.size());
        std::size_t common = 0;
        while (common < shorter) {
            const std::uint64_t differ = load8(a.data() + common) ^ load8(b.data() + common);
            if (differ != 0) {
                common += static_cast<std::size_t>(first_byte(differ));
                break;
            }
            common += 8;
        }
        return std::min(common, shorter);
    }

    static std::uint64_t load8(const char* bytes) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes, sizeof value);
        return value;
    }

    // The index of the first byte in memory that is not 0.
    static int first_byte(std::uint64_t word) {
        const bool little = std::endian::native == std::endian::little;
        return (little ? std::countr_zero(word) : std::countl_zero(word)) / 8;
    }

    Buffer out_;
    std::string_view previous_;
};

/// Appends the tag that lists the value slots a document uses, ascending and at least one.
inline void append_slots(std::string& out, const std::vector<unsigned>& slots) {
    append_vb(out, slots.front());
    for (std::size_t i = 1; i < slots.size(); ++i) append_vb(out, slots[i] - slots[i - 1] - 1);
}

}  // namespace nutgraf::glass
