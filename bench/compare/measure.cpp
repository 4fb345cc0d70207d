// SPDX-License-Identifier: GPL-2.0-or-later
//
// One run, one process. The child inherits the passages by copy on write and sends back its cost,
// or the reason why it failed, through a pipe.
#include "compare/measure.hpp"

#include <xapian.h>

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

namespace nutgraf::bench {
namespace {

constexpr char kDone = '+';
constexpr char kFailed = '-';

rusage usage() {
    rusage result{};
    ::getrusage(RUSAGE_SELF, &result);
    return result;
}

double cpu_seconds(const rusage& usage) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double resident_bytes() {
    std::ifstream in("/proc/self/statm");
    double total = 0;
    double resident = 0;
    in >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

Cost timed(const std::function<void()>& work) {
    const double resident = resident_bytes();
    const double cpu = cpu_seconds(usage());
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const rusage after = usage();
    // Linux counts ru_maxrss in units of 1024 bytes.
    const double peak = 1024.0 * static_cast<double>(after.ru_maxrss);
    return {wall.count(), cpu_seconds(after) - cpu, peak - resident, 0};
}

std::string report_of(const std::function<void()>& work) {
    try {
        const Cost cost = timed(work);
        std::string report(1 + sizeof cost, kDone);
        std::memcpy(report.data() + 1, &cost, sizeof cost);
        return report;
    } catch (const Xapian::Error& error) {
        return kFailed + error.get_description();
    } catch (const std::exception& error) {
        return kFailed + std::string(error.what());
    }
}

void write_all(int file, const std::string& bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t written = ::write(file, bytes.data() + at, bytes.size() - at);
        if (written <= 0) return;  // the parent notices that the report is too short
        at += static_cast<std::size_t>(written);
    }
}

std::string read_all(int file) {
    std::string bytes;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::read(file, buffer.data(), buffer.size())) > 0;) {
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

}  // namespace

Cost measure(const std::function<void()>& work) {
    // Free memory of this process would be the child's to use without its peak rising.
    ::malloc_trim(0);
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("cannot open a pipe");
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0) {
        ::close(ends[0]);
        write_all(ends[1], report_of(work));
        ::_exit(0);
    }
    ::close(ends[1]);
    const std::string report = read_all(ends[0]);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    if (!report.empty() && report[0] == kFailed) throw std::runtime_error(report.substr(1));
    Cost cost;
    if (report.size() != 1 + sizeof cost) throw std::runtime_error("a run was killed");
    std::memcpy(&cost, report.data() + 1, sizeof cost);
    return cost;
}

}  // namespace nutgraf::bench
