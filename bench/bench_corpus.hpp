// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "nutgraf/article.hpp"
#include "nutgraf/extract.hpp"
#include "nutgraf/passage.hpp"

namespace nutgraf::bench {

/// Articles in memory, their ids all different.
struct Corpus {
    std::vector<Article> articles;
    std::size_t text_bytes = 0;  ///< of the articles' texts together
    std::size_t skipped = 0;     ///< articles of the sources that could not be read
};

/// A passage of an article in a Corpus, which must outlive it.
struct PassageRef {
    const Article* article = nullptr;
    Passage passage;
    std::size_t of = 0;  ///< passages of that article
};

/// How benchmarks read: all text is the story, and no language is guessed, since nothing that
/// nutgraf is compared with tells either. The same as `nutgraf-index --keep-all --lang en`.
inline ExtractOptions all_text() {
    ExtractOptions options;
    options.keep_all = true;
    options.find_language = false;
    return options;
}

/// Reads sources. Of articles with the same id the first counts. Throws Error (kInput), with the
/// reason if there is one, if there are no articles.
Corpus read_corpus(const std::vector<std::string>& paths,
                   const ExtractOptions& options = all_text());

/// Repeats all articles, each time under new ids, until there are `least_bytes` of text; nothing if
/// there already are. Each copy differs: some of its words are replaced by made-up ones, most of
/// them rare, so that the vocabulary goes on growing as that of real text does. What an article has
/// marked as no part of its story is marked in its copies, too. The same call on the same articles
/// always gives the same ones. Throws Error (kInput) if they have no words.
void grow_corpus(Corpus& corpus, std::size_t least_bytes);

/// The repository's own articles, grown to `least_bytes`.
Corpus make_corpus(std::size_t least_bytes);

/// Divides all articles into passages, in order, with the default options.
std::vector<PassageRef> split_corpus(const Corpus& corpus);

/// Bytes of text in these passages.
std::size_t text_bytes(const std::vector<PassageRef>& passages);

/// Writes an article as a line of JSON that read_record() reads, without the line end.
std::string to_record(const Article& article);

}  // namespace nutgraf::bench
