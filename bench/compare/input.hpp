// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "bench_corpus.hpp"

namespace nutgraf::bench {

/// What all systems index at one size, and the files it is in.
struct Input {
    double megabytes = 0;  ///< as asked for
    std::size_t articles = 0;
    std::size_t passages = 0;
    std::size_t text_bytes = 0;
    bool grown = false;                   ///< whether articles of the sources had to be repeated
    std::filesystem::path records;        ///< JSON Lines, an article each: what nutgraf-index reads
    std::filesystem::path passages_file;  ///< a passage a line, for Lucene; README.md has its form
};

/// Writes the files of each size into `directory`: the first articles of the sources until there
/// is as much text, and if they do not have as much, repeated with some words changed. A size that
/// lacks less than a twentieth is left as it is. No sources: the repository's own articles.
///
/// Works in a child process. Throws std::runtime_error if articles cannot be read or files not
/// written.
std::vector<Input> write_inputs(const std::vector<std::string>& sources,
                                const std::vector<double>& sizes,
                                const std::filesystem::path& directory);

/// An input in memory, as nutgraf-index would see it. Not to be copied: parts point at each other.
struct LoadedInput {
    LoadedInput() = default;
    LoadedInput(const LoadedInput&) = delete;
    LoadedInput& operator=(const LoadedInput&) = delete;

    Corpus corpus;
    std::vector<PassageRef> passages;
    std::vector<std::string> data;  ///< the document data of each passage
};

/// The document data of a passage without its text: for systems that keep the text in a field of
/// its own, so that they do not store it twice.
std::string data_without_text(const std::string& data);

/// Reads an input's articles, divides them and makes the document data. Throws Error.
void load_input(const std::filesystem::path& records, LoadedInput& input);

}  // namespace nutgraf::bench
