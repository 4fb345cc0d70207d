// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/filter.hpp"

#include <algorithm>
#include <optional>

#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"
#include "topic/grammar.hpp"
#include "topic/word_pieces.hpp"

namespace nutgraf {
namespace {

using Xapian::Query;

std::string lower(std::string_view text) { return Xapian::Unicode::tolower(std::string(text)); }

const schema::FieldSpec& spec_of(const Piece& piece) {
    return *std::ranges::find(schema::kTopicFields, std::string_view(piece.field),
                              &schema::FieldSpec::name);
}

[[noreturn]] void fail(const std::string& text, const Piece& piece, const std::string& reason) {
    fail_at(text, piece.where, reason);
}

// The words of a text field's value; initials in lower case are one, as in a topic.
std::vector<PieceWord> words_of_value(const Piece& piece) {
    if (piece.quoted) return words_of(piece.value);
    std::vector<PieceWord> words;
    for (const Piece& part : word_pieces(piece.value, 0)) {
        words.insert(words.end(), part.words.begin(), part.words.end());
    }
    return words;
}

// The values of text and boolean fields.
class FilterMaker {
public:
    FilterMaker(const Piece& piece, Leaves& leaves) : piece_(piece), leaves_(leaves) {}

    Leaf make() const {
        const schema::FieldSpec& spec = spec_of(piece_);
        if (spec.kind == schema::FieldKind::kText) return text_filter(std::string(spec.prefix));
        return boolean_filter(spec.prefix);
    }

private:
    // A single word matches by its stem, several match as a phrase, and so does a quoted word. A
    // star may end a single word that is not quoted; between quotation marks it is punctuation.
    Leaf text_filter(const std::string& prefix) const {
        const std::vector<PieceWord> words = words_of_value(piece_);
        if (!piece_.quoted && piece_.value.ends_with('*')) {
            return leaves_.wildcard(prefix + words[0].term, Query::OP_OR);
        }
        if (words.size() > 1 || piece_.quoted) return leaves_.phrase(words, prefix);
        return leaves_.word(words[0], prefix);
    }

    // A site with or without "www.", a language with its regions ("en" also means "en-gb").
    Leaf boolean_filter(std::string_view prefix) const {
        std::string value = lower(piece_.value);
        if (prefix == schema::kHostPrefix) {
            if (value.starts_with("www.")) value.erase(0, 4);
            return leaves_.values(
                {schema::id_term(prefix, value), schema::id_term(prefix, "www." + value)});
        }
        std::ranges::replace(value, '_', '-');
        return leaves_.value(schema::id_term(prefix, value), std::string(prefix) + value + '-');
    }

    const Piece& piece_;
    Leaves& leaves_;
};

void check_text_field(const std::string& text, const Piece& piece) {
    const std::vector<PieceWord> words = words_of(piece.value);
    if (words.empty()) fail(text, piece, "has no word to look for");
    const std::size_t star = piece.value.find('*');
    if (piece.quoted || star == piece.value.npos) return;
    if (words.size() == 1 && star == words[0].where.end && star + 1 == piece.value.size()) return;
    fail(text, piece, "has a wildcard; it may only end a single word, as in title:pipe*");
}

// Of a range that has no days Xapian makes an empty query, which to us would be none at all.
constexpr const char* kAfterAllDays = "~";

bool has_none(const DayRange& days) { return !days.last.empty() && days.first > days.last; }

// Passages whose date may mean a day beyond this one. Of strings of eight digits those are greater
// than it with anything behind it that are greater than it.
Query ends_after(const std::string& day) {
    return {Query::OP_VALUE_GE, schema::kLastDaySlot, day + '0'};
}

class DayReader {
public:
    DayReader(const std::string& text, const Piece& piece) : text_(text), piece_(piece) {}

    DayRange read() const {
        const std::string_view value = piece_.value;
        if (piece_.field == "since") return {first_of(value), {}};
        if (piece_.field == "until") return {{}, last_of(value)};
        const std::size_t dots = value.find("..");
        if (dots == value.npos) return between(value, value);
        const std::string_view from = value.substr(0, dots);
        const std::string_view to = value.substr(dots + 2);
        if (from.empty() && to.empty()) {
            fail(text_, piece_, "is a range without an end; write A..B, A.. or ..B");
        }
        return between(from, to);
    }

private:
    Date read_date(std::string_view value) const {
        const auto date = parse_iso_date(value);
        if (date) return *date;
        fail(text_, piece_,
             "has no such date: " + std::string(value) + "; write YYYY-MM-DD, YYYY-MM or YYYY" +
                 (piece_.field == "date" ? ", or a range A..B" : ""));
    }

    std::string first_of(std::string_view value) const {
        return value.empty() ? std::string() : to_digits(first_day(read_date(value)));
    }

    std::string last_of(std::string_view value) const {
        return value.empty() ? std::string() : to_digits(last_day(read_date(value)));
    }

    DayRange between(std::string_view from, std::string_view to) const {
        DayRange days{first_of(from), last_of(to)};
        if (has_none(days)) fail(text_, piece_, "is a range that ends before it begins");
        return days;
    }

    const std::string& text_;
    const Piece& piece_;
};

// Whether Xapian looks at positions, which the list of all documents has not, so that it does not
// read that.
bool uses_positions(const Query& query, const Xapian::Database& database) {
    const bool positional =
        query.get_type() == Query::OP_PHRASE || query.get_type() == Query::OP_NEAR;
    return positional && database.has_positions();
}

// The operator that finds the same where scores do not matter.
Query::op unweighted_operator(Query::op op) {
    switch (op) {
        case Query::OP_SYNONYM: return Query::OP_OR;
        case Query::OP_PHRASE:
        case Query::OP_NEAR: return Query::OP_AND;  // without positions they are no more
        default: return op;
    }
}

}  // namespace

bool is_date_field(const Piece& piece) { return spec_of(piece).kind == schema::FieldKind::kDate; }

DayRange read_days(const std::string& text, const Piece& piece) {
    return DayReader(text, piece).read();
}

DayRange common_days(const DayRange& a, const DayRange& b) {
    const bool a_ends_first = b.last.empty() || (!a.last.empty() && a.last < b.last);
    return {std::max(a.first, b.first), a_ends_first ? a.last : b.last};
}

// Not OP_VALUE_LE, which would let in passages without a date. Only vague dates have a last day of
// their own, so what is excluded is a short list, or none at all.
Query make_day_filter(const DayRange& days) {
    if (has_none(days)) return {Query::OP_VALUE_GE, schema::kDateSlot, kAfterAllDays};
    if (days.last.empty()) return {Query::OP_VALUE_GE, schema::kDateSlot, days.first};
    const std::string first = days.first.empty() ? "0" : days.first;
    const Query begins_within(Query::OP_VALUE_RANGE, schema::kDateSlot, first, days.last);
    return {Query::OP_AND_NOT, begins_within, ends_after(days.last)};
}

std::string wildcard_prefix(const Piece& piece) {
    if (piece.kind == PieceKind::kWildcard) return piece.words[0].term;
    if (piece.kind != PieceKind::kField || piece.quoted || !piece.value.ends_with('*')) return {};
    const schema::FieldSpec& spec = spec_of(piece);
    const std::vector<PieceWord> words = words_of(piece.value);
    if (spec.kind != schema::FieldKind::kText || words.empty()) return {};
    return std::string(spec.prefix) + words[0].term;
}

void check_field(const std::string& text, const Piece& piece) {
    for (const Piece& inside : piece.group) {
        if (!is_operand(inside.kind)) continue;
        Piece value = value_piece(text, inside);
        value.field = piece.field;
        check_field(text, value);
    }
    if (!piece.group.empty()) return;
    if (is_date_field(piece)) read_days(text, piece);
    if (spec_of(piece).kind == schema::FieldKind::kText) check_text_field(text, piece);
}

Piece value_piece(const std::string& text, const Piece& piece) {
    Piece value{PieceKind::kField, piece.where};
    value.quoted = piece.kind == PieceKind::kPhrase;
    if (!value.quoted) {
        value.value = text.substr(piece.where.start, piece.where.end - piece.where.start);
        return value;
    }
    for (const PieceWord& word : piece.words) {
        value.value += (value.value.empty() ? "" : " ") + word.term;
    }
    return value;
}

Leaf make_filter(const std::string& text, const Piece& piece, Leaves& leaves) {
    check_field(text, piece);
    return FilterMaker(piece, leaves).make();
}

Query unweighted(const Query& query, const Xapian::Database& database) {
    if (query.get_type() == Query::LEAF_TERM) {
        const std::string term = *query.get_terms_begin();
        return database.get_termfreq(term) < database.get_doccount() ? query : Query::MatchAll;
    }
    if (query.get_num_subqueries() == 0 || uses_positions(query, database)) return query;
    if (query.get_type() == Query::OP_SCALE_WEIGHT) {  // keeps groups apart; see operands.cpp
        return {Query::OP_SCALE_WEIGHT, unweighted(query.get_subquery(0), database), 0.0};
    }
    std::vector<Query> parts;
    parts.reserve(query.get_num_subqueries());
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        parts.push_back(unweighted(query.get_subquery(i), database));
    }
    return {unweighted_operator(query.get_type()), parts.begin(), parts.end()};
}

}  // namespace nutgraf
