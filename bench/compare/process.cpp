// SPDX-License-Identifier: GPL-2.0-or-later
//
// One run, one process. This one must stay small: Linux counts the peak of a process from before
// its exec, so that a program started by a large process would seem large itself. Whatever needs
// the corpus therefore runs in a child, and sends its result through a pipe.
#include "compare/process.hpp"

#include <xapian.h>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <exception>
#include <fstream>
#include <stdexcept>

#include "clean_exit.hpp"

namespace nutgraf::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char kDone = '+';
constexpr char kFailed = '-';
constexpr int kCannotStart = 127;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double cpu_seconds(const rusage& usage) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Linux counts ru_maxrss in units of 1024 bytes.
double peak_bytes(const rusage& usage) { return 1024.0 * static_cast<double>(usage.ru_maxrss); }

rusage own_usage() {
    rusage result{};
    ::getrusage(RUSAGE_SELF, &result);
    return result;
}

double resident_bytes() {
    std::ifstream in("/proc/self/statm");
    double total = 0;
    double resident = 0;
    in >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
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

struct Ended {
    std::string output;
    int status = 0;
    rusage usage{};
};

// Starts a process that runs `body` with the writing end of a pipe, and reads that to the end.
Ended fork_and_wait(const std::function<void(int)>& body) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot open a pipe");
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0) {
        leave_with_parent(parent);
        ::close(ends[0]);
        body(ends[1]);
        ::_exit(0);
    }
    kill_at_exit(child);
    ::close(ends[1]);
    Ended ended;
    ended.output = read_all(ends[0]);
    ::close(ends[0]);
    ::wait4(child, &ended.status, 0, &ended.usage);
    kill_at_exit(0);
    return ended;
}

std::string report_of(const std::function<std::string()>& work) {
    try {
        return kDone + work();
    } catch (const Xapian::Error& error) {
        return kFailed + error.get_description();
    } catch (const std::exception& error) {
        return kFailed + std::string(error.what());
    }
}

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
    return line;
}

// Free memory of this process would be the work's to use without its peak rising, and a peak
// reached earlier would hide the work's own.
void forget_peak() {
    ::malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;
}

}  // namespace

Finished run_command(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto start = Clock::now();
    Ended ended = fork_and_wait([&](int out) {
        ::dup2(out, STDOUT_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(kCannotStart);
    });
    const double wall = seconds_since(start);
    if (ended.status != 0) throw std::runtime_error("this failed: " + joined(words));
    return {{wall, cpu_seconds(ended.usage), peak_bytes(ended.usage)}, std::move(ended.output)};
}

std::string run_in_child(const std::function<std::string()>& work) {
    const Ended ended = fork_and_wait([&](int out) { write_all(out, report_of(work)); });
    if (ended.output.empty() || ended.status != 0) throw std::runtime_error("a run was killed");
    if (ended.output[0] == kFailed) throw std::runtime_error(ended.output.substr(1));
    return ended.output.substr(1);
}

Cost timed(const std::function<void()>& work) {
    forget_peak();
    const double resident = resident_bytes();
    const double cpu = cpu_seconds(own_usage());
    const auto start = Clock::now();
    work();
    const double wall = seconds_since(start);
    const rusage after = own_usage();
    return {wall, cpu_seconds(after) - cpu, peak_bytes(after) - resident};
}

void sync_file_system(const std::filesystem::path& directory) {
    const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    ::syncfs(file);
    ::close(file);
}

}  // namespace nutgraf::bench
