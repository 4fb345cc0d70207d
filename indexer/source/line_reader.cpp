// SPDX-License-Identifier: GPL-2.0-or-later
//
// Records are cut into batches between lines, at places that only the bytes decide: behind the last
// line end that fits, or if none does, behind the first. What has been read beyond is carried over.
// A line that is too long is reported once that is known and then thrown away as it comes, so that
// it takes no more memory than the longest one allowed.
#include "source/line_reader.hpp"

#include <algorithm>
#include <string_view>

#include "source/fast_json.hpp"
#include "source/parse.hpp"

namespace nutgraf {
namespace {

// Of a batch: an article takes some hundred bytes more than its line, however short that is.
constexpr std::size_t kMostLines = 1 << 13;

// Takes as many lines off the bytes as a batch may have, and returns their number.
std::size_t take_most_lines(std::string_view& bytes) {
    std::size_t lines = 0;
    while (!bytes.empty() && lines < kMostLines) {
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
        ++lines;
    }
    return lines;
}

}  // namespace

std::unique_ptr<ArticleBatch> LineReader::next_batch(const BatchLimits& limits) {
    if (ended_ || (in_long_line_ && !leave_long_line(limits))) return nullptr;
    const std::size_t aim = std::max<std::size_t>(limits.bytes, 1);
    if (!input_.fill(aim, limits)) return nullptr;
    while (true) {
        if (const std::size_t cut = find_cut(aim)) return take_lines(cut, limits);
        if (input_.at_end()) return finish(limits);
        if (input_.size() > limits.article_bytes) return skip_long_line(limits);
        // Beyond the aim just enough to tell that a line is too long.
        const std::size_t room =
            std::min(InputBuffer::kPiece - 1, limits.article_bytes - input_.size()) + 1;
        if (!input_.read_on(room, limits)) return nullptr;
    }
}

// Returns the size of the next batch, 0 if that cannot be told yet. The input holds `aim` bytes or
// all there are.
std::size_t LineReader::find_cut(std::size_t aim) {
    const std::string_view bytes = input_.bytes();
    const std::size_t head = std::min(aim, bytes.size());
    if (searched_ < head) {
        const auto last = bytes.substr(0, head).rfind('\n');
        if (last != bytes.npos) return last + 1;
        searched_ = head;
    }
    const auto first = bytes.find('\n', searched_);
    if (first != bytes.npos) return first + 1;
    searched_ = bytes.size();
    return 0;
}

std::unique_ptr<ArticleBatch> LineReader::take_lines(std::size_t size, const BatchLimits& limits) {
    std::string_view rest = input_.bytes().substr(0, size);
    const std::size_t count = take_most_lines(rest);
    size -= rest.size();
    RecordLines lines{path_, lines_, count, size, input_.take(size, kJsonPadding)};
    lines.bytes.resize(size + kJsonPadding);
    searched_ = 0;
    lines_ += count;
    return make_batch([lines = std::move(lines),
                       most = limits.article_bytes] { return parse_records(lines, most); },
                      size);
}

std::unique_ptr<ArticleBatch> LineReader::skip_long_line(const BatchLimits& limits) {
    ++lines_;
    in_long_line_ = true;
    return skip(where(), too_large(limits.article_bytes));
}

// Throws bytes away up to the end of the line. False if go_on said no.
bool LineReader::leave_long_line(const BatchLimits& limits) {
    while (true) {
        const auto end = input_.bytes().find('\n', searched_);
        input_.drop(end == std::string_view::npos ? input_.size() : end + 1);
        searched_ = 0;
        if (end != std::string_view::npos || input_.at_end()) break;
        if (!input_.read_on(InputBuffer::kPiece, limits)) return false;
    }
    in_long_line_ = false;
    return true;
}

// The input has ended, and holds no line end.
std::unique_ptr<ArticleBatch> LineReader::finish(const BatchLimits& limits) {
    ended_ = true;
    if (input_.failed()) {
        return skip(where(), "reading failed: " + input_.reason(), input_.system_failed());
    }
    return input_.size() == 0 ? nullptr : take_lines(input_.size(), limits);
}

}  // namespace nutgraf
