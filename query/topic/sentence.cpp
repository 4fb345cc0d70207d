// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/sentence.hpp"

#include <xapian.h>

#include <algorithm>
#include <string_view>

#include "topic/grammar.hpp"

namespace nutgraf {
namespace {

bool is_upper(unsigned c) { return Xapian::Unicode::tolower(c) != c; }
bool is_lower(unsigned c) { return Xapian::Unicode::toupper(c) != c; }

// What the letters of a topic are like.
struct Letters {
    bool first_is_upper = false;
    bool any_upper = false;
    bool any_lower = false;

    void add(std::string_view text) {
        Xapian::Utf8Iterator it(text.data(), text.size());
        for (; it != Xapian::Utf8Iterator(); ++it) add(*it);
    }

    void add(unsigned c) {
        const bool first = !any_upper && !any_lower;
        any_upper = any_upper || is_upper(c);
        any_lower = any_lower || is_lower(c);
        if (first) first_is_upper = any_upper;
    }
};

bool is_words(PieceKind kind) {
    return kind == PieceKind::kWord || kind == PieceKind::kCompound || kind == PieceKind::kPhrase ||
           kind == PieceKind::kCharacters;
}

class Reader {
public:
    Reader(const std::string& text, const std::vector<Piece>& pieces, const StopWords& stop_words)
        : text_(text), pieces_(pieces), stop_words_(stop_words) {}

    Syntax read() {
        for (std::size_t at = 0; at < pieces_.size(); ++at) look_at(at);
        if (is_expression_) return {};
        constexpr std::size_t kHeadline = 4;
        const bool capitals = letters_.any_upper && !letters_.any_lower;
        const bool pasted = letters_.first_is_upper && letters_.any_lower && stops_ > 0;
        const bool sentence = stops_ > 1 && stops_ > operators_;
        return {.operators = !capitals && !pasted && !sentence,
                .signs = !pasted && !(capitals && words_ >= kHeadline)};
    }

private:
    void look_at(std::size_t at) {
        const Piece& piece = pieces_[at];
        if (is_words(piece.kind)) return add_words(piece);
        if (piece.kind == PieceKind::kOpen) ++depth_;
        if (piece.kind == PieceKind::kClose) --depth_;
        const bool joins = is_binary_operator(piece.kind);
        operators_ += joins ? 1 : 0;
        is_expression_ = is_expression_ || piece.kind == PieceKind::kField ||
                         piece.kind == PieceKind::kWildcard || piece.window > 0 ||
                         (joins && (depth_ > 0 || is_between_marks(at)));
    }

    void add_words(const Piece& piece) {
        letters_.add(
            std::string_view(text_).substr(piece.where.start, piece.where.end - piece.where.start));
        words_ += piece.words.size();
        if (piece.kind == PieceKind::kWord) stops_ += stop_words_.contains(piece.words[0].term);
    }

    // Whether what is on both sides of an operator is quoted or in brackets.
    bool is_between_marks(std::size_t at) const {
        const auto is_marked = [&](std::size_t beside) {
            const PieceKind kind = pieces_[beside].kind;
            return kind == PieceKind::kPhrase || kind == PieceKind::kOpen ||
                   kind == PieceKind::kClose;
        };
        return at > 0 && at + 1 < pieces_.size() && is_marked(at - 1) && is_marked(at + 1);
    }

    const std::string& text_;
    const std::vector<Piece>& pieces_;
    const StopWords& stop_words_;
    Letters letters_;
    std::size_t words_ = 0;
    std::size_t stops_ = 0;
    std::size_t operators_ = 0;
    int depth_ = 0;
    bool is_expression_ = false;
};

}  // namespace

Syntax syntax_of(const std::string& text, const std::vector<Piece>& pieces,
                 const StopWords& stop_words) {
    return Reader(text, pieces, stop_words).read();
}

}  // namespace nutgraf
