// SPDX-License-Identifier: GPL-2.0-or-later
//
// From pieces to a tree, by recursive descent. Depth is bounded by the brackets that the grammar
// lets through.
#include "topic/tree.hpp"

#include <algorithm>

#include "topic/grammar.hpp"

namespace nutgraf {
namespace {

using Kind = Node::Kind;
using Sign = Node::Sign;

class TreeMaker {
public:
    explicit TreeMaker(const std::vector<Piece>& pieces) : pieces_(pieces) {}

    TopicTree run() {
        tree_.root = expression();
        return std::move(tree_);
    }

private:
    bool at_end() const { return at_ == pieces_.size() || is(PieceKind::kClose); }
    bool is(PieceKind kind) const { return is_at(at_, kind); }

    bool is_at(std::size_t at, PieceKind kind) const {
        return at < pieces_.size() && pieces_[at].kind == kind;
    }

    bool take(PieceKind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }

    static Node joined(Kind kind, std::vector<Node> parts) {
        if (parts.size() == 1) return std::move(parts[0]);
        Node node;
        node.kind = kind;
        node.parts = std::move(parts);
        return node;
    }

    Node expression() {
        std::vector<Node> parts;
        parts.push_back(exclusive());
        while (take(PieceKind::kOr)) parts.push_back(exclusive());
        return joined(Kind::kOr, std::move(parts));
    }

    Node exclusive() {
        std::vector<Node> parts;
        parts.push_back(conjunction());
        while (take(PieceKind::kXor)) parts.push_back(conjunction());
        return joined(Kind::kXor, std::move(parts));
    }

    Node conjunction() {
        std::vector<Node> parts;
        if (!is(PieceKind::kNot)) parts.push_back(list());
        if (!is(PieceKind::kAnd) && !is(PieceKind::kNot)) return std::move(parts[0]);
        while (is(PieceKind::kAnd) || is(PieceKind::kNot)) {
            take(PieceKind::kAnd);
            const bool negated = take(PieceKind::kNot) || take_minus();
            parts.push_back(list());
            if (negated) parts.back().sign = Sign::kExcluded;
        }
        Node node;
        node.kind = Kind::kAnd;
        node.parts = std::move(parts);
        return node;
    }

    // A '-' right behind AND is one more way to write NOT.
    bool take_minus() { return !restricts(at_ + 1) && take(PieceKind::kExcluded); }

    // Words and brackets side by side, up to the next operator or the end of the bracket.
    Node list() {
        std::vector<Node> parts;
        while (!at_end() && !is_binary_operator(pieces_[at_].kind)) {
            const bool signed_one = is(PieceKind::kRequired) || is(PieceKind::kExcluded);
            const bool restriction = restricts(signed_one ? at_ + 1 : at_);
            const Sign sign = take_sign();
            Node part = operand();
            part.sign = sign;
            (restriction ? tree_.restrictions : parts).push_back(std::move(part));
        }
        if (parts.size() == 1 && parts[0].sign == Sign::kNone) return std::move(parts[0]);
        Node node;
        node.parts = std::move(parts);
        return node;
    }

    Sign take_sign() {
        if (take(PieceKind::kRequired)) return Sign::kRequired;
        return take(PieceKind::kExcluded) ? Sign::kExcluded : Sign::kNone;
    }

    Node operand() {
        Node first = unit();
        if (at_ == pieces_.size() || !is_proximity(pieces_[at_].kind)) return first;
        Node chain;
        chain.kind = is(PieceKind::kNear) ? Kind::kNear : Kind::kAdj;
        chain.parts.push_back(std::move(first));
        while (at_ < pieces_.size() && is_proximity(pieces_[at_].kind)) {
            chain.window = std::max(chain.window, pieces_[at_++].window);
            chain.parts.push_back(unit());
        }
        return chain;
    }

    Node unit() {
        if (take(PieceKind::kOpen)) return bracket();
        Node node;
        node.kind = Kind::kOperand;
        node.exact = is_joined(at_);
        node.operand = pieces_[at_++];
        if (!node.operand.group.empty()) {
            node.parts.push_back(make_tree(node.operand.group).root);
            node.operand.group.clear();
        }
        return node;
    }

    Node bracket() {
        ++depth_;
        Node inside = expression();
        --depth_;
        take(PieceKind::kClose);
        return inside;
    }

    // Whether an operator or a sign is beside the piece.
    bool is_joined(std::size_t at) const {
        if (at + 1 < pieces_.size() && is_binary_operator(pieces_[at + 1].kind)) return true;
        if (at == 0) return false;
        const PieceKind before = pieces_[at - 1].kind;
        return is_binary_operator(before) || before == PieceKind::kRequired ||
               before == PieceKind::kExcluded;
    }

    // Whether the piece is a field outside brackets with no operator beside it.
    bool restricts(std::size_t at) const {
        if (depth_ > 0 || !is_at(at, PieceKind::kField)) return false;
        const bool has_sign =
            at > 0 && (is_at(at - 1, PieceKind::kRequired) || is_at(at - 1, PieceKind::kExcluded));
        const std::size_t first = has_sign ? at - 1 : at;
        const bool after_operator = first > 0 && is_binary_operator(pieces_[first - 1].kind);
        const bool before_operator =
            at + 1 < pieces_.size() && is_binary_operator(pieces_[at + 1].kind);
        return !after_operator && !before_operator;
    }

    const std::vector<Piece>& pieces_;
    TopicTree tree_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

// Writes trees.
class Writer {
public:
    std::string write(const TopicTree& tree) {
        std::string text = inner(tree.root);
        for (const Node& field : tree.restrictions) {
            text += (text.empty() ? "" : " ") + with_sign(field);
        }
        return text;
    }

private:
    // In brackets if it has parts.
    std::string outer(const Node& node) {
        return node.kind == Kind::kOperand ? inner(node) : '(' + inner(node) + ')';
    }

    std::string with_sign(const Node& node) {
        const char* sign = node.sign == Sign::kRequired   ? "+"
                           : node.sign == Sign::kExcluded ? "-"
                                                          : "";
        return sign + outer(node);
    }

    std::string inner(const Node& node) {
        switch (node.kind) {
            case Kind::kOperand: return written(node);
            case Kind::kList: return joined(node, " ");
            case Kind::kOr: return joined(node, " OR ");
            case Kind::kXor: return joined(node, " XOR ");
            case Kind::kNear: return joined(node, " NEAR" + window(node));
            case Kind::kAdj: return joined(node, " ADJ" + window(node));
            case Kind::kAnd: return conjunction(node);
        }
        return {};
    }

    static std::string window(const Node& node) {
        return node.window == 0 ? " " : '/' + std::to_string(node.window) + ' ';
    }

    std::string joined(const Node& node, const std::string& between) {
        std::string text;
        for (const Node& part : node.parts) text += (text.empty() ? "" : between) + with_sign(part);
        return text;
    }

    std::string conjunction(const Node& node) {
        std::string text;
        for (const Node& part : node.parts) {
            const bool excluded = part.sign == Sign::kExcluded;
            text += excluded ? (text.empty() ? "NOT " : " NOT ") : (text.empty() ? "" : " AND ");
            text += outer(part);
        }
        return text;
    }

    std::string written(const Node& node) {
        const Piece& piece = node.operand;
        if (piece.kind == PieceKind::kField) {
            const std::string value = !node.parts.empty() ? '(' + inner(node.parts[0]) + ')'
                                      : piece.quoted      ? '"' + piece.value + '"'
                                                          : piece.value;
            return piece.field + ':' + value;
        }
        const char between = piece.kind == PieceKind::kCompound ? '-' : ' ';
        std::string text;
        for (const PieceWord& word : piece.words) {
            if (!text.empty() && piece.kind != PieceKind::kCharacters) text += between;
            text += word.term;
        }
        if (piece.kind == PieceKind::kPhrase) return '"' + text + '"';
        return piece.kind == PieceKind::kWildcard ? text + '*' : text;
    }
};

}  // namespace

TopicTree make_tree(const std::vector<Piece>& pieces) { return TreeMaker(pieces).run(); }

std::string to_text(const TopicTree& tree) { return Writer().write(tree); }

}  // namespace nutgraf
