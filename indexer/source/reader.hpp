// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// A batch that does its work when it is parsed.
template <typename Work>
class WorkBatch : public ArticleBatch {
public:
    WorkBatch(Work work, std::uint64_t bytes) : work_(std::move(work)), bytes_(bytes) {}
    std::vector<DraftResult> parse() override { return work_(); }
    std::uint64_t bytes() const noexcept override { return bytes_; }

private:
    Work work_;
    std::uint64_t bytes_;
};

template <typename Work>
std::unique_ptr<ArticleBatch> make_batch(Work work, std::uint64_t bytes = 0) {
    return std::make_unique<WorkBatch<Work>>(std::move(work), bytes);
}

/// Returns a batch of one report, of something skipped.
inline std::unique_ptr<ArticleBatch> skip(std::string where, std::string reason,
                                          bool failed_reading = false) {
    return make_batch(
        [report = SkippedArticle{std::move(where), std::move(reason), failed_reading}] {
            return std::vector<DraftResult>{report};
        });
}

/// The same of something passed over.
inline std::unique_ptr<ArticleBatch> pass_over(PassedReason reason, std::string where) {
    return make_batch([report = PassedOver{reason, std::move(where)}] {
        return std::vector<DraftResult>{report};
    });
}

/// Reads one file, stream or member of an archive. Not thread-safe.
class Reader {
public:
    virtual ~Reader() = default;

    /// Returns the next batch, as ArticleSource::next_batch() does. Null with ended() false means
    /// that `limits.go_on` said no.
    virtual std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) = 0;

    /// Whether there are no more batches.
    virtual bool ended() const noexcept = 0;
};

}  // namespace nutgraf
