// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/index_builder.hpp"

namespace nutgraf {

/// Shows a person how far a build has come: names each skipped article, and on a terminal keeps one
/// line up to date with bytes, rate, time left, articles and skips.
class Progress : public BuildObserver {
public:
    using Clock = std::chrono::steady_clock;

    /// `columns` is the width of the terminal that `out` is; 0 if it is none, or one that cannot
    /// rewrite its last line. `keep` says whether to remember what was skipped.
    Progress(std::ostream& out, std::size_t columns, bool keep)
        : out_(out), columns_(columns), keep_(keep) {}

    void on_skipped(const SkippedArticle& skipped) override;
    void on_passed_over(const PassedOver& passed) override;
    void on_notice(const std::string& notice) override;
    bool on_progress(const BuildProgress& progress) override;

    /// Removes the line.
    void clear();

    /// How many articles were skipped.
    std::uint64_t skips() const noexcept { return skips_; }

    /// What was skipped, if that was to be remembered.
    const std::vector<SkippedArticle>& skipped() const noexcept { return skipped_; }

    /// Seconds since the observer was made.
    double seconds() const;

    /// Makes on_progress() ask for the end of the run from now on. Safe to call in a signal
    /// handler.
    static void interrupt() noexcept;

private:
    std::ostream& out_;
    std::size_t columns_;
    bool keep_;
    bool shown_ = false;
    std::uint64_t skips_ = 0;
    std::uint64_t replaced_ = 0;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
    std::vector<SkippedArticle> skipped_;
};

/// Returns the line that Progress shows after `seconds`.
std::string progress_line(const BuildProgress& progress, double seconds);

/// Writes 1234567 as "1,234,567".
std::string with_commas(std::uint64_t number);

}  // namespace nutgraf
