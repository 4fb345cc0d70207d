// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tools/program.hpp"

/// The path of a benchmark program.
inline std::string bench_program(const std::string& name) {
    return std::string(NUTGRAF_BENCH_PROGRAMS) + "/" + name;
}

/// Runs a benchmark program in a directory. It may have to wait for a busy disk.
inline Outcome run_bench(const std::string& name, const TempDir& dir,
                         std::vector<std::string> arguments, Call call = {}) {
    call.arguments = std::move(arguments);
    call.timeout = std::chrono::seconds(280);
    return Process(bench_program(name), dir.path(), call).wait();
}

/// Whether a directory holds nothing.
inline bool is_empty(const TempDir& dir) { return std::filesystem::is_empty(dir.path()); }

/// What becomes of a benchmark program that is sent a signal once it has made its directory in
/// `dir`.
inline Outcome interrupt_bench(const std::string& name, const TempDir& dir, const Call& call,
                               int signal) {
    Process process(bench_program(name), dir.path(), call);
    for (int i = 0; i < 6000 && is_empty(dir); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    process.signal(signal);
    return process.wait();
}
