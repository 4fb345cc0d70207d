// SPDX-License-Identifier: GPL-2.0-or-later
//
// What both programs need of the descriptors that they are started with.
#pragma once

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace nutgraf {

/// Opens those of the descriptors 0 to 2 that are closed. Otherwise the first files that the
/// program opens would get their numbers, and messages would be written into a database. Reading
/// from or writing to them fails all the same, as with GNU programs (gnulib's stdopen). Call it
/// before anything is opened. Throws Error (kSystem) if /dev/null cannot be opened.
void open_standard_streams();

/// Has writing fail where a signal would end the program: a pipe that nobody reads, a file at the
/// limit that `ulimit -f` sets.
void let_writes_fail();

/// Standard output, for results. Not thread-safe.
class Results : public std::ostream {
public:
    Results() : std::ostream(&buffer_) {}

    /// Sends on all that was written. Returns false if nobody reads it any more (head, less), which
    /// is no failure: there is nothing left to do. Throws Error (kSystem), which begins with
    /// `what`, if any of it could not be written.
    bool send(const std::string& what = "cannot write the results");

private:
    // Unlike that of std::cout, it knows afterwards why it failed.
    class Buffer : public std::streambuf {
    public:
        Buffer() { empty(); }
        int error() const noexcept { return error_; }

    protected:
        int_type overflow(int_type c) override;
        int sync() override;

    private:
        void empty() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }
        std::size_t write_some(const char* bytes, std::size_t size);

        std::array<char, 1 << 16> bytes_{};
        int error_ = 0;  // the first
    };

    Buffer buffer_;
};

}  // namespace nutgraf
