// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "compare/contest.hpp"

namespace nutgraf::bench {

/// The middle of some numbers, and how far they reach.
struct Spread {
    double median = 0;
    double least = 0;
    double most = 0;
};

/// Of at least one number; the median of an even count is the mean of the two in the middle.
Spread spread_of(std::vector<double> values);

/// Over all runs of a result, of which there must be one.
Spread spread_of(const Result& result, double Cost::*member);

/// How many times the wall time of nutgraf a result took, formed within each round that has both.
struct Ratio {
    unsigned threads = 1;  ///< nutgraf's
    Spread wall;
};

/// A result's ratios: to nutgraf with as many threads, or, for a system that knows no threads, to
/// each of nutgraf's. Empty where there is nothing to compare with.
std::vector<Ratio> ratios_to_nutgraf(const Result& result, const SizeResult& size);

/// Megabytes of text per second of wall time, by the median.
double throughput(const Result& result, const SizeResult& size);

}  // namespace nutgraf::bench
