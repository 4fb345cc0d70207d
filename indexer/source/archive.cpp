// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive does the unpacking; what is here keeps hostile archives from taking more than their
// share. Members are read in the order they have in the file, so that a pipe will do. What this
// leaves out: the checksum of gzip, which libarchive does not verify, nor tell when just that is
// missing; a zip archive's directory, which stands at its end.
#include "source/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>

namespace nutgraf {
namespace {

// A message of libarchive's as one line; it ends some with a dot.
std::string reason_of(archive* it) {
    const char* text = ::archive_error_string(it);
    std::string reason = text == nullptr ? "" : text;
    std::ranges::replace(reason, '\n', ' ');
    while (reason.ends_with('.') || reason.ends_with(' ')) reason.pop_back();
    return reason.empty() ? "damaged" : "damaged: " + reason;
}

// The number that libarchive has for the compression of bytes that begin like this; -1 if it is
// none that is read here.
int filter_of(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\x1f\x8b")) return ARCHIVE_FILTER_GZIP;
    if (head.starts_with("\x28\xb5\x2f\xfd")) return ARCHIVE_FILTER_ZSTD;
    if (head.starts_with("\xfd\x37zXZ\0"sv)) return ARCHIVE_FILTER_XZ;
    return head.starts_with("BZh") ? ARCHIVE_FILTER_BZIP2 : -1;
}

// Exactly one layer: libarchive would take off several at once, unseen by the budget.
bool set_format(archive* it, Format format, std::string_view head) {
    if (format == Format::kArchive) {
        ::archive_read_support_format_tar(it);
        ::archive_read_support_format_gnutar(it);
        ::archive_read_support_format_zip_streamable(it);
        return true;
    }
    const int filter = filter_of(head);
    if (filter < 0) {
        ::archive_set_error(it, EINVAL, "not compressed in a known way");
        return false;
    }
    ::archive_read_support_format_raw(it);
    ::archive_read_support_format_empty(it);  // "raw" wants a byte at least
    return ::archive_read_append_filter(it, filter) >= ARCHIVE_WARN;
}

// The name is converted to the locale's charset where the archive says its own, which may fail.
std::string name_of(archive_entry* entry) {
    const char* name = ::archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = ::archive_entry_pathname(entry);
    return name == nullptr ? "?" : name;
}

}  // namespace

void Archive::Free::operator()(archive* it) const noexcept { ::archive_read_free(it); }

Archive::Archive(InputBuffer input, Format format, std::shared_ptr<UnpackBudget> budget)
    : input_(std::move(input)), format_(format), budget_(std::move(budget)) {}

Archive::~Archive() = default;

// libarchive's call for packed bytes: gives it what there is, or else reads a piece.
long Archive::read_packed(archive* it, void* self, const void** bytes) {
    Archive& archive = *static_cast<Archive*>(self);
    InputBuffer& input = archive.input_;
    BatchLimits limits;
    limits.go_on = archive.go_on_;
    archive.stopped_ = limits.go_on && !limits.go_on();
    if (!archive.stopped_ && input.size() == 0 && !input.at_end()) {
        archive.stopped_ = !input.read_on(InputBuffer::kPiece, limits);
    }
    if (archive.stopped_ || input.failed()) {
        ::archive_set_error(it, EIO, "%s", archive.stopped_ ? "stopped" : input.reason().c_str());
        return ARCHIVE_FATAL;
    }
    archive.piece_ = input.take(input.size());
    archive.packed_bytes_ += archive.piece_.size();
    *bytes = archive.piece_.data();
    return static_cast<long>(archive.piece_.size());
}

bool Archive::open() {
    archive_.reset(::archive_read_new());
    if (!archive_) throw std::bad_alloc();
    if (!set_format(archive_.get(), format_, input_.bytes())) return false;
    const int result = ::archive_read_open(archive_.get(), this, nullptr, read_packed, nullptr);
    // What is damaged in its first bytes looks empty to libarchive, but for the error left behind.
    const bool damaged = format_ == Format::kCompressed && ::archive_errno(archive_.get()) != 0;
    return result == ARCHIVE_OK && !damaged;
}

// After a failure for good there is nothing more to be had of the archive.
ReadState Archive::fail(bool for_good) {
    dead_ = dead_ || for_good;
    reason_ = input_.failed() ? input_.reason() : reason_of(archive_.get());
    return stopped_ ? ReadState::kStopped : ReadState::kFailed;
}

// Where compressed data seem to end, libarchive leaves alone what follows; it may be the beginning
// of more, cut short.
ReadState Archive::finish() {
    if (format_ == Format::kArchive) return ReadState::kEnd;
    const auto used = static_cast<std::uint64_t>(::archive_filter_bytes(archive_.get(), -1));
    if (used >= packed_bytes_) return ReadState::kEnd;
    dead_ = true;
    reason_ = "damaged: what follows is not compressed";
    return ReadState::kFailed;
}

ReadState Archive::next_member(ArchiveMember& member, const std::function<bool()>& go_on) {
    if (dead_) return ReadState::kEnd;
    go_on_ = go_on;
    if (!archive_ && !open()) return fail(true);
    archive_entry* entry = nullptr;
    int result = ARCHIVE_RETRY;
    while (result == ARCHIVE_RETRY) result = ::archive_read_next_header(archive_.get(), &entry);
    if (result == ARCHIVE_EOF) return finish();
    if (result < ARCHIVE_WARN) return fail(true);
    member.name = name_of(entry);
    member.is_file =
        ::archive_entry_filetype(entry) == AE_IFREG && ::archive_entry_hardlink(entry) == nullptr;
    member.is_encrypted = ::archive_entry_is_encrypted(entry) != 0;
    return ReadState::kMore;
}

ReadState Archive::read(char* to, std::size_t room, std::size_t& got,
                        const std::function<bool()>& go_on) {
    got = 0;
    if (dead_) return ReadState::kFailed;
    if (go_on && !go_on()) return ReadState::kStopped;
    go_on_ = go_on;
    la_ssize_t count = ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY) count = ::archive_read_data(archive_.get(), to, room);
    if (count < 0) return fail(count == ARCHIVE_FATAL);
    if (count == 0) return finish();
    got = static_cast<std::size_t>(count);
    if (budget_->spend(got)) return ReadState::kMore;
    got = 0;
    dead_ = true;
    reason_ =
        "unpacks to more than " + std::to_string(UnpackBudget::kMostRatio) + " times its size";
    return ReadState::kFailed;
}

ReadState UnpackedStream::read(char* to, std::size_t room, std::size_t& got,
                               const std::function<bool()>& go_on) {
    got = 0;
    if (!begun_) {
        ArchiveMember member;
        const ReadState state = archive_.next_member(member, go_on);
        if (state != ReadState::kMore) return state;
        begun_ = true;
    }
    return archive_.read(to, room, got, go_on);
}

}  // namespace nutgraf
