// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

namespace nutgraf::bench {

/// Reports as the command line asks for (--benchmark_format), and remembers which stages failed.
class FailureReporter : public benchmark::BenchmarkReporter {
public:
    FailureReporter();

    bool ReportContext(const Context& context) override;
    /// Throws std::runtime_error if standard output cannot be written.
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

    /// Of each run that failed, the stage and what it said: "open: passages were lost".
    const std::vector<std::string>& failures() const { return failures_; }

private:
    std::unique_ptr<benchmark::BenchmarkReporter> reporter_;
    std::vector<std::string> failures_;
};

}  // namespace nutgraf::bench
