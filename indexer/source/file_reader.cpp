// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a file is, shows in its name and its first bytes. Compression is taken off layer by layer,
// and looked under again.
#include "source/file_reader.hpp"

#include "source/archive_reader.hpp"
#include "source/csv.hpp"
#include "source/line_reader.hpp"
#include "source/mbox.hpp"
#include "source/record_reader.hpp"
#include "source/sgml.hpp"
#include "source/warc.hpp"
#include "source/whole_reader.hpp"

namespace nutgraf {
namespace {

// A zip archive in a compressed tar archive in a zip archive.
constexpr int kMostLayers = 4;

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

}  // namespace

std::unique_ptr<ArticleBatch> FileReader::next_batch(const BatchLimits& limits) {
    while (!reader_ && !ended_) {
        if (!look(limits)) return nullptr;
        const bool layer = format_ == Format::kCompressed || format_ == Format::kArchive;
        if (layer && ++context_.layers > kMostLayers) {
            ended_ = true;
            return skip(path_, "archives nested too deeply");
        }
        if (format_ == Format::kCompressed) {
            input_ =
                InputBuffer(std::make_unique<UnpackedStream>(std::move(input_), context_.budget));
            name_ = unpacked_name(name_);
        } else {
            reader_ = make_reader();
        }
    }
    return reader_ ? reader_->next_batch(limits) : nullptr;
}

// Reads as much as it takes to recognise the format. A name that says nothing is helped by what
// comes behind any white space. False if go_on said no.
bool FileReader::look(const BatchLimits& limits) {
    const bool named = format_of_name(name_).has_value();
    std::size_t blank = 0;
    while (true) {
        if (!input_.fill(blank + kHeadBytes, limits)) return false;
        const std::size_t found = named ? 0 : blank_prefix(input_.bytes());
        if (found <= blank || blank > limits.article_bytes) break;
        blank = found;
    }
    const auto head = input_.bytes().substr(0, blank + kHeadBytes);
    format_ = blank > limits.article_bytes ? Format::kText : recognise(name_, head);
    return true;
}

std::unique_ptr<Reader> FileReader::make_reader() {
    const auto records = [&](RecordFormat format) {
        return std::make_unique<RecordReader>(path_, std::move(input_), std::move(format),
                                              context_.how);
    };
    switch (format_) {
        case Format::kArchive:
            return std::make_unique<ArchiveReader>(path_, std::move(input_), context_);
        case Format::kTable: return records(table_format());
        case Format::kSgml: return records(sgml_format());
        case Format::kWarc: return records(warc_format());
        case Format::kMbox: return records(mbox_format());
        case Format::kRecords:
            if (is_utf16(input_.bytes())) break;
            return std::make_unique<LineReader>(path_, std::move(input_), context_.how);
        default: break;
    }
    return std::make_unique<WholeReader>(path_, std::move(input_), format_, context_.how);
}

}  // namespace nutgraf
