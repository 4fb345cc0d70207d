// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/report.hpp"

#include "extraction/figures.hpp"
#include "text/ascii.hpp"

namespace nutgraf::bench {
namespace {

std::string tally_line(std::string_view name, const FieldTally& tally) {
    return formatted("  %-7s right %5.1f %%  missing %5.1f %%  wrong %5.1f %%  of %zu; %zu extra\n",
                     name.data(), percent(tally.right, tally.pages()),
                     percent(tally.missing, tally.pages()), percent(tally.wrong, tally.pages()),
                     tally.pages(), tally.extra);
}

}  // namespace

std::string summary_lines(std::string_view name, const std::vector<PageScore>& scores,
                          const Measure& own) {
    const Summary sum = summarize(scores);
    std::string out = std::string(name) + formatted(": %zu pages\n", sum.pages);
    if (sum.stories > 0) {
        out += formatted("  words   F1 %.4f  precision %.4f  recall %.4f\n", sum.words.f1,
                         sum.words.precision, sum.words.recall);
    }
    for (std::size_t i = 0; i < sum.fields.size(); ++i) {
        if (sum.fields[i].pages() > 0) out += tally_line(kScoredFields[i], sum.fields[i]);
    }
    const std::string theirs = own.figures();
    if (!theirs.empty()) out += "  " + theirs + "\n";
    return out;
}

std::string page_lines(const std::vector<PageScore>& scores) {
    std::string out = "page\tf1\tprecision\trecall\twith\twithout\ttitle\tauthor\tdate\n";
    for (const PageScore& score : scores) {
        out += score.id;
        out += score.words ? formatted("\t%.4f\t%.4f\t%.4f", score.words->f1,
                                       score.words->precision, score.words->recall)
                           : "\t-\t-\t-";
        const auto& [tp, fp, fn, tn] = score.pieces;
        out += formatted("\t%zu/%zu\t%zu/%zu", tp, tp + fn, fp, fp + tn);
        for (const FieldScore& field : score.fields) (out += '\t') += name_of(field.result);
        out += '\n';
    }
    return out;
}

std::string field_lines(const std::vector<PageScore>& scores) {
    std::string out = "page\tfield\tresult\tmethod\tconfidence\tfound\tgold\n";
    for (const PageScore& score : scores) {
        for (std::size_t i = 0; i < score.fields.size(); ++i) {
            const auto& [result, found, gold] = score.fields[i];
            if (result == FieldResult::kNoGold) continue;
            const std::string said = found ? formatted("%.3f", found.confidence) : "-";
            for (const std::string_view cell :
                 {std::string_view(score.id), kScoredFields[i], name_of(result),
                  nutgraf::name_of(found.origin), std::string_view(said),
                  std::string_view(found.value)}) {
                (out += cell) += '\t';
            }
            (out += ascii::fold_space(gold)) += '\n';
        }
    }
    return out;
}

}  // namespace nutgraf::bench
