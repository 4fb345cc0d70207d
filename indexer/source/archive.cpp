// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive does the unpacking; what is here keeps hostile archives from taking more than their
// share. Members are read in the order they have in the file, so that a pipe will do. What this
// leaves out: a zip archive's directory, which stands at its end, so members that it does not name
// are read, too.
#include "source/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <new>

#include "source/member_name.hpp"

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

// Has libarchive convert the names whose charset an archive says to UTF-8, which can hold them all,
// and not to whatever the locale says. For the thread alone, and while it is within libarchive.
class Utf8Locale {
public:
    Utf8Locale() : before_(::uselocale(utf8())) {}
    ~Utf8Locale() { ::uselocale(before_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    // The C library has it built in; were it not there, the locale would stay as it is.
    static locale_t utf8() {
        static const locale_t kept = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return kept;
    }

    locale_t before_;
};

bool is_zip(archive* it) {
    return (::archive_format(it) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

// A name whose charset is not known comes as the bytes that the archive has.
std::string name_of(archive* it, archive_entry* entry) {
    const char* name = ::archive_entry_pathname(entry);
    if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
    return name == nullptr ? "?" : member_name(name, is_zip(it));
}

ArchiveMember::Kind kind_of(archive_entry* entry) {
    using enum ArchiveMember::Kind;
    if (::archive_entry_hardlink(entry) != nullptr) return kLink;
    switch (::archive_entry_filetype(entry)) {
        case AE_IFREG: return kFile;
        case AE_IFDIR: return kFolder;
        case AE_IFLNK: return kLink;
        default: return kOther;
    }
}

// Only the usual ways to compress members: others take as much memory as the archive says.
std::string obstacle_of(archive* it, archive_entry* entry) {
    if (::archive_entry_is_encrypted(entry) != 0) return "encrypted";
    const std::string_view format = ::archive_format_name(it);  // "ZIP 2.0 (deflation)"
    const bool usual = !format.starts_with("ZIP") || format.ends_with("(deflation)") ||
                       format.ends_with("(uncompressed)");
    return usual ? "" : "compressed in a way that is not read here: " + std::string(format);
}

}  // namespace

void Archive::Free::operator()(archive* it) const noexcept { ::archive_read_free(it); }

Archive::Archive(InputBuffer input, std::shared_ptr<UnpackBudget> budget)
    : input_(std::move(input)), budget_(std::move(budget)) {}

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
    archive* it = archive_.get();
    ::archive_read_support_format_tar(it);
    ::archive_read_support_format_gnutar(it);
    ::archive_read_support_format_zip_streamable(it);
    // What stands behind the mark that ends a tar archive is looked at, too, and told if damaged.
    ::archive_read_set_format_option(it, "tar", "read_concatenated_archives", "1");
    return ::archive_read_open(it, this, nullptr, read_packed, nullptr) == ARCHIVE_OK;
}

// After a failure for good there is nothing more to be had of the archive.
ReadState Archive::fail(bool for_good) {
    dead_ = dead_ || for_good;
    reason_ = input_.failed() ? input_.reason() : reason_of(archive_.get());
    return stopped_ ? ReadState::kStopped : ReadState::kFailed;
}

ReadState Archive::give_up(std::string reason) {
    dead_ = true;
    reason_ = std::move(reason);
    return ReadState::kFailed;
}

// A tar archive ends with blocks of zero bytes. One that is cut between two members does not, which
// libarchive passes over: then the header it has looked for last begins where the input ends.
bool Archive::ends_well() const {
    const auto header = ::archive_read_header_position(archive_.get());
    const bool is_tar =
        (::archive_format(archive_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
    return !is_tar || static_cast<std::uint64_t>(header) < packed_bytes_;
}

ReadState Archive::next_member(ArchiveMember& member, const std::function<bool()>& go_on) {
    if (dead_) return ReadState::kEnd;
    go_on_ = go_on;
    const Utf8Locale locale;
    if (!archive_ && !open()) return fail(true);
    archive_entry* entry = nullptr;
    int result = ARCHIVE_RETRY;
    while (result == ARCHIVE_RETRY) result = ::archive_read_next_header(archive_.get(), &entry);
    if (result == ARCHIVE_EOF) {
        return ends_well() ? ReadState::kEnd : give_up("damaged: ends too early");
    }
    if (result < ARCHIVE_WARN) return fail(true);
    member.name = name_of(archive_.get(), entry);
    member.kind = member.name.ends_with('/') ? ArchiveMember::Kind::kFolder : kind_of(entry);
    member.obstacle = obstacle_of(archive_.get(), entry);
    return ReadState::kMore;
}

ReadState Archive::read(char* to, std::size_t room, std::size_t& got,
                        const std::function<bool()>& go_on) {
    got = 0;
    if (dead_) return ReadState::kFailed;
    if (go_on && !go_on()) return ReadState::kStopped;
    go_on_ = go_on;
    const Utf8Locale locale;
    la_ssize_t count = ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY) count = ::archive_read_data(archive_.get(), to, room);
    if (count < 0) return fail(count == ARCHIVE_FATAL);
    if (count == 0) return ReadState::kEnd;
    if (!budget_->spend(static_cast<std::uint64_t>(count))) return give_up(UnpackBudget::reason());
    got = static_cast<std::size_t>(count);
    return ReadState::kMore;
}

}  // namespace nutgraf
