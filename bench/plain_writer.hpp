// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "index_impl.hpp"
#include "store/index_sink.hpp"

namespace nutgraf::bench {

/// Makes the document that schema.hpp lays down for a passage, its words taken from Xapian's own
/// term generator. Written without any of the code it is a yardstick for, but for the JSON of the
/// document data and the schema's names.
Xapian::Document plain_document(Xapian::TermGenerator& generator, const Article& article,
                                const Passage& passage, std::size_t of);

/// A term generator for plain_document().
Xapian::TermGenerator make_generator(const std::string& language);

/// Writes a new database as a program that uses Xapian as its manual shows would.
class PlainWriter : public IndexSink {
public:
    /// `path` must not exist.
    PlainWriter(const std::filesystem::path& path, const std::string& language);

    void add(const Article& article, const Passage& passage, std::size_t of) override;
    IndexTotals commit() override;

private:
    Xapian::WritableDatabase database_;
    Xapian::TermGenerator generator_;
    IndexState state_;
};

}  // namespace nutgraf::bench
