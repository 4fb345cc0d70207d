// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "topic/lexer.hpp"

namespace nutgraf {

/// What a topic asks for, or a part of it.
struct Node {
    enum class Kind {
        kOperand,  ///< a word, phrase, compound, run of characters, wildcard or field
        kList,     ///< parts side by side: any of them, but for what their signs say
        kAnd,      ///< all parts, none of those that are excluded
        kOr,
        kXor,
        kNear,  ///< parts within `window` words, in any order
        kAdj    ///< ... in this order
    };
    enum class Sign { kNone, kRequired, kExcluded };

    Kind kind = Kind::kList;
    Sign sign = Sign::kNone;  ///< of a part of kList or kAnd
    Piece operand{};          ///< of kOperand
    /// Of kOperand: it is beside a sign, an operator, NEAR or ADJ, so that it must match as a
    /// whole: all words of a compound, characters as they are written.
    bool exact = false;
    unsigned window = 0;  ///< of kNear and kAdj, in words from one part to the next; 0: default
    std::vector<Node> parts{};  ///< of kOperand: of a field, what is in its brackets
};

/// A topic: what it looks for, and the fields that restrict it.
struct TopicTree {
    Node root;                       ///< a list without parts if it looks for nothing
    std::vector<Node> restrictions;  ///< fields outside brackets without an operator beside them
};

/// Makes the tree of pieces that check_grammar() has let through. OR binds least, then XOR, then
/// AND and NOT from left to right, then words side by side, then NEAR and ADJ.
TopicTree make_tree(const std::vector<Piece>& pieces);

/// Writes a tree as a topic that means the same, in lower case and with all brackets: "ship* AND
/// (oil-spill OR gulf) lang:en".
std::string to_text(const TopicTree& tree);

}  // namespace nutgraf
