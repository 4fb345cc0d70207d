// SPDX-License-Identifier: GPL-2.0-or-later
#include "progress.hpp"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <ostream>

#include "text/utf8.hpp"

namespace nutgraf {
namespace {

std::atomic<bool> interrupted = false;  // lock-free: set in a signal handler

constexpr std::chrono::milliseconds kRefresh{100};
constexpr const char* kClearLine = "\r\x1b[K";

std::string format(const char* pattern, double value) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, pattern, value);
    return buffer;
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string minutes(double seconds) {
    const auto whole = std::llround(seconds);
    const std::string rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace

std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

std::string progress_line(const BuildProgress& progress, double seconds) {
    const double done = megabytes(progress.bytes);
    const double rate = seconds > 0 ? done / seconds : 0;
    std::string line = format("%.1f", done);
    if (progress.bytes_total > 0) {
        const double total = megabytes(progress.bytes_total);
        line += format(" of %.1f MB", total) + format("  %.0f %%", 100 * done / total);
    } else {
        line += " MB";
    }
    line += format("  %.1f MB/s", rate);
    if (progress.bytes_total > 0 && rate > 0) {
        const double left = (megabytes(progress.bytes_total) - done) / rate;
        line += "  " + minutes(left < 0 ? 0 : left) + " left";
    }
    line += "  " + with_commas(progress.articles) + " articles";
    if (progress.skipped > 0) line += "  " + with_commas(progress.skipped) + " skipped";
    return line;
}

void Progress::on_skipped(const SkippedArticle& skipped) {
    clear();
    out_ << "nutgraf-index: " << printable(skipped.where) << ": " << printable(skipped.reason)
         << '\n';
    ++skips_;
    if (keep_) skipped_.push_back(skipped);
}

// What is passed over is counted in the summary. Only that an article replaces another of the same
// run is named, since the other was meant to be read, too; often that is one mistake many times.
void Progress::on_passed_over(const PassedOver& passed) {
    constexpr std::uint64_t kMostNamed = 10;
    if (passed.reason != PassedReason::kRepeated || passed.id.empty()) return;
    if (++replaced_ > kMostNamed) return;
    const bool last = replaced_ == kMostNamed;
    on_notice(passed.where + ": replaces the earlier article of this run with the id \"" +
              passed.id + '"' + (last ? "; further ones are only counted" : ""));
}

void Progress::on_notice(const std::string& notice) {
    clear();
    out_ << "nutgraf-index: " << printable(notice) << '\n';
}

bool Progress::on_progress(const BuildProgress& progress) {
    const auto now = Clock::now();
    if (columns_ > 0 && now - last_ >= kRefresh) {
        last_ = now;
        // A line that the terminal wraps could not be cleared.
        out_ << kClearLine << progress_line(progress, seconds()).substr(0, columns_ - 1)
             << std::flush;
        shown_ = true;
    }
    return !interrupted;
}

void Progress::clear() {
    if (shown_) out_ << kClearLine << std::flush;
    shown_ = false;
}

double Progress::seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::interrupt() noexcept { interrupted = true; }

}  // namespace nutgraf
