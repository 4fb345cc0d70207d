// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "core/index_impl.hpp"
#include "nutgraf/article.hpp"
#include "nutgraf/passage.hpp"
#include "nutgraf/stemmer.hpp"

namespace nutgraf::bench {

/// What makes terms of texts: Xapian's term generator and stemmer; the other stemmer is for words
/// without their accents, which Xapian does not know.
struct PlainAnalyzer {
    explicit PlainAnalyzer(const std::string& language);

    Xapian::TermGenerator generator;
    Stemmer stemmer;
};

/// Returns the document data of a passage.
std::string document_data(const Article& article, const Passage& passage, std::size_t of);

/// Makes the document that schema.hpp lays down for a passage, its words taken from Xapian's own
/// term generator. Written without any of the code it is a yardstick for, but for the JSON of the
/// document data and the schema's names.
Xapian::Document plain_document(PlainAnalyzer& analyzer, const Article& article,
                                const Passage& passage, std::size_t of);

/// The same with document data that is made already.
Xapian::Document plain_document(PlainAnalyzer& analyzer, const Article& article,
                                const Passage& passage, const std::string& data);

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
    PlainAnalyzer analyzer_;
    IndexState state_;
};

}  // namespace nutgraf::bench
