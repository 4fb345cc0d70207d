// SPDX-License-Identifier: GPL-2.0-or-later
//
// The reference writer is what schema.hpp says, done with Xapian's term generator and nothing of
// ours but the JSON of the document data and the names of things. It commits often, so that its
// files grow as those of an index that is kept up to date do; the content must not depend on that.
#include "store/writers.hpp"

#include <unordered_set>

#include "boilerplate/recurring_lines.hpp"
#include "core/document_data.hpp"
#include "core/index_impl.hpp"
#include "duplicates/copies.hpp"
#include "nutgraf/analyzer.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/version.hpp"
#include "store/api_writer.hpp"
#include "store/bulk_writer.hpp"
#include "support/collection.hpp"
#include "support/reference_terms.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::doccount kCommitEvery = 500;

std::string prefixed(std::string_view prefix, const std::string& text) {
    return std::string(prefix) + text;
}

std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == url.npos) return {};
    std::string host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (const std::size_t at = host.rfind('@'); at != host.npos) host = host.substr(at + 1);
    return Xapian::Unicode::tolower(host.substr(0, host.find(':')));
}

// The day before the first of what follows, unless the date is a day.
void add_last_day(Xapian::Document& document, const Date& date) {
    if (date.day != 0) return;
    const bool whole_year = date.month == 0 || date.month == 12;
    const Date next = whole_year ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
    document.add_value(schema::kLastDaySlot, to_digits(add_days(next, -1)));
}

void add_date(Xapian::Document& document, const std::string& value) {
    const auto date = parse_iso_date(value);
    if (!date) return;
    const std::string digits = to_digits(*date);
    std::string first_day = digits;
    while (first_day.size() < 8) first_day += "01";
    document.add_value(schema::kDateSlot, first_day);
    add_last_day(document, *date);
    document.add_boolean_term(prefixed(schema::kYearPrefix, digits.substr(0, 4)));
    if (digits.size() >= 6) {
        document.add_boolean_term(prefixed(schema::kMonthPrefix, digits.substr(0, 6)));
    }
    if (digits.size() == 8) document.add_boolean_term(prefixed(schema::kDayPrefix, digits));
}

void add_field(Xapian::TermGenerator& generator, Stemmer& stemmer, const Field& field,
               std::string_view prefix) {
    generator.set_termpos(0);
    if (field) index_as_reference(generator, stemmer, field.value, 0, std::string(prefix));
}

void add_filter(Xapian::Document& document, std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add_boolean_term(schema::id_term(prefix, value));
}

class PlainWriter : public IndexSink {
public:
    PlainWriter(const fs::path& path, const std::string& language)
        : database_(path.string(),
                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC),
          stemmers_(language) {
        Analyzer analyzer({language});
        state_ = {schema::kFormat, analyzer.language(), analyzer.fingerprint(),
                  std::string("nutgraf ") + version(), 0};
    }

    std::uint32_t accept(const std::vector<DividedArticle>& articles) override {
        const std::uint32_t first = database_.get_lastdocid() + 1;
        for (const auto& [article, passages, again] : articles) {
            if (again) remove(article.id);
            for (const Passage& passage : passages) add(article, passage, passages.size());
        }
        return first;
    }

    bool replaces() const noexcept override { return true; }
    bool has(const std::string&) const override { return false; }
    void add(unsigned, std::uint64_t, std::uint32_t, const std::vector<DividedArticle>&) override {}
    void cancel() noexcept override {}

    IndexTotals commit(const std::function<void()>&) override {
        database_.set_metadata(std::string(schema::kMetadataKey), write_state(state_));
        database_.commit();
        return {state_.articles, database_.get_doccount(), replaced_};
    }

private:
    void remove(const std::string& id) {
        --state_.articles;
        for (std::uint32_t ordinal = 0;; ++ordinal, ++replaced_) {
            const std::string term =
                schema::id_term(schema::kPassagePrefix, schema::passage_id(id, ordinal));
            if (!database_.term_exists(term)) return;
            database_.delete_document(term);
        }
    }

    void add(const Article& article, const Passage& passage, std::size_t of) {
        if (passage.ordinal == 0) ++state_.articles;
        Xapian::Document document;
        generator_.set_document(document);
        index_words(article, passage);
        add_filter(document, schema::kLanguagePrefix,
                   Xapian::Unicode::tolower(article.language.value));
        add_filter(document, schema::kHostPrefix, host_of(article.url.value));
        add_date(document, article.date.value);
        add_ids(document, article.id, passage.ordinal);
        add_original(document, passage.original);
        std::string data;
        DocumentDataWriter(article).append(data, passage, of);
        document.set_data(data);
        if (database_.add_document(document) % kCommitEvery == 0) database_.commit();
    }

    void index_words(const Article& article, const Passage& passage) {
        Stemmer& stemmer = stemmers_.of(article.language.value);
        set_stemmer(generator_, stemmer);
        generator_.set_termpos(0);
        for (const Field* field : {&article.title, &article.author, &article.source}) {
            if (!*field) continue;
            index_as_reference(generator_, stemmer, field->value);
            generator_.increase_termpos(schema::kFieldGap);
        }
        std::string space;
        index_as_reference(generator_, stemmer, text_of(article, passage, space));
        add_field(generator_, stemmer, article.title, schema::kTitlePrefix);
        add_field(generator_, stemmer, article.author, schema::kAuthorPrefix);
        add_field(generator_, stemmer, article.source, schema::kSourcePrefix);
    }

    static void add_ids(Xapian::Document& document, const std::string& id, std::uint32_t ordinal) {
        document.add_boolean_term(
            schema::id_term(schema::kPassagePrefix, id + '#' + std::to_string(ordinal)));
        document.add_boolean_term(schema::id_term(schema::kArticlePrefix, id));
        document.add_value(schema::kSortSlot, schema::sort_key(id, ordinal));
        document.add_value(schema::kArticleSlot, id);
    }

    static void add_original(Xapian::Document& document, const std::string& original) {
        if (original.empty()) return;
        add_filter(document, schema::kOriginalPrefix, original);
        document.add_value(schema::kOriginalSlot, original);
    }

    Xapian::WritableDatabase database_;
    Xapian::TermGenerator generator_;
    StemmerSet stemmers_;
    IndexState state_;
    std::uint64_t replaced_ = 0;
};

std::string language_of(const BuildOptions& options) {
    return options.language.empty() ? std::string(kAutoLanguage) : options.language;
}

void build_plainly(const fs::path& path, ArticleSource& source, const BuildOptions& options) {
    PlainWriter sink(path, language_of(options));
    feed(sink, source, options);
}

void build_by_api(const fs::path& path, ArticleSource& source, const BuildOptions& options) {
    ApiWriter sink(path, language_of(options), options.format);
    feed(sink, source, options);
}

void build_in_bulk(const fs::path& path, ArticleSource& source, const BuildOptions& options) {
    BulkWriter sink(path, language_of(options), options.format, 1, kLeastMemory);
    feed(sink, source, options);
}

void build_without_memory(const fs::path& path, ArticleSource& source,
                          const BuildOptions& options) {
    BulkWriter sink(path, language_of(options), options.format, 1, 0);
    feed(sink, source, options);
}

void build(const fs::path& path, ArticleSource& source, BuildOptions options) {
    Recorder observer;
    options.jobs = 3;
    build_index(path.string(), source, options, observer);
}

}  // namespace

const std::vector<Writer>& writers() {
    static const std::vector<Writer> kWriters = {
        {"TermGenerator and WritableDatabase", build_plainly},
        {"ApiWriter", build_by_api},
        {"BulkWriter", build_in_bulk},
        {"BulkWriter without memory, which spills each batch", build_without_memory},
        {"build_index()", build},
    };
    return kWriters;
}

void feed(IndexSink& sink, ArticleSource& source, const BuildOptions& options) {
    std::unordered_set<std::string> ids;
    RecurringLines recurring(std::size_t{64} << 20);
    CopyFinder copies(std::size_t{64} << 20);
    std::uint64_t batch = 0;
    ArticleReader reader(source, options.extract);
    while (auto result = reader.next()) {
        auto* article = std::get_if<Article>(&*result);
        if (article == nullptr) continue;
        recurring.add(*article, short_lines_of(*article));
        const bool again = !ids.insert(article->id).second;
        if (again && !options.format.termlists) continue;
        auto passages = split_article(*article, options.passages);
        ShingleStore shingles;
        shingles.add(*article, passages);
        copies.add(article->id, shingles[0], passages);
        std::vector<DividedArticle> articles;
        articles.push_back({std::move(*article), std::move(passages), again});
        sink.add(0, batch++, sink.accept(articles), articles);
    }
    sink.commit([] {});
}

}  // namespace nutgraf
