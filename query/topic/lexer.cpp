// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian's query parser forgives nearly everything and points at nothing. So topics are cut into
// pieces here first, where each piece still knows its place; the words inside are those of the
// tokenizer. What is left for the query parser is well-formed and holds no character that could
// surprise it.
#include "topic/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "analysis/ascii.hpp"
#include "analysis/characters.hpp"
#include "analysis/shortened.hpp"
#include "analysis/utf8.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/tokenizer.hpp"

namespace nutgraf {
namespace {

constexpr std::array<std::string_view, 6> kQuotes = {"\"", "“", "”", "„", "«", "»"};

struct Operator {
    std::string_view name;
    PieceKind kind;
    bool takes_window;
};

constexpr std::array kOperators = {
    Operator{"AND", PieceKind::kAnd, false},  Operator{"OR", PieceKind::kOr, false},
    Operator{"NOT", PieceKind::kNot, false},  Operator{"XOR", PieceKind::kXor, false},
    Operator{"NEAR", PieceKind::kNear, true}, Operator{"ADJ", PieceKind::kAdj, true},
};

std::size_t column_of(const std::string& text, std::size_t at) {
    const auto tails = std::ranges::count_if(std::string_view(text).substr(0, at), is_utf8_tail);
    return 1 + at - static_cast<std::size_t>(tails);
}

// Whether a word is one character of a script without spaces.
bool is_character(const PieceWord& word) { return is_unspaced(decode(word.term, 0).code); }

// Makes a piece of the word at `i`, or of all characters of the run that begins there, and moves
// behind it.
Piece take_word(std::vector<PieceWord>& words, std::size_t& i) {
    const bool character = is_character(words[i]);
    Piece piece{character ? PieceKind::kCharacters : PieceKind::kWord, words[i].where};
    piece.words.push_back(std::move(words[i++]));
    while (character && i < words.size() && is_character(words[i]) &&
           words[i].where.start == piece.where.end) {
        piece.where.end = words[i].where.end;
        piece.words.push_back(std::move(words[i++]));
    }
    return piece;
}

// Between the words of one phrase stand only these: "dual-use", "and/or", "user@example.org".
bool joins(std::string_view gap) {
    return !gap.empty() && gap.find_first_not_of("-.:@") == gap.npos;
}

class Lexer {
public:
    explicit Lexer(const std::string& text) : text_(text) {}

    LexedTopic run() {
        while (at_ < text_.size()) {
            if (ascii::is_space(text_[at_])) {
                ++at_;
            } else if (text_[at_] == '(' || text_[at_] == ')') {
                const PieceKind kind = text_[at_] == '(' ? PieceKind::kOpen : PieceKind::kClose;
                add({kind, {at_, at_ + 1}});
                ++at_;
            } else if (text_[at_] == '+' || text_[at_] == '-') {
                read_signs();
            } else if (quote_length(at_) != 0) {
                read_quotation();
            } else {
                read_chunk();
            }
        }
        drop_idle_signs();
        return std::move(result_);
    }

private:
    void add(Piece piece) { result_.pieces.push_back(std::move(piece)); }

    std::size_t quote_length(std::size_t at) const {
        const std::string_view rest = std::string_view(text_).substr(at);
        for (const std::string_view quote : kQuotes) {
            if (rest.starts_with(quote)) return quote.size();
        }
        return 0;
    }

    // A single sign right before something is meant; a dash or "++" is punctuation.
    void read_signs() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
        const bool before_something = at_ < text_.size() && !ascii::is_space(text_[at_]);
        if (at_ - start != 1 || !before_something) return;
        add({text_[start] == '+' ? PieceKind::kRequired : PieceKind::kExcluded, {start, at_}});
    }

    // Returns what stands between the quotation mark at at_ and the next, and moves behind it.
    std::string_view take_quotation() {
        const std::size_t open = at_;
        at_ += quote_length(at_);
        const std::size_t start = at_;
        while (at_ < text_.size() && quote_length(at_) == 0) ++at_;
        if (at_ == text_.size()) {
            fail_at(text_, {open, open + quote_length(open)},
                    "opens a quotation that is never closed");
        }
        const std::string_view inside(text_.data() + start, at_ - start);
        at_ += quote_length(at_);
        return inside;
    }

    void read_quotation() {
        const std::size_t open = at_;
        const std::string_view inside = take_quotation();
        const auto offset = static_cast<std::size_t>(inside.data() - text_.data());
        Piece phrase{PieceKind::kPhrase, {open, at_}};
        phrase.words = words_of(inside, offset);
        if (!phrase.words.empty()) add(std::move(phrase));
    }

    // Anything up to the next white space, bracket or quotation mark.
    void read_chunk() {
        const std::size_t start = at_;
        while (at_ < text_.size() && !ascii::is_space(text_[at_]) && text_[at_] != '(' &&
               text_[at_] != ')' && quote_length(at_) == 0) {
            ++at_;
        }
        const std::string_view chunk(text_.data() + start, at_ - start);
        if (read_operator(chunk, start) || read_field(chunk, start) || read_wildcard(chunk, start))
            return;
        read_words(chunk, start);
    }

    bool read_operator(std::string_view chunk, std::size_t start) {
        const std::size_t slash = std::min(chunk.find('/'), chunk.size());
        const auto* op = std::ranges::find(kOperators, chunk.substr(0, slash), &Operator::name);
        if (op == kOperators.end() || (slash < chunk.size() && !op->takes_window)) return false;
        Piece piece{op->kind, {start, start + chunk.size()}};
        if (slash < chunk.size()) {
            const char* end = chunk.data() + chunk.size();
            const auto [last, error] = std::from_chars(chunk.data() + slash + 1, end, piece.window);
            if (error != std::errc() || last != end || piece.window == 0 || piece.window > 10'000) {
                fail_at(text_, piece.where,
                        "needs a number of words after the slash, as in NEAR/5");
            }
        }
        add(std::move(piece));
        return true;
    }

    bool read_field(std::string_view chunk, std::size_t start) {
        const std::size_t colon = chunk.find(':');
        if (colon == chunk.npos) return false;
        const std::string name = ascii::to_lower(chunk.substr(0, colon));
        const auto* spec = std::ranges::find(schema::kTopicFields, std::string_view(name),
                                             &schema::FieldSpec::name);
        if (spec == schema::kTopicFields.end()) return false;
        Piece piece{PieceKind::kField, {start, start + chunk.size()}};
        piece.field = name;
        piece.value = chunk.substr(colon + 1);
        if (piece.value.empty() && at_ < text_.size() && quote_length(at_) != 0) {
            piece.value = take_quotation();
            piece.quoted = true;
            piece.where.end = at_;
        }
        if (piece.value.empty()) {
            fail_at(text_, piece.where,
                    "needs a value right after the colon, for example " + name +
                        (spec->kind == schema::FieldKind::kDate ? ":2024-05" : ":word"));
        }
        add(std::move(piece));
        return true;
    }

    bool read_wildcard(std::string_view chunk, std::size_t start) {
        const std::size_t star = chunk.find('*');
        if (star == chunk.npos) return false;
        Piece piece{PieceKind::kWildcard, {start, start + chunk.size()}};
        piece.words = words_of(chunk, start);
        if (piece.words.empty()) return true;  // punctuation alone
        const bool at_end = star + 1 == chunk.size() && piece.words.size() == 1 &&
                            piece.words[0].where.end == start + star;
        if (!at_end && is_character(piece.words[0])) {
            fail_at(text_, piece.where,
                    "has a wildcard; where no spaces part words, parts are found without it");
        }
        if (!at_end) {
            fail_at(text_, piece.where,
                    "has a wildcard; it may only end a single word, as in pipe*");
        }
        add(std::move(piece));
        return true;
    }

    void read_words(std::string_view chunk, std::size_t start) {
        std::vector<PieceWord> words = words_of(chunk, start);
        for (std::size_t i = 0; i < words.size();) {
            std::size_t last = i;
            while (last + 1 < words.size() && joined(words[last], words[last + 1])) ++last;
            if (last == i) {
                add(take_word(words, i));
                continue;
            }
            Piece piece{PieceKind::kPhrase, {words[i].where.start, words[last].where.end}};
            for (; i <= last; ++i) piece.words.push_back(std::move(words[i]));
            add(std::move(piece));
        }
    }

    bool joined(const PieceWord& a, const PieceWord& b) const {
        if (is_character(a) || is_character(b)) return false;  // a run of them is an operand
        return joins(std::string_view(text_).substr(a.where.end, b.where.start - a.where.end));
    }

    // A sign whose operand turned out to be punctuation means nothing either.
    void drop_idle_signs() {
        std::vector<Piece>& pieces = result_.pieces;
        std::vector<Piece> kept;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const bool sign =
                pieces[i].kind == PieceKind::kRequired || pieces[i].kind == PieceKind::kExcluded;
            if (!sign || (i + 1 < pieces.size() && adjoin(pieces[i], pieces[i + 1])))
                kept.push_back(std::move(pieces[i]));
        }
        pieces = std::move(kept);
    }

    // No white space in between.
    bool adjoin(const Piece& a, const Piece& b) const {
        const auto first = text_.begin() + static_cast<std::ptrdiff_t>(a.where.end);
        return std::none_of(first, text_.begin() + static_cast<std::ptrdiff_t>(b.where.start),
                            ascii::is_space);
    }

    const std::string& text_;
    std::size_t at_ = 0;
    LexedTopic result_;
};

}  // namespace

std::vector<PieceWord> words_of(std::string_view text, std::size_t offset) {
    std::vector<PieceWord> words;
    Tokenizer tokenizer(text);
    for (Word word; tokenizer.next(word);) {
        if (!word.placed) continue;
        words.push_back(
            {std::string(word.term), word.stemmable, {offset + word.start, offset + word.end}});
    }
    return words;
}

LexedTopic lex_topic(const std::string& text) { return Lexer(text).run(); }

LexedTopic lex_plain(const std::string& text) {
    LexedTopic result;
    std::vector<PieceWord> words = words_of(text);
    for (std::size_t i = 0; i < words.size();) {
        result.pieces.push_back(take_word(words, i));
    }
    return result;
}

void fail_at(const std::string& text, ByteRange where, const std::string& reason) {
    const std::string piece =
        shortened(std::string_view(text).substr(where.start, where.end - where.start));
    std::string message = "topic, column " + std::to_string(column_of(text, where.start)) + ": " +
                          piece + " " + reason;
    // One line, whatever the topic holds.
    std::ranges::replace_if(
        message, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    throw Error(ErrorKind::kTopic, message);
}

}  // namespace nutgraf
