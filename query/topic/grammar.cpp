// SPDX-License-Identifier: GPL-2.0-or-later
//
// The grammar of topics is small enough to be checked by looking at neighbours:
//
//   topic   = unit, { [operator] unit };     words side by side bind first
//   unit    = [sign] ( operand | "(" topic ")" );
//   NEAR and ADJ join what has a place in a text, and not both in one chain; NOT may also begin a
//   topic or follow AND.
#include "topic/grammar.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNone = ~std::size_t{0};

bool is_sign(PieceKind kind) {
    return kind == PieceKind::kRequired || kind == PieceKind::kExcluded;
}

std::vector<Piece> without_empty_brackets(std::vector<Piece> pieces) {
    std::vector<Piece> kept;
    for (Piece& piece : pieces) {
        if (piece.kind == PieceKind::kClose && !kept.empty() &&
            kept.back().kind == PieceKind::kOpen) {
            kept.pop_back();
            if (!kept.empty() && is_sign(kept.back().kind)) kept.pop_back();
        } else {
            kept.push_back(std::move(piece));
        }
    }
    return kept;
}

class Checker {
public:
    Checker(const std::string& text, const std::vector<Piece>& pieces)
        : text_(text), pieces_(pieces) {}

    void run() {
        check_brackets();
        check_signs_and_operators();
        for (at_ = 0; at_ < pieces_.size(); ++at_) {
            const PieceKind kind = pieces_[at_].kind;
            if (is_proximity(kind)) {
                check_proximity();
            } else if (kind == PieceKind::kNot) {
                check_not();
            } else if (is_binary_operator(kind)) {
                if (!operand_ends(at_)) fail("has nothing before it to join");
                if (not_follows() && kind != PieceKind::kAnd) {
                    fail("cannot stand before NOT; put what NOT excludes last, or in brackets");
                }
                if (!operand_begins(at_ + 1) && !not_follows())
                    fail("has nothing after it to join");
            } else if (is_sign(kind)) {
                check_sign();
            }
        }
    }

private:
    [[noreturn]] void fail(const std::string& reason) const {
        fail_at(text_, pieces_[at_].where, reason);
    }

    void check_brackets() {
        std::vector<std::size_t> open;
        for (at_ = 0; at_ < pieces_.size(); ++at_) {
            if (pieces_[at_].kind == PieceKind::kOpen) open.push_back(at_);
            if (open.size() > kMaxDepth) fail("opens too many brackets within brackets");
            if (pieces_[at_].kind != PieceKind::kClose) continue;
            if (open.empty()) fail("closes a bracket that was never opened");
            open.pop_back();
        }
        if (open.empty()) return;
        at_ = open.back();
        fail("opens a bracket that is never closed");
    }

    // A sign speaks of all that stands beside it, OR, XOR and NOT of their two sides: together they
    // would mean different things to different people. Signs of fields are not meant.
    void check_signs_and_operators() {
        struct Level {
            std::size_t sign = kNone;
            bool divides = false;
        };
        std::vector<Level> levels(1);
        const auto check = [&](const Level& level) {
            at_ = level.sign;
            if (level.sign == kNone || !level.divides) return;
            fail("stands beside OR, XOR or NOT; put brackets around what it belongs to");
        };
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            const PieceKind kind = pieces_[at].kind;
            const bool of_field =
                at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::kField;
            if (kind == PieceKind::kOpen) {
                levels.emplace_back();
            } else if (kind == PieceKind::kClose) {
                check(levels.back());
                levels.pop_back();
            } else if (is_sign(kind) && !of_field) {
                levels.back().sign = std::min(levels.back().sign, at);
            } else if (kind == PieceKind::kOr || kind == PieceKind::kXor ||
                       kind == PieceKind::kNot) {
                levels.back().divides = true;
            }
        }
        check(levels.back());
    }

    // One past the last piece of the operand that begins at `at`: a bracket with all that is in it,
    // or words joined by NEAR and ADJ.
    std::size_t operand_end(std::size_t at) const {
        int depth = 0;
        do {
            if (pieces_[at].kind == PieceKind::kOpen) ++depth;
            if (pieces_[at].kind == PieceKind::kClose) --depth;
            ++at;
        } while (depth > 0);
        while (at + 1 < pieces_.size() && is_proximity(pieces_[at].kind)) {
            at = std::max(near_operand_end(pieces_, at + 1), at + 2);
        }
        return at;
    }

    bool operand_begins_unsigned(std::size_t at) const {
        return at < pieces_.size() &&
               (is_operand(pieces_[at].kind) || pieces_[at].kind == PieceKind::kOpen);
    }

    bool operand_begins(std::size_t at) const {
        if (at < pieces_.size() && is_sign(pieces_[at].kind)) ++at;
        return operand_begins_unsigned(at);
    }

    // Whether an operand ends right before `at`.
    bool operand_ends(std::size_t at) const {
        return at > 0 &&
               (is_operand(pieces_[at - 1].kind) || pieces_[at - 1].kind == PieceKind::kClose);
    }

    bool not_follows() const {
        return at_ + 1 < pieces_.size() && pieces_[at_ + 1].kind == PieceKind::kNot;
    }

    bool is_characters(std::size_t at) const {
        return at < pieces_.size() && pieces_[at].kind == PieceKind::kCharacters;
    }

    // Where the operand begins that ends right before at_.
    std::size_t left_operand() const {
        std::size_t at = at_ - 1;
        if (pieces_[at].kind == PieceKind::kClose) {
            while (pieces_[at].kind != PieceKind::kOpen) --at;
        }
        return at;
    }

    void check_proximity() const {
        if ((at_ > 0 && is_characters(at_ - 1)) || is_characters(at_ + 1)) {
            fail("cannot join what is written without spaces; put it between quotation marks");
        }
        const std::size_t left = at_ == 0 ? kNone : left_operand();
        const PieceKind before =
            left == kNone || left == 0 ? PieceKind::kOpen : pieces_[left - 1].kind;
        if (left == kNone || near_operand_end(pieces_, left) != at_ || is_sign(before) ||
            near_operand_end(pieces_, at_ + 1) == 0) {
            fail("joins words, phrases or brackets around some of them, as in: peace NEAR/5 plan");
        }
        if (is_proximity(before) && before != pieces_[at_].kind) {
            fail("cannot go on from the other of NEAR and ADJ");
        }
    }

    void check_sign() const {
        if (!operand_begins_unsigned(at_ + 1)) {
            fail("stands before nothing that can be required or excluded");
        }
        const PieceKind before = at_ == 0 ? PieceKind::kOpen : pieces_[at_ - 1].kind;
        if (before == PieceKind::kOr || before == PieceKind::kXor || before == PieceKind::kNot) {
            fail("cannot follow OR, XOR or NOT; leave the sign or the operator out");
        }
    }

    void check_not() const {
        const bool may_begin = at_ == 0 || pieces_[at_ - 1].kind == PieceKind::kOpen;
        const bool after_and = at_ > 0 && pieces_[at_ - 1].kind == PieceKind::kAnd;
        if (!may_begin && !after_and && !operand_ends(at_)) fail("cannot stand here");
        if (!operand_begins_unsigned(at_ + 1)) fail("has nothing after it to exclude");
        std::size_t next = operand_end(at_ + 1);
        if (!operand_begins(next)) return;
        if (is_sign(pieces_[next].kind)) ++next;
        if (pieces_[next].kind == PieceKind::kField) return;
        fail("excludes how much? Put brackets around what it excludes and what not");
    }

    const std::string& text_;
    const std::vector<Piece>& pieces_;
    std::size_t at_ = 0;
};

}  // namespace

bool is_operand(PieceKind kind) noexcept {
    return kind == PieceKind::kWord || kind == PieceKind::kPhrase || kind == PieceKind::kCompound ||
           kind == PieceKind::kCharacters || kind == PieceKind::kWildcard ||
           kind == PieceKind::kField;
}

bool is_binary_operator(PieceKind kind) noexcept {
    switch (kind) {
        case PieceKind::kAnd:
        case PieceKind::kOr:
        case PieceKind::kNot:
        case PieceKind::kXor:
        case PieceKind::kNear:
        case PieceKind::kAdj: return true;
        default: return false;
    }
}

bool is_proximity(PieceKind kind) noexcept {
    return kind == PieceKind::kNear || kind == PieceKind::kAdj;
}

std::size_t near_operand_end(const std::vector<Piece>& pieces, std::size_t at) {
    const auto has_places = [](PieceKind kind) {
        return kind == PieceKind::kWord || kind == PieceKind::kPhrase ||
               kind == PieceKind::kCompound || kind == PieceKind::kWildcard;
    };
    if (at >= pieces.size()) return 0;
    if (has_places(pieces[at].kind)) return at + 1;
    if (pieces[at].kind != PieceKind::kOpen) return 0;
    for (++at; at < pieces.size() && pieces[at].kind != PieceKind::kClose; ++at) {
        if (!has_places(pieces[at].kind) && pieces[at].kind != PieceKind::kOr) return 0;
    }
    return at < pieces.size() ? at + 1 : 0;
}

bool is_characters(const Piece& piece) {
    return std::ranges::all_of(
        piece.words, [](const PieceWord& word) { return is_unspaced(decode(word.term, 0).code); });
}

std::optional<PieceWord> elided_word(const PieceWord& word) {
    constexpr std::size_t kMostBefore = 2;
    constexpr std::size_t kLeastBehind = 3;
    const std::size_t apostrophe = word.term.find('\'');
    if (apostrophe == 0 || apostrophe > kMostBefore) return std::nullopt;
    std::string rest = word.term.substr(apostrophe + 1);
    if (rest.size() < kLeastBehind || rest.find('\'') != rest.npos) return std::nullopt;
    return PieceWord{std::move(rest), word.stemmable, word.where};
}

std::vector<PieceWord> units_of(const Piece& piece) {
    const std::vector<PieceWord>& words = piece.words;
    if (words.size() == 1) return words;
    std::vector<PieceWord> pairs;
    for (std::size_t i = 1; i < words.size(); ++i) {
        pairs.push_back({words[i - 1].term + words[i].term,
                         false,
                         {words[i - 1].where.start, words[i].where.end}});
    }
    return pairs;
}

std::vector<Piece> check_grammar(const std::string& text, std::vector<Piece> pieces) {
    pieces = without_empty_brackets(std::move(pieces));
    for (Piece& piece : pieces) {
        if (piece.group.empty()) continue;
        piece.group = check_grammar(text, std::move(piece.group));
        if (piece.group.empty()) fail_at(text, piece.where, "has no word between its brackets");
    }
    Checker(text, pieces).run();
    return pieces;
}

}  // namespace nutgraf
