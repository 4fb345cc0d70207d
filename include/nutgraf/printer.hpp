// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

#include "nutgraf/hit.hpp"

namespace nutgraf {

/// How results are written.
enum class OutputFormat {
    kText,   ///< for people
    kJson,   ///< one JSON document for all topics
    kJsonl,  ///< one JSON object a hit and line
    kCsv,    ///< RFC 4180, a header line first
    kTrec    ///< `topic Q0 document rank score tag`
};

/// How results look. Nothing here is asked of the terminal: the program does that.
struct PrintOptions {
    bool color = false;       ///< text: mark highlights by ANSI colours, else leave them unmarked
    std::size_t width = 0;    ///< text: columns to wrap at; 0 = do not wrap
    bool by_article = false;  ///< trec: name articles, not passages
    bool explain = false;     ///< text: say for each hit what each term added
    std::string tag = "nutgraf";  ///< trec: the name of the run
};

/// A topic as results name it.
struct TopicLabel {
    std::string id;  ///< "1" for a single topic
    std::string text;
    bool batch = false;  ///< one of several: text output says which
};

/// Writes results topic by topic to a stream that outlives it. Not thread-safe.
class ResultPrinter {
public:
    virtual ~ResultPrinter() = default;

    /// Writes the result of one topic.
    virtual void print(const TopicLabel& topic, const SearchResult& result) = 0;

    /// Ends the output; to be called once after the last topic, also when there was none.
    virtual void finish() = 0;
};

/// Makes a printer. The grammar of each format stands in README.md.
std::unique_ptr<ResultPrinter> make_printer(OutputFormat format, std::ostream& out,
                                            const PrintOptions& options);

}  // namespace nutgraf
