// SPDX-License-Identifier: GPL-2.0-or-later
//
// A signal handler may do next to nothing, and removing directories is a lot. So the signals are
// blocked, and a thread of its own waits for them. It takes the lock under which directories are
// made, and keeps it, so that none comes into being behind its back.
#include "clean_exit.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::array kSignals = {SIGHUP, SIGINT, SIGTERM};

struct Remains {
    std::mutex mutex;
    std::set<fs::path> directories;
};

// Never destroyed: the thread may need it to the very end.
Remains& remains() {
    static auto& all = *new Remains;
    return all;
}

std::atomic<pid_t> child_to_kill = 0;

bool is_ignored(int number) {
    struct sigaction action = {};
    ::sigaction(number, nullptr, &action);
    return action.sa_handler == SIG_IGN;
}

sigset_t signals_to_wait_for() {
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int number : kSignals) {
        if (!is_ignored(number)) ::sigaddset(&signals, number);
    }
    return signals;
}

// Under another name first, so that nobody can go on to write in it.
void remove_now(const fs::path& directory) {
    std::error_code error;
    const fs::path away = directory.string() + ".removed";
    fs::rename(directory, away, error);
    fs::remove_all(error ? directory : away, error);
}

[[noreturn]] void end_with(int number, const sigset_t& signals) {
    std::signal(number, SIG_DFL);
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    ::raise(number);
    ::_exit(128 + number);
}

void wait_for(const sigset_t& signals) {
    int number = 0;
    ::sigwait(&signals, &number);
    const pid_t child = child_to_kill;
    if (child > 0) ::kill(child, SIGKILL);
    Remains& all = remains();
    all.mutex.lock();
    for (const fs::path& directory : all.directories) remove_now(directory);
    end_with(number, signals);
}

}  // namespace

void clean_up_on_signals() {
    const sigset_t signals = signals_to_wait_for();
    std::signal(SIGPIPE, SIG_IGN);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] { wait_for(signals); }).detach();
}

fs::path make_directory(std::string name) {
    const std::lock_guard lock(remains().mutex);
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "cannot create " + name);
    }
    remains().directories.insert(name);
    return name;
}

void remove_directory(const fs::path& directory) {
    const std::lock_guard lock(remains().mutex);
    remove_now(directory);
    remains().directories.erase(directory);
}

void kill_at_exit(pid_t child) { child_to_kill = child; }

void leave_with_parent(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);  // it has ended already
    std::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace nutgraf::bench
