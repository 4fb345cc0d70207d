// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <mutex>
#include <utility>

#include "nutgraf/error.hpp"
#include "nutgraf/index.hpp"

namespace nutgraf {

struct Index::Impl {
    Xapian::Database database;
    IndexInfo info;
    /// Held while the database is used: Xapian's objects count their references, and keep blocks
    /// and cursors, without a thought of threads. Recursive, since one call makes use of others.
    mutable std::recursive_mutex in_use;
};

/// The state that a database keeps about itself under schema::kMetadataKey.
struct IndexState {
    int format = 0;
    std::string language;
    std::string fingerprint;
    std::string generator;
    std::uint64_t articles = 0;
    bool positions = true;  ///< whether words have positions
};

/// Writes the state as JSON.
std::string write_state(const IndexState& state);

/// Reads what write_state() wrote; nothing if it is anything else.
std::optional<IndexState> read_state(const std::string& json);

/// Runs `work`, turning what Xapian throws into an Error of the given kind that begins with `what`.
template <typename Work>
auto with_xapian(ErrorKind kind, const std::string& what, Work&& work) {
    try {
        return work();
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw Error(kind, what + ": " + error.get_msg() +
                              "; it is damaged: index your articles again with --rebuild");
    } catch (const Xapian::Error& error) {
        throw Error(kind, what + ": " + error.get_msg());
    }
}

/// The same with the database of an index, while no other thread uses that: reading it failed.
template <typename Work>
auto with_database(const Index& index, const std::string& what, Work&& work) {
    const std::lock_guard lock(index.impl().in_use);
    return with_xapian(ErrorKind::kIndex, what + " " + index.info().path, std::forward<Work>(work));
}

}  // namespace nutgraf
