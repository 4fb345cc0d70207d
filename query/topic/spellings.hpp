// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// Finds what the words of an index are that someone types without their accents: "église" for
/// "eglise", "straße" for "strasse". An accent that is typed is meant. The database must outlive
/// it. Not thread-safe.
class Spellings {
public:
    explicit Spellings(const Xapian::Database& database) : database_(database) {}

    /// Returns the terms that are `word` in lower case behind `prefix`, or that with accents;
    /// ascending. None if no passage has any.
    std::vector<std::string> of_word(std::string_view prefix, std::string_view word);

    /// Returns how the terms begin that begin as `start` behind `prefix`, ascending; none of these
    /// begins with another.
    std::vector<std::string> of_start(std::string_view prefix, std::string_view start);

    /// Whether there were more words than a topic may look up; of those behind, only the word as
    /// it was typed is found.
    bool is_exhausted() const noexcept { return steps_left_ == 0; }

    /// Lets as many words be looked up as at first.
    void refill() noexcept { steps_left_ = kMostSteps; }

private:
    // Steps through the vocabulary that are left: some seconds, for 50,000 words or more.
    static constexpr std::size_t kMostSteps = 500'000;

    const Xapian::Database& database_;
    std::size_t steps_left_ = kMostSteps;
};

}  // namespace nutgraf
