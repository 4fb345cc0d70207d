// SPDX-License-Identifier: GPL-2.0-or-later
//
// A posting list is cut into chunks, each with the first docid in its key, so that a reader can
// skip. Xapian begins a new chunk at 2,000 bytes; here one also ends where the block does.
#include "glass/postlist.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "glass/encoding.hpp"
#include "glass/limit_error.hpp"

namespace nutgraf::glass {
namespace {

constexpr std::size_t kChunk = 2000;
constexpr std::size_t kLeastChunk = 500;  // unless the list ends
// term and collection frequency, first docid, flag, span; 32 bits each
constexpr std::size_t kChunkHeader = 5 + 5 + 5 + 1 + 5;
constexpr std::size_t kEntry = 5 + 5;

std::string value_key(std::uint8_t kind, unsigned slot) {
    std::string key{'\0', static_cast<char>(kind)};
    if (kind == 0xd0) {
        append_last(key, slot);
    } else {
        append_vb(key, slot);
    }
    return key;
}

}  // namespace

void PostingListWriter::start(std::string_view key, const TermFrequencies& frequencies) {
    if (frequencies.collection > std::numeric_limits<std::uint32_t>::max()) {
        throw LimitError(
            "a word occurs more than 4,294,967,295 times in these articles, which Xapian cannot "
            "count; divide them between two indexes");
    }
    key_ = key;
    frequencies_ = frequencies;
    first_chunk_ = true;
    entries_.clear();
}

void PostingListWriter::add(std::uint32_t docid, std::uint32_t wdf) {
    if (entries_.size() + kEntry > limit_ && !entries_.empty()) write_chunk(false);
    const bool first = entries_.empty();
    if (first) start_chunk(docid);
    char* const start = entries_.grow(kEntry);
    char* const end = write_vb(first ? start : write_vb(start, docid - last_ - 1), wdf);
    entries_.end_at(end);
    last_ = docid;
}

void PostingListWriter::start_chunk(std::uint32_t docid) {
    first_ = docid;
    const std::size_t overhead = key_.size() + 1 + kMaxSortable + kChunkHeader;
    const std::size_t room = table_.room();
    limit_ = std::min(kChunk, kMaxItem - 3 - overhead);
    if (room >= overhead + kLeastChunk) limit_ = std::min(limit_, room - overhead);
}

void PostingListWriter::write_chunk(bool last) {
    char header[kChunkHeader];
    char* end = header;
    std::string_view key = key_;
    if (first_chunk_) {
        end = write_vb(end, frequencies_.documents);
        end = write_vb(end, frequencies_.collection);
        end = write_vb(end, first_ - 1);
    } else {
        // The lengths' key is no term: nothing needs to set its docid off.
        item_key_ = key_;
        if (key_ != kLengthsKey) item_key_.push_back('\0');
        append_sortable(item_key_, first_);
        key = item_key_;
    }
    *end++ = last ? '1' : '0';
    end = write_vb(end, last_ - first_);
    add_item(key, {header, end});
    entries_.clear();
    first_chunk_ = false;
}

void PostingListWriter::add_item(std::string_view key, std::string_view header) {
    const std::size_t tag_size = header.size() + entries_.size();
    if (key.size() + tag_size > table_.room()) {
        tag_.assign(header).append(entries_.view());
        return table_.add(key, tag_);
    }
    char* out = table_.add_small(key.size(), tag_size);
    copy_exact(out, key.data(), key.size());
    out += key.size();
    copy_exact(out, header.data(), header.size());
    copy_exact(out + header.size(), entries_.data(), entries_.size());
}

void PostingListWriter::finish() { write_chunk(true); }

void ValueListWriter::add(std::uint32_t docid, std::string_view value) {
    if (tag_.size() >= kChunk) finish();
    if (tag_.empty()) {
        first_ = docid;
    } else {
        append_vb(tag_, docid - last_ - 1);
    }
    append_string(tag_, value);
    last_ = docid;
}

void ValueListWriter::finish() {
    if (tag_.empty()) return;
    std::string key = value_key(0xd8, slot_);
    append_sortable(key, first_);
    table_.add(key, tag_);
    tag_.clear();
}

std::string value_statistics_key(unsigned slot) { return value_key(0xd0, slot); }

std::string value_statistics(std::uint32_t count, std::string_view lower, std::string_view upper) {
    std::string tag;
    append_vb(tag, count);
    append_string(tag, lower);
    if (upper != lower) tag.append(upper);
    return tag;
}

std::string metadata_key(std::string_view name) {
    std::string key{'\0', '\xc0'};
    return key.append(name);
}

}  // namespace nutgraf::glass
