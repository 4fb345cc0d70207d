// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passes from left to right mend the pieces of a topic: what is behind a piece is final when the
// piece is looked at, so that a topic of any length is read in one go. Before that, brackets are
// paired, and each level of brackets is looked through for signs.
#include "topic/good_faith.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "nutgraf/error.hpp"
#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/sentence.hpp"
#include "topic/word_pieces.hpp"

namespace nutgraf {
namespace {

using Pieces = std::vector<Piece>;

bool is_sign(PieceKind kind) {
    return kind == PieceKind::kRequired || kind == PieceKind::kExcluded;
}

bool begins_operand(PieceKind kind) { return is_operand(kind) || kind == PieceKind::kOpen; }

class Mender {
public:
    Mender(const std::string& text, LexedTopic lexed, const StopWords& stop_words)
        : text_(text), lexed_(std::move(lexed)), stop_words_(stop_words) {}

    LexedTopic run() {
        drop_senseless_fields();
        return run(syntax_of(text_, lexed_.pieces, stop_words_));
    }

private:
    LexedTopic run(Syntax syntax) {
        drop_syntax(syntax);
        drop_brackets();
        mend_levels();
        mend_levels();  // where the first time took out an operator, a NOT may exclude too much
        return std::move(lexed_);
    }

    void remark(Remark::Kind kind, ByteRange where) { lexed_.remarks.push_back({kind, where, {}}); }

    // Fields whose values make none are words.
    void drop_senseless_fields() {
        for (Piece& piece : lexed_.pieces) {
            if (piece.kind != PieceKind::kField || makes_sense(piece)) continue;
            piece = word_piece(text_, piece.where);
        }
        std::erase_if(lexed_.pieces, [](const Piece& piece) {
            return piece.kind == PieceKind::kWord && piece.words.empty();
        });
    }

    // The field as it is in a text of its own. An error in the whole topic counts the characters
    // before it, so that many fields without sense would take time with the square of the topic.
    static Piece moved_to_start(Piece piece) {
        const std::size_t start = piece.where.start;
        piece.where = {0, piece.where.end - start};
        for (Piece& inside : piece.group) {
            inside.where = {inside.where.start - start, inside.where.end - start};
        }
        return piece;
    }

    bool makes_sense(Piece& piece) {
        try {
            const std::string field =
                text_.substr(piece.where.start, piece.where.end - piece.where.start);
            check_field(field, moved_to_start(piece));
        } catch (const Error& error) {
            remark(Remark::Kind::kWords, piece.where);
            if (!std::exchange(has_reason_, true)) {  // one is enough to show how it is done
                const std::string message = error.what();
                lexed_.remarks.back().reason = message.substr(message.find(": ") + 2);
            }
            return false;
        }
        if (piece.group.empty()) return true;
        LexedTopic group{std::move(piece.group), {}};
        group = Mender(text_, std::move(group), stop_words_).run(Syntax());  // meant: it is a field
        piece.group = std::move(group.pieces);
        std::ranges::copy(group.remarks, std::back_inserter(lexed_.remarks));
        if (piece.group.empty()) remark(Remark::Kind::kWords, piece.where);
        return !piece.group.empty();
    }

    // Operators and signs that are not meant.
    void drop_syntax(Syntax syntax) {
        const bool has_operand = std::ranges::any_of(lexed_.pieces, is_operand, &Piece::kind);
        syntax.operators = syntax.operators && has_operand;
        Pieces kept;
        kept.reserve(lexed_.pieces.size());
        for (Piece& piece : lexed_.pieces) {
            if (is_binary_operator(piece.kind) && !syntax.operators) {
                remark(Remark::Kind::kWords, piece.where);
                kept.push_back(word_piece(text_, piece.where));
            } else if (is_sign(piece.kind) && !syntax.signs) {
                remark(Remark::Kind::kPunctuation, piece.where);
            } else {
                kept.push_back(std::move(piece));
            }
        }
        lexed_.pieces = std::move(kept);
    }

    // Brackets without their pairs, those too deep within others, and those without anything to
    // look for, with all that is in them and the sign before.
    void drop_brackets() {
        const Pieces& pieces = lexed_.pieces;
        std::vector<char> keep(pieces.size(), 1);
        std::vector<int> hollow(pieces.size() + 1, 0);  // +1 where such a stretch begins, -1 behind
        std::vector<std::size_t> open;
        std::size_t operands = 0;
        std::vector<std::size_t> before;  // operands before each bracket that is open
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            operands += is_operand(pieces[at].kind);
            if (pieces[at].kind == PieceKind::kOpen) {
                open.push_back(at);
                before.push_back(operands);
            } else if (pieces[at].kind == PieceKind::kClose && open.empty()) {
                keep[at] = 0;
            } else if (pieces[at].kind == PieceKind::kClose) {
                if (open.size() > kMaxDepth) keep[at] = keep[open.back()] = 0;
                if (before.back() == operands) {
                    ++hollow[first_of_hollow(open.back())];
                    --hollow[at + 1];
                }
                open.pop_back();
                before.pop_back();
            }
        }
        for (const std::size_t at : open) keep[at] = 0;
        int depth = 0;
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            depth += hollow[at];
            if (depth > 0) keep[at] = 0;
        }
        drop(keep);
    }

    std::size_t first_of_hollow(std::size_t open) const {
        if (open == 0) return open;
        const PieceKind before = lexed_.pieces[open - 1].kind;
        return is_sign(before) || before == PieceKind::kNot ? open - 1 : open;
    }

    void drop(const std::vector<char>& keep) {
        Pieces kept;
        kept.reserve(lexed_.pieces.size());
        for (std::size_t at = 0; at < keep.size(); ++at) {
            if (keep[at] != 0) {
                kept.push_back(std::move(lexed_.pieces[at]));
            } else {
                remark(Remark::Kind::kPunctuation, lexed_.pieces[at].where);
            }
        }
        lexed_.pieces = std::move(kept);
    }

    void mend_levels() {
        find_signed_levels();
        out_.reserve(lexed_.pieces.size());
        mend();
        lexed_.pieces = std::exchange(out_, {});
    }

    // Levels of brackets where signs say what is wanted: they have one, or a NOT that several words
    // follow, which is one then. Numbered by the bracket that opens them, 0 is outside.
    void find_signed_levels() {
        std::vector<std::size_t> levels = {0};
        signed_.assign(1, 0);
        const Pieces& pieces = lexed_.pieces;
        std::vector<std::size_t> nots = {kNone};  // by level: the operands since the last NOT
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            const PieceKind kind = pieces[at].kind;
            const bool field = at + 1 < pieces.size() && pieces[at + 1].kind == PieceKind::kField;
            const bool more = begins_operand(kind) && !is_proximity_at(at, -1) &&
                              (kind != PieceKind::kField || nots.back() == 0);
            if (more && nots.back() != kNone && ++nots.back() > 1) {
                signed_[levels.back()] = 1;
            }
            if (kind == PieceKind::kOpen) {
                levels.push_back(signed_.size());
                signed_.push_back(0);
                nots.push_back(kNone);
            } else if (kind == PieceKind::kClose) {
                levels.pop_back();
                nots.pop_back();
            } else if (is_sign(kind) && !field) {
                signed_[levels.back()] = 1;
            } else if (is_binary_operator(kind) && !is_proximity(kind)) {
                nots.back() = kind == PieceKind::kNot ? 0 : kNone;
            }
        }
    }

    bool is_proximity_at(std::size_t at, int step) const {
        const std::size_t beside = at + static_cast<std::size_t>(step);
        return beside < lexed_.pieces.size() && is_proximity(lexed_.pieces[beside].kind);
    }

    void mend() {
        levels_ = {0};
        unit_starts_ = {kNone};
        std::size_t opened = 0;
        for (at_ = 0; at_ < lexed_.pieces.size(); ++at_) {
            const PieceKind kind = lexed_.pieces[at_].kind;
            if (kind == PieceKind::kOpen) {
                levels_.push_back(++opened);
                unit_starts_.back() = out_.size();
                unit_starts_.push_back(kNone);
                push();
            } else if (kind == PieceKind::kClose) {
                close();
            } else if (is_sign(kind)) {
                mend_sign();
            } else if (is_proximity(kind)) {
                mend_proximity();
            } else if (kind == PieceKind::kNot) {
                mend_not();
            } else if (is_binary_operator(kind)) {
                mend_operator();
            } else {
                push_operand(std::move(lexed_.pieces[at_]));
            }
        }
    }

    void push() { out_.push_back(std::move(lexed_.pieces[at_])); }

    void push_operand(Piece piece) {
        unit_starts_.back() = out_.size();
        out_.push_back(std::move(piece));
    }

    void close() {
        levels_.pop_back();
        unit_starts_.pop_back();
        push();
    }

    bool level_is_signed() const { return signed_[levels_.back()] != 0; }

    bool after_operand() const {
        return !out_.empty() &&
               (is_operand(out_.back().kind) || out_.back().kind == PieceKind::kClose);
    }

    bool is_next(auto predicate) const {
        return at_ + 1 < lexed_.pieces.size() && predicate(lexed_.pieces[at_ + 1].kind);
    }

    bool before_operand() const {
        if (is_next(begins_operand)) return true;
        return is_next(is_sign) && at_ + 2 < lexed_.pieces.size() &&
               begins_operand(lexed_.pieces[at_ + 2].kind);
    }

    // An operator that joins nothing.
    void ignore() { remark(Remark::Kind::kPunctuation, lexed_.pieces[at_].where); }

    void mend_sign() {
        const PieceKind before = out_.empty() ? PieceKind::kOpen : out_.back().kind;
        const bool divided = before == PieceKind::kOr || before == PieceKind::kXor ||
                             before == PieceKind::kNot || is_sign(before);
        if (is_next(begins_operand) && !divided) return push();
        ignore();
    }

    // AND, OR, XOR.
    void mend_operator() {
        const bool conjunction = lexed_.pieces[at_].kind == PieceKind::kAnd;
        const bool before_not = is_next([](PieceKind kind) { return kind == PieceKind::kNot; });
        if (!after_operand()) return ignore();
        if (conjunction && before_not) return push();
        if (!before_operand() && !before_not) return ignore();
        if (conjunction || (!level_is_signed() && !before_not)) return push();
        remark(Remark::Kind::kWords, lexed_.pieces[at_].where);  // a blank does the same
    }

    void mend_not() {
        const PieceKind before = out_.empty() ? PieceKind::kOpen : out_.back().kind;
        const bool may_begin = before == PieceKind::kOpen || before == PieceKind::kAnd;
        const bool has_operand = is_next(begins_operand) || (is_next(is_sign) && before_operand());
        if ((!may_begin && !after_operand()) || !has_operand) {
            if (before == PieceKind::kAnd) out_.pop_back();
            return ignore();
        }
        if (level_is_signed()) lexed_.pieces[at_].kind = PieceKind::kExcluded;
        push();
        if (!is_next(is_sign)) return;
        ++at_;
        remark(Remark::Kind::kPunctuation, lexed_.pieces[at_].where);
    }

    void mend_proximity() {
        if (!after_operand() || !is_next(begins_operand)) return ignore();
        const std::size_t left = unit_starts_.back();
        const bool after_sign = left > 0 && is_sign(out_[left - 1].kind);
        if (after_sign || near_operand_end(out_, left) != out_.size() ||
            near_operand_end(lexed_.pieces, at_ + 1) == 0) {
            remark(Remark::Kind::kWords, lexed_.pieces[at_].where);
            lexed_.pieces[at_].kind = PieceKind::kAnd;
            lexed_.pieces[at_].window = 0;
        } else if (left > 0 && is_proximity(out_[left - 1].kind)) {
            lexed_.pieces[at_].kind = out_[left - 1].kind;
        }
        push();
    }

    static constexpr std::size_t kNone = ~std::size_t{0};

    const std::string& text_;
    LexedTopic lexed_;
    const StopWords& stop_words_;
    bool has_reason_ = false;  // a remark
    std::vector<char> signed_;
    std::vector<std::size_t> levels_;       // the levels that are open
    std::vector<std::size_t> unit_starts_;  // in each, where the last operand begins in out_
    Pieces out_;
    std::size_t at_ = 0;
};

}  // namespace

LexedTopic read_in_good_faith(const std::string& text, LexedTopic lexed,
                              const StopWords& stop_words) {
    return Mender(text, std::move(lexed), stop_words).run();
}

}  // namespace nutgraf
