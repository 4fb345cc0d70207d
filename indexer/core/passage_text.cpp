// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "nutgraf/passage.hpp"

namespace nutgraf {

std::vector<ByteRange> pieces_of(const Article& article, const Passage& passage) {
    std::vector<ByteRange> pieces;
    std::size_t start = passage.start;
    auto debris = std::ranges::upper_bound(article.debris, passage.start, {}, &Debris::end);
    for (; debris != article.debris.end() && debris->start < passage.end; ++debris) {
        if (debris->start > start) pieces.push_back({start, debris->start});
        start = debris->end;
    }
    if (start < passage.end || pieces.empty()) pieces.push_back({start, passage.end});
    return pieces;
}

std::string_view text_of(const Article& article, const Passage& passage, std::string& space) {
    const std::string_view text = article.text;
    const auto whole = [&] { return text.substr(passage.start, passage.end - passage.start); };
    if (article.debris.empty()) return whole();
    const std::vector<ByteRange> pieces = pieces_of(article, passage);
    if (pieces.size() == 1) return whole();
    space.clear();
    for (const ByteRange& piece : pieces) {
        if (!space.empty()) space.append(space.ends_with('\n') ? "" : "\n").append(kGap);
        space.append(text.substr(piece.start, piece.end - piece.start));
    }
    return space;
}

}  // namespace nutgraf
