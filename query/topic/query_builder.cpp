// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a tree to a query. Each part hands up operands that are not joined yet, so that what OR
// joins is one list, however it is written.
#include "topic/query_builder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/operands.hpp"
#include "topic/proximity.hpp"

namespace nutgraf {
namespace {

using Kind = Node::Kind;
using Sign = Node::Sign;
using Xapian::Query;

// XOR looks at all its operands in each passage.
constexpr std::size_t kMostXor = 1'000;

// What the words of a compound add to the score where they are neighbours.
constexpr double kNeighbours = 0.25;
constexpr std::size_t kLongCompound = 32;  // words; more are a text without blanks

Query everything() { return {Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0}; }

// The fields beside the words: one of the values of each field must match, every date must, and
// none of the excluded.
struct Restrictions {
    std::map<std::string, Operands> wanted;
    std::optional<DayRange> days;
    Operands unwanted;

    void want(const DayRange& more) { days = days ? common_days(*days, more) : more; }
};

// The words of a topic that compete with each other.
void add_words(const Node& node, std::vector<std::string_view>& words) {
    if (node.kind == Kind::kOperand && node.operand.kind == PieceKind::kWord) {
        words.push_back(node.operand.words[0].term);
    }
    for (const Node& part : node.parts) add_words(part, words);
}

class QueryBuilder {
public:
    QueryBuilder(const TopicTree& tree, const BuildContext& context)
        : tree_(tree), context_(context), leaves_(context.leaves), stops_(stop_words()) {}

    BuiltQuery run() {
        for (const Node& field : tree_.restrictions) restrict_to(field);
        const Query asked = build(tree_.root).any();
        built_.query = restricted(asked, restrictions_.days);
        if (restrictions_.days) built_.undated = restricted(asked, std::nullopt);
        if (restrictions_.days && built_.undated.empty()) built_.undated = everything();
        return std::move(built_);
    }

private:
    const std::unordered_set<std::string_view>& stop_words() const {
        std::vector<std::string_view> words;
        add_words(tree_.root, words);
        return context_.stop_words.of_topic(words, context_.word_languages);
    }

    Operands build(const Node& node) {
        switch (node.kind) {
            case Kind::kOperand: return operand(node);
            case Kind::kList: return list(node);
            case Kind::kAnd: return only(conjunction(node));
            case Kind::kXor: return only(exclusive(node));
            case Kind::kNear:
            case Kind::kAdj: return chain(node);
            default: break;
        }
        Operands any;
        for (const Node& part : node.parts) any.add(build(part));
        return any;
    }

    Query exclusive(const Node& node) {
        std::vector<Query> queries;
        for (const Node& part : node.parts) {
            queries.push_back(needed(part).any());
            if (queries.size() > kMostXor) {
                fail(part, "is one too many; XOR joins at most " + std::to_string(kMostXor));
            }
        }
        return {Query::OP_XOR, queries.begin(), queries.end()};
    }

    Query conjunction(const Node& node) {
        Operands wanted;
        Operands unwanted;
        for (const Node& part : node.parts) add_side(part, wanted, unwanted);
        return without(wanted.empty() ? Query::MatchAll : wanted.all(), unwanted);
    }

    void add_side(const Node& part, Operands& wanted, Operands& unwanted) {
        if (part.sign == Sign::kExcluded) {
            unwanted.add(excluded(part));
        } else {
            join(needed(part), wanted);
        }
    }

    // Adds a side of AND.
    static void join(const Operands& side, Operands& sides) {
        if (side.is_one_with_key()) return sides.add(side);
        sides.add(side.any());
    }

    static Operands only(const Query& query) {
        Operands one;
        one.add(query);
        return one;
    }

    [[noreturn]] void fail(const Node& node, const std::string& reason) const {
        fail_at(context_.text, range_of(node), reason);
    }

    // Of its last word: that is where it becomes too much.
    static ByteRange range_of(const Node& node) {
        const Node* last = &node;
        while (last->kind != Kind::kOperand && !last->parts.empty()) last = &last->parts.back();
        return last->operand.where;
    }

    // What an operator or a sign cannot do without. Here a part left out would change the meaning.
    Operands needed(const Node& node) {
        Operands operands = build(node);
        if (!operands.empty()) return operands;
        fail(node, "is too much; a topic with operators or signs may look for " +
                       std::to_string(kMostTerms) + " different words at most");
    }

    // Its words are not looked for.
    Operands excluded(const Node& node) {
        ++excluded_;
        Operands operands = needed(node);
        --excluded_;
        return operands;
    }

    Query without(const Query& query, const Operands& unwanted) const {
        if (unwanted.empty()) return query;
        return {Query::OP_AND_NOT, query, unweighted(unwanted.any(), context_.database)};
    }

    Operands list(const Node& node) {
        Operands plain;
        Operands required;
        Operands unwanted;
        const bool has_content = std::ranges::any_of(
            node.parts, [&](const Node& part) { return !is_stop_word(part) && !is_minus(part); });
        for (const Node& part : node.parts) {
            if (has_content && is_stop_word(part)) {
                built_.stop_words.push_back(part.operand.where);
            } else if (part.sign == Sign::kNone) {
                plain.add(build(part));
            } else {
                add_side(part, required, unwanted);
            }
        }
        if (required.empty() && unwanted.empty()) return plain;
        return only(without(signed_query(plain, required), unwanted));
    }

    static bool is_minus(const Node& node) { return node.sign == Sign::kExcluded; }

    // Initials are none: "a.m." is looked for as "am".
    bool is_stop_word(const Node& node) const {
        if (node.kind != Kind::kOperand || node.operand.kind != PieceKind::kWord || node.exact ||
            node.sign != Sign::kNone) {
            return false;
        }
        const PieceWord& word = node.operand.words[0];
        const std::string_view written =
            std::string_view(context_.text)
                .substr(word.where.start, word.where.end - word.where.start);
        return written.find('.') == written.npos && stops_.contains(word.term);
    }

    // With nothing to look for, exclusion is from everything.
    static Query signed_query(const Operands& plain, const Operands& required) {
        if (plain.empty() && required.empty()) return everything();
        if (plain.empty()) return required.all();
        if (required.empty()) return plain.any();
        return {Query::OP_AND_MAYBE, required.all(), plain.any()};
    }

    Operands operand(const Node& node) {
        const Piece& piece = node.operand;
        Operands operands;
        if (!scope_.empty()) {
            add(piece, field(scoped(piece)), operands);
        } else if (piece.kind == PieceKind::kField) {
            if (node.parts.empty()) {
                add(piece, field(piece), operands);
            } else {
                operands.add(group(node));
            }
        } else if (piece.kind == PieceKind::kCompound) {
            return compound(node);
        } else if (piece.kind == PieceKind::kCharacters && !node.exact) {
            for (const PieceWord& unit : units_of(piece)) add(piece, leaves_.word(unit), operands);
            add_words_of(piece, true);
        } else {
            add(piece, leaf(piece), operands);
            add_words_of(piece, piece.kind == PieceKind::kWord);
            if (piece.kind == PieceKind::kWord && !node.exact) add_elided(piece, operands);
        }
        return operands;
    }

    // "l'Ukraine" is one word of a text; what is behind the apostrophe may be another.
    void add_elided(const Piece& piece, Operands& operands) {
        const auto word = elided_word(piece.words[0]);
        if (!word) return;
        add(piece, leaves_.word(*word), operands);
        if (excluded_ == 0) add_word(*word, false, true);
    }

    void add(const Piece& piece, const Leaf& leaf, Operands& operands) {
        if (leaf.query.empty()) left_out(piece);
        operands.add(leaf.key, leaf.query);
    }

    void left_out(const Piece& piece) {
        if (!built_.left_out.empty() && built_.left_out.back().start == piece.where.start) return;
        built_.left_out.push_back(piece.where);
    }

    bool is_left_out(const Piece& piece) const {
        return !built_.left_out.empty() && built_.left_out.back().start == piece.where.start;
    }

    // Notes what is looked for. Of characters that are neighbours, single ones would light up
    // everywhere.
    void add_words_of(const Piece& piece, bool stemmed) {
        if (excluded_ > 0 || is_left_out(piece)) return;
        for (const PieceWord& word : is_characters(piece) ? units_of(piece) : piece.words) {
            add_word(word, piece.kind == PieceKind::kWildcard, stemmed);
        }
    }

    void add_word(const PieceWord& word, bool wildcard, bool stemmed) {
        TopicWord wanted{word.term, {}, wildcard, word.where};
        if (!wildcard) {
            wanted.index_terms = context_.forms.terms(word.term, word.stemmable && stemmed);
        }
        built_.words.push_back(std::move(wanted));
    }

    Leaf leaf(const Piece& piece) {
        switch (piece.kind) {
            case PieceKind::kWildcard:
                return leaves_.wildcard(piece.words[0].term, Query::OP_SYNONYM);
            case PieceKind::kWord: return leaves_.word(piece.words[0]);
            default: return leaves_.phrase(piece.words);
        }
    }

    // The parts of a compound compete with other words, and count for more where they are
    // neighbours. Beside operators and signs all of them are needed; what is excluded is the
    // compound as it is written.
    Operands compound(const Node& node) {
        const Piece& piece = node.operand;
        Operands operands;
        if (excluded_ > 0) {
            add(piece, leaves_.phrase(piece.words), operands);
            return operands;
        }
        for (const PieceWord& word : piece.words) add(piece, leaves_.word(word), operands);
        add_words_of(piece, true);
        if (piece.words.size() > kLongCompound) return operands;
        const Leaf row = leaves_.phrase(piece.words);
        if (row.query.empty()) return operands;
        const Query bonus(Query::OP_SCALE_WEIGHT, row.query, kNeighbours);
        if (node.exact) return only({Query::OP_AND_MAYBE, operands.all(), bonus});
        operands.add("near" + row.key, bonus);
        return operands;
    }

    Operands chain(const Node& node) {
        const Query::op op = node.kind == Kind::kNear ? Query::OP_NEAR : Query::OP_PHRASE;
        std::vector<Proximity> rows;
        if (!read_proximity(node, rows)) {
            fail(node, "is too much; NEAR and ADJ join at most " + std::to_string(kMostRows) +
                           " rows of words, of " + std::to_string(kMostRowWords) +
                           " words together");
        }
        for (const Node& part : node.parts) add_words_within(part);
        Operands any;
        for (const Proximity& row : rows) add_row(node, row, op, any);
        return any;
    }

    void add_row(const Node& node, const Proximity& row, Query::op op, Operands& any) {
        const auto words = static_cast<unsigned>(row.terms.size());
        const unsigned window = node.window == 0 ? kDefaultWindow : node.window;
        const Leaf near = leaves_.near(row.terms, op, window - 1 + words);
        Query query = near.query;
        for (const std::vector<PieceWord>& phrase : row.phrases) {
            const Leaf leaf = leaves_.phrase(phrase);
            if (leaf.query.empty()) query = Query();
            if (!query.empty()) query = Query(Query::OP_FILTER, query, leaf.query);
        }
        if (query.empty()) return left_out(node.parts.back().operand);
        any.add(row.phrases.empty() ? near.key : std::string(), query);
    }

    void add_words_within(const Node& node) {
        if (node.kind == Kind::kOperand) add_words_of(node.operand, false);
        for (const Node& part : node.parts) add_words_within(part);
    }

    Leaf field(const Piece& piece) {
        if (!is_date_field(piece)) {
            const Leaf leaf = make_filter(context_.text, piece, leaves_);
            return {"field" + leaf.key, weightless(leaf.query)};
        }
        const DayRange days = read_days(context_.text, piece);
        return {"days" + days.first + ".." + days.last, make_day_filter(days)};
    }

    // What is between the brackets behind a field.
    Query group(const Node& node) {
        scope_ = node.operand.field;
        const Query inside = needed(node.parts[0]).any();
        scope_.clear();
        return weightless(inside);
    }

    Piece scoped(const Piece& piece) const {
        Piece value = value_piece(context_.text, piece);
        value.field = scope_;
        return value;
    }

    Query weightless(const Query& query) const {
        if (query.empty()) return query;
        return {Query::OP_SCALE_WEIGHT, unweighted(query, context_.database), 0.0};
    }

    void restrict_to(const Node& node) {
        const Piece& piece = node.operand;
        const bool excluded = node.sign == Sign::kExcluded;
        if (is_date_field(piece) && node.parts.empty() && !excluded) {
            return restrictions_.want(read_days(context_.text, piece));
        }
        Operands& fields = excluded ? restrictions_.unwanted : restrictions_.wanted[piece.field];
        const bool must = excluded || fields.empty();
        fields.add(must ? needed(node) : build(node));
    }

    // With nothing else to look for, what the fields match is the answer.
    Query restricted(Query query, const std::optional<DayRange>& days) const {
        const auto restrict_by = [&query](const Query& filter) {
            query = query.empty() ? filter : Query(Query::OP_FILTER, query, filter);
        };
        for (const auto& [field, values] : restrictions_.wanted) restrict_by(values.any());
        if (days) restrict_by(make_day_filter(*days));
        if (restrictions_.unwanted.empty()) return query;
        return without(query.empty() ? everything() : query, restrictions_.unwanted);
    }

    const TopicTree& tree_;
    const BuildContext& context_;
    Leaves& leaves_;
    const std::unordered_set<std::string_view>& stops_;
    Restrictions restrictions_;
    BuiltQuery built_;
    std::string scope_;  // the field whose brackets are being read
    int excluded_ = 0;
};

}  // namespace

BuiltQuery build_query(const TopicTree& tree, const BuildContext& context) {
    return QueryBuilder(tree, context).run();
}

}  // namespace nutgraf
