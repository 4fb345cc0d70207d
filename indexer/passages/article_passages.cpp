// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are cut from what remains of the text when its debris is taken out, as if that had never
// been there: an advertisement in the middle of a story must not leave two short passages. Only
// then they are brought back to where they stand in the text.
#include <string>
#include <vector>

#include "nutgraf/passage.hpp"

namespace nutgraf {
namespace {

// The stretches of the text between debris.
std::vector<ByteRange> kept_of(const Article& article) {
    return pieces_of(article, {0, 0, article.text.size()});
}

std::string join(const std::string& text, const std::vector<ByteRange>& pieces) {
    std::string joined;
    for (const ByteRange& one : pieces) joined.append(text, one.start, one.end - one.start);
    return joined;
}

// Tells where in the text a place in the kept stretches is, asked for in ascending order.
class Places {
public:
    explicit Places(const std::vector<ByteRange>& kept) : kept_(kept) {}

    // Of a place between two stretches: the beginning of the second.
    std::size_t start(std::size_t place) {
        while (place >= before_ + size()) move_on();
        return kept_[at_].start + (place - before_);
    }

    // The end of the first.
    std::size_t end(std::size_t place) {
        while (place > before_ + size()) move_on();
        return kept_[at_].start + (place - before_);
    }

private:
    std::size_t size() const { return kept_[at_].end - kept_[at_].start; }
    void move_on() {
        before_ += size();
        ++at_;
    }

    const std::vector<ByteRange>& kept_;
    std::size_t at_ = 0;
    std::size_t before_ = 0;  // bytes in the stretches before
};

}  // namespace

std::string story_of(const Article& article) { return join(article.text, kept_of(article)); }

std::vector<Passage> split_article(const Article& article, const PassageOptions& options) {
    if (article.debris.empty()) return split_passages(article.text, options);
    const std::vector<ByteRange> kept = kept_of(article);
    const std::string story = join(article.text, kept);
    std::vector<Passage> passages = split_passages(story, options);
    if (story.empty()) return passages;
    Places places(kept);
    for (Passage& passage : passages) {
        passage.start = places.start(passage.start);
        passage.end = places.end(passage.end);
    }
    return passages;
}

}  // namespace nutgraf
