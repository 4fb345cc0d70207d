// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "source/format.hpp"
#include "source/input_buffer.hpp"
#include "source/name_filter.hpp"
#include "source/reader.hpp"
#include "source/unpack_budget.hpp"

namespace nutgraf {

/// What readers of one file on disk have in common, those of members of archives in it too.
struct ReadContext {
    std::shared_ptr<const NameFilter> filter;
    std::shared_ptr<UnpackBudget> budget;
    int layers = 0;   ///< of compression and archives around what is read
    int windows = 0;  ///< of them, those of compression, which take memory
};

/// Reads a file, a stream or a member of an archive, of whatever format that turns out to be.
class FileReader : public Reader {
public:
    /// `path` names it, in articles and reports, and helps to recognise it.
    FileReader(std::string path, InputBuffer input, ReadContext context)
        : path_(std::move(path)),
          name_(path_),
          input_(std::move(input)),
          context_(std::move(context)) {}

    std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) override;
    bool ended() const noexcept override { return ended_ || (reader_ && reader_->ended()); }

private:
    bool look(const BatchLimits& limits);
    std::string enter_layer(const BatchLimits& limits);
    bool decode();
    std::unique_ptr<Reader> make_reader();

    std::string path_;
    std::string name_;  // less the suffixes of compression that were dealt with
    InputBuffer input_;
    ReadContext context_;
    Format format_ = Format::kText;
    std::string encoding_ = "utf-8";  // what records were decoded from
    std::unique_ptr<Reader> reader_;  // once the format is known
    bool ended_ = false;
};

}  // namespace nutgraf
