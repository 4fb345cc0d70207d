// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/archive.hpp"
#include "source/file_reader.hpp"
#include "source/reader.hpp"
#include "source/saved_page.hpp"

namespace nutgraf {

/// Reads the members of an archive as if they were files: "archive.zip//folder/file.txt".
class ArchiveReader : public Reader {
public:
    ArchiveReader(std::string path, InputBuffer input, const ReadContext& context);

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override;
    bool ended() const noexcept override { return ended_ && pieces_.empty(); }

private:
    bool read_on(const BatchLimits& limits);
    bool next_member(const BatchLimits& limits);
    std::optional<PassedReason> passes_over(const ArchiveMember& member) const;
    void enter(ArchiveMember member);
    void add(std::unique_ptr<ArticleBatch> piece);
    std::unique_ptr<ArticleBatch> take();

    std::string path_;
    ReadContext context_;
    std::shared_ptr<Archive> archive_;
    std::unique_ptr<Reader> member_;
    SavedPages pages_;
    std::vector<std::unique_ptr<ArticleBatch>> pieces_;  // of the next batch
    std::uint64_t bytes_ = 0;                            // in them
    bool ended_ = false;
};

}  // namespace nutgraf
