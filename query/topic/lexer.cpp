// SPDX-License-Identifier: GPL-2.0-or-later
//
// Topics are cut into pieces that know their place; the words inside are those of the tokenizer.
// What a person types or pastes need not make sense as an expression: read in good faith, a mark
// without its pair, a star or sign in the wrong place is punctuation, and what is no operator or
// field is words.
#include "topic/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"
#include "text/ascii.hpp"
#include "text/shortened.hpp"
#include "text/utf8.hpp"
#include "topic/word_pieces.hpp"

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

// The brackets of a text by place: where each that opens is closed.
class Brackets {
public:
    explicit Brackets(std::string_view text) {
        std::vector<std::size_t> open;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '(') open.push_back(at);
            if (text[at] != ')' || open.empty()) continue;
            closes_.emplace(open.back(), at);
            open.pop_back();
        }
    }

    std::size_t close_of(std::size_t at) const {
        const auto found = closes_.find(at);
        return found == closes_.end() ? std::string_view::npos : found->second;
    }

private:
    std::unordered_map<std::size_t, std::size_t> closes_;
};

class Lexer {
public:
    Lexer(const std::string& text, Reading reading)
        : text_(text), end_(text.size()), strict_(reading == Reading::kStrict) {}

    LexedTopic run() {
        while (at_ < end_) {
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

    // What makes no sense as it is written: an error, or a remark.
    void complain(Remark::Kind kind, ByteRange where, const std::string& reason) {
        if (strict_) fail_at(text_, where, reason);
        result_.remarks.push_back({kind, where});
    }

    std::size_t quote_length(std::size_t at) const {
        const std::string_view rest = std::string_view(text_).substr(at, end_ - at);
        for (const std::string_view quote : kQuotes) {
            if (rest.starts_with(quote)) return quote.size();
        }
        return 0;
    }

    bool is_digit_at(std::size_t at) const { return at < end_ && ascii::is_digit(text_[at]); }

    // A single sign right before something is meant; a dash or "++" is punctuation, and so is the
    // sign of a number.
    void read_signs() {
        const std::size_t start = at_;
        while (at_ < end_ && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
        const bool before_something = at_ < end_ && !ascii::is_space(text_[at_]);
        if (at_ - start != 1 || !before_something) return;
        if (!strict_ && is_digit_at(at_)) return remark_punctuation({start, at_});
        add({text_[start] == '+' ? PieceKind::kRequired : PieceKind::kExcluded, {start, at_}});
    }

    void remark_punctuation(ByteRange where) {
        result_.remarks.push_back({Remark::Kind::kPunctuation, where});
    }

    // Whether a quotation can begin there: not behind a letter or digit, where a mark says inches
    // or closes what is not open.
    bool may_open_quotation_at(std::size_t at) const {
        if (strict_ || at == 0) return true;
        const char before = text_[at - 1];
        return !ascii::is_letter(before) && !ascii::is_digit(before);
    }

    // Returns the place of the next quotation mark from `at` on, or the end.
    std::size_t next_quote(std::size_t at) const {
        while (at < end_ && quote_length(at) == 0) ++at;
        return at;
    }

    // Returns what is between the quotation mark at at_ and the next, and moves behind it. Nothing
    // if there is no next; then it moves behind the mark.
    std::optional<std::string_view> take_quotation() {
        const std::size_t open = at_;
        at_ += quote_length(at_);
        const std::size_t start = at_;
        const std::size_t close = may_open_quotation_at(open) ? next_quote(start) : end_;
        if (close == end_) {
            complain(Remark::Kind::kPunctuation, {open, start},
                     "opens a quotation that is never closed");
            return std::nullopt;
        }
        at_ = close + quote_length(close);
        return std::string_view(text_).substr(start, close - start);
    }

    void read_quotation() {
        const std::size_t open = at_;
        const auto inside = take_quotation();
        if (!inside) return;
        const auto offset = static_cast<std::size_t>(inside->data() - text_.data());
        Piece phrase{PieceKind::kPhrase, {open, at_}};
        phrase.words = words_of(*inside, offset);
        if (!phrase.words.empty()) add(std::move(phrase));
    }

    // Anything up to the next white space, bracket or quotation mark.
    void read_chunk() {
        const std::size_t start = at_;
        while (at_ < end_ && !ascii::is_space(text_[at_]) && text_[at_] != '(' &&
               text_[at_] != ')' && quote_length(at_) == 0) {
            ++at_;
        }
        const std::string_view chunk(text_.data() + start, at_ - start);
        if (read_operator(chunk, start) || read_field(chunk, start) || read_wildcard(chunk, start))
            return;
        std::ranges::move(word_pieces(chunk, start), std::back_inserter(result_.pieces));
    }

    bool read_operator(std::string_view chunk, std::size_t start) {
        const std::size_t slash = std::min(chunk.find('/'), chunk.size());
        const auto* op = std::ranges::find(kOperators, chunk.substr(0, slash), &Operator::name);
        if (op == kOperators.end() || (slash < chunk.size() && !op->takes_window)) return false;
        Piece piece{op->kind, {start, start + chunk.size()}};
        if (slash < chunk.size()) {
            const auto window = read_window(chunk.substr(slash + 1));
            if (!window) {
                complain(Remark::Kind::kWords, piece.where,
                         "needs a number of words after the slash, as in NEAR/5");
                return false;
            }
            piece.window = *window;
        }
        add(std::move(piece));
        return true;
    }

    static std::optional<unsigned> read_window(std::string_view digits) {
        unsigned window = 0;
        const char* end = digits.data() + digits.size();
        const auto [last, error] = std::from_chars(digits.data(), end, window);
        const bool fits = error == std::errc() && last == end && window > 0 && window <= 10'000;
        return fits ? std::optional(window) : std::nullopt;
    }

    // name:value, name:"quoted value" or name:(group).
    bool read_field(std::string_view chunk, std::size_t start) {
        const std::size_t colon = chunk.find(':');
        if (in_group_ || colon == chunk.npos) return false;
        const std::string name = ascii::to_lower(chunk.substr(0, colon));
        const auto* spec = std::ranges::find(schema::kTopicFields, std::string_view(name),
                                             &schema::FieldSpec::name);
        if (spec == schema::kTopicFields.end()) {
            remark_unknown_field(chunk, colon, start);
            return false;
        }
        Piece piece{PieceKind::kField, {start, start + chunk.size()}};
        piece.field = name;
        piece.value = chunk.substr(colon + 1);
        if (!piece.value.empty()) {
            add(std::move(piece));
            return true;
        }
        return read_delimited_value(std::move(piece), spec->kind);
    }

    bool read_delimited_value(Piece piece, schema::FieldKind kind) {
        if (at_ < end_ && text_[at_] == '(' && read_group(piece.group)) {
            piece.where.end = at_;
            add(std::move(piece));
            return true;
        }
        const std::size_t behind = at_;
        const bool quoted = at_ < end_ && quote_length(at_) != 0;
        if (quoted && (strict_ || next_quote(at_ + quote_length(at_)) < end_)) {
            piece.value = take_quotation().value_or("");
            piece.quoted = true;
            piece.where.end = at_;
        }
        if (!piece.value.empty()) {
            add(std::move(piece));
            return true;
        }
        at_ = behind;
        complain(Remark::Kind::kWords, piece.where,
                 "needs a value right after the colon, for example " + piece.field +
                     (kind == schema::FieldKind::kDate ? ":2024-05" : ":word"));
        return false;
    }

    // Reads what is between the bracket at at_ and the one that closes it.
    bool read_group(std::vector<Piece>& group) {
        if (!brackets_) brackets_.emplace(text_);
        const std::size_t close = brackets_->close_of(at_);
        if (close >= end_) return false;
        Lexer inside(text_, strict_ ? Reading::kStrict : Reading::kGoodFaith);
        inside.at_ = at_ + 1;
        inside.end_ = close;
        inside.in_group_ = true;
        LexedTopic lexed = inside.run();
        if (lexed.pieces.empty()) return false;
        group = std::move(lexed.pieces);
        std::ranges::copy(lexed.remarks, std::back_inserter(result_.remarks));
        at_ = close + 1;
        return true;
    }

    // "topic:x" may be meant as a field; addresses and times are not.
    void remark_unknown_field(std::string_view chunk, std::size_t colon, std::size_t start) {
        const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
        const std::string_view value = chunk.substr(colon + 1);
        if (colon < 2 || value.empty() || !ascii::is_letter(value[0])) return;
        if (!std::ranges::all_of(chunk.substr(0, colon), is_lower)) return;
        result_.remarks.push_back({Remark::Kind::kNoField, {start, start + colon + 1}});
    }

    bool read_wildcard(std::string_view chunk, std::size_t start) {
        const std::size_t star = chunk.find('*');
        if (star == chunk.npos) return false;
        Piece piece{PieceKind::kWildcard, {start, start + chunk.size()}};
        piece.words = words_of(chunk, start);
        if (piece.words.empty()) return true;  // punctuation alone
        const bool at_end = star + 1 == chunk.size() && piece.words.size() == 1 &&
                            piece.words[0].where.end == start + star;
        if (at_end && !is_unspaced(piece.words[0])) {
            add(std::move(piece));
            return true;
        }
        complain(Remark::Kind::kPunctuation, {start + star, start + star + 1}, piece.words, chunk,
                 start);
        return false;
    }

    void complain(Remark::Kind kind, ByteRange star, const std::vector<PieceWord>& words,
                  std::string_view chunk, std::size_t start) {
        const bool characters = is_unspaced(words[0]);
        const ByteRange where = strict_ ? ByteRange{start, start + chunk.size()} : star;
        complain(kind, where,
                 characters
                     ? "has a wildcard; where no spaces part words, parts are found without it"
                     : "has a wildcard; it may only end a single word, as in pipe*");
    }

    // A sign whose operand turned out to be punctuation means nothing either.
    void drop_idle_signs() {
        std::vector<Piece>& pieces = result_.pieces;
        std::vector<Piece> kept;
        kept.reserve(pieces.size());
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
    std::size_t end_;
    bool strict_;
    bool in_group_ = false;
    std::optional<Brackets> brackets_;
    LexedTopic result_;
};

}  // namespace

LexedTopic lex_topic(const std::string& text, Reading reading) {
    return Lexer(text, reading).run();
}

LexedTopic lex_plain(const std::string& text) {
    LexedTopic result;
    result.pieces = plain_pieces(text);
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
