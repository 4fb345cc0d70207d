// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extraction/figures.hpp"

namespace nutgraf::bench {
namespace {

constexpr int kSteps = 20;

// A step begins at its lower end, also if that is no binary fraction.
int step_of(double confidence) {
    constexpr double kRounding = 1e-9;
    return std::clamp(static_cast<int>(confidence * kSteps + kRounding), 0, kSteps - 1);
}

std::string row(std::string_view field, std::string_view method, const Claims& claims) {
    return formatted("%-7.*s %-13.*s %6zu %7.1f %% %7.1f %%\n", static_cast<int>(field.size()),
                     field.data(), static_cast<int>(method.size()), method.data(), claims.count,
                     100 * claims.mean_said(), 100 * claims.share_right());
}

}  // namespace

void Claims::add(const Claims& other) {
    count += other.count;
    right += other.right;
    said += other.said;
}

double Claims::mean_said() const { return count == 0 ? 0 : said / static_cast<double>(count); }

double Claims::share_right() const { return share(right, count); }

double Claims::gap() const { return std::abs(mean_said() - share_right()); }

void Calibration::add(const PageScore& page) {
    for (std::size_t i = 0; i < page.fields.size(); ++i) {
        const auto& [result, found, gold] = page.fields[i];
        if (!found || gold.empty()) continue;
        const std::size_t right = result == FieldResult::kWrong ? 0 : 1;
        claims_[{i, found.origin, step_of(found.confidence)}].add({1, right, found.confidence});
    }
}

Claims Calibration::all(std::size_t field) const {
    Claims sum;
    for (const auto& [key, claims] : claims_) {
        if (std::get<0>(key) == field) sum.add(claims);
    }
    return sum;
}

double Calibration::error(std::size_t field) const {
    std::map<int, Claims> steps;
    for (const auto& [key, claims] : claims_) {
        if (std::get<0>(key) == field) steps[std::get<2>(key)].add(claims);
    }
    const std::size_t count = all(field).count;
    double sum = 0;
    for (const auto& [step, claims] : steps) sum += claims.gap() * share(claims.count, count);
    return sum;
}

double Calibration::error_by_method(std::size_t field) const {
    const std::size_t count = all(field).count;
    double sum = 0;
    for (const auto& [key, claims] : claims_) {
        if (std::get<0>(key) == field) sum += claims.gap() * share(claims.count, count);
    }
    return sum;
}

std::string Calibration::table() const {
    std::string out = "field   method        values      said     right\n";
    for (std::size_t i = 0; i < kScoredFields.size(); ++i) {
        const Claims sum = all(i);
        if (sum.count == 0) continue;
        std::map<Origin, std::vector<Claims>> methods;
        for (const auto& [key, claims] : claims_) {
            if (std::get<0>(key) == i) methods[std::get<1>(key)].push_back(claims);
        }
        for (const auto& [origin, steps] : methods) {
            Claims method;
            for (const Claims& step : steps) method.add(step);
            out += row(kScoredFields[i], nutgraf::name_of(origin), method);
            if (steps.size() == 1) continue;
            for (const Claims& step : steps) out += row("", "", step);
        }
        out += row(kScoredFields[i], "all", sum);
        out += formatted("%-7s expected calibration error %.4f, by method %.4f\n",
                         kScoredFields[i].data(), error(i), error_by_method(i));
    }
    return out;
}

}  // namespace nutgraf::bench
