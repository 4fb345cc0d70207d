// SPDX-License-Identifier: GPL-2.0-or-later
//
// From pieces to a query. The pieces are written out again for Xapian's query parser, in a form
// that leaves it nothing to guess: phrases in straight quotes, and each word that is looked for by
// its stems and each field as a placeholder "query:N" that the parser asks us to resolve. Fields
// that stand beside words without an operator are taken out before: they do not compete with the
// words but restrict them.
#include "topic/query_writer.hpp"

#include <algorithm>
#include <map>

#include "nutgraf/schema.hpp"
#include "topic/filter.hpp"
#include "topic/grammar.hpp"

namespace nutgraf {
namespace {

constexpr const char* kPlaceholder = "query";

// Resolves "query:N".
class QueryTable : public Xapian::FieldProcessor {
public:
    std::size_t add(Xapian::Query query) {
        queries_.push_back(std::move(query));
        return queries_.size() - 1;
    }
    Xapian::Query operator()(const std::string& number) override {
        ++calls_;
        return queries_.at(std::stoul(number));
    }
    std::size_t calls() const { return calls_; }

private:
    std::size_t calls_ = 0;
    std::vector<Xapian::Query> queries_;
};

bool is_date_field(const std::string& field) {
    const auto* spec =
        std::ranges::find(schema::kTopicFields, std::string_view(field), &schema::FieldSpec::name);
    return spec->kind == schema::FieldKind::kDate;
}

// The fields beside the words: one of the values of each field must match, every date must, and
// none of the excluded.
struct Restrictions {
    std::map<std::string, Xapian::Query> wanted;
    Xapian::Query dates;
    Xapian::Query unwanted;

    void want(const std::string& field, const Xapian::Query& filter) {
        if (is_date_field(field)) {
            dates = dates.empty() ? filter : dates & filter;
        } else {
            Xapian::Query& query = wanted[field];
            query = query.empty() ? filter : query | filter;
        }
    }

    void exclude(const Xapian::Query& filter) {
        unwanted = unwanted.empty() ? filter : unwanted | filter;
    }

    // With nothing else to look for, what the fields match is the answer.
    Xapian::Query apply(Xapian::Query query) const {
        const auto restrict_to = [&query](const Xapian::Query& filter) {
            if (filter.empty()) return;
            query = query.empty() ? filter : Xapian::Query(Xapian::Query::OP_FILTER, query, filter);
        };
        for (const auto& [field, filter] : wanted) restrict_to(filter);
        restrict_to(dates);
        if (unwanted.empty()) return query;
        if (query.empty()) {
            query = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0);
        }
        return {Xapian::Query::OP_AND_NOT, query, unwanted};
    }
};

class QueryWriter {
public:
    QueryWriter(const std::string& text, const std::vector<Piece>& pieces, WordForms& forms)
        : text_(text), pieces_(pieces), forms_(forms) {}

    Xapian::Query write(TopicSyntax syntax) {
        if (only_excludes(0)) write_everything();
        for (at_ = 0; at_ < pieces_.size(); ++at_) write_piece();
        // Without a database: with one, the query parser takes "c" for a "c++" that is not there.
        Xapian::QueryParser parser;
        parser.set_max_expansion(kMaxExpansion, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
        parser.add_prefix(kPlaceholder, &queries_);
        constexpr unsigned kFull =
            Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_BOOLEAN |
            Xapian::QueryParser::FLAG_LOVEHATE | Xapian::QueryParser::FLAG_WILDCARD |
            Xapian::QueryParser::FLAG_PURE_NOT;
        constexpr unsigned kPlain = Xapian::QueryParser::FLAG_PHRASE;  // of write_word()
        const bool full = syntax == TopicSyntax::kFull;
        return restrictions_.apply(parse(parser, full ? kFull : kPlain));
    }

private:
    // A text that Xapian's query parser cannot parse it silently reads once more, as plain words.
    // It then asks for each placeholder a second time; what the grammar lets through never gets
    // there.
    Xapian::Query parse(Xapian::QueryParser& parser, unsigned flags) {
        const std::string witness =
            std::string(kPlaceholder) + ':' + std::to_string(queries_.add(Xapian::Query()));
        const std::size_t before = queries_.calls() + placeholders_ + 1;
        try {
            parser.parse_query(witness + " ( " + out_ + " )", flags);
            if (out_.empty() || queries_.calls() == before) return parser.parse_query(out_, flags);
        } catch (const Xapian::QueryParserError&) {
        }
        fail_at(text_, {0, text_.size()}, "combines operators, signs or brackets in no known way");
    }

    const Piece& piece() const { return pieces_[at_]; }

    // Whether each operand from `at` to the next operator, the bracket that closes or the end is
    // excluded by a '-', those in brackets within and fields that restrict aside.
    bool only_excludes(std::size_t at) const {
        int depth = 0;
        bool excludes = false;
        for (; at < pieces_.size(); ++at) {
            const PieceKind kind = pieces_[at].kind;
            if (kind == PieceKind::kClose && --depth < 0) break;
            if (depth == 0 && is_binary_operator(kind)) break;
            if (depth == 0 && (is_operand(kind) || kind == PieceKind::kOpen) && !restricts(at)) {
                if (at == 0 || pieces_[at - 1].kind != PieceKind::kExcluded) return false;
                excludes = true;
            }
            if (kind == PieceKind::kOpen) ++depth;
        }
        return excludes;
    }

    // Something to exclude from; the query parser would drop a lone '-'.
    void write_everything() {
        const Xapian::Query all(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0);
        write_placeholder(all);
    }

    void write_placeholder(const Xapian::Query& query) {
        ++placeholders_;
        write_token(std::string(kPlaceholder) + ':' + std::to_string(queries_.add(query)));
    }

    void write_piece() {
        switch (piece().kind) {
            case PieceKind::kWord: return write_word();
            case PieceKind::kWildcard: return write_token(piece().words[0].term + '*');
            case PieceKind::kPhrase: return write_phrase();
            case PieceKind::kCharacters: return write_characters();
            case PieceKind::kField: return write_field();
            case PieceKind::kAnd: return write_token("AND");
            case PieceKind::kOr: return write_token("OR");
            case PieceKind::kNot: return write_token("NOT");
            case PieceKind::kXor: return write_token("XOR");
            case PieceKind::kNear: return write_proximity("NEAR");
            case PieceKind::kAdj: return write_proximity("ADJ");
            case PieceKind::kOpen: return write_open();
            case PieceKind::kClose: --depth_; return write_token(")");
            case PieceKind::kRequired:
            case PieceKind::kExcluded: return write_sign();
        }
    }

    void write_token(const std::string& token) {
        if (!out_.empty() && !sign_pending_) out_ += ' ';
        sign_pending_ = false;
        out_ += token;
    }

    void write_word() {
        const PieceWord& word = piece().words[0];
        if (!matches_exactly(pieces_, at_)) return write_placeholder(query_of(word));
        const bool chained = at_ > 0 && is_proximity(pieces_[at_ - 1].kind);
        const bool goes_on = at_ + 1 < pieces_.size() && is_proximity(pieces_[at_ + 1].kind);
        // In brackets, since the query parser takes no other word beside such a chain.
        if (goes_on && !chained) write_token("(");
        write_token(word.term);
        if (chained && !goes_on) write_token(")");
    }

    void write_characters() {
        if (matches_exactly(pieces_, at_)) return write_phrase();
        std::vector<Xapian::Query> any;
        for (const PieceWord& unit : units_of(piece())) any.push_back(query_of(unit));
        write_placeholder({Xapian::Query::OP_OR, any.begin(), any.end()});
    }

    Xapian::Query query_of(const PieceWord& word) {
        return any_of(forms_.terms(word.term, word.stemmable));
    }

    void write_open() {
        ++depth_;
        write_token("(");
        if (only_excludes(at_ + 1)) write_everything();
    }

    void write_phrase() {
        std::string phrase = "\"";
        for (const PieceWord& word : piece().words) phrase += word.term + ' ';
        phrase.back() = '"';
        write_token(phrase);
    }

    void write_proximity(std::string name) {
        if (piece().window != 0) name += '/' + std::to_string(piece().window);
        write_token(name);
    }

    // Joined to what comes next; a field that restricts takes its sign along.
    void write_sign() {
        if (restricts(at_ + 1)) return;
        write_token(piece().kind == PieceKind::kRequired ? "+" : "-");
        sign_pending_ = true;
    }

    // Whether the piece is a field outside brackets with no operator beside it.
    bool restricts(std::size_t at) const {
        if (at >= pieces_.size() || pieces_[at].kind != PieceKind::kField || depth_ > 0)
            return false;
        const std::size_t first = has_sign(at) ? at - 1 : at;
        const bool after_operator = first > 0 && is_binary_operator(pieces_[first - 1].kind);
        const bool before_operator =
            at + 1 < pieces_.size() && is_binary_operator(pieces_[at + 1].kind);
        return !after_operator && !before_operator;
    }

    bool has_sign(std::size_t at) const {
        return at > 0 && (pieces_[at - 1].kind == PieceKind::kRequired ||
                          pieces_[at - 1].kind == PieceKind::kExcluded);
    }

    void write_field() {
        const Xapian::Query filter = make_filter(text_, piece(), forms_);
        if (!restricts(at_)) return write_placeholder(filter);
        if (at_ > 0 && pieces_[at_ - 1].kind == PieceKind::kExcluded) {
            restrictions_.exclude(filter);
        } else {
            restrictions_.want(piece().field, filter);
        }
    }

    const std::string& text_;
    const std::vector<Piece>& pieces_;
    WordForms& forms_;
    QueryTable queries_;  // the query parser only borrows it
    Restrictions restrictions_;
    std::string out_;
    std::size_t placeholders_ = 0;  // in out_
    std::size_t at_ = 0;
    int depth_ = 0;
    bool sign_pending_ = false;
};

}  // namespace

Xapian::Query make_query(const std::string& text, const std::vector<Piece>& pieces,
                         TopicSyntax syntax, WordForms& forms) {
    return QueryWriter(text, pieces, forms).write(syntax);
}

}  // namespace nutgraf
