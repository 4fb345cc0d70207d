// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one place that knows which format is whose. What a format means stands in the header of its
// printer and, for users, in README.md.
#include "nutgraf/printer.hpp"

#include "nutgraf/error.hpp"
#include "output/csv_printer.hpp"
#include "output/json_printer.hpp"
#include "output/text_printer.hpp"
#include "output/trec_printer.hpp"

namespace nutgraf {

std::unique_ptr<ResultPrinter> make_printer(OutputFormat format, std::ostream& out,
                                            const PrintOptions& options) {
    switch (format) {
        case OutputFormat::kText: return make_text_printer(out, options);
        case OutputFormat::kJson: return make_json_printer(out);
        case OutputFormat::kJsonl: return make_jsonl_printer(out);
        case OutputFormat::kCsv: return make_csv_printer(out);
        case OutputFormat::kTrec: return make_trec_printer(out, options);
    }
    throw Error(ErrorKind::kUsage, "no such output format");
}

}  // namespace nutgraf
