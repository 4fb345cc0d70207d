// SPDX-License-Identifier: GPL-2.0-or-later
//
// Six words a line, which any evaluation tool reads. What the format leaves open is how to name a
// file whose name has a space in it; the header says how it is done here.
#include "output/trec_printer.hpp"

#include <ostream>
#include <string>

#include "collection/trec_word.hpp"
#include "output/decimal.hpp"

namespace nutgraf {
namespace {

class TrecPrinter final : public ResultPrinter {
public:
    TrecPrinter(std::ostream& out, const PrintOptions& options)
        : out_(out), by_article_(options.by_article), tag_(write_trec_word(options.tag)) {}

    void print(const TopicLabel& topic, const SearchResult& result) override {
        const std::string id = write_trec_word(topic.id);
        for (const Hit& hit : result.hits) {
            const std::string& document = by_article_ ? hit.article.id : hit.passage.id;
            out_ << id + " Q0 " + write_trec_word(document) + ' ' + std::to_string(hit.rank) + ' ' +
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
