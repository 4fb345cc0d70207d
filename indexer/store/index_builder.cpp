// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pipeline: articles come out of the source one by one, are divided into passages, and go into
// the sink. An existing index is copied first and the copy changed, so that it stays untouched
// until the new generation is published.
#include "nutgraf/index_builder.hpp"

#include <filesystem>
#include <unordered_set>

#include "nutgraf/error.hpp"
#include "nutgraf/index.hpp"
#include "nutgraf/schema.hpp"
#include "store/api_writer.hpp"
#include "store/generation.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

class Builder {
public:
    Builder(ArticleSource& source, const BuildOptions& options, BuildObserver& observer)
        : source_(source), options_(options), observer_(observer) {
        progress_.bytes_total = source.bytes_total();
    }

    BuildProgress run(IndexSink& sink) {
        BatchLimits limits;
        limits.bytes = 1;  // an article a batch, so that those of a slow pipe come one by one
        limits.go_on = [this] { return observer_.on_progress(progress_); };
        while (const auto result = source_.next(limits)) {
            report();  // first: what interrupts a run may also cut the article that is being read
            if (const auto* skipped = std::get_if<SkippedArticle>(&*result)) {
                skip(*skipped);
            } else {
                add(std::get<Article>(*result), sink);
            }
        }
        report();  // ... or look like the end of the input
        if (progress_.articles == 0) throw Error(ErrorKind::kInput, nothing_indexed());
        return progress_;
    }

private:
    void report() {
        progress_.bytes = source_.bytes_read();
        if (observer_.on_progress(progress_)) return;
        throw Error(ErrorKind::kInterrupted, "interrupted; the index is as it was before");
    }

    std::string nothing_indexed() const {
        const std::string all = std::to_string(progress_.skipped);
        if (progress_.skipped > 0) return "nothing indexed: all " + all + " were skipped";
        return "no articles in " + source_.name() +
               "; a folder is searched for .txt, .md and .jsonl files";
    }

    void skip(const SkippedArticle& skipped) {
        ++progress_.skipped;
        observer_.on_skipped(skipped);
    }

    void add(const Article& article, IndexSink& sink) {
        if (!ids_.insert(article.id).second) {
            const std::string line = article.line == 0 ? "" : ":" + std::to_string(article.line);
            return skip({article.path + line, "the id \"" + article.id + "\" stands twice"});
        }
        const std::vector<Passage> passages = split_passages(article.text, options_.passages);
        for (const Passage& passage : passages) sink.add(article, passage, passages.size());
        ++progress_.articles;
        progress_.passages += passages.size();
    }

    ArticleSource& source_;
    const BuildOptions& options_;
    BuildObserver& observer_;
    BuildProgress progress_;
    std::unordered_set<std::string> ids_;
};

// The language of an index that may be of a format or a stemmer that cannot be read any more;
// English if even that cannot be told.
std::string language_of(const fs::path& database) {
    try {
        const Xapian::Database opened(database.string());
        const auto state = read_state(opened.get_metadata(std::string(schema::kMetadataKey)));
        return state ? Stemmer(state->language).language() : "english";
    } catch (const Xapian::Error&) {
        return "english";
    } catch (const Error&) {  // no such stemmer here
        return "english";
    }
}

// Decides the language of the index and refuses to mix two.
std::string choose_language(const std::string& path, const std::string& wanted,
                            const fs::path& previous, bool updating) {
    std::string name = wanted.empty() ? "" : Stemmer(wanted).language();
    if (!updating) {
        if (!name.empty()) return name;
        return previous.empty() ? "english" : language_of(previous);
    }
    std::string existing = Index::open(path).info().language;
    if (!name.empty() && name != existing) {
        throw Error(ErrorKind::kUsage, path + " is indexed as " + existing + ", not " + name +
                                           "; use --rebuild to index it anew");
    }
    return existing;
}

void copy_database(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy(from, to, fs::copy_options::recursive, error);
    if (error) throw Error(ErrorKind::kSystem, "cannot copy the index: " + error.message());
}

}  // namespace

BuildReport build_index(const std::string& path, ArticleSource& source, const BuildOptions& options,
                        BuildObserver& observer) {
    if (!options.language.empty()) Stemmer check(options.language);
    Generation generation(path);
    const bool updating = !options.rebuild && !generation.previous().empty();
    const std::string language =
        choose_language(path, options.language, generation.previous(), updating);
    if (updating) copy_database(generation.previous(), generation.path());

    BuildReport report;
    {
        ApiWriter sink(generation.path(), language);
        report.done = Builder(source, options, observer).run(sink);
        const IndexTotals totals = sink.commit();
        report.total_articles = totals.articles;
        report.total_passages = totals.passages;
    }
    generation.publish();
    return report;
}

}  // namespace nutgraf
