// SPDX-License-Identifier: GPL-2.0-or-later
//
// One document after another through Xapian's public interface. It is slow, since Xapian looks up
// every term of every passage in a tree, but it is what any other writer is measured by.
#include "store/api_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/small_file.hpp"
#include "glass/block.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/version.hpp"
#include "store/passage_document.hpp"

namespace nutgraf {
namespace {

bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;  // opening it will tell
    return std::filesystem::exists(path, ignored);
}

// Whether less than a block is left.
bool is_full(const std::filesystem::path& path) {
    std::error_code error;
    const auto space = std::filesystem::space(path, error);
    return !error && space.available < glass::kBlockSize;
}

}  // namespace

void fail_to_write(const std::filesystem::path& path, const Xapian::Error& error) {
    const int last = errno;  // Xapian does not always pass it on: "Failed to create iamglass file"
    const bool writing = last == EIO || last == ENOSPC || last == EDQUOT || last == EFBIG;
    const char* system = error.get_error_string();
    if (system == nullptr && writing) system = std::strerror(last);
    std::string reason = error.get_msg() + (system == nullptr ? "" : std::string(": ") + system);
    std::ranges::replace(reason, '\n', ' ');
    const bool full = reason.ends_with(std::strerror(ENOSPC)) || is_full(path);
    throw Error(ErrorKind::kSystem,
                "cannot write " + path.string() + ": " + (full ? system_reason(ENOSPC) : reason));
}

ApiWriter::ApiWriter(const std::filesystem::path& path, const std::string& language,
                     const IndexFormat& format)
    : path_(path), analyzer_({language}), format_(format), updating_(is_there(path)) {
    writing_with_xapian(path_, [&] {
        const int action = updating_ ? Xapian::DB_OPEN : Xapian::DB_CREATE;
        const int without = format.termlists ? 0 : Xapian::DB_NO_TERMLIST;
        // Nothing needs to be durable before it is published, which makes all files so.
        const int flags = action | without | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;
        database_ = Xapian::WritableDatabase(path.string(), flags);
        const std::string key(schema::kMetadataKey);
        if (const auto state = read_state(database_.get_metadata(key))) state_ = *state;
    });
    state_.format = schema::kFormat;
    state_.language = analyzer_.language();
    state_.positions = format.positions;
    state_.fingerprint = analyzer_.fingerprint();
    state_.generator = std::string("nutgraf ") + version();
}

void ApiWriter::add(const Article& article, const Passage& passage, std::size_t of) {
    writing_with_xapian(path_, [&] {
        database_.add_document(make_document(analyzer_, article, passage, of, format_.positions));
    });
}

bool ApiWriter::has(const std::string& id) const {
    if (!updating_) return false;
    return writing_with_xapian(
        path_, [&] { return database_.term_exists(schema::id_term(schema::kArticlePrefix, id)); });
}

std::uint32_t ApiWriter::accept(const std::vector<DividedArticle>& articles) {
    const std::uint32_t first =
        writing_with_xapian(path_, [&] { return database_.get_lastdocid() + 1; });
    for (const DividedArticle& one : articles) {
        if (updating_ || one.again) remove(one);
        if (!one.passages.empty()) ++state_.articles;
        for (const Passage& passage : one.passages) {
            add(one.article, passage, one.passages.size());
        }
    }
    return first;
}

// Removes the article that this one replaces, if there is one.
void ApiWriter::remove(const DividedArticle& one) {
    writing_with_xapian(path_, [&] {
        const std::string term = schema::id_term(schema::kArticlePrefix, one.article.id);
        const std::uint64_t passages = database_.get_termfreq(term);
        if (passages == 0) return;
        database_.delete_document(term);
        --state_.articles;
        if (one.again) replaced_ += passages;
    });
}

IndexTotals ApiWriter::commit(const std::function<void()>& check) {
    check();
    return writing_with_xapian(path_, [&] {
        database_.set_metadata(std::string(schema::kMetadataKey), write_state(state_));
        // Explicitly, because the destructor would swallow errors.
        database_.commit();
        const IndexTotals totals{state_.articles, database_.get_doccount(), replaced_};
        database_.close();
        return totals;
    });
}

}  // namespace nutgraf
