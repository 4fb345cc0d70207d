// SPDX-License-Identifier: GPL-2.0-or-later
//
// A new index is built in bulk. An existing one is copied first and the copy changed through
// Xapian, so that it stays untouched until the new generation is published.
#include "nutgraf/index_builder.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "build/memory_limit.hpp"
#include "build/pipeline.hpp"
#include "glass/limit_error.hpp"
#include "glass/version_file.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/schema.hpp"
#include "store/api_writer.hpp"
#include "store/bulk_check.hpp"
#include "store/bulk_writer.hpp"
#include "store/copy_files.hpp"
#include "store/generation.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

// The language of an index that may be of a format or a stemmer that cannot be read any more; empty
// if even that cannot be told.
std::string language_of(const fs::path& database) {
    try {
        const Xapian::Database opened(database.string());
        const auto state = read_state(opened.get_metadata(std::string(schema::kMetadataKey)));
        return state ? StemmerSet(state->language).language() : std::string();
    } catch (const Xapian::Error&) {
        return {};
    } catch (const Error&) {  // no such stemmer here
        return {};
    }
}

// The language of an index that is built anew: what it was before is forgotten with the rest, so
// that the same articles and options make the same index.
std::string language_anew(const std::string& path, const std::string& wanted,
                          const fs::path& previous, BuildObserver& observer) {
    if (!wanted.empty()) return wanted;
    std::string language(kAutoLanguage);
    const std::string before = previous.empty() ? "" : language_of(previous);
    if (!before.empty() && before != language) {
        observer.on_notice(path + " was indexed as " + before + " and now is as " + language +
                           "; to keep to " + before + ", use --lang " + before);
    }
    return language;
}

// Decides the language of the index and refuses to mix two.
std::string choose_language(const std::string& path, const std::string& wanted,
                            const fs::path& previous, bool updating, BuildObserver& observer) {
    std::string name = wanted.empty() ? "" : StemmerSet(wanted).language();
    if (!updating) return language_anew(path, name, previous, observer);
    std::string existing = Index::open(path).info().language;
    if (!name.empty() && name != existing) {
        throw Error(ErrorKind::kUsage, path + " is indexed as " + existing + ", not " + name +
                                           "; use --rebuild to index it anew");
    }
    return existing;
}

void refuse_damage(const std::string& path, const std::string& damage) {
    if (damage.empty()) return;
    throw Error(ErrorKind::kIndex, path + ": " + damage +
                                       "; put it back from a backup, or index all anew with "
                                       "--rebuild");
}

// An existing index keeps its format, which must allow changes.
IndexFormat format_of(const std::string& path, const fs::path& database,
                      const IndexFormat& wanted) {
    std::error_code error;
    if (!fs::exists(database / glass::table_name(glass::Table::kTermlist), error)) {
        throw Error(ErrorKind::kUsage, path +
                                           " was built with --no-termlists and cannot be changed; "
                                           "use --rebuild to index all anew");
    }
    const bool positions = with_xapian(ErrorKind::kIndex, "cannot read " + path, [&] {
        const Xapian::Database opened(database.string());
        const auto state = read_state(opened.get_metadata(std::string(schema::kMetadataKey)));
        return !state || state->positions;
    });
    if ((positions && !wanted.positions) || !wanted.termlists) {
        throw Error(ErrorKind::kUsage,
                    path + " has positions and termlists; use --rebuild to index without them");
    }
    return {.positions = positions, .termlists = true, .small = wanted.small};
}

void copy_database(const Generation& generation, const ArticleSource& source,
                   BuildObserver& observer) {
    BuildProgress progress;
    progress.bytes_total = source.bytes_total();
    copy_files(generation.previous(), generation.path(), [&] {
        if (observer.on_progress(progress)) return;
        throw Error(ErrorKind::kInterrupted, kInterruptedMessage);
    });
}

// How the memory allowed is shared out. What is not named here, the program itself and the work
// space of each thread, is paid from the rest.
class Budget {
public:
    Budget(const BuildOptions& options, unsigned processors)
        : memory_(std::max(options.memory == 0 ? default_memory() : options.memory, kLeastMemory)),
          threads_(static_cast<unsigned>(
              std::clamp<std::size_t>(options.jobs == 0 ? processors : options.jobs, 1,
                                      shared() / (kThreadMemory + kLeastPostings)))) {}

    unsigned threads() const { return threads_; }
    // Postings of all threads that wait to be merged.
    std::size_t postings() const { return shared() - threads_ * kThreadMemory; }
    std::size_t ids() const { return memory_ / 8; }
    // What is remembered of earlier articles, to find copies of them.
    std::size_t copies() const { return memory_ / 12; }
    // What is remembered of their short lines, to find those that recur.
    std::size_t recurring() const { return memory_ / 64; }
    // One article. A large one is held as read, as parsed and as text, by one thread at a time,
    // while the next is read.
    std::size_t article() const { return memory_ / (memory_ < kPlenty ? 16 : 8); }

private:
    static constexpr std::size_t kProgramMemory = std::size_t{32} << 20;
    static constexpr std::size_t kThreadMemory = std::size_t{32} << 20;
    static constexpr std::size_t kLeastPostings = std::size_t{24} << 20;  // of one thread
    static constexpr std::size_t kArticleCopies = 4;
    static constexpr std::size_t kPlenty = std::size_t{1} << 30;  // leaves enough for the rest

    // What the threads divide between them.
    std::size_t shared() const {
        return memory_ - ids() - copies() - recurring() - kArticleCopies * article() -
               kProgramMemory;
    }

    std::size_t memory_;
    unsigned threads_;
};

// Whether to build in bulk; says so if it cannot be done.
bool choose_bulk(const std::string& path, const BuildOptions& options, bool updating,
                 const fs::path& scratch, BuildObserver& observer) {
    if (options.writer == WriterChoice::kApi) return false;
    if (updating && options.writer == WriterChoice::kBulk) {
        throw Error(ErrorKind::kUsage,
                    path +
                        " is there already, and only a new index can be written in bulk; use "
                        "--rebuild to index all anew");
    }
    if (updating) return false;
    const std::string reason = why_not_bulk(scratch);
    if (reason.empty()) return true;
    const std::string what = std::string("Xapian ") + Xapian::version_string() +
                             " does not read what the bulk writer writes (" + reason + ")";
    if (options.writer == WriterChoice::kBulk) throw Error(ErrorKind::kSystem, what);
    observer.on_notice(what + "; writing through Xapian instead, which takes longer");
    return false;
}

void verify(const std::string& path, const fs::path& database) {
    const std::string complaint = check_database(database);
    if (complaint.empty()) return;
    throw Error(ErrorKind::kSystem, "what was built for " + path + " is not sound (" + complaint +
                                        "), so the database is as it was before; check the disk "
                                        "and run again");
}

// Does what may reach a limit of the format, and names the database then.
template <typename Action>
void within_limits(const std::string& path, const Action& action) {
    try {
        action();
    } catch (const glass::LimitError& error) {
        throw Error(error.kind(), path + ": " + error.what());
    }
}

Pipeline make_pipeline(ArticleSource& source, const BuildOptions& options, const Budget& budget,
                       BuildObserver& observer) {
    return {source,
            options.extract,
            options.passages,
            observer,
            {.article_bytes = budget.article()},
            {.ids = budget.ids(),
             .copies = options.find_copies ? budget.copies() : 0,
             .recurring = options.find_recurring ? budget.recurring() : 0}};
}

// A sink that only looks at articles.
class ArticleTaker : public IndexSink {
public:
    explicit ArticleTaker(const std::function<void(const DividedArticle&)>& take) : take_(take) {}

    bool replaces() const noexcept override { return true; }
    bool has(const std::string&) const override { return false; }
    bool keeps_uncertain() const noexcept override { return true; }

    std::uint32_t accept(const std::vector<DividedArticle>& articles) override {
        for (const DividedArticle& one : articles) {
            if (!one.passages.empty()) take_(one);
        }
        return 1;
    }

    void add(unsigned, std::uint64_t, std::uint32_t, const std::vector<DividedArticle>&) override {}
    void cancel() noexcept override {}
    IndexTotals commit(const std::function<void()>&) override { return {}; }

private:
    const std::function<void(const DividedArticle&)>& take_;
};

std::unique_ptr<IndexSink> make_sink(const fs::path& path, const std::string& language,
                                     const BuildOptions& options, const Budget& budget, bool bulk) {
    if (!bulk) return std::make_unique<ApiWriter>(path, language, options.format);
    return std::make_unique<BulkWriter>(path, language, options.format, budget.threads(),
                                        budget.postings());
}

}  // namespace

std::size_t default_memory() {
    const auto pages = static_cast<std::size_t>(std::max(::sysconf(_SC_PHYS_PAGES), 0L));
    const auto page = static_cast<std::size_t>(std::max(::sysconf(_SC_PAGESIZE), 0L));
    std::size_t memory = pages * page;
    memory = std::min(memory, control_group_limit());
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) == 0) memory = std::min<std::size_t>(memory, limit.rlim_cur);
    return std::max(memory / 4, kLeastMemory);
}

BuildReport build_index(const std::string& path, ArticleSource& source, const BuildOptions& given,
                        BuildObserver& observer) {
    BuildOptions options = given;
    if (!options.language.empty()) StemmerSet check(options.language);
    Generation generation(path);
    for (const std::string& notice : generation.notices()) observer.on_notice(notice);
    const bool existing = !generation.previous().empty();
    const bool updating = existing && !options.rebuild;
    if (updating) refuse_damage(path, generation.damage());
    const std::string language =
        choose_language(path, options.language, generation.previous(), updating, observer);
    if (updating) {
        options.format = format_of(path, generation.previous(), options.format);
        copy_database(generation, source, observer);
    }

    const Budget budget(options, std::thread::hardware_concurrency());
    const bool bulk = choose_bulk(path, options, updating, generation.path(), observer);
    BuildReport report;
    within_limits(path, [&] {
        const auto sink = make_sink(generation.path(), language, options, budget, bulk);
        Pipeline pipeline = make_pipeline(source, options, budget, observer);
        if (existing && options.rebuild) pipeline.refuse_gaps(path);
        report.done = pipeline.run(*sink, bulk ? budget.threads() : 1);
        report.counts = pipeline.counts();
        const IndexTotals totals = sink->commit([&] { pipeline.report(); });
        report.done.passages -= totals.replaced;
        report.total_articles = totals.articles;
        report.total_passages = totals.passages;
    });
    if (options.verify) verify(path, generation.path());
    generation.publish();
    return report;
}

BuildReport read_articles(ArticleSource& source, const BuildOptions& options,
                          BuildObserver& observer,
                          const std::function<void(const DividedArticle&)>& take) {
    const Budget budget(options, std::thread::hardware_concurrency());
    ArticleTaker sink(take);
    Pipeline pipeline = make_pipeline(source, options, budget, observer);
    BuildReport report;
    report.done = pipeline.run(sink, budget.threads());
    report.counts = pipeline.counts();
    return report;
}

}  // namespace nutgraf
