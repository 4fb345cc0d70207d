// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms of an index are in order, so they are walked as a tree, a character at a time: at each
// place only to the characters that may stand there, and from one of them to the next that some
// term has. It begins at the word as it was typed, and takes a step or so for each of its letters
// that may have accents, whatever the vocabulary; the index holds nothing for it.
#include "topic/spellings.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/accents.hpp"
#include "text/characters.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostStepsOfOne = 10'000;

// A character that may stand at some place of a word, and how many typed ones it is for.
struct Candidate {
    unsigned code;
    std::size_t typed;
};

const std::vector<unsigned>& all_accents() {
    static const std::vector<unsigned> accents = [] {
        std::vector<unsigned> codes;
        for (unsigned code = 0x300; code < kTableCodes; ++code) {
            if (is_accent(code) && fold(code) != 0) codes.push_back(code);
        }
        return codes;
    }();
    return accents;
}

void append(std::string& text, unsigned code) {
    std::array<char, 4> bytes{};
    text.append(bytes.data(), encode(code, bytes.data()));
}

class Walk {
public:
    Walk(const Xapian::Database& database, std::string_view prefix, std::string_view typed,
         bool whole, std::size_t most_steps)
        : terms_(database.allterms_begin(std::string(prefix))),
          end_(database.allterms_end(std::string(prefix))),
          prefix_(prefix),
          whole_(whole),
          most_steps_(most_steps) {
        for (std::size_t at = 0; at < typed.size();) {
            const Character c = decode(typed, at);
            typed_.push_back(c.code);
            at = c.next;
        }
        for (std::size_t i = 0; i < typed_.size(); ++i) letters_.push_back(letters_at(i));
    }

    std::vector<std::string> run() {
        if (go_to(least())) visit(prefix_, 0, false);
        return std::move(found_);
    }

    std::size_t steps() const { return steps_; }

private:
    // No spelling is less: Latin letters are less than those with their accents, and than accents.
    std::string least() const {
        constexpr unsigned kFirstAccent = 0x300;
        std::string least = prefix_;
        for (std::size_t i = 0; i < typed_.size() && typed_[i] < kFirstAccent; ++i) {
            append(least, letters_[i].front().code);
        }
        return least;
    }

    // What may stand for the character at `i` that was typed, ascending.
    std::vector<Candidate> letters_at(std::size_t i) const {
        std::vector<Candidate> letters = {{typed_[i], 1}};
        const bool last = i + 1 == typed_.size();
        for (const AccentedLetter& letter : accented_letters(typed_[i])) {
            if (letter.second == 0 || (last && !whole_)) letters.push_back({letter.code, 1});
            if (letter.second != 0 && !last && typed_[i + 1] == letter.second) {
                letters.push_back({letter.code, 2});
            }
        }
        std::ranges::sort(letters, {}, &Candidate::code);
        return letters;
    }

    // The first character from `from` on that may come next, when so many typed ones are done.
    std::optional<Candidate> next(std::size_t done, bool accents, unsigned from) const {
        std::optional<Candidate> first;
        if (done < typed_.size()) {
            const auto& letters = letters_[done];
            const auto letter = std::ranges::lower_bound(letters, from, {}, &Candidate::code);
            if (letter != letters.end()) first = *letter;
        }
        if (!accents) return first;
        const auto accent = std::ranges::lower_bound(all_accents(), from);
        const bool any = accent != all_accents().end();
        if (any && (!first || *accent < first->code)) first = {*accent, 0};
        return first;
    }

    // Goes on to the first term that is not less. Calls come with greater and greater terms.
    bool go_to(const std::string& term) {
        if (terms_ == end_ || steps_ == most_steps_) return false;
        if (*terms_ >= term) return true;
        ++steps_;
        terms_.skip_to(term);
        return terms_ != end_;
    }

    // Some term begins with `start`, which is for so many typed characters.
    void visit(const std::string& start, std::size_t done, bool accents) {
        if (done == typed_.size()) {
            if (!whole_) return found_.push_back(start);
            if (*terms_ == start) found_.push_back(start);
        }
        for (unsigned from = 0; const auto candidate = next(done, accents, from);) {
            std::string longer = start;
            append(longer, candidate->code);
            if (!go_to(longer)) return;
            const std::string term = *terms_;
            if (!term.starts_with(start)) return;
            const unsigned there = decode(term, start.size()).code;
            if (there == candidate->code) {
                const bool more = takes_accents(there) || (accents && is_accent(there));
                visit(longer, done + candidate->typed, more);
            }
            from = std::max(there, candidate->code + 1);
        }
    }

    Xapian::TermIterator terms_;
    Xapian::TermIterator end_;
    std::string prefix_;
    std::vector<unsigned> typed_;
    std::vector<std::vector<Candidate>> letters_;
    std::vector<std::string> found_;
    bool whole_;  // words are wanted, not beginnings
    std::size_t steps_ = 0;
    std::size_t most_steps_;
};

std::vector<std::string> walk(const Xapian::Database& database, std::string_view prefix,
                              std::string_view typed, bool whole, std::size_t& steps_left) {
    Walk walk(database, prefix, typed, whole, std::min(kMostStepsOfOne, steps_left));
    std::vector<std::string> found = walk.run();
    steps_left -= walk.steps();
    return found;
}

}  // namespace

std::vector<std::string> Spellings::of_word(std::string_view prefix, std::string_view word) {
    std::vector<std::string> found = walk(database_, prefix, word, true, steps_left_);
    const std::string as_typed = std::string(prefix).append(word);
    const auto place = std::ranges::lower_bound(found, as_typed);
    const bool missing = place == found.end() || *place != as_typed;
    if (missing && database_.term_exists(as_typed)) found.insert(place, as_typed);
    return found;
}

std::vector<std::string> Spellings::of_start(std::string_view prefix, std::string_view start) {
    std::vector<std::string> found = walk(database_, prefix, start, false, steps_left_);
    const std::string as_typed = std::string(prefix).append(start);
    const auto place = std::ranges::lower_bound(found, as_typed);
    if (place == found.end() || *place != as_typed) found.insert(place, as_typed);
    return found;
}

}  // namespace nutgraf
