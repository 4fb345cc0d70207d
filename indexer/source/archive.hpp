// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "source/byte_stream.hpp"
#include "source/input_buffer.hpp"
#include "source/unpack_budget.hpp"

struct archive;

namespace nutgraf {

/// A member of an archive, as its header describes it.
struct ArchiveMember {
    enum class Kind {
        kFile,
        kFolder,
        kLink,  ///< symbolic or hard, to another member or to anywhere
        kOther  ///< a device, a pipe
    };

    std::string name;  ///< UTF-8, see member_name(); may be absolute, or hold ".."
    Kind kind = Kind::kOther;
    std::string obstacle;  ///< why its content cannot be read; empty if it can
};

/// Reads a tar or zip archive from front to back; nothing is written to disk. Not thread-safe.
///
/// When `go_on` says no, reading cannot be taken up again: it fails from then on.
class Archive {
public:
    /// Reads from `input`. `budget` is shared by all layers of a file.
    Archive(InputBuffer input, std::shared_ptr<UnpackBudget> budget);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Goes to the next member, passing what is left of the one before. kMore if there is one.
    /// After a failure that was reported by read() already, kEnd.
    ReadState next_member(ArchiveMember& member, const std::function<bool()>& go_on);

    /// Reads from the member, as ByteStream::read() does.
    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on);

    /// What went wrong, one line.
    const std::string& reason() const noexcept { return reason_; }

    /// Whether it was the system that failed to read the file.
    bool system_failed() const noexcept { return input_.system_failed(); }

private:
    struct Free {
        void operator()(archive* it) const noexcept;
    };

    static long read_packed(archive* it, void* self, const void** bytes);
    bool open();
    ReadState fail(bool for_good);
    ReadState give_up(std::string reason);
    bool ends_well() const;

    InputBuffer input_;
    std::shared_ptr<UnpackBudget> budget_;
    std::unique_ptr<archive, Free> archive_;
    std::uint64_t packed_bytes_ = 0;  // given to libarchive
    std::string piece_;               // given to libarchive last
    std::function<bool()> go_on_;     // of the call that is under way
    bool stopped_ = false;
    bool dead_ = false;
    std::string reason_;
};

}  // namespace nutgraf
