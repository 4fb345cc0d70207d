// SPDX-License-Identifier: GPL-2.0-or-later
#include "program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

struct Channel {
    int parent = -1;
    int child = -1;
};

void check(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

Channel make_pipe(bool child_reads) {
    int ends[2];
    check(::pipe2(ends, O_CLOEXEC), "pipe2");
    return child_reads ? Channel{ends[1], ends[0]} : Channel{ends[0], ends[1]};
}

// Raw, so that what arrives is exactly what was written.
Channel make_terminal(unsigned short columns) {
    winsize size{};
    size.ws_row = 25;
    size.ws_col = columns;
    Channel channel;
    check(::openpty(&channel.parent, &channel.child, nullptr, nullptr, &size), "openpty");
    termios mode{};
    check(::tcgetattr(channel.child, &mode), "tcgetattr");
    ::cfmakeraw(&mode);
    check(::tcsetattr(channel.child, TCSANOW, &mode), "tcsetattr");
    for (const int end : {channel.parent, channel.child}) {
        check(::fcntl(end, F_SETFD, FD_CLOEXEC), "fcntl");
    }
    return channel;
}

Channel make_output(const Call& call) {
    if (call.terminal == Terminal::kOutput) return make_terminal(call.columns);
    if (call.output_file.empty()) return make_pipe(false);
    const int file = ::open(call.output_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    check(file, call.output_file.c_str());
    return {-1, file};
}

std::vector<std::string> environment_of(const Call& call) {
    std::map<std::string, std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        all[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
    }
    all.erase("NUTGRAF_DB");
    all.erase("NO_COLOR");
    all["TERM"] = "xterm";
    for (const auto& [name, value] : call.environment) {
        if (value) {
            all[name] = *value;
        } else {
            all.erase(name);
        }
    }
    std::vector<std::string> list;
    for (const auto& [name, value] : all) list.push_back(name + "=" + value);
    return list;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

void limit_files(std::size_t bytes) {
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
}

// Appends what is there to read, and closes the end when nothing can follow.
void read_some(int& end, std::string& text) {
    std::array<char, 1 << 16> block;
    const ssize_t count = ::read(end, block.data(), block.size());
    if (count > 0) {
        text.append(block.data(), static_cast<std::size_t>(count));
    } else if (count == 0 || errno != EINTR) {  // a terminal without writers gives EIO
        close_end(end);
    }
}

}  // namespace

Process::Process(const std::string& program, const fs::path& directory, const Call& call)
    : rest_(call.input), deadline_(std::chrono::steady_clock::now() + call.timeout) {
    ::signal(SIGPIPE, SIG_IGN);
    Channel in = make_pipe(true);
    Channel out = make_output(call);
    Channel err =
        call.terminal == Terminal::kErrors ? make_terminal(call.columns) : make_pipe(false);
    std::vector<std::string> arguments = {program};
    arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
    std::vector<std::string> environment = environment_of(call);
    const std::vector<char*> argv = pointers(arguments);
    const std::vector<char*> envp = pointers(environment);
    id_ = ::fork();
    check(id_, "fork");
    if (id_ == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        if (call.file_limit) limit_files(*call.file_limit);
        for (const int number : call.ignored) ::signal(number, SIG_IGN);
        const bool ready = ::dup2(in.child, STDIN_FILENO) >= 0 &&
                           ::dup2(out.child, STDOUT_FILENO) >= 0 &&
                           ::dup2(err.child, STDERR_FILENO) >= 0 && ::chdir(directory.c_str()) == 0;
        for (const int descriptor : call.closed) ::close(descriptor);
        if (ready) ::execve(program.c_str(), argv.data(), envp.data());
        ::_exit(127);
    }
    for (Channel* channel : {&in, &out, &err}) close_end(channel->child);
    input_ = in.parent;
    output_ = out.parent;
    errors_ = err.parent;
}

Process::~Process() {
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    for (int* end : {&input_, &output_, &errors_}) close_end(*end);
}

void Process::send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::write(input_, bytes.data() + sent, bytes.size() - sent);
        check(static_cast<int>(count), "write");
        sent += static_cast<std::size_t>(count);
    }
}

void Process::close_output() { close_end(output_); }

void Process::close_errors() { close_end(errors_); }

void Process::signal(int number) const { ::kill(id_, number); }

void Process::collect(bool close_input) {
    while (output_ >= 0 || errors_ >= 0) {
        if (close_input && rest_.empty()) close_end(input_);
        std::array<pollfd, 3> ends = {pollfd{output_, POLLIN, 0}, pollfd{errors_, POLLIN, 0},
                                      pollfd{rest_.empty() ? -1 : input_, POLLOUT, 0}};
        const auto left = deadline_ - std::chrono::steady_clock::now();
        const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
        if (time <= 0) throw std::runtime_error("the program does not end: " + outcome_.err);
        if (::poll(ends.data(), ends.size(), static_cast<int>(time)) <= 0) continue;
        if (ends[0].revents != 0) read_some(output_, outcome_.out);
        if (ends[1].revents != 0) read_some(errors_, outcome_.err);
        if (ends[2].revents != 0) {
            // A pipe takes this much at once when it says it is ready.
            const ssize_t count =
                ::write(input_, rest_.data(), std::min<std::size_t>(rest_.size(), 4096));
            if (count < 0) {
                rest_.clear();  // it reads no further
            } else {
                rest_.erase(0, static_cast<std::size_t>(count));
            }
        }
    }
}

Outcome Process::wait_with_open_input() {
    collect(false);
    return wait();
}

Outcome Process::wait() {
    collect(true);
    int status = 0;
    rusage usage{};
    while (::wait4(id_, &status, WNOHANG, &usage) == 0) {
        if (std::chrono::steady_clock::now() > deadline_) {
            throw std::runtime_error("the program does not end");
        }
        std::this_thread::sleep_for(1ms);
    }
    id_ = -1;
    outcome_.peak_memory = static_cast<std::size_t>(usage.ru_maxrss) << 10;
    outcome_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return outcome_;
}

Outcome Tools::index(std::vector<std::string> arguments, Call call) const {
    call.arguments = std::move(arguments);
    return Process(index_program(), dir.path(), call).wait();
}

Outcome Tools::query(std::vector<std::string> arguments, Call call) const {
    call.arguments = std::move(arguments);
    return Process(query_program(), dir.path(), call).wait();
}

std::vector<std::string> Tools::entries(const std::string& below) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir.path() / below)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

std::string index_program() { return NUTGRAF_INDEX; }
std::string query_program() { return NUTGRAF_QUERY; }

std::string corpus(const std::string& below) {
    return below.empty() ? NUTGRAF_CORPUS : NUTGRAF_CORPUS "/" + below;
}

const std::string& corpus_database() {
    static const Tools tools;
    static const std::string path = [] {
        if (tools.index({"-q", "-d", "corpus.db", corpus("articles")}).exit_code != 0) {
            throw std::runtime_error("the corpus cannot be indexed");
        }
        return tools.dir / "corpus.db";
    }();
    return path;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

void wait_for(const fs::path& path) {
    for (int i = 0; i < 1000; ++i) {
        if (fs::exists(path)) return;
        std::this_thread::sleep_for(10ms);
    }
    throw std::runtime_error("there is no " + path.string());
}
