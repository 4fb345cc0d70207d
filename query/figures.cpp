// SPDX-License-Identifier: GPL-2.0-or-later
#include "figures.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/utf8.hpp"

namespace nutgraf {
namespace {

void print_row(const std::string& head, const Measures& measures) {
    std::printf("%-12s", printable(head).c_str());
    for (const MeasureName& name : kMeasures) std::printf("  %7.4f", measures.*name.value);
    std::printf("\n");
}

void print_text(const QueryOptions& options, const Figures& figures) {
    std::printf("%zu of %zu topics judged, %s ranked\n", figures.asked, figures.topics,
                figures.by_article ? "articles" : "passages");
    if (const std::size_t unasked = figures.by_topic.size() - figures.asked; unasked > 0) {
        std::printf("%zu more judged, not asked: each counts as 0\n", unasked);
    }
    std::printf("\n%-12s", "");
    for (const MeasureName& name : kMeasures) std::printf("  %7s", name.title);
    std::printf("\n");
    if (options.per_topic) {
        for (const auto& [topic, measures] : figures.by_topic) print_row(topic, measures);
    }
    print_row("mean", figures.means);
    if (figures.comparisons.empty()) return;
    std::printf("\nagainst %s\n%-12s  %7s  %7s  %6s  %6s  %10s  %8s\n",
                printable(options.against_file).c_str(), "", "this", "that", "better", "worse",
                "p (random.)", "p (t)");
    for (const auto& [name, c] : figures.comparisons) {
        std::printf("%-12s  %7.4f  %7.4f  %6zu  %6zu  %11.4f  %8.4f\n", name->title, c.first,
                    c.second, c.better, c.worse, c.p_randomization, c.p_t_test);
    }
}

nlohmann::ordered_json as_json(const Measures& measures) {
    nlohmann::ordered_json object;
    for (const MeasureName& name : kMeasures) object[name.key] = measures.*name.value;
    return object;
}

void print_json(const QueryOptions& options, const Figures& figures) {
    nlohmann::ordered_json out = {{"schema", 1},
                                  {"ranked", figures.by_article ? "articles" : "passages"},
                                  {"topics", figures.topics},
                                  {"judged", figures.by_topic.size()},
                                  {"mean", as_json(figures.means)}};
    if (options.per_topic) {
        for (const auto& [topic, measures] : figures.by_topic)
            out["per_topic"][topic] = as_json(measures);
    }
    for (const auto& [name, c] : figures.comparisons) {
        out["against"][name->key] = {{"this", c.first},
                                     {"that", c.second},
                                     {"better", c.better},
                                     {"worse", c.worse},
                                     {"p_randomization", c.p_randomization},
                                     {"p_t_test", c.p_t_test}};
    }
    constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
    std::printf("%s\n", out.dump(2, ' ', false, kReplace).c_str());
}

}  // namespace

void print_figures(const QueryOptions& options, const Figures& figures) {
    if (options.format == OutputFormat::kJson) {
        print_json(options, figures);
    } else {
        print_text(options, figures);
    }
}

}  // namespace nutgraf
