// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/pieces.hpp"

#include <algorithm>
#include <cstddef>

#include "extraction/figures.hpp"
#include "text/utf8.hpp"

namespace nutgraf::bench {
namespace {

// Unicode's White_Space and the four separators of ASCII, as for Python's \s.
bool is_any_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f) || c == 0x85 ||
           c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

std::size_t count_in(std::string_view folded, const std::vector<std::string>& pieces) {
    return static_cast<std::size_t>(std::ranges::count_if(pieces, [&](const std::string& piece) {
        return folded.find(fold_any_space(piece)) != std::string_view::npos;
    }));
}

class Pieces : public Measure {
public:
    void add(const Reading& reading, const GoldPage& gold) override {
        const Confusion page = count_pieces(reading.story, gold);
        if (page.empty()) return;
        all_.add(page);
        ++pages_;
        lost_ += page.tp == 0 && page.fn > 0 ? 1 : 0;
    }
    std::string figures() const override {
        if (pages_ == 0) return {};
        return "pieces  " + all_.figures() +
               formatted("; %zu of %zu pages keep none", lost_, pages_);
    }

private:
    Confusion all_;
    std::size_t pages_ = 0;
    std::size_t lost_ = 0;
};

}  // namespace

std::string fold_any_space(std::string_view text) {
    std::string out;
    bool parted = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_utf8(text, at);
        if (is_any_space(next.value)) {
            parted = true;
        } else {
            if (parted && !out.empty()) out += ' ';
            parted = false;
            out += text.substr(at, next.bytes);
        }
        at += next.bytes;
    }
    return out;
}

Confusion count_pieces(std::string_view story, const GoldPage& gold) {
    if (gold.with.empty() && gold.without.empty()) return {};
    const std::string folded = fold_any_space(story);
    Confusion count;
    count.tp = count_in(folded, gold.with);
    count.fp = count_in(folded, gold.without);
    count.fn = gold.with.size() - count.tp;
    count.tn = gold.without.size() - count.fp;
    return count;
}

std::unique_ptr<Measure> measure_pieces() { return std::make_unique<Pieces>(); }

}  // namespace nutgraf::bench
