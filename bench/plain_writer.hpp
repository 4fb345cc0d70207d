// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "index_impl.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf::bench {

/// Returns the document data of a passage.
std::string document_data(const Article& article, const Passage& passage, std::size_t of);

/// Makes the document that schema.hpp lays down for a passage, its words taken from Xapian's own
/// term generator. Written without any of the code it is a yardstick for, but for the JSON of the
/// document data and the schema's names.
Xapian::Document plain_document(Xapian::TermGenerator& generator, const Article& article,
                                const Passage& passage, std::size_t of);

/// The same with document data that is made already.
Xapian::Document plain_document(Xapian::TermGenerator& generator, const Article& article,
                                const Passage& passage, const std::string& data);

/// A term generator for plain_document().
Xapian::TermGenerator make_generator(const std::string& language);

/// Writes a new database as a program that uses Xapian as its manual shows would.
class PlainWriter {
public:
    /// `path` must not exist.
    PlainWriter(const std::filesystem::path& path, const std::string& language);

    /// Adds one passage with its document data. Passages of one article come in order.
    void add(const Article& article, const Passage& passage, const std::string& data);

    /// Writes what the database says of itself, makes everything durable and closes it.
    void commit();

private:
    Xapian::WritableDatabase database_;
    Xapian::TermGenerator generator_;
    IndexState state_;
};

}  // namespace nutgraf::bench
