// SPDX-License-Identifier: GPL-2.0-or-later
//
// Google Benchmark prints an error in place of a time and goes on; who runs it from a script would
// never know.
#include "stages/failures.hpp"

#include <iostream>
#include <stdexcept>

namespace nutgraf::bench {
namespace {

// Google Benchmark 1.7 has a flag, 1.8 a kind of skip, 0 for none.
template <typename Run>
bool has_failed(const Run& run) {
    if constexpr (requires { run.error_occurred; }) {
        return run.error_occurred;
    } else {
        return run.skipped != decltype(run.skipped){};
    }
}

template <typename Run>
const std::string& reason_of(const Run& run) {
    if constexpr (requires { run.error_message; }) {
        return run.error_message;
    } else {
        return run.skip_message;
    }
}

}  // namespace

FailureReporter::FailureReporter() : reporter_(benchmark::CreateDefaultDisplayReporter()) {}

bool FailureReporter::ReportContext(const Context& context) {
    return reporter_->ReportContext(context);
}

void FailureReporter::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (has_failed(run)) failures_.push_back(run.benchmark_name() + ": " + reason_of(run));
    }
    reporter_->ReportRuns(runs);
    if (!std::cout.flush()) throw std::runtime_error("cannot write standard output");
}

void FailureReporter::Finalize() { reporter_->Finalize(); }

}  // namespace nutgraf::bench
