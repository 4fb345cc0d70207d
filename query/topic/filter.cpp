// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/filter.hpp"

#include <algorithm>
#include <optional>

#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

std::string lower(std::string_view text) { return Xapian::Unicode::tolower(std::string(text)); }

const schema::FieldSpec& spec_of(const Piece& piece) {
    return *std::ranges::find(schema::kTopicFields, std::string_view(piece.field),
                              &schema::FieldSpec::name);
}

class FilterMaker {
public:
    FilterMaker(const std::string& text, const Piece& piece, WordForms& forms)
        : text_(text), piece_(piece), forms_(forms) {}

    Xapian::Query make() {
        const schema::FieldSpec& spec = spec_of(piece_);
        switch (spec.kind) {
            case schema::FieldKind::kText: return text_filter(std::string(spec.prefix));
            case schema::FieldKind::kBoolean: return boolean_filter(spec.prefix);
            case schema::FieldKind::kDate: return date_filter();
        }
        return {};
    }

private:
    [[noreturn]] void fail(const std::string& reason) const {
        fail_at(text_, piece_.where, reason);
    }

    // A single word matches by its stem, several match as a phrase, and so does a quoted word. A
    // star may end a single word that is not quoted; between quotation marks it is punctuation.
    Xapian::Query text_filter(const std::string& prefix) {
        const std::vector<PieceWord> words = words_of(piece_.value);
        if (words.empty()) fail("has no word to look for");
        std::vector<std::string> terms;
        terms.reserve(words.size());
        for (const PieceWord& word : words) terms.push_back(prefix + word.term);
        const std::size_t end = words.back().where.end;
        const std::size_t star = piece_.quoted ? piece_.value.npos : piece_.value.find('*');
        if (star != piece_.value.npos) {
            if (terms.size() != 1 || star != end || star + 1 != piece_.value.size())
                fail("has a wildcard; it may only end a single word, as in title:pipe*");
            return {Xapian::Query::OP_WILDCARD, terms[0], kMaxExpansion,
                    Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_OR};
        }
        if (terms.size() > 1) return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end()};
        if (piece_.quoted) return Xapian::Query(terms[0]);
        return any_of(forms_.terms(words[0].term, words[0].stemmable, prefix));
    }

    // A site with or without "www.", a language with its regions ("en" also means "en-gb").
    Xapian::Query boolean_filter(std::string_view prefix) const {
        std::string value = lower(piece_.value);
        if (prefix == schema::kHostPrefix) {
            if (value.starts_with("www.")) value.erase(0, 4);
            return Xapian::Query(schema::id_term(prefix, value)) |
                   Xapian::Query(schema::id_term(prefix, "www." + value));
        }
        std::ranges::replace(value, '_', '-');
        return Xapian::Query(schema::id_term(prefix, value)) |
               Xapian::Query(Xapian::Query::OP_WILDCARD, std::string(prefix) + value + '-',
                             kMaxExpansion, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
                             Xapian::Query::OP_OR);
    }

    Date read_date(std::string_view value) const {
        const auto date = parse_iso_date(value);
        if (!date) {
            fail("has no such date: " + std::string(value) + "; write YYYY-MM-DD, YYYY-MM or YYYY" +
                 (piece_.field == "date" ? ", or a range A..B" : ""));
        }
        return *date;
    }

    Xapian::Query date_filter() const {
        const std::string_view value = piece_.value;
        if (piece_.field == "since") return since(read_date(value));
        if (piece_.field == "until") return until(read_date(value));
        const std::size_t dots = value.find("..");
        if (dots == value.npos) return between(read_date(value), read_date(value));
        const std::string_view from = value.substr(0, dots);
        const std::string_view to = value.substr(dots + 2);
        if (from.empty() && to.empty()) fail("is a range without an end; write A..B, A.. or ..B");
        if (to.empty()) return since(read_date(from));
        if (from.empty()) return until(read_date(to));
        return between(read_date(from), read_date(to));
    }

    Xapian::Query between(const Date& from, const Date& to) const {
        const std::string first = to_digits(first_day(from));
        const std::string last = to_digits(last_day(to));
        if (first > last) fail("is a range that ends before it begins");
        return {Xapian::Query::OP_VALUE_RANGE, schema::kDateSlot, first, last};
    }

    static Xapian::Query since(const Date& from) {
        return {Xapian::Query::OP_VALUE_GE, schema::kDateSlot, to_digits(first_day(from))};
    }

    // Not OP_VALUE_LE, which would let in passages without a date.
    static Xapian::Query until(const Date& to) {
        return {Xapian::Query::OP_VALUE_RANGE, schema::kDateSlot, "0", to_digits(last_day(to))};
    }

    const std::string& text_;
    const Piece& piece_;
    WordForms& forms_;
};

}  // namespace

Xapian::Query any_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Xapian::Query(terms[0]);
    return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
}

std::string wildcard_prefix(const Piece& piece) {
    if (piece.kind == PieceKind::kWildcard) return piece.words[0].term;
    if (piece.kind != PieceKind::kField || piece.quoted || !piece.value.ends_with('*')) return {};
    const schema::FieldSpec& spec = spec_of(piece);
    const std::vector<PieceWord> words = words_of(piece.value);
    if (spec.kind != schema::FieldKind::kText || words.empty()) return {};
    return std::string(spec.prefix) + words[0].term;
}

Xapian::Query make_filter(const std::string& text, const Piece& piece, WordForms& forms) {
    return {Xapian::Query::OP_SCALE_WEIGHT, FilterMaker(text, piece, forms).make(), 0.0};
}

}  // namespace nutgraf
