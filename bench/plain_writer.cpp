// SPDX-License-Identifier: GPL-2.0-or-later
//
// The yardstick: the same documents by way of Xapian::TermGenerator. Benchmarks compare with it for
// speed, and before that for content.
#include "plain_writer.hpp"

#include "core/document_data.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/version.hpp"
#include "support/reference_terms.hpp"

namespace nutgraf::bench {
namespace {

std::string lower(const std::string& text) { return Xapian::Unicode::tolower(text); }

std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const std::size_t end = url.find_first_of("/?#", scheme + 3);
    std::string host = url.substr(scheme + 3, end == url.npos ? end : end - scheme - 3);
    if (const std::size_t at = host.rfind('@'); at != host.npos) host = host.substr(at + 1);
    return lower(host.substr(0, host.find(':')));
}

void add_field(PlainAnalyzer& analyzer, const Field& field, std::string_view prefix) {
    if (!field) return;
    analyzer.generator.set_termpos(0);
    index_as_reference(analyzer.generator, analyzer.stemmer, field.value, 0, std::string(prefix));
}

void add_id(Xapian::Document& document, std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add_boolean_term(schema::id_term(prefix, value));
}

void add_date(Xapian::Document& document, const std::string& value) {
    const auto date = parse_iso_date(value);
    if (!date) return;
    document.add_value(schema::kDateSlot, to_digits(first_day(*date)));
    if (date->day == 0) document.add_value(schema::kLastDaySlot, to_digits(last_day(*date)));
    const std::string digits = to_digits(*date);
    document.add_boolean_term(std::string(schema::kYearPrefix) + digits.substr(0, 4));
    if (date->month == 0) return;
    document.add_boolean_term(std::string(schema::kMonthPrefix) + digits.substr(0, 6));
    if (date->day == 0) return;
    document.add_boolean_term(std::string(schema::kDayPrefix) + digits);
}

}  // namespace

std::string document_data(const Article& article, const Passage& passage, std::size_t of) {
    std::string data;
    DocumentDataWriter(article).append(data, passage, of);
    return data;
}

PlainAnalyzer::PlainAnalyzer(const std::string& language) : stemmer(language) {
    generator.set_stemmer(Xapian::Stem(language));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
}

Xapian::Document plain_document(PlainAnalyzer& analyzer, const Article& article,
                                const Passage& passage, const std::string& data) {
    Xapian::Document document;
    Xapian::TermGenerator& generator = analyzer.generator;
    generator.set_document(document);
    generator.set_termpos(0);
    for (const Field* field : {&article.title, &article.author, &article.source}) {
        if (!*field) continue;
        index_as_reference(generator, analyzer.stemmer, field->value);
        generator.increase_termpos(schema::kFieldGap);
    }
    std::string space;
    index_as_reference(generator, analyzer.stemmer, text_of(article, passage, space));
    add_field(analyzer, article.title, schema::kTitlePrefix);
    add_field(analyzer, article.author, schema::kAuthorPrefix);
    add_field(analyzer, article.source, schema::kSourcePrefix);
    add_id(document, schema::kLanguagePrefix, lower(article.language.value));
    add_id(document, schema::kHostPrefix, host_of(article.url.value));
    add_date(document, article.date.value);
    add_id(document, schema::kPassagePrefix, schema::passage_id(article.id, passage.ordinal));
    add_id(document, schema::kArticlePrefix, article.id);
    document.add_value(schema::kSortSlot, schema::sort_key(article.id, passage.ordinal));
    document.add_value(schema::kArticleSlot, article.id);
    if (!passage.original.empty()) {
        add_id(document, schema::kOriginalPrefix, passage.original);
        document.add_value(schema::kOriginalSlot, passage.original);
    }
    document.set_data(data);
    return document;
}

Xapian::Document plain_document(PlainAnalyzer& analyzer, const Article& article,
                                const Passage& passage, std::size_t of) {
    return plain_document(analyzer, article, passage, document_data(article, passage, of));
}

PlainWriter::PlainWriter(const std::filesystem::path& path, const std::string& language)
    : database_(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS), analyzer_(language) {
    state_.format = schema::kFormat;
    state_.language = language;
    state_.fingerprint = Analyzer({language}).fingerprint();
    state_.generator = std::string("nutgraf ") + version();
}

void PlainWriter::add(const Article& article, const Passage& passage, const std::string& data) {
    if (passage.ordinal == 0) ++state_.articles;
    database_.add_document(plain_document(analyzer_, article, passage, data));
}

void PlainWriter::commit() {
    database_.set_metadata(std::string(schema::kMetadataKey), write_state(state_));
    database_.commit();
    database_.close();
}

}  // namespace nutgraf::bench
