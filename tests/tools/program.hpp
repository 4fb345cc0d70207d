// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs the real programs as a user or a script does: with arguments, bytes on standard input, an
// environment, and pipes, files or a terminal at the other end.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/temp_dir.hpp"

/// Whether programs run under a sanitizer, whose allocator takes more memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// Which stream of a program is a terminal; the other is a pipe.
enum class Terminal { kNone, kOutput, kErrors };

/// How a program is started.
struct Call {
    std::vector<std::string> arguments;
    std::string input;
    /// Changes to the environment; no value removes the variable. Unless set here, NUTGRAF_DB and
    /// NO_COLOR are absent and TERM is "xterm".
    std::map<std::string, std::optional<std::string>> environment = {};
    Terminal terminal = Terminal::kNone;
    unsigned short columns = 80;    ///< of the terminal
    std::string output_file = {};   ///< opened for standard output instead of a pipe
    std::vector<int> closed = {};   ///< descriptors that it is started without
    std::vector<int> ignored = {};  ///< signals that are ignored when it is started
    /// The largest file it may write, in bytes (ulimit -f).
    std::optional<std::size_t> file_limit = {};
    std::chrono::seconds timeout{120};
};

/// What became of a program.
struct Outcome {
    int exit_code = 0;  ///< minus the number of the signal if one ended it
    std::string out;
    std::string err;
    std::size_t peak_memory = 0;  ///< the most bytes that were resident
};

/// A program that runs; killed in the end if it still does.
class Process {
public:
    /// Starts a program in a directory. `call.input` is only sent by wait().
    Process(const std::string& program, const std::filesystem::path& directory, const Call& call);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Sends bytes to standard input and leaves it open.
    void send(const std::string& bytes);

    /// Close the reading end of its standard output, or of its messages.
    void close_output();
    void close_errors();

    void signal(int number) const;

    /// Sends what is left of the input, closes it, collects all output and waits for the end.
    /// Throws std::runtime_error when the time is up.
    Outcome wait();

    /// As wait(), but standard input stays open until the program has ended.
    Outcome wait_with_open_input();

private:
    void collect(bool close_input);

    pid_t id_ = -1;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
    std::string rest_;  // of the input
    std::chrono::steady_clock::time_point deadline_;
    Outcome outcome_;
};

/// The two programs in a fresh directory.
class Tools {
public:
    TempDir dir;

    Outcome index(std::vector<std::string> arguments, Call call = {}) const;
    Outcome query(std::vector<std::string> arguments, Call call = {}) const;

    /// Names of the entries of the directory or one below it, sorted.
    std::vector<std::string> entries(const std::string& below = ".") const;
};

/// Paths of the two programs and of the corpus.
std::string index_program();
std::string query_program();
std::string corpus(const std::string& below = "");

/// A database of the corpus, made when first asked for.
const std::string& corpus_database();

/// The lines of a text, without line ends.
std::vector<std::string> lines_of(const std::string& text);

/// Waits until there is such a file. Throws std::runtime_error after ten seconds.
void wait_for(const std::filesystem::path& path);
