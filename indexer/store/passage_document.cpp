// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one place where an article and a passage become terms, values and data. schema.hpp says in
// prose what this file does.
#include "store/passage_document.hpp"

#include <string>

#include "document_data.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"

namespace nutgraf {
namespace {

// Adds the terms of one text to a document, positions counted on from where the last text ended.
class TermAdder {
public:
    TermAdder(Analyzer& analyzer, Xapian::Document& document)
        : analyzer_(analyzer), document_(document) {}

    void add(std::string_view text, std::string_view prefix, Xapian::termcount wdf) {
        const Xapian::termpos before = position_;
        TokenStream stream = analyzer_.analyze(text);
        for (Token token; stream.next(token);) {
            position_ = before + token.position;
            term_.assign(prefix).append(token.term);
            document_.add_posting(term_, position_, wdf);
            if (token.stem.empty()) continue;
            term_.assign(schema::kStemPrefix).append(prefix).append(token.stem);
            document_.add_term(term_, wdf);
        }
    }

    void skip_positions(Xapian::termpos count) { position_ += count; }

private:
    Analyzer& analyzer_;
    Xapian::Document& document_;
    Xapian::termpos position_ = 0;
    std::string term_;  // reused from token to token
};

void add_field(Analyzer& analyzer, Xapian::Document& document, const Field& field,
               std::string_view prefix) {
    if (field) TermAdder(analyzer, document).add(field.value, prefix, 0);
}

// As the reader does with the value of a filter.
std::string lower(const std::string& text) { return Xapian::Unicode::tolower(text); }

// "https://www.example.org:8080/path" -> "www.example.org"
std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const std::size_t start = scheme + 3;
    std::string authority = url.substr(start, url.find_first_of("/?#", start) - start);
    authority.erase(0, authority.rfind('@') + 1);
    return lower(authority.substr(0, authority.find(':')));
}

void add_date(Xapian::Document& document, const Field& field) {
    const auto date = parse_iso_date(field.value);
    if (!date) return;
    document.add_value(schema::kDateSlot, to_digits(first_day(*date)));
    const std::string digits = to_digits(*date);
    const auto add = [&](std::string_view prefix, std::size_t length) {
        if (digits.size() >= length) {
            document.add_boolean_term(std::string(prefix) + digits.substr(0, length));
        }
    };
    add(schema::kYearPrefix, 4);
    add(schema::kMonthPrefix, 6);
    add(schema::kDayPrefix, 8);
}

void add_boolean(Xapian::Document& document, std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add_boolean_term(schema::id_term(prefix, value));
}

}  // namespace

Xapian::Document make_document(Analyzer& analyzer, const Article& article, const Passage& passage,
                               std::size_t of) {
    Xapian::Document document;
    TermAdder body(analyzer, document);
    if (article.title) {
        body.add(article.title.value, "", 1);
        body.skip_positions(schema::kTitleGap);
    }
    const std::string_view text = article.text;
    body.add(text.substr(passage.start, passage.end - passage.start), "", 1);
    add_field(analyzer, document, article.title, schema::kTitlePrefix);
    add_field(analyzer, document, article.author, schema::kAuthorPrefix);
    add_field(analyzer, document, article.source, schema::kSourcePrefix);
    add_boolean(document, schema::kLanguagePrefix, lower(article.language.value));
    add_boolean(document, schema::kHostPrefix, host_of(article.url.value));
    if (article.date) add_date(document, article.date);
    document.add_boolean_term(
        schema::id_term(schema::kPassagePrefix, schema::passage_id(article.id, passage.ordinal)));
    document.add_boolean_term(schema::id_term(schema::kArticlePrefix, article.id));
    document.add_value(schema::kSortSlot, schema::sort_key(article.id, passage.ordinal));
    document.add_value(schema::kArticleSlot, article.id);
    std::string data;
    DocumentDataWriter(article).append(data, passage, of);
    document.set_data(data);
    return document;
}

}  // namespace nutgraf
