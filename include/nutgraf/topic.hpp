// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/hit.hpp"
#include "nutgraf/index.hpp"

namespace nutgraf {

/// How the text of a topic is read.
enum class TopicSyntax {
    kFull,    ///< words, phrases, operators, wildcards and fields, in good faith, as below
    kStrict,  ///< the same, but what makes no sense is an error
    kPlain    ///< words only: all else is punctuation
};

/// A word that a topic looks for; words it excludes and values of fields are not among them.
struct TopicWord {
    std::string term;  ///< in lower case; two characters of a script without spaces
    /// The terms of the index that it is matched by: stems behind a 'Z', in the languages that the
    /// index holds; the very word in phrases, for numbers and the like. Empty for a wildcard.
    std::vector<std::string> index_terms;
    bool wildcard = false;  ///< every word that begins with `term`
    ByteRange where;        ///< in Topic::text()
};

/// A parsed information need, bound to the index it was parsed for.
class Topic {
public:
    /// The text as given.
    const std::string& text() const noexcept { return text_; }

    /// How the text was read.
    TopicSyntax syntax() const noexcept { return syntax_; }

    /// The words it looks for, in the order of the text.
    const std::vector<TopicWord>& words() const noexcept { return words_; }

    /// What the reader of the results should know, one sentence each: what looks like more than
    /// words but was read as words or punctuation, a wildcard that was capped, words beyond the
    /// most that one topic may look for.
    const std::vector<std::string>& notices() const noexcept { return notices_; }

    /// Stop words that it does not look for, since its other words say more; as written, each once.
    const std::vector<std::string>& stop_words() const noexcept { return stop_words_; }

    /// How it was read: a topic that means the same, in lower case and with all brackets.
    const std::string& meaning() const noexcept { return meaning_; }

    /// Whether it asks for nothing, punctuation alone for example; then it matches nothing.
    bool empty() const noexcept;

    /// Xapian's rendering of the query, for people who want to know exactly.
    std::string description() const;

    /// Implementation: the query.
    struct Impl;
    const Impl& impl() const noexcept { return *impl_; }

private:
    friend class TopicParser;
    Topic() = default;

    std::string text_;
    TopicSyntax syntax_ = TopicSyntax::kFull;
    std::vector<TopicWord> words_;
    std::vector<std::string> notices_;
    std::vector<std::string> stop_words_;
    std::string meaning_;
    std::shared_ptr<const Impl> impl_;
};

/// Turns text into Topics for one index, of which they keep a copy.
///
/// Words are looked for by their stems, in any case; any of them may be missing (OR). Stop words
/// are left out if there are others. "Quoted words" are a phrase and match exactly. Of words joined
/// by a hyphen, slash or the like any matches, and neighbours count for more.
/// `+word` is required, `-word` excluded; AND, OR, NOT, XOR and brackets as usual; `a NEAR/5 b`
/// within five words, `a ADJ/5 b` in this order; `word*` any word that begins so.
/// `title:`, `author:`, `source:`, `lang:`, `site:`, `date:A..B`, `since:A` and `until:A` with a
/// word, a quoted value or several in brackets filter: a passage must match each, or one of several
/// for the same field; after an operator or within brackets they are operands like words. Dates are
/// YYYY, YYYY-MM or YYYY-MM-DD. A date matches if all days that it can mean lie in the range, both
/// ends included: an article of "2024" matches date:2024, since:2024-01-01 and until:2024, but
/// neither date:2024-01 nor since:2024-02; one without a date matches none.
///
/// Read in good faith, no text is malformed; Topic::notices() says what was read how.
///
/// A topic costs time and memory in proportion to its text, of which the first 1.5 million bytes
/// are read, and no more than what 10,000 different terms of the index cost: of words side by side
/// those beyond that are left out, and a notice says so.
///
/// Not thread-safe; copies share what they know of the index.
class TopicParser {
public:
    /// Keeps the index open. Thread-safe; calls take turns (see Index).
    explicit TopicParser(Index index);

    /// Throws Error (kTopic) whose message names the offending piece and its column (1-based, in
    /// characters) if the text is malformed and read strictly, or if operators or signs join more
    /// than 10,000 terms (XOR: 1,000; NEAR and ADJ: 1,000 ways to choose among words in brackets).
    /// Punctuation alone is not malformed.
    Topic parse(const std::string& text, TopicSyntax syntax = TopicSyntax::kFull) const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// A topic that finds more than another.
struct Suggestion {
    /// The topic with words replaced by words of the index, or with its words in another field.
    std::string text;
    std::uint64_t matches = 0;     ///< how many passages that one finds
    std::uint64_t instead_of = 0;  ///< how many the other finds
    bool other_field = false;      ///< whether the words are the same, in another field
};

}  // namespace nutgraf
