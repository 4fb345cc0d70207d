// SPDX-License-Identifier: GPL-2.0-or-later
#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "text/utf8.hpp"

namespace nutgraf {
namespace {

template <typename... Values>
std::string formatted(const char* pattern, Values... values) {
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), pattern, values...);
    return line.data();
}

// The first column, which holds names that may be long.
std::string head(const std::string& name) {
    constexpr std::size_t kColumn = 12;
    std::string shown = printable(name);
    shown.resize(std::max(shown.size(), kColumn), ' ');
    return shown;
}

void print_row(const std::string& name, const Measures& measures, std::ostream& out) {
    out << head(name);
    for (const MeasureName& one : kMeasures) out << formatted("  %7.4f", measures.*one.value);
    out << '\n';
}

void print_comparisons(const QueryOptions& options, const Figures& figures, std::ostream& out) {
    out << "\nagainst " << printable(options.against_file) << '\n'
        << head("")
        << formatted("  %7s  %7s  %6s  %6s  %10s  %8s\n", "this", "that", "better", "worse",
                     "p (random.)", "p (t)");
    for (const auto& [name, c] : figures.comparisons) {
        out << head(name->title)
            << formatted("  %7.4f  %7.4f  %6zu  %6zu  %11.4f  %8.4f\n", c.first, c.second, c.better,
                         c.worse, c.p_randomization, c.p_t_test);
    }
}

void print_text(const QueryOptions& options, const Figures& figures, std::ostream& out) {
    out << figures.asked << " of " << figures.topics << " topics judged, "
        << (figures.by_article ? "articles" : "passages") << " ranked\n";
    if (const std::size_t unasked = figures.by_topic.size() - figures.asked; unasked > 0) {
        out << unasked << " more judged, not asked: each counts as 0\n";
    }
    out << '\n' << head("");
    for (const MeasureName& name : kMeasures) out << formatted("  %7s", name.title);
    out << '\n';
    if (options.per_topic) {
        for (const auto& [topic, measures] : figures.by_topic) print_row(topic, measures, out);
    }
    print_row("mean", figures.means, out);
    if (!figures.comparisons.empty()) print_comparisons(options, figures, out);
}

nlohmann::ordered_json as_json(const Measures& measures) {
    nlohmann::ordered_json object;
    for (const MeasureName& name : kMeasures) object[name.key] = measures.*name.value;
    return object;
}

void print_json(const QueryOptions& options, const Figures& figures, std::ostream& stream) {
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
    stream << out.dump(2, ' ', false, kReplace) << '\n';
}

}  // namespace

void print_figures(const QueryOptions& options, const Figures& figures, std::ostream& out) {
    if (options.format == OutputFormat::kJson) {
        print_json(options, figures, out);
    } else {
        print_text(options, figures, out);
    }
}

}  // namespace nutgraf
