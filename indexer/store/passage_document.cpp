// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one place where an article and a passage become terms, values and data. schema.hpp says in
// prose what this file does.
#include "store/passage_document.hpp"

#include <string>

#include "core/document_data.hpp"
#include "nutgraf/schema.hpp"
#include "store/passage_fields.hpp"

namespace nutgraf {
namespace {

// Adds the terms of one text to a document, positions counted on from where the last text ended.
class TermAdder {
public:
    TermAdder(Analyzer& analyzer, const Article& article, Xapian::Document& document,
              bool positions)
        : analyzer_(analyzer), article_(article), document_(document), positions_(positions) {}

    void add(std::string_view text, std::string_view prefix, Xapian::termcount wdf) {
        const Xapian::termpos before = position_;
        TokenStream stream = analyzer_.analyze(text, article_.language.value);
        for (Token token; stream.next(token);) {
            const bool placed = token.position != 0;
            if (placed) position_ = before + token.position;
            term_.assign(prefix).append(token.term);
            if (positions_ && placed) {
                document_.add_posting(term_, position_, wdf);
            } else {
                document_.add_term(term_, wdf);
            }
            add_stem(token.stem, prefix, wdf);
            add_stem(token.plain, prefix, wdf);
        }
    }

    void skip_positions(Xapian::termpos count) { position_ += count; }

private:
    void add_stem(std::string_view stem, std::string_view prefix, Xapian::termcount wdf) {
        if (stem.empty()) return;
        term_.assign(schema::kStemPrefix).append(prefix).append(stem);
        document_.add_term(term_, wdf);
    }

    Analyzer& analyzer_;
    const Article& article_;
    Xapian::Document& document_;
    bool positions_;
    Xapian::termpos position_ = 0;
    std::string term_;  // reused from token to token
};

void add_boolean(Xapian::Document& document, std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add_boolean_term(schema::id_term(prefix, value));
}

}  // namespace

Xapian::Document make_document(Analyzer& analyzer, const Article& article, const Passage& passage,
                               std::size_t of, bool positions) {
    Xapian::Document document;
    TermAdder body(analyzer, article, document, positions);
    for (const Field* field : {&article.title, &article.author, &article.source}) {
        if (!*field) continue;
        body.add(field->value, "", 1);
        body.skip_positions(schema::kFieldGap);
    }
    std::string space;
    body.add(text_of(article, passage, space), "", 1);
    const auto add_field = [&](const Field& field, std::string_view prefix) {
        if (field) TermAdder(analyzer, article, document, positions).add(field.value, prefix, 0);
    };
    add_field(article.title, schema::kTitlePrefix);
    add_field(article.author, schema::kAuthorPrefix);
    add_field(article.source, schema::kSourcePrefix);
    add_boolean(document, schema::kLanguagePrefix, lower(article.language.value));
    add_boolean(document, schema::kHostPrefix, host_of(article.url.value));
    const DateEntries date = date_entries(article.date);
    for (const std::string& term : date.terms) document.add_boolean_term(term);
    if (!date.value.empty()) document.add_value(schema::kDateSlot, date.value);
    if (!date.last_day.empty()) document.add_value(schema::kLastDaySlot, date.last_day);
    document.add_boolean_term(
        schema::id_term(schema::kPassagePrefix, schema::passage_id(article.id, passage.ordinal)));
    document.add_boolean_term(schema::id_term(schema::kArticlePrefix, article.id));
    add_boolean(document, schema::kOriginalPrefix, passage.original);
    if (!passage.original.empty()) document.add_value(schema::kOriginalSlot, passage.original);
    document.add_value(schema::kSortSlot, schema::sort_key(article.id, passage.ordinal));
    document.add_value(schema::kArticleSlot, article.id);
    std::string data;
    DocumentDataWriter(article).append(data, passage, of);
    document.set_data(data);
    return document;
}

}  // namespace nutgraf
