// SPDX-License-Identifier: GPL-2.0-or-later
//
// If two systems were the same, each topic's difference could as well have the other sign. The
// randomization test counts how often signs drawn by chance give a mean at least as far from zero
// as the one seen; the t-test gets there by assuming that differences are normal. Neither says
// whether a difference is large enough to matter, and nothing is corrected for comparing many
// systems.
#include "nutgraf/evaluation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <span>

#include "nutgraf/error.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostExact = 16;     // differences whose every sign pattern is tried
constexpr std::size_t kSamples = 100'000;  // sign patterns drawn when there are more
constexpr std::uint64_t kSeed = 20070611;

double sum(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// The sum with the sign of each difference turned where its bit is set; at most 64 differences.
double signed_sum(std::span<const double> differences, std::uint64_t signs) {
    double total = 0;
    for (const double difference : differences) {
        total += (signs & 1) != 0 ? -difference : difference;
        signs >>= 1;
    }
    return total;
}

// The signed sums of eight differences by their eight sign bits.
using ByteSums = std::array<double, 256>;

// Sums for every eight differences: a sample then costs one look-up for eight signs.
std::vector<ByteSums> tabulate(std::span<const double> differences) {
    std::vector<ByteSums> tables((differences.size() + 7) / 8);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const std::size_t count = std::min<std::size_t>(8, differences.size() - 8 * i);
        const auto eight = differences.subspan(8 * i, count);
        for (std::size_t signs = 0; signs < tables[i].size(); ++signs) {
            tables[i][signs] = signed_sum(eight, signs);
        }
    }
    return tables;
}

double random_sum(const std::vector<ByteSums>& tables, std::mt19937_64& random) {
    double total = 0;
    std::uint64_t signs = 0;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        signs = i % 8 == 0 ? random() : signs >> 8;
        total += tables[i][signs & 0xff];
    }
    return total;
}

// The smallest sum that counts as being as far from zero as the one seen. Sums that are equal on
// paper differ in their last bits by the order of addition, hence the slack.
double threshold(std::span<const double> differences) {
    double size = 0;
    for (const double difference : differences) size += std::abs(difference);
    return std::abs(sum(differences)) - 1e-10 * size;
}

// A pattern and its opposite are equally far from zero, so the last sign never needs to turn.
double exact_p(std::span<const double> differences) {
    const double limit = threshold(differences);
    const std::uint64_t patterns = std::uint64_t{1} << (differences.size() - 1);
    std::uint64_t extreme = 0;
    for (std::uint64_t signs = 0; signs < patterns; ++signs) {
        if (std::abs(signed_sum(differences, signs)) >= limit) ++extreme;
    }
    return static_cast<double>(extreme) / static_cast<double>(patterns);
}

// The pattern that was seen is counted among those drawn: without it p could come out as 0, which
// no number of samples can show (Phipson and Smyth, 2010).
double sampled_p(std::span<const double> differences) {
    const double limit = threshold(differences);
    const std::vector<ByteSums> tables = tabulate(differences);
    std::mt19937_64 random(kSeed);
    std::size_t extreme = 1;
    for (std::size_t i = 0; i < kSamples; ++i) {
        if (std::abs(random_sum(tables, random)) >= limit) ++extreme;
    }
    return static_cast<double>(extreme) / static_cast<double>(kSamples + 1);
}

// A difference of zero has no sign to turn: leaving it out changes nothing but the work.
double randomization_p(std::vector<double> differences) {
    std::erase(differences, 0.0);
    if (differences.empty()) return 1;
    return differences.size() <= kMostExact ? exact_p(differences) : sampled_p(differences);
}

// The continued fraction of the incomplete beta function, 1/(1+ d1/(1+ d2/(1+ ...))), DLMF 8.17.22,
// by the modified Lentz method (Thompson and Barnett, 1986). Converges fast for x < (a+1)/(a+b+2),
// within some sqrt(max(a, b)) steps.
double beta_fraction(double x, double a, double b) {
    constexpr double kTiny = 1e-300;  // stands for a denominator of zero
    constexpr int kMostSteps = 100'000;
    const auto nonzero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double numerator = 1;                                     // C of Lentz
    double inverse = 1 / nonzero(1 - (a + b) * x / (a + 1));  // D of Lentz
    double value = inverse;
    for (int m = 1; m <= kMostSteps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        inverse = 1 / nonzero(1 + even * inverse);
        numerator = nonzero(1 + even / numerator);
        value *= inverse * numerator;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        inverse = 1 / nonzero(1 + odd * inverse);
        numerator = nonzero(1 + odd / numerator);
        const double step = inverse * numerator;
        value *= step;
        if (std::abs(step - 1) < 2 * std::numeric_limits<double>::epsilon()) break;
    }
    return value;
}

// I_x(a, b) where the fraction converges fast. Takes y = 1 - x beside x, so that neither loses
// digits when it is small.
double small_beta(double x, double y, double a, double b) {
    const double log_x = x < 0.5 ? std::log(x) : std::log1p(-y);
    const double log_y = y < 0.5 ? std::log(y) : std::log1p(-x);
    const double log_beta = std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
    return std::exp(a * log_x + b * log_y - log_beta) / a * beta_fraction(x, a, b);
}

// The regularized incomplete beta function I_x(a, b); the reflection is DLMF 8.17.4.
double incomplete_beta(double x, double y, double a, double b) {
    if (x <= 0) return 0;
    if (y <= 0) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - small_beta(y, x, b, a);
    return small_beta(x, y, a, b);
}

// Both tails of Student's distribution: I_x(n/2, 1/2) with x = n / (n + t^2), good to 1e-10.
double student_p(double t_squared, double freedom) {
    const double whole = freedom + t_squared;
    return incomplete_beta(freedom / whole, t_squared / whole, freedom / 2, 0.5);
}

double t_test_p(const std::vector<double>& differences) {
    if (differences.size() < 2) return 1;
    const auto count = static_cast<double>(differences.size());
    const double mean = sum(differences) / count;
    double squares = 0;
    for (const double value : differences) squares += (value - mean) * (value - mean);
    if (squares == 0) return mean == 0 ? 1 : 0;
    const double freedom = count - 1;
    return student_p(mean * mean * count * freedom / squares, freedom);
}

}  // namespace

Comparison compare(const std::vector<double>& first, const std::vector<double>& second) {
    if (first.size() != second.size()) {
        throw Error(ErrorKind::kUsage, "comparison: the two lists of values differ in length");
    }
    Comparison result;
    result.topics = first.size();
    if (first.empty()) return result;
    std::vector<double> differences;
    for (std::size_t i = 0; i < first.size(); ++i) {
        differences.push_back(first[i] - second[i]);
        if (first[i] > second[i]) ++result.better;
        if (first[i] < second[i]) ++result.worse;
    }
    result.first = sum(first) / static_cast<double>(first.size());
    result.second = sum(second) / static_cast<double>(second.size());
    result.p_randomization = randomization_p(differences);
    result.p_t_test = t_test_p(differences);
    return result;
}

}  // namespace nutgraf
