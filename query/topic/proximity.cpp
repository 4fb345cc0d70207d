// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/proximity.hpp"

namespace nutgraf {
namespace {

Proximity row_of(const std::vector<PieceWord>& words) {
    Proximity row;
    for (const PieceWord& word : words) row.terms.push_back(word.term);
    if (words.size() > 1) row.phrases.push_back(words);
    return row;
}

// What one operand may be.
void add_choices(const Node& node, std::vector<Proximity>& choices) {
    for (const Node& part : node.parts) add_choices(part, choices);
    if (node.kind != Node::Kind::kOperand) return;
    if (node.operand.kind == PieceKind::kWildcard) {
        choices.push_back({{node.operand.words[0].term + '*'}, {}});
    } else {
        choices.push_back(row_of(node.operand.words));
    }
}

void append(const Proximity& more, Proximity& row) {
    row.terms.insert(row.terms.end(), more.terms.begin(), more.terms.end());
    row.phrases.insert(row.phrases.end(), more.phrases.begin(), more.phrases.end());
}

}  // namespace

bool read_proximity(const Node& node, std::vector<Proximity>& rows) {
    rows.assign(1, {});
    for (const Node& part : node.parts) {
        std::vector<Proximity> choices;
        add_choices(part, choices);
        if (rows.size() * choices.size() > kMostRows) return false;
        if (choices.size() == 1) {
            for (Proximity& row : rows) append(choices[0], row);
        } else {
            std::vector<Proximity> longer;
            for (const Proximity& row : rows) {
                for (const Proximity& choice : choices) append(choice, longer.emplace_back(row));
            }
            rows = std::move(longer);
        }
        const bool several = rows.size() > 1;
        if (several && rows.size() * rows.front().terms.size() > kMostRowWords) return false;
    }
    return true;
}

}  // namespace nutgraf
