// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files are read one after another, in the order of the list. Of text files a batch only names
// which to read, since any thread may read them; files of records, archives and streams are read
// here, piece by piece, so that their size does not matter.
#include "nutgraf/article_source.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "source/byte_input.hpp"
#include "source/file_list.hpp"
#include "source/file_reader.hpp"
#include "source/parse.hpp"
#include "source/text_file.hpp"

namespace nutgraf {
namespace {

// Opening a file takes about as long as reading this much, so a batch of small files should not
// hold too many of them.
constexpr std::uint64_t kFileCost = 4096;

// The batch with articles that are called by their place in standard input marked: another input
// would have other articles in the same places.
std::unique_ptr<ArticleBatch> with_unnamed(std::unique_ptr<ArticleBatch> batch) {
    const std::uint64_t bytes = batch->bytes();
    return make_batch(
        [batch = std::move(batch)] {
            auto results = batch->parse();
            for (DraftResult& result : results) {
                if (auto* draft = std::get_if<Draft>(&result)) {
                    draft->unnamed = draft->article.id == id_of(place_of(draft->article));
                } else if (auto* passed = std::get_if<PassedOver>(&result)) {
                    if (passed->id == id_of(passed->where)) passed->id.clear();
                }
            }
            return results;
        },
        bytes);
}

class FileSource : public ArticleSource {
public:
    FileSource(std::string name, FileList list, const SourceOptions& options)
        : name_(std::move(name)),
          list_(std::move(list)),
          filter_(std::make_shared<NameFilter>(options)) {
        for (const SourceFile& file : list_.files) {
            total_ += file.size;
            const bool sized = file.kind == FileKind::kText || file.kind == FileKind::kRecords;
            has_stream_ = has_stream_ || !sized;
        }
    }

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override {
        if (!list_.reports.empty()) return report_list();
        while (true) {
            if (reader_) {
                if (auto batch = reader_->next_batch(limits)) {
                    return nameless_ ? with_unnamed(std::move(batch)) : std::move(batch);
                }
                if (!reader_->ended()) return nullptr;
                reader_.reset();
            }
            if (auto batch = gather_texts(limits)) return batch;
            if (next_file_ == list_.files.size()) return nullptr;
            if (auto report = open(list_.files[next_file_++])) return report;
        }
    }

    std::string name() const override { return name_; }
    std::uint64_t bytes_read() const override { return bytes_read_; }
    std::uint64_t bytes_total() const override { return has_stream_ ? 0 : total_; }

private:
    std::unique_ptr<ArticleBatch> report_list() {
        return make_batch(
            [reports = std::exchange(list_.reports, {})]() mutable { return std::move(reports); });
    }

    // Opens a file for reading piece by piece; returns a report if that fails.
    std::unique_ptr<ArticleBatch> open(const SourceFile& file) {
        auto input = std::make_unique<ByteInput>(file, &bytes_read_);
        if (!input->is_open()) return skip(file.path, input->reason(), input->system_failed());
        const auto budget = std::make_shared<UnpackBudget>(bytes_read_);
        nameless_ = file.kind == FileKind::kStandardInput && file.path == "-";
        reader_.emplace(file.path, InputBuffer(std::move(input)), ReadContext{filter_, budget});
        return nullptr;
    }

    // The text files that come next, as many as fit or else one; null if none is next.
    std::unique_ptr<ArticleBatch> gather_texts(const BatchLimits& limits) {
        std::vector<SourceFile> texts;
        std::uint64_t cost = 0;
        std::uint64_t bytes = 0;
        for (; next_file_ < list_.files.size(); ++next_file_) {
            SourceFile& file = list_.files[next_file_];
            cost += file.size + kFileCost;
            if (file.kind != FileKind::kText || (!texts.empty() && cost > limits.bytes)) break;
            bytes_read_ += file.size;
            bytes += std::min<std::uint64_t>(file.size, limits.article_bytes);
            texts.push_back(std::move(file));
        }
        if (texts.empty()) return nullptr;
        return make_batch(
            [texts = std::move(texts), most = limits.article_bytes, filter = filter_] {
                std::vector<DraftResult> results;
                results.reserve(texts.size());
                for (const SourceFile& file : texts) read_text_file(file, most, filter, results);
                return results;
            },
            bytes);
    }

    std::string name_;
    FileList list_;
    std::shared_ptr<const NameFilter> filter_;
    std::size_t next_file_ = 0;
    std::optional<FileReader> reader_;
    bool nameless_ = false;  // what it reads has no name that would be another's next time
    std::atomic<std::uint64_t> bytes_read_ = 0;
    std::uint64_t total_ = 0;
    bool has_stream_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> open_sources(const std::vector<std::string>& paths,
                                            const SourceOptions& options) {
    std::string name;
    for (const std::string& path : paths) name += (name.empty() ? "" : ", ") + path;
    return std::make_unique<FileSource>(std::move(name), list_files(paths, options), options);
}

}  // namespace nutgraf
