// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/text_file.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <string>
#include <utility>

#include "source/byte_input.hpp"
#include "source/file_reader.hpp"
#include "source/memory_stream.hpp"
#include "source/parse.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kLeastRoom = 1 << 16;  // for a file that is larger than the list says

// Reads the whole file; returns why that cannot be done, else nothing.
std::string read_bytes(ByteInput& input, const SourceFile& file, std::size_t article_bytes,
                       std::string& bytes) {
    if (!input.is_open()) return input.reason();
    const std::size_t most = std::min(article_bytes, bytes.max_size() - 1);
    // One byte more than expected, so that the read which finds the end needs no more room.
    bytes.resize(std::min<std::uint64_t>(file.size, most) + 1);
    std::size_t used = 0;
    while (true) {
        std::size_t got = 0;
        const ReadState state = input.read(bytes.data() + used, bytes.size() - used, got);
        if (state == ReadState::kFailed) return "reading failed: " + input.reason();
        if (state != ReadState::kMore) break;
        used += got;
        if (used > most) return too_large(article_bytes);
        if (used == bytes.size()) bytes.resize(std::min(std::max(2 * used, kLeastRoom), most + 1));
    }
    bytes.resize(used);
    return {};
}

// Reads what is called a text but holds many: all of them come out at once.
void read_many(const std::string& path, std::string bytes, std::size_t article_bytes,
               const ReadContext& context, std::atomic<std::uint64_t>& count,
               std::vector<DraftResult>& results) {
    BatchLimits limits;
    limits.article_bytes = article_bytes;
    FileReader reader(path, InputBuffer(std::make_unique<MemoryStream>(std::move(bytes), count)),
                      context);
    std::uint64_t used = 0;
    while (const auto batch = reader.next_batch(limits)) {
        used += batch->bytes();
        if (used > article_bytes) {
            results.emplace_back(SkippedArticle{path,
                                                "not one text, as its name says, but many, "
                                                "which do not fit in memory; rename it"});
            return;
        }
        auto part = batch->parse();
        std::ranges::move(part, std::back_inserter(results));
    }
}

}  // namespace

void read_text_file(const SourceFile& file, std::size_t article_bytes,
                    const std::shared_ptr<const NameFilter>& filter,
                    std::vector<DraftResult>& results) {
    std::string bytes;
    ByteInput input(file);
    if (std::string reason = read_bytes(input, file, article_bytes, bytes); !reason.empty()) {
        results.emplace_back(SkippedArticle{file.path, std::move(reason), input.system_failed()});
        return;
    }
    const Format format = recognise(file.path, std::string_view(bytes).substr(0, kHeadBytes));
    if (is_whole(format)) {
        results.push_back(parse_whole(std::move(bytes), format, file.path));
        return;
    }
    std::atomic<std::uint64_t> count = 0;
    const ReadContext context{filter, std::make_shared<UnpackBudget>(count)};
    read_many(file.path, std::move(bytes), article_bytes, context, count, results);
}

}  // namespace nutgraf
