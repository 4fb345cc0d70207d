// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file holds one record after another, in order of the terms:
//
//   VB(term size) term VB(term frequency) VB(collection frequency)
//   then blocks, each VB(size) and its bytes, and a final VB(0)
//
// and behind them the lists of the documents. A sparse table in memory tells where prefixes begin.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "glass/encoding.hpp"
#include "glass/output_file.hpp"
#include "nutgraf/error.hpp"
#include "store/postings.hpp"
#include "store/run.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kBuffer = 64 << 10;
constexpr std::uint64_t kLandmarkDistance = 64 << 10;

[[noreturn]] void fail(const std::filesystem::path& path, const char* reason) {
    throw Error(ErrorKind::kSystem, "cannot read " + path.string() + ": " + reason);
}

// Fills `out` from the file.
void read_exactly(int file, const std::filesystem::path& path, std::uint64_t offset, char* out,
                  std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::pread(file, out, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path, std::strerror(errno));
        if (got == 0) fail(path, "it was cut off");
        out += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
}

}  // namespace

// Appends records to the file by way of a buffer.
class SpilledRun::Writer {
public:
    explicit Writer(const std::filesystem::path& path) : file_(path) {}

    std::uint64_t offset() const noexcept { return file_.size() + buffer_.size(); }

    void number(std::uint64_t n) {
        buffer_.end_at(glass::write_vb(buffer_.grow(glass::kMaxVb), n));
    }

    void bytes(std::string_view bytes) {
        buffer_.append(bytes);
        if (buffer_.size() >= kBuffer) flush();
    }

    void finish() {
        flush();
        file_.close();
    }

private:
    void flush() {
        file_.write(buffer_.view());
        buffer_.clear();
    }

    glass::OutputFile file_;
    glass::Buffer buffer_;
};

SpilledRun::SpilledRun(const std::filesystem::path& path, const Run& run) : path_(path) {
    Writer out(path);
    std::uint64_t next_landmark = 0;
    std::uint32_t before = 1 << 16;
    const auto cursor = run.open({});
    while (cursor->next()) {
        const std::uint32_t prefix = TermRange::prefix_of(cursor->term());
        if (out.offset() >= next_landmark && prefix != before) {
            landmarks_.push_back({prefix, out.offset()});
            next_landmark = out.offset() + kLandmarkDistance;
        }
        before = prefix;
        out.number(cursor->term().size());
        out.bytes(cursor->term());
        out.number(cursor->frequencies().documents);
        out.number(cursor->frequencies().collection);
        while (const char* block = cursor->next_block()) {
            const auto size = static_cast<std::size_t>(end_of_block(block) - block);
            out.number(size);
            out.bytes({block, size});
        }
        out.number(0);
    }
    terms_end_ = out.offset();
    glass::Buffer space;
    const std::size_t batches = run.batches().size();
    for (std::size_t batch = 0; batch < batches; ++batch) {
        const DocumentListsView lists = run.lists(batch, space);
        StoredLists stored{lists.first_docid, lists.count, out.offset(), {}};
        const auto store = [&](std::size_t i, std::string_view bytes) {
            stored.sizes[i] = static_cast<std::uint32_t>(bytes.size());
            out.bytes(bytes);
        };
        store(0, lists.lengths);
        for (std::size_t slot = 0; slot < kValueSlots; ++slot) store(1 + slot, lists.values[slot]);
        lists_.push_back(stored);
    }
    out.finish();
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) fail(path, std::strerror(errno));
}

SpilledRun::~SpilledRun() {
    if (file_ >= 0) ::close(file_);
    std::error_code ignored;  // it is in a directory that is removed if the run fails
    std::filesystem::remove(path_, ignored);
}

class SpilledRun::Cursor : public RunCursor {
public:
    Cursor(const SpilledRun& run, const TermRange& range)
        : run_(run), range_(range), offset_(start(run, range)) {}

    bool next() override {
        if (started_) {
            while (next_block() != nullptr) {
            }
        }
        started_ = true;
        do {
            if (!read_head()) return false;
            if (TermRange::prefix_of(term_) >= range_.lower) break;
            while (next_block() != nullptr) {
            }
        } while (true);
        return TermRange::prefix_of(term_) < range_.upper;
    }

    const char* next_block() override {
        if (done_) return nullptr;
        need(glass::kMaxVb);
        const auto size = static_cast<std::size_t>(number());
        done_ = size == 0;
        if (done_) return nullptr;
        need(size);
        const char* block = buffer_.data() + at_;
        at_ += size;
        return block;
    }

private:
    // The last landmark before the range, from which a few terms may have to be skipped.
    static std::uint64_t start(const SpilledRun& run, const TermRange& range) {
        auto it = std::ranges::lower_bound(run.landmarks_, range.lower, {}, &Landmark::prefix);
        const bool exact = it != run.landmarks_.end() && it->prefix == range.lower;
        if (!exact && it != run.landmarks_.begin()) --it;
        return it == run.landmarks_.end() ? run.terms_end_ : it->offset;
    }

    bool read_head() {
        if (offset_ - (buffer_.size() - at_) >= run_.terms_end_) return false;
        need(glass::kMaxVb);
        const auto size = static_cast<std::size_t>(number());
        need(size + 2 * glass::kMaxVb);
        term_copy_.assign(buffer_.data() + at_, size);
        term_ = term_copy_;
        at_ += size;
        frequencies_.documents = static_cast<std::uint32_t>(number());
        frequencies_.collection = number();
        done_ = false;
        return true;
    }

    std::uint64_t number() {
        const char* in = buffer_.data() + at_;
        const std::uint64_t n = glass::read_vb(in);
        at_ = static_cast<std::size_t>(in - buffer_.data());
        return n;
    }

    // Has the next `size` bytes in the buffer, or as many as the terms go on.
    void need(std::size_t size) {
        const std::size_t left = buffer_.size() - at_;
        if (left >= size) return;
        if (left > 0) std::memmove(buffer_.data(), buffer_.data() + at_, left);
        buffer_.truncate(left);
        at_ = 0;
        const auto more = static_cast<std::size_t>(
            std::min<std::uint64_t>(std::max(size, kBuffer) - left, run_.terms_end_ - offset_));
        char* const out = buffer_.grow(more);
        read_exactly(run_.file_, run_.path_, offset_, out, more);
        offset_ += more;
    }

    const SpilledRun& run_;
    TermRange range_;
    std::uint64_t offset_;  // in the file, of what comes behind the buffer
    glass::Buffer buffer_;
    std::size_t at_ = 0;
    std::string term_copy_;
    bool started_ = false;
    bool done_ = true;
};

std::unique_ptr<RunCursor> SpilledRun::open(const TermRange& range) const {
    return std::make_unique<Cursor>(*this, range);
}

std::vector<std::uint32_t> SpilledRun::batches() const {
    std::vector<std::uint32_t> docids;
    for (const StoredLists& lists : lists_) docids.push_back(lists.first_docid);
    return docids;
}

DocumentListsView SpilledRun::lists(std::size_t batch, glass::Buffer& space) const {
    const StoredLists& stored = lists_[batch];
    std::size_t size = 0;
    for (const std::uint32_t one : stored.sizes) size += one;
    space.clear();
    read_exactly(file_, path_, stored.offset, space.grow(size), size);
    std::string_view rest = space.view();
    const auto take = [&](std::size_t i) {
        const std::string_view taken = rest.substr(0, stored.sizes[i]);
        rest.remove_prefix(taken.size());
        return taken;
    };
    DocumentListsView view{stored.first_docid, stored.count, take(0), {}};
    for (std::size_t slot = 0; slot < kValueSlots; ++slot) view.values[slot] = take(1 + slot);
    return view;
}

}  // namespace nutgraf
