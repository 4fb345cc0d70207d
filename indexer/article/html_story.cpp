// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_story.hpp"

#include <algorithm>

#include "analysis/ascii.hpp"

namespace nutgraf {
namespace {

struct Features {
    std::size_t words = 0;
    double links = 0;       // share of its bytes
    bool sentence = false;  // ends like one
};

constexpr double kMinority = 0.4;

Features features_of(std::string_view text, std::size_t link_bytes) {
    Features f;
    std::size_t wide = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = ascii::is_space(c);
        f.words += !space && !inside ? 1 : 0;
        inside = !space;
        wide += static_cast<unsigned char>(c) >= 0xe3 ? 1 : 0;
    }
    f.words += wide / 2;
    f.links = static_cast<double>(link_bytes) /
              static_cast<double>(std::max<std::size_t>(text.size(), 1));
    for (const std::string_view end :
         {".", "!", "?", ".\"", ".”", "。", "”", "\"", ":", ";", ".)", "…", "’", "»"})
        f.sentence = f.sentence || text.ends_with(end);
    return f;
}

class Judge {
public:
    explicit Judge(const HtmlDocument& document)
        : document_(document), verdicts_(document.blocks.size()) {
        for (const HtmlBlock& block : document.blocks) {
            features_.push_back(features_of(document.text_of(block), block.link_bytes));
        }
    }

    std::vector<std::optional<DebrisKind>> judge() {
        weigh();
        cut_parts();
        weigh();
        keep_root();
        return std::move(verdicts_);
    }

private:
    bool is_prose(std::size_t b) const {
        const Features& f = features_[b];
        return f.links < 0.5 && ((f.sentence && f.words >= 10) || f.words >= 25);
    }

    void weigh() {
        sums_.assign(document_.blocks.size() + 1, 0);
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
            const HtmlBlock& block = document_.blocks[b];
            const bool counts = !verdicts_[b] && is_prose(b);
            sums_[b + 1] =
                sums_[b] + (counts ? block.end - block.start -
                                         std::min(block.link_bytes, block.end - block.start)
                                   : 0);
        }
    }

    std::size_t weight(const HtmlElement& e) const {
        return sums_[e.end_block] - sums_[e.first_block];
    }

    void cut(const HtmlElement& e, DebrisKind kind) {
        for (std::size_t b = e.first_block; b < e.end_block; ++b) {
            if (!verdicts_[b]) verdicts_[b] = kind;
        }
    }

    void cut_parts() {
        const auto total = static_cast<double>(sums_.back());
        for (const HtmlElement& e : document_.elements) {
            if (e.first_block == e.end_block) continue;
            const auto share = static_cast<double>(weight(e));
            const bool minority = share <= kMinority * total;
            if ((e.hints & hint::kComments) && total - share >= 0.1 * total && total - share > 500)
                cut(e, DebrisKind::kComments);
            if (!minority) continue;
            if (e.hints & hint::kNavigation)
                cut(e, DebrisKind::kNavigation);
            else if (e.hints & hint::kForm)
                cut(e, DebrisKind::kForm);
            else if (e.hints & hint::kPromotion)
                cut(e, DebrisKind::kPromotion);
            else if (e.hints & hint::kLegal)
                cut(e, DebrisKind::kLegal);
            else if (e.hints & (hint::kMetadata | hint::kAuthor))
                cut(e, DebrisKind::kMetadata);
            else if (e.hints & hint::kFooter)
                cut(e, DebrisKind::kNavigation);
            else if (e.hints & hint::kHeader && share < 0.1 * total)
                cut(e, DebrisKind::kNavigation);
            else if (e.hints & hint::kCaption)
                cut(e, DebrisKind::kOther);
        }
    }

    void keep_root() {
        std::vector<std::uint32_t> best(document_.elements.size(), 0);
        for (std::uint32_t e = 1; e < document_.elements.size(); ++e) {
            std::uint32_t& b = best[document_.elements[e].parent];
            if (b == 0 || weight(document_.elements[e]) > weight(document_.elements[b])) b = e;
        }
        std::uint32_t root = 0;
        while (best[root] != 0 &&
               weight(document_.elements[best[root]]) * 4 >= weight(document_.elements[root]) * 3)
            root = best[root];
        const HtmlElement& r = document_.elements[root];
        for (std::size_t b = 0; b < verdicts_.size(); ++b) {
            if ((b < r.first_block || b >= r.end_block) && !verdicts_[b])
                verdicts_[b] = DebrisKind::kOther;
            if (features_[b].links > 0.6 && !verdicts_[b]) verdicts_[b] = DebrisKind::kNavigation;
        }
    }

    const HtmlDocument& document_;
    std::vector<std::optional<DebrisKind>> verdicts_;
    std::vector<Features> features_;
    std::vector<std::size_t> sums_;
};

}  // namespace

std::vector<std::optional<DebrisKind>> judge_blocks(const HtmlDocument& document) {
    return Judge(document).judge();
}

}  // namespace nutgraf
