// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a file of any format: reading ends, and comes to the same however it is cut into
// batches, and whether the file is compressed, or in an archive, or not. The first byte chooses the
// name, so that formats known by name alone are tried, too, and what is around the file.
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "fuzz/check.hpp"
#include "nutgraf/extract.hpp"
#include "source/file_reader.hpp"
#include "source/memory_stream.hpp"
#include "source/pack.hpp"

namespace {

using nutgraf::Article;
using nutgraf::SkippedArticle;

constexpr std::array kNames = {"a",     "a.csv", "a.trec", "a.warc",  "a.mbox",
                               "a.eml", "a.txt", "a.html", "a.jsonl", "a.tar",
                               "a.zip", "a.gz",  "a.tsv",  "a.mht",   "a.arc"};

enum class Wrapping { kNone, kGzip, kZstd, kTar };

std::string shown(const nutgraf::ArticleResult& result) {
    if (const auto* skipped = std::get_if<SkippedArticle>(&result)) {
        return skipped->where + skipped->reason;
    }
    if (const auto* passed = std::get_if<nutgraf::PassedOver>(&result)) {
        return passed->where + std::string(name_of(passed->reason));
    }
    if (const auto* notice = std::get_if<nutgraf::SourceNotice>(&result)) {
        return notice->where + notice->text;
    }
    const auto& article = std::get<Article>(result);
    check_utf8(article.id);
    check_utf8(article.text);
    check_fields(article);
    return article.id + article.title.value + article.text;
}

std::vector<std::string> read(const std::string& name, const std::string& bytes,
                              std::size_t batch_bytes) {
    std::atomic<std::uint64_t> count = 0;
    const nutgraf::ReadContext context{
        std::make_shared<nutgraf::NameFilter>(nutgraf::SourceOptions{}),
        std::make_shared<nutgraf::UnpackBudget>(count)};
    nutgraf::FileReader reader(
        name, nutgraf::InputBuffer(std::make_unique<nutgraf::MemoryStream>(bytes, count)), context);
    nutgraf::BatchLimits limits;
    limits.bytes = batch_bytes;
    limits.article_bytes = 1 << 20;
    std::vector<std::string> all;
    while (const auto batch = reader.next_batch(limits)) {
        for (const auto& result : nutgraf::extract(batch->parse(), {}))
            all.push_back(shown(result));
    }
    check(reader.ended());
    return all;
}

// Files that have no layer of their own, so that there is only one in the end.
bool is_plain(const std::string& name, const std::string& bytes) {
    const nutgraf::Format format = nutgraf::recognise(name, bytes);
    return format != nutgraf::Format::kCompressed && format != nutgraf::Format::kArchive;
}

void check_wrapped(const std::string& name, const std::string& bytes, Wrapping wrapping) {
    constexpr std::size_t kBatch = 1 << 20;
    if (wrapping == Wrapping::kGzip || wrapping == Wrapping::kZstd) {
        const std::string filter = wrapping == Wrapping::kGzip ? "gzip" : "zstd";
        check(read(name, compressed(bytes, filter, 1), kBatch) == read(name, bytes, kBatch));
    }
    if (wrapping == Wrapping::kTar && nutgraf::is_known_name(name)) {  // of others no one reads
        check(read("t", packed({{name, bytes}}, "ustar"), kBatch) ==
              read("t//" + name, bytes, kBatch));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    constexpr unsigned kWrappings = 4;
    if (size == 0) return 0;
    const std::string name = kNames[data[0] / kWrappings % kNames.size()];
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    check(read(name, bytes, 1 << 20) == read(name, bytes, 1));
    if (!bytes.empty() && is_plain(name, bytes)) {
        check_wrapped(name, bytes, static_cast<Wrapping>(data[0] % kWrappings));
    }
    return 0;
}
