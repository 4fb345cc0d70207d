// SPDX-License-Identifier: GPL-2.0-or-later
//
// From pieces to a query, by recursive descent: OR binds least, then XOR, then AND and NOT, from
// left to right, then words side by side. Each level hands up operands not yet joined, so that what
// OR joins is one list, however it is written. Fields that stand beside words without an operator
// are kept apart: they do not compete with the words but restrict them.
#include "topic/query_builder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "topic/filter.hpp"
#include "topic/grammar.hpp"
#include "topic/operands.hpp"

namespace nutgraf {
namespace {

using Xapian::Query;

// XOR looks at all its operands in each passage.
constexpr std::size_t kMostXor = 1'000;

constexpr unsigned kDefaultWindow = 10;  // of NEAR and ADJ, in words

Query everything() { return {Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0}; }

// The fields beside the words: one of the values of each field must match, every date must, and
// none of the excluded.
struct Restrictions {
    std::map<std::string, Operands> wanted;
    std::optional<DayRange> days;
    Operands unwanted;

    void want(const DayRange& more) { days = days ? common_days(*days, more) : more; }
};

class QueryBuilder {
public:
    QueryBuilder(const std::string& text, const std::vector<Piece>& pieces, Leaves& leaves,
                 const Xapian::Database& database)
        : text_(text), pieces_(pieces), leaves_(leaves), database_(database) {}

    BuiltQuery run() {
        const Query asked = expression().any();
        built_.query = restricted(asked, restrictions_.days);
        if (restrictions_.days) built_.undated = restricted(asked, std::nullopt);
        if (restrictions_.days && built_.undated.empty()) built_.undated = everything();
        return std::move(built_);
    }

private:
    bool at_end() const { return at_ == pieces_.size() || is(PieceKind::kClose); }
    bool is(PieceKind kind) const { return at_ < pieces_.size() && pieces_[at_].kind == kind; }

    bool take(PieceKind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }

    [[noreturn]] void fail(const std::string& reason) const {
        fail_at(text_, pieces_[at_ - 1].where, reason);
    }

    Operands expression() {
        Operands any = exclusive();
        while (take(PieceKind::kOr)) any.add(exclusive());
        return any;
    }

    Operands exclusive() {
        Operands first = conjunction();
        if (!is(PieceKind::kXor)) return first;
        std::vector<Query> queries = {needed(first).any()};
        while (take(PieceKind::kXor)) {
            queries.push_back(needed(conjunction()).any());
            if (queries.size() > kMostXor) {
                fail("is one too many; XOR joins at most " + std::to_string(kMostXor));
            }
        }
        return only({Query::OP_XOR, queries.begin(), queries.end()});
    }

    Operands conjunction() {
        Operands first = is(PieceKind::kNot) ? only(Query::MatchAll) : list();
        if (!is(PieceKind::kAnd) && !is(PieceKind::kNot)) return first;
        Operands wanted;
        Operands unwanted;
        join(needed(first), wanted);
        while (is(PieceKind::kAnd) || is(PieceKind::kNot)) {
            take(PieceKind::kAnd);
            const bool negated = take(PieceKind::kNot) || take_minus();
            const Operands operand = needed(list());
            negated ? unwanted.add(operand) : join(operand, wanted);
        }
        return only(without(wanted.all(), unwanted));
    }

    // A '-' right behind AND is one more way to write NOT.
    bool take_minus() { return !restricts(at_ + 1) && take(PieceKind::kExcluded); }

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

    // What an operator or a sign cannot do without. Here a piece left out would change the meaning.
    const Operands& needed(const Operands& operand) const {
        if (!operand.empty()) return operand;
        fail("is too much; a topic with operators or signs may look for " +
             std::to_string(kMostTerms) + " different words at most");
    }

    Query without(const Query& query, const Operands& unwanted) const {
        if (unwanted.empty()) return query;
        return {Query::OP_AND_NOT, query, unweighted(unwanted.any(), database_)};
    }

    // Words and brackets side by side, up to the next operator or the end of the bracket.
    Operands list() {
        Operands plain;
        Operands required;
        Operands excluded;
        while (!at_end() && !is_binary_operator(pieces_[at_].kind)) {
            if (take_restriction()) continue;
            if (take(PieceKind::kRequired)) {
                join(needed(operand()), required);
            } else if (take(PieceKind::kExcluded)) {
                excluded.add(needed(operand()));
            } else {
                plain.add(operand());
            }
        }
        if (required.empty() && excluded.empty()) return plain;
        return only(without(signed_query(plain, required), excluded));
    }

    // With nothing to look for, exclusion is from everything.
    static Query signed_query(const Operands& plain, const Operands& required) {
        if (plain.empty() && required.empty()) return everything();
        if (plain.empty()) return required.all();
        if (required.empty()) return plain.any();
        return {Query::OP_AND_MAYBE, required.all(), plain.any()};
    }

    Operands operand() {
        const std::size_t at = at_++;
        const Piece& piece = pieces_[at];
        if (piece.kind == PieceKind::kOpen) return bracket();
        Operands operand;
        if (piece.kind == PieceKind::kCharacters && !matches_exactly(pieces_, at)) {
            for (const PieceWord& unit : units_of(piece)) add(at, leaves_.word(unit), operand);
        } else {
            add(at, leaf(at), operand);
        }
        return operand;
    }

    void add(std::size_t at, const Leaf& leaf, Operands& operands) {
        if (leaf.query.empty()) built_.left_out.insert(at);
        operands.add(leaf.key, leaf.query);
    }

    Leaf leaf(std::size_t at) {
        const Piece& piece = pieces_[at];
        switch (piece.kind) {
            case PieceKind::kWildcard:
                return leaves_.wildcard(piece.words[0].term, Query::OP_SYNONYM);
            case PieceKind::kField: return field(piece);
            case PieceKind::kWord:
                return matches_exactly(pieces_, at) ? chain(at) : leaves_.word(piece.words[0]);
            default: return leaves_.phrase(piece.words);
        }
    }

    // Words joined by NEAR or by ADJ, from the one at `at` on.
    Leaf chain(std::size_t at) {
        std::vector<std::string> terms = {pieces_[at].words[0].term};
        const Query::op op = is(PieceKind::kNear) ? Query::OP_NEAR : Query::OP_PHRASE;
        unsigned window = 0;
        for (; at_ < pieces_.size() && is_proximity(pieces_[at_].kind); at_ += 2) {
            window = std::max(window, pieces_[at_].window);
            terms.push_back(pieces_[at_ + 1].words[0].term);
        }
        if (window == 0) window = kDefaultWindow;
        return leaves_.near(terms, op, window - 1 + static_cast<unsigned>(terms.size()));
    }

    Operands bracket() {
        ++depth_;
        Operands inside = expression();
        --depth_;
        take(PieceKind::kClose);
        return inside;
    }

    Leaf field(const Piece& piece) {
        if (!is_date_field(piece)) {
            const Leaf leaf = make_filter(text_, piece, leaves_);
            return {"field" + leaf.key, weightless(leaf.query)};
        }
        const DayRange days = read_days(text_, piece);
        return {"days" + days.first + ".." + days.last, make_day_filter(days)};
    }

    Query weightless(const Query& query) const {
        return {Query::OP_SCALE_WEIGHT, unweighted(query, database_), 0.0};
    }

    // Whether the piece is a field outside brackets with no operator beside it.
    bool restricts(std::size_t at) const {
        if (at >= pieces_.size() || pieces_[at].kind != PieceKind::kField || depth_ > 0)
            return false;
        const bool has_sign = at > 0 && (pieces_[at - 1].kind == PieceKind::kRequired ||
                                         pieces_[at - 1].kind == PieceKind::kExcluded);
        const std::size_t first = has_sign ? at - 1 : at;
        const bool after_operator = first > 0 && is_binary_operator(pieces_[first - 1].kind);
        const bool before_operator =
            at + 1 < pieces_.size() && is_binary_operator(pieces_[at + 1].kind);
        return !after_operator && !before_operator;
    }

    // A field that restricts takes its sign along.
    bool take_restriction() {
        const bool has_sign = is(PieceKind::kRequired) || is(PieceKind::kExcluded);
        if (!restricts(has_sign ? at_ + 1 : at_)) return false;
        const bool excluded = take(PieceKind::kExcluded);
        take(PieceKind::kRequired);
        restrict_to(at_++, excluded);
        return true;
    }

    void restrict_to(std::size_t at, bool excluded) {
        const Piece& piece = pieces_[at];
        if (is_date_field(piece) && !excluded) {
            return restrictions_.want(read_days(text_, piece));
        }
        Operands& fields = excluded ? restrictions_.unwanted : restrictions_.wanted[piece.field];
        Operands value;
        add(at, field(piece), value);
        fields.add(excluded || fields.empty() ? needed(value) : value);
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

    const std::string& text_;
    const std::vector<Piece>& pieces_;
    Leaves& leaves_;
    const Xapian::Database& database_;
    Restrictions restrictions_;
    BuiltQuery built_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

BuiltQuery build_query(const std::string& text, const std::vector<Piece>& pieces, Leaves& leaves,
                       const Xapian::Database& database) {
    return QueryBuilder(text, pieces, leaves, database).run();
}

}  // namespace nutgraf
