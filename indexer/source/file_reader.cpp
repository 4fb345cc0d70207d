// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a file is, shows in its name and its first bytes. Compression is taken off layer by layer,
// and looked under again.
#include "source/file_reader.hpp"

#include <algorithm>

#include "source/arc.hpp"
#include "source/archive_reader.hpp"
#include "source/csv.hpp"
#include "source/line_feed_stream.hpp"
#include "source/line_reader.hpp"
#include "source/mbox.hpp"
#include "source/record_reader.hpp"
#include "source/sgml.hpp"
#include "source/unpacked_stream.hpp"
#include "source/utf16_stream.hpp"
#include "source/warc.hpp"
#include "source/whole_reader.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

// A zip archive in a compressed tar archive in a zip archive.
constexpr int kMostLayers = 4;

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

// Formats of text in records, which spreadsheets and editors also write in UTF-16.
bool holds_text_records(Format format) {
    return format == Format::kRecords || format == Format::kTable || format == Format::kSgml;
}

// The batch with the encoding said in its articles.
std::unique_ptr<ArticleBatch> decoded_from(std::string encoding,
                                           std::unique_ptr<ArticleBatch> batch) {
    const std::uint64_t bytes = batch->bytes();
    return make_batch(
        [encoding = std::move(encoding), batch = std::move(batch)] {
            auto results = batch->parse();
            for (DraftResult& result : results) {
                if (auto* draft = std::get_if<Draft>(&result)) draft->article.encoding = encoding;
            }
            return results;
        },
        bytes);
}

}  // namespace

std::unique_ptr<ArticleBatch> FileReader::next_batch(const BatchLimits& limits) {
    while (!reader_ && !ended_) {
        if (!look(limits)) return nullptr;
        if (std::string reason = enter_layer(limits); !reason.empty()) {
            ended_ = true;
            return skip(path_, std::move(reason), input_.system_failed());
        }
        if (format_ == Format::kCompressed) continue;
        const std::size_t first_line = std::min(InputBuffer::kPiece, limits.article_bytes);
        if (!input_.fill(first_line, limits)) return nullptr;
        if (decode()) continue;
        reader_ = make_reader();
    }
    auto batch = reader_ ? reader_->next_batch(limits) : nullptr;
    if (!batch || encoding_ == "utf-8") return batch;
    return decoded_from(encoding_, std::move(batch));
}

// Counts the layer if the format is one, and takes compression off; returns why that cannot be
// done. All windows together may take as much memory as two articles.
std::string FileReader::enter_layer(const BatchLimits& limits) {
    if (format_ != Format::kCompressed && format_ != Format::kArchive) return {};
    if (input_.failed()) return "reading failed: " + input_.reason();
    if (input_.size() == 0) return "empty";
    if (++context_.layers > kMostLayers) return "archives nested too deeply";
    if (format_ == Format::kArchive) return {};
    const auto compression = compression_of(input_.bytes());
    if (!compression) return "damaged: not compressed in a known way";
    const std::uint64_t memory = limits.article_bytes >> context_.windows++;
    input_ = InputBuffer(
        std::make_unique<UnpackedStream>(std::move(input_), *compression, context_.budget, memory));
    name_ = unpacked_name(name_);
    return {};
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

// Records are UTF-8 without a mark, with line feeds, to whoever reads them; a whole file is decoded
// by its own reader. True if the input is another now, to be looked at again.
bool FileReader::decode() {
    if (!holds_text_records(format_)) return false;
    const Utf16 order = guess_utf16(input_.bytes());
    if (order != Utf16::kNone) {
        encoding_ = name_of(order);
        input_ = InputBuffer(std::make_unique<Utf16Stream>(std::move(input_), order));
    } else if (ends_lines_with_returns(input_.bytes())) {
        input_ = InputBuffer(std::make_unique<LineFeedStream>(std::move(input_)));
    } else {
        if (input_.bytes().starts_with(kUtf8Mark)) input_.drop(kUtf8Mark.size());
        return false;
    }
    return true;
}

std::unique_ptr<Reader> FileReader::make_reader() {
    const auto records = [&](RecordFormat format) {
        return std::make_unique<RecordReader>(path_, std::move(input_), std::move(format));
    };
    switch (format_) {
        case Format::kArchive:
            return std::make_unique<ArchiveReader>(path_, std::move(input_), context_);
        case Format::kTable: return records(table_format());
        case Format::kSgml: return records(sgml_format());
        case Format::kWarc: return records(warc_format());
        case Format::kArc: return records(arc_format());
        case Format::kMbox: return records(mbox_format());
        case Format::kRecords: return std::make_unique<LineReader>(path_, std::move(input_));
        default: break;
    }
    return std::make_unique<WholeReader>(path_, std::move(input_), format_);
}

}  // namespace nutgraf
