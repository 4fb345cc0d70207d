// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/record_format.hpp"

namespace nutgraf {

/// What the bytes at a record's beginning say of its length.
struct RecordHead {
    enum class State {
        kWhole,  ///< `size` is known
        kOpen,   ///< more bytes are needed
        kNone    ///< they begin no record
    };
    State state = State::kNone;
    std::size_t size = 0;  ///< bytes of the head and of what it announces
};

/// Splits records whose heads say how long they are. Where one does not begin as it should, because
/// a length was wrong or bytes are damaged, what follows up to the next line that looks like a
/// beginning is a record of its own.
class LengthSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t most) override;

protected:
    /// Reads the head that the text begins with.
    virtual RecordHead read_head(std::string_view text) const = 0;

    /// Returns where in the text, from `from` on, a line begins that looks like a head; npos if
    /// none does. Moves `from` behind what need not be looked at again.
    virtual std::size_t find_head(std::string_view text, std::size_t& from) const = 0;

private:
    enum class State { kHead, kContent, kLost };

    std::size_t pass_content(std::string_view text, std::size_t& scanned);
    std::size_t find_next(std::string_view text, std::size_t& scanned);

    State state_ = State::kHead;
    std::size_t left_ = 0;  // of the record that is being passed
};

}  // namespace nutgraf
