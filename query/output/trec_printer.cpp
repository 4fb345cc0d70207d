// SPDX-License-Identifier: GPL-2.0-or-later
//
// Six words a line, which any evaluation tool reads. What the format leaves open is how to name a
// file whose name has a space in it; the header says how it is done here.
#include "output/trec_printer.hpp"

#include <ostream>
#include <string>
#include <string_view>

#include "output/decimal.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kSpace = " \t\n\v\f\r";

std::string word(std::string_view text) {
    if (text.empty()) return "-";
    if (text.find_first_of(kSpace) == text.npos) return std::string(text);
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (c != '%' && kSpace.find(c) == kSpace.npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xfU]};
    }
    return out;
}

class TrecPrinter final : public ResultPrinter {
public:
    TrecPrinter(std::ostream& out, const PrintOptions& options)
        : out_(out), by_article_(options.by_article), tag_(word(options.tag)) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        const std::string id = word(topic.id);
        for (const Hit& hit : result.hits) {
            const std::string& document = by_article_ ? hit.article.id : hit.passage.id;
            out_ << id + " Q0 " + word(document) + ' ' + std::to_string(hit.rank) + ' ' +
                        decimal(hit.score, 6) + ' ' + tag_ + '\n';
        }
    }

    void finish() override {}

private:
    std::ostream& out_;
    const bool by_article_;
    const std::string tag_;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_trec_printer(std::ostream& out, const PrintOptions& options) {
    return std::make_unique<TrecPrinter>(out, options);
}

}  // namespace nutgraf
