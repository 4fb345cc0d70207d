// SPDX-License-Identifier: GPL-2.0-or-later
//
// A text is first cut into blocks, pieces that are better not divided: paragraphs, or the sentences
// of a paragraph that is too long, or stretches of a sentence that is too long. Then the blocks are
// gathered into passages by dynamic programming over a sum of two costs, of sizes outside the
// limits and of cuts at bad places. The optimum is global: no short rest is left over at the end,
// as filling passages one after another would do. Only a text of very many blocks is gathered part
// by part, so that neither memory nor, where passages are meant to be large, time grows with it.
#include "nutgraf/passage.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "boilerplate/meter.hpp"
#include "nutgraf/error.hpp"
#include "text/ascii.hpp"
#include "text/paragraphs.hpp"
#include "text/sentences.hpp"

namespace nutgraf {
namespace {

// What comes before a cut decides how bad it is.
enum class BlockEnd : unsigned char { kParagraph, kSentence, kWord };

// Begins where the one before ends, but for white space.
struct Block {
    std::size_t start;
    std::size_t size;  // in half words
    BlockEnd ends;
    bool heading_like;  // a short line that does not end like a sentence
};

constexpr std::size_t kHeadingWords = 12;

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_space(text[at])) ++at;
    return at;
}

bool is_heading_like(std::string_view paragraph, std::size_t size) {
    if (size > 2 * kHeadingWords) return false;
    const std::size_t last = paragraph.find_last_not_of(ascii::kSpace);
    if (last == paragraph.npos) return false;
    const std::string_view line = paragraph.substr(0, last + 1);
    for (const std::string_view end : {".", "!", ".\"", ".”", "。", "！", ":", ";", ","}) {
        if (line.ends_with(end)) return false;
    }
    return true;
}

class Gatherer {
public:
    explicit Gatherer(const PassageOptions& options)
        : least_(2 * static_cast<double>(options.least)),
          most_(2 * static_cast<double>(options.most)) {}

    // Returns the indices of the blocks that begin a passage, ascending. They are good until the
    // next call.
    const std::vector<std::size_t>& gather(const std::vector<Block>& blocks) {
        best_.resize(blocks.size() + 1);
        before_.resize(blocks.size());
        from_.resize(blocks.size() + 1);
        best_[0] = 0;
        for (std::size_t end = 1; end <= blocks.size(); ++end) {
            before_[end - 1] = best_[end - 1] + cut_cost(blocks, end - 1);
            find_best(blocks, end);
        }
        starts_.clear();
        for (std::size_t end = blocks.size(); end > 0; end = from_[end])
            starts_.push_back(from_[end]);
        std::ranges::reverse(starts_);
        return starts_;
    }

private:
    // Finds where the passage that ends before block `end` had best begin.
    void find_best(const std::vector<Block>& blocks, std::size_t end) {
        double size = 0;
        double best = std::numeric_limits<double>::infinity();
        from_[end] = 0;
        for (std::size_t start = end; start-- > 0;) {
            size += static_cast<double>(blocks[start].size);
            if (size > 2 * most_ && start + 1 < end) break;
            const double cost = before_[start] + size_cost(size);
            if (cost < best) {
                best = cost;
                from_[end] = start;
            }
        }
        best_[end] = best;
    }

    double size_cost(double size) const {
        if (size < least_) return square((least_ - size) / least_);
        if (size > most_) return square((size - most_) / (most_ - least_ + 1));
        return 0;
    }

    // The cost of a cut before block `start`. A heading must not be parted from its paragraph;
    // within a list of short lines (a ticker, links) a cut is as good as elsewhere.
    static double cut_cost(const std::vector<Block>& blocks, std::size_t start) {
        if (start == 0) return 0;
        const Block& before = blocks[start - 1];
        const Block& after = blocks[start];
        if (before.heading_like && !after.heading_like) return 4;
        switch (before.ends) {
            case BlockEnd::kParagraph: return after.heading_like ? 0.01 : 0.02;
            case BlockEnd::kSentence: return 0.3;
            case BlockEnd::kWord: return 0.6;
        }
        return 0;
    }

    static double square(double x) { return x * x; }

    double least_;
    double most_;
    std::vector<double> best_;         // of all divisions that end before a block
    std::vector<double> before_;       // of all there is before a passage beginning at a block
    std::vector<std::size_t> from_;    // where the last passage of the best division begins
    std::vector<std::size_t> starts_;  // the result
};

// Gathers blocks, as they come, into passages.
class Splitter {
public:
    Splitter(std::string_view text, const PassageOptions& options)
        : text_(text), gatherer_(options) {}

    void add(const Block& block) {
        blocks_.push_back(block);
        if (is_full()) gather();
    }

    std::vector<Passage> finish() {
        gather();
        return std::move(passages_);
    }

private:
    static constexpr std::size_t kPart = 50'000;  // blocks that are gathered at once

    // Whether a part should end here: after a paragraph, if one ends in reasonable time.
    bool is_full() const {
        if (blocks_.size() < kPart) return false;
        const Block& last = blocks_.back();
        return (last.ends == BlockEnd::kParagraph && !last.heading_like) ||
               blocks_.size() >= 2 * kPart;
    }

    void gather() {
        for (const std::size_t start : gatherer_.gather(blocks_)) {
            // The indentation of a paragraph belongs to the passage before it.
            const std::size_t at = passages_.empty() ? 0 : skip_space(text_, blocks_[start].start);
            if (!passages_.empty()) passages_.back().end = at;
            const auto ordinal = static_cast<std::uint32_t>(passages_.size());
            passages_.push_back({ordinal, at, text_.size()});
        }
        blocks_.clear();
    }

    std::string_view text_;
    Gatherer gatherer_;
    std::vector<Block> blocks_;
    std::vector<Passage> passages_;
};

// Cuts a text into blocks.
class BlockCutter {
public:
    BlockCutter(std::string_view text, const PassageOptions& options, Splitter& splitter)
        : text_(text), least_(2 * options.least), most_(2 * options.most), splitter_(splitter) {}

    void cut() {
        std::size_t start = 0;
        for (ParagraphReader reader(text_); reader.next(); start = reader.end())
            add_paragraph(start, reader.end());
    }

private:
    void add_paragraph(std::size_t start, std::size_t end) {
        const std::string_view paragraph = text_.substr(start, end - start);
        const std::size_t size = half_words(text_, start, end, most_);
        if (size <= most_) {
            splitter_.add({start, size, BlockEnd::kParagraph, is_heading_like(paragraph, size)});
            return;
        }
        std::size_t from = start;
        for (SentenceReader reader(paragraph); reader.next(); from = start + reader.end()) {
            const bool last = reader.end() == paragraph.size();
            add_sentence(from, start + reader.end(),
                         last ? BlockEnd::kParagraph : BlockEnd::kSentence);
        }
    }

    void add_sentence(std::size_t start, std::size_t end, BlockEnd ends) {
        const std::size_t size = half_words(text_, start, end, most_);
        if (size <= most_) {
            splitter_.add({start, size, ends, false});
        } else {
            add_stretches(start, end, ends);
        }
    }

    // A sentence too long for a passage: cut at the first white space once a stretch is long
    // enough, or after any character of a run that has no white space.
    void add_stretches(std::size_t start, std::size_t end, BlockEnd ends) {
        Meter meter;
        std::size_t from = start;
        for (std::size_t at = start; at < end;) {
            at += meter.step(text_, at);
            const bool after_space =
                ascii::is_space(text_[at - 1]) && at < end && !ascii::is_space(text_[at]);
            const std::size_t size = meter.half_words();
            if ((size >= least_ && after_space) || size >= most_) {
                at = skip_space(text_, at);
                splitter_.add({from, size, at < end ? BlockEnd::kWord : ends, false});
                from = at;
                meter = {};
            }
        }
        if (from < end) splitter_.add({from, meter.half_words(), ends, false});
    }

    std::string_view text_;
    std::size_t least_;
    std::size_t most_;
    Splitter& splitter_;
};

}  // namespace

void check_sizes(const PassageOptions& options) {
    if (options.least >= 1 && options.least <= options.most && options.most <= kLargestPassage)
        return;
    throw Error(ErrorKind::kUsage,
                "passages must have from 1 to " + std::to_string(kLargestPassage) +
                    " words, and not more at least than at most: " + std::to_string(options.least) +
                    " to " + std::to_string(options.most) + " is no such range");
}

std::vector<Passage> split_passages(std::string_view text, const PassageOptions& options) {
    check_sizes(options);
    if (text.empty()) return {Passage{}};
    Splitter splitter(text, options);
    BlockCutter(text, options, splitter).cut();
    return splitter.finish();
}

}  // namespace nutgraf
