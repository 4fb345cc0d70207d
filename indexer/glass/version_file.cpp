// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file that makes tables a database: a reader starts from the roots it names. It is written
// last.
#include "glass/version_file.hpp"

#include <algorithm>
#include <random>

#include "glass/encoding.hpp"

namespace nutgraf::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass"sv;
constexpr std::string_view kFormat = "\x04\x6e"sv;  // 2016-03-14
// From this tag size on Xapian tries to compress what it adds; 0 is never.
constexpr std::array<unsigned, kTables> kCompressFrom = {0, 18, 18, 0, 18, 18};

void append_root(std::string& out, const TableRoot& root, unsigned compress_from) {
    constexpr unsigned kFake = 1;
    constexpr unsigned kSequential = 2;
    append_vb(out, root.root);
    append_vb(out, root.level * 4 + kSequential + (root.empty() ? kFake : 0));
    append_vb(out, root.entries);
    append_vb(out, kBlockSize / 2048);
    append_vb(out, compress_from);
    if (root.empty()) return append_string(out, {});
    std::string free_list;  // nothing is free: two empty cursors
    append_vb(free_list, kRevision);
    append_vb(free_list, root.blocks);
    free_list.append(4, '\0');
    append_string(out, free_list);
}

// Reads what append_root() and the like write, from bytes that may end anywhere.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}

    bool failed() const noexcept { return failed_; }

    std::uint64_t number() {
        const auto last = std::ranges::find_if(rest_, [](char byte) { return (byte & 0x80) == 0; });
        const auto size = static_cast<std::size_t>(last - rest_.begin()) + 1;
        failed_ = failed_ || last == rest_.end() || size > kMaxVb;
        if (failed_) return 0;
        const char* in = rest_.data();
        const std::uint64_t n = read_vb(in);
        rest_.remove_prefix(size);
        return n;
    }

    void skip_string() {
        const std::uint64_t size = number();
        failed_ = failed_ || size > rest_.size();
        if (!failed_) rest_.remove_prefix(size);
    }

    // The least size of the table whose root comes next.
    std::uint64_t least_size() {
        const std::uint64_t root = number();
        number();  // level and flags
        const std::uint64_t entries = number();
        const std::uint64_t block_size = number() * 2048;
        number();  // from which size on it compresses
        skip_string();
        return entries == 0 ? 0 : (root + 1) * block_size;
    }

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace

std::string_view table_name(Table table) {
    constexpr std::array<std::string_view, kTables> kNames = {"postlist.glass", "docdata.glass",
                                                              "termlist.glass", "position.glass",
                                                              "spelling.glass", "synonym.glass"};
    return kNames[static_cast<std::size_t>(table)];
}

std::string version_file(std::string_view uuid, std::uint32_t revision,
                         const std::array<TableRoot, kTables>& roots,
                         const DatabaseStatistics& statistics) {
    std::string out;
    out.append(kMagic).append(kFormat).append(uuid);
    append_vb(out, revision);
    for (std::size_t i = 0; i < kTables; ++i) append_root(out, roots[i], kCompressFrom[i]);
    append_vb(out, statistics.documents);
    append_vb(out, statistics.last_docid - statistics.documents);
    append_vb(out, statistics.least_length);
    append_vb(out, statistics.most_wdf);
    append_vb(out, statistics.most_length - statistics.most_wdf);
    append_vb(out, 0);  // the oldest changeset
    append_vb(out, statistics.total_length);
    append_vb(out, 0);  // bound of the spelling frequencies
    return out;
}

std::optional<std::array<std::uint64_t, kTables>> least_table_sizes(std::string_view bytes) {
    constexpr std::size_t kHead = 32;  // what it is, and the UUID
    if (bytes.size() < kHead || !bytes.starts_with(kMagic)) return std::nullopt;
    Decoder decoder(bytes.substr(kHead));
    decoder.number();  // the revision
    std::array<std::uint64_t, kTables> sizes{};
    for (std::uint64_t& size : sizes) size = decoder.least_size();
    if (decoder.failed()) return std::nullopt;
    return sizes;
}

std::string make_uuid() {
    std::random_device device;
    std::string uuid;
    for (int i = 0; i < 16; ++i) uuid.push_back(static_cast<char>(device()));
    uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
    uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
    return uuid;
}

}  // namespace nutgraf::glass
