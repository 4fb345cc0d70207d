// SPDX-License-Identifier: GPL-2.0-or-later
//
// A text is first cut into blocks, pieces that are better not divided: paragraphs, or the sentences
// of a paragraph that is too long, or stretches of a sentence that is too long. Then the blocks are
// gathered into passages by dynamic programming over a sum of two costs, of sizes outside the
// limits and of cuts at bad places. The optimum is global: no short rest is left over at the end,
// as filling passages one after another would do.
#include "nutgraf/passage.hpp"

#include <algorithm>
#include <limits>

#include "analysis/ascii.hpp"
#include "article/paragraphs.hpp"
#include "article/sentences.hpp"

namespace nutgraf {
namespace {

// What comes before a cut decides how bad it is.
enum class BlockEnd { kParagraph, kSentence, kWord };

struct Block {
    std::size_t start;
    std::size_t end;   // white space behind it included
    std::size_t size;  // in half words
    BlockEnd ends;
    bool heading_like;  // a short line that does not end like a sentence
};

constexpr std::size_t kHeadingWords = 12;
constexpr std::size_t kLongRun = 32;  // bytes of an unbroken run that count as one word

// Adds up half words character by character.
class Meter {
public:
    // Counts the character at `at` and returns its length in bytes.
    std::size_t step(std::string_view text, std::size_t at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (ascii::is_space(text[at])) {
            run_ = 0;
            return 1;
        }
        const std::size_t length = std::min(char_length(byte), text.size() - at);
        if (is_spaceless_script(text, at)) {
            run_ = 0;
            half_words_ += 1;
        } else {
            if (run_ % kLongRun == 0) half_words_ += 2;
            run_ += 1;
        }
        return length;
    }

    std::size_t half_words() const { return half_words_; }

private:
    static std::size_t char_length(unsigned char lead) {
        return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    }

    // Han and kana (by their lead bytes) and Thai. Hangul is written with blanks.
    static bool is_spaceless_script(std::string_view text, std::size_t at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead == 0xe0 && at + 1 < text.size()) {
            const auto second = static_cast<unsigned char>(text[at + 1]);
            return second == 0xb8 || second == 0xb9;
        }
        return lead >= 0xe3 && lead <= 0xe9;
    }

    std::size_t run_ = 0;  // characters of the current unbroken run
    std::size_t half_words_ = 0;
};

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_space(text[at])) ++at;
    return at;
}

std::size_t half_words(std::string_view text) {
    Meter meter;
    for (std::size_t at = 0; at < text.size();) at += meter.step(text, at);
    return meter.half_words();
}

class BlockCutter {
public:
    BlockCutter(std::string_view text, const PassageOptions& options)
        : text_(text), least_(2 * options.least), most_(2 * options.most) {}

    std::vector<Block> cut() {
        std::size_t start = 0;
        for (const std::size_t end : paragraph_ends(text_)) {
            add_paragraph(start, end);
            start = end;
        }
        return std::move(blocks_);
    }

private:
    void add_paragraph(std::size_t start, std::size_t end) {
        const std::string_view paragraph = text_.substr(start, end - start);
        const std::size_t size = half_words(paragraph);
        if (size <= most_) {
            blocks_.push_back(
                {start, end, size, BlockEnd::kParagraph, heading_like(paragraph, size)});
            return;
        }
        std::size_t from = start;
        for (const std::size_t sentence : sentence_ends(paragraph)) {
            add_sentence(from, start + sentence);
            from = start + sentence;
        }
        blocks_.back().ends = BlockEnd::kParagraph;
    }

    void add_sentence(std::size_t start, std::size_t end) {
        const std::size_t size = half_words(text_.substr(start, end - start));
        if (size <= most_) {
            blocks_.push_back({start, end, size, BlockEnd::kSentence, false});
        } else {
            add_stretches(start, end);
        }
    }

    // A sentence too long for a passage: cut at the first white space once a stretch is long
    // enough, or after any character of a run that has no white space.
    void add_stretches(std::size_t start, std::size_t end) {
        Meter meter;
        std::size_t from = start;
        for (std::size_t at = start; at < end;) {
            at += meter.step(text_, at);
            const bool after_space =
                ascii::is_space(text_[at - 1]) && at < end && !ascii::is_space(text_[at]);
            const std::size_t size = meter.half_words();
            if ((size >= least_ && after_space) || size >= most_) {
                at = skip_space(text_, at);
                blocks_.push_back({from, at, size, BlockEnd::kWord, false});
                from = at;
                meter = {};
            }
        }
        if (from < end)
            blocks_.push_back({from, end, meter.half_words(), BlockEnd::kSentence, false});
        blocks_.back().ends = BlockEnd::kSentence;
    }

    static bool heading_like(std::string_view paragraph, std::size_t size) {
        if (size > 2 * kHeadingWords) return false;
        const std::size_t last = paragraph.find_last_not_of(" \t\r\n\f\v");
        if (last == paragraph.npos) return false;
        const std::string_view line = paragraph.substr(0, last + 1);
        for (const std::string_view end : {".", "!", ".\"", ".”", "。", "！", ":", ";", ","}) {
            if (line.ends_with(end)) return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t least_;
    std::size_t most_;
    std::vector<Block> blocks_;
};

class Gatherer {
public:
    Gatherer(const std::vector<Block>& blocks, const PassageOptions& options)
        : blocks_(blocks),
          least_(2 * static_cast<double>(options.least)),
          most_(2 * static_cast<double>(options.most)) {}

    // Returns the indices of the blocks that begin a passage, ascending.
    std::vector<std::size_t> gather() {
        const std::size_t count = blocks_.size();
        std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
        std::vector<double> before(count, 0);  // of all there is before a passage beginning here
        std::vector<std::size_t> from(count + 1, 0);
        best[0] = 0;
        for (std::size_t end = 1; end <= count; ++end) {
            before[end - 1] = best[end - 1] + cut_cost(end - 1);
            double size = 0;
            for (std::size_t start = end; start-- > 0;) {
                size += static_cast<double>(blocks_[start].size);
                if (size > 2 * most_ && start + 1 < end) break;
                const double cost = before[start] + size_cost(size);
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }
        std::vector<std::size_t> starts;
        for (std::size_t end = count; end > 0; end = from[end]) starts.push_back(from[end]);
        std::ranges::reverse(starts);
        return starts;
    }

private:
    double size_cost(double size) const {
        if (size < least_) return square((least_ - size) / least_);
        if (size > most_) return square((size - most_) / (most_ - least_ + 1));
        return 0;
    }

    // The cost of a cut before block `start`. A heading must not be parted from its paragraph;
    // within a list of short lines (a ticker, links) a cut is as good as elsewhere.
    double cut_cost(std::size_t start) const {
        if (start == 0) return 0;
        const Block& before = blocks_[start - 1];
        const Block& after = blocks_[start];
        if (before.heading_like && !after.heading_like) return 4;
        switch (before.ends) {
            case BlockEnd::kParagraph: return after.heading_like ? 0.01 : 0.02;
            case BlockEnd::kSentence: return 0.3;
            case BlockEnd::kWord: return 0.6;
        }
        return 0;
    }

    static double square(double x) { return x * x; }

    const std::vector<Block>& blocks_;
    double least_;
    double most_;
};

}  // namespace

std::vector<Passage> split_passages(std::string_view text, const PassageOptions& options) {
    if (text.empty()) return {Passage{}};
    const std::vector<Block> blocks = BlockCutter(text, options).cut();
    std::vector<Passage> passages;
    for (const std::size_t start : Gatherer(blocks, options).gather()) {
        // The indentation of a paragraph belongs to the passage before it.
        const std::size_t at = passages.empty() ? 0 : skip_space(text, blocks[start].start);
        if (!passages.empty()) passages.back().end = at;
        passages.push_back({static_cast<std::uint32_t>(passages.size()), at, text.size()});
    }
    return passages;
}

}  // namespace nutgraf
