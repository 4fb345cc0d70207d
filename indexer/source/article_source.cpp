// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files are read one after another. A text file is one article; a records file is read line by
// line, so that its size does not matter. Whatever is wrong with a file or a line becomes a result
// of its own, with the place, and reading goes on behind it.
#include "nutgraf/article_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "analysis/ascii.hpp"
#include "article/metadata.hpp"
#include "source/encoding.hpp"
#include "source/file_list.hpp"
#include "source/record.hpp"

namespace nutgraf {
namespace {

std::string system_reason() { return errno != 0 ? std::strerror(errno) : "cannot be read"; }

// Reads to the end. A failure on the way leaves in.bad() set; reading through the stream rather
// than its buffer keeps it from being an exception.
std::string read_all(std::istream& in) {
    constexpr std::size_t kChunk = 1 << 20;
    std::string bytes;
    for (std::size_t size = 0; in; bytes.resize(size)) {
        bytes.resize(size + kChunk);
        in.read(bytes.data() + size, kChunk);
        size += static_cast<std::size_t>(in.gcount());
    }
    return bytes;
}

// Takes a byte order mark and white space off the beginning of a stream.
std::string take_blank(std::istream& in) {
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    std::string head;
    while (in.peek() != std::istream::traits_type::eof()) {
        const char c = static_cast<char>(in.peek());
        const bool mark = head.size() < kMark.size() && kMark.substr(0, head.size()) == head &&
                          c == kMark[head.size()];
        if (!mark && !ascii::is_space(c)) break;
        head += static_cast<char>(in.get());
    }
    return head;
}

// An article's path as UTF-8: file names are bytes, but ids and reports must be text.
std::string id_of(const std::string& path) { return repair_utf8(path); }

ArticleResult read_text_article(std::string bytes, const std::string& path) {
    auto decoded = decode_text(std::move(bytes));
    if (!decoded) return SkippedArticle{path, "not a text file"};
    if (ascii::is_blank(decoded->text)) return SkippedArticle{path, "empty"};
    Article article;
    article.id = id_of(path);
    article.path = path;
    article.text = std::move(decoded->text);
    article.text_offset = decoded->text_offset;
    article.encoding = std::move(decoded->encoding);
    read_metadata(article);
    return article;
}

// The lines of one open file of records.
class RecordReader {
public:
    // `lines` have been read before. `encoding` is that of the file before it was decoded.
    RecordReader(std::unique_ptr<std::istream> own, std::istream& in, std::string path,
                 std::size_t lines, std::string encoding = "utf-8")
        : own_(std::move(own)),
          in_(&in),
          path_(std::move(path)),
          encoding_(std::move(encoding)),
          line_(lines) {}

    std::optional<ArticleResult> next() {
        while (std::getline(*in_, text_)) {
            bytes_ += text_.size() + 1;
            ++line_;
            if (line_ == 1 && text_.starts_with("\xef\xbb\xbf")) text_.erase(0, 3);
            if (!ascii::is_blank(text_)) return read_line();
        }
        if (in_->bad()) return stop_reading();
        return std::nullopt;
    }

    // Bytes read since the last call.
    std::uint64_t take_bytes() { return std::exchange(bytes_, 0); }

private:
    std::string where() const { return line_ == 0 ? path_ : path_ + ':' + std::to_string(line_); }

    ArticleResult read_line() {
        auto record = read_record(text_);
        if (const auto* reason = std::get_if<std::string>(&record))
            return SkippedArticle{where(), *reason};
        Article article = std::get<Article>(std::move(record));
        article.path = path_;
        article.line = line_;
        if (encoding_ != "utf-8") article.encoding = encoding_;
        if (article.id.empty()) article.id = id_of(where());
        return article;
    }

    std::optional<ArticleResult> stop_reading() {
        in_->clear(std::ios::eofbit);
        return SkippedArticle{where(), "reading failed: " + system_reason()};
    }

    std::unique_ptr<std::istream> own_;
    std::istream* in_;
    std::string path_;
    std::string encoding_;
    std::string text_;
    std::size_t line_;
    std::uint64_t bytes_ = 0;
};

class FileSource : public ArticleSource {
public:
    FileSource(std::string name, FileList list) : name_(std::move(name)), list_(std::move(list)) {
        for (const SourceFile& file : list_.files) {
            total_ += file.size;
            const bool sized = file.kind == FileKind::kText || file.kind == FileKind::kRecords;
            has_stream_ = has_stream_ || !sized;
        }
    }

    std::optional<ArticleResult> next() override {
        if (next_unreadable_ < list_.unreadable.size()) return list_.unreadable[next_unreadable_++];
        while (true) {
            if (records_) {
                auto result = records_->next();
                read_ += records_->take_bytes();
                if (result) return result;
                records_.reset();
            }
            if (next_file_ == list_.files.size()) return std::nullopt;
            if (auto result = open(list_.files[next_file_++])) return result;
        }
    }

    std::string name() const override { return name_; }
    std::uint64_t bytes_read() const override { return read_; }
    std::uint64_t bytes_total() const override { return has_stream_ ? 0 : total_; }

private:
    // Opens a file: a text is read at once, records are left to be read line by line.
    std::optional<ArticleResult> open(const SourceFile& file) {
        if (file.kind == FileKind::kStandardInput) {
            return start(nullptr, std::cin, file.path, FileKind::kStream);
        }
        errno = 0;
        auto own = std::make_unique<std::ifstream>(file.path, std::ios::binary);
        if (!*own) return SkippedArticle{file.path, system_reason()};
        std::istream& in = *own;
        return start(std::move(own), in, file.path, file.kind);
    }

    std::optional<ArticleResult> start(std::unique_ptr<std::istream> own, std::istream& in,
                                       const std::string& path, FileKind kind) {
        errno = 0;
        std::string head;
        if (kind == FileKind::kStream) {
            head = take_blank(in);
            kind = in.peek() == '{' ? FileKind::kRecords : FileKind::kText;
        }
        const int first = in.peek();
        const bool utf16 = first == 0xff || first == 0xfe;
        if (kind == FileKind::kRecords && !utf16) {
            const auto lines = static_cast<std::size_t>(std::ranges::count(head, '\n'));
            records_.emplace(std::move(own), in, path, lines);
            return std::nullopt;
        }
        std::string bytes = head + read_all(in);
        if (in.bad()) return SkippedArticle{path, "reading failed: " + system_reason()};
        if (kind == FileKind::kRecords) return start_utf16_records(std::move(bytes), path);
        read_ += bytes.size();
        return read_text_article(std::move(bytes), path);
    }

    std::optional<ArticleResult> start_utf16_records(std::string bytes, const std::string& path) {
        auto decoded = decode_text(std::move(bytes));
        if (!decoded) return SkippedArticle{path, "not a text file"};
        auto own = std::make_unique<std::istringstream>(std::move(decoded->text));
        std::istream& in = *own;
        records_.emplace(std::move(own), in, path, 0, std::move(decoded->encoding));
        return std::nullopt;
    }

    std::string name_;
    FileList list_;
    std::size_t next_unreadable_ = 0;
    std::size_t next_file_ = 0;
    std::optional<RecordReader> records_;
    std::uint64_t read_ = 0;
    std::uint64_t total_ = 0;
    bool has_stream_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> open_sources(const std::vector<std::string>& paths) {
    std::string name;
    for (const std::string& path : paths) name += (name.empty() ? "" : ", ") + path;
    return std::make_unique<FileSource>(std::move(name), list_files(paths));
}

}  // namespace nutgraf
