// SPDX-License-Identifier: GPL-2.0-or-later
//
// p-values against exact ones: counted by hand for the randomization test, taken from closed forms,
// printed tables and mpmath (30 digits) for Student's t.
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "nutgraf/error.hpp"
#include "nutgraf/evaluation.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::compare;
using nutgraf::Comparison;

// Compares values with zeros, so that the values are the differences.
Comparison compare_differences(const std::vector<double>& differences) {
    return compare(differences, std::vector<double>(differences.size(), 0.0));
}

// Values whose t is the one asked for: half of them c above their mean and half c below (one at the
// mean if their number n is odd), with c such that the variance is 1; the mean is then t / sqrt(n).
std::vector<double> values_with_t(double t, std::size_t freedom) {
    const std::size_t count = freedom + 1;
    const auto spread = static_cast<double>(count - count % 2);
    const double c = std::sqrt(static_cast<double>(freedom) / spread);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        const double sign = i + 1 == count && count % 2 == 1 ? 0 : (i % 2 == 0 ? 1 : -1);
        values.push_back(t / std::sqrt(static_cast<double>(count)) + sign * c);
    }
    return values;
}

}  // namespace

TEST_CASE("a comparison counts topics and takes means", "[eval]") {
    const Comparison c = compare({0.5, 0.25, 0.75, 1.0}, {0.25, 0.5, 0.75, 0.0});
    CHECK(c.topics == 4);
    CHECK(c.first == 2.5 / 4);
    CHECK(c.second == 1.5 / 4);
    CHECK(c.better == 2);
    CHECK(c.worse == 1);
}

TEST_CASE("without differences or topics both p are one", "[eval]") {
    const std::vector<std::vector<double>> cases = {{}, {0.3}, {0.3, 0.3}, {0.1, 0.2, 0.7}};
    for (const auto& values : cases) {
        CAPTURE(values);
        const Comparison c = compare(values, values);
        CHECK(c.topics == values.size());
        CHECK(c.p_randomization == 1.0);
        CHECK(c.p_t_test == 1.0);
    }
}

TEST_CASE("lists of different length cannot be compared", "[eval]") {
    CHECK_THROWS_AS(compare({1, 2}, {1}), nutgraf::Error);
}

TEST_CASE("the randomization test is exact for few topics", "[eval]") {
    struct Case {
        std::vector<double> differences;
        double p;
    };
    const std::vector<Case> cases = {
        {{5}, 1},                       // 5 and -5 are equally far from zero
        {{1, 2, 3}, 2.0 / 8},           // only 6 and -6
        {{1, 2, -3}, 1},                // a sum of 0: nothing is nearer
        {{3, 1, -1}, 6.0 / 8},          // sums of 3 or 5; not 1
        {{1, 1, 1, 1}, 2.0 / 16},       // 4 and -4
        {{1, 1, 1, -1}, 10.0 / 16},     // at most one sign off: (1 + 4) * 2
        {{0, 1, 0, 2, 3, 0}, 2.0 / 8},  // zeros have no sign
        {{0.1, 0.2, 0.3}, 2.0 / 8},     // 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1 in binary
        {{0.3, 0.2, 0.1}, 2.0 / 8},
        {{0.1, 0.2, -0.3}, 1},
        {{0.1, 0.1, 0.1, -0.3}, 1},
        {{0.7, 0.1, -0.2, -0.6}, 1},
        {std::vector<double>(16, 0.01), 2.0 / 65536},
    };
    for (const auto& [differences, p] : cases) {
        CAPTURE(differences);
        CHECK(compare_differences(differences).p_randomization == p);
    }
}

TEST_CASE("zeros do not count towards the limit of the exact test", "[eval]") {
    std::vector<double> differences(100, 0.0);
    std::fill_n(differences.begin() + 40, 10, 0.5);
    CHECK(compare_differences(differences).p_randomization == 2.0 / 1024);
}

TEST_CASE("the randomization test draws signs for many topics", "[eval]") {
    // 15 of 20 equal differences are positive: p = 2 P(X >= 15) for X of the binomial distribution
    // (20, 1/2), that is 2 (15504 + 4845 + 1140 + 190 + 20 + 1) / 2^20. Standard error: 0.0006.
    std::vector<double> differences(20, 0.1);
    std::fill_n(differences.begin(), 5, -0.1);
    const double exact = 2 * 21700.0 / 1048576;
    const Comparison c = compare_differences(differences);
    CHECK(c.p_randomization == Approx(exact).margin(0.0025));
    CHECK(c.p_randomization == compare_differences(differences).p_randomization);
}

TEST_CASE("a p from drawn signs is never zero", "[eval]") {
    const Comparison c = compare_differences(std::vector<double>(200, 0.1));
    CHECK(c.p_randomization == 1.0 / 100001);
}

TEST_CASE("both tests agree on many ordinary differences", "[eval]") {
    // t = 2 with 149 degrees of freedom: p = 0.0473 by Student; more than two words of sign bits.
    const Comparison c = compare_differences(values_with_t(2.0, 149));
    CHECK(c.p_randomization == Approx(c.p_t_test).margin(0.005));
}

TEST_CASE("the t test gives the values of the tables", "[eval]") {
    struct Case {
        std::size_t freedom;
        double t;
        double p;
    };
    const std::vector<Case> cases = {
        {1, 12.706, 0.05},  {2, 4.303, 0.05},  {5, 2.571, 0.05},  {9, 2.262, 0.05},
        {9, 3.250, 0.01},   {10, 1.812, 0.10}, {20, 2.845, 0.01}, {29, 2.045, 0.05},
        {100, 1.984, 0.05}, {9, 4.781, 0.001},
    };
    for (const auto& [freedom, t, p] : cases) {
        CAPTURE(freedom, t);
        CHECK(compare_differences(values_with_t(t, freedom)).p_t_test == Approx(p).epsilon(0.002));
        CHECK(compare_differences(values_with_t(-t, freedom)).p_t_test == Approx(p).epsilon(0.002));
    }
}

TEST_CASE("the t test is good to ten digits", "[eval]") {
    struct Case {
        std::size_t freedom;
        double t;
        double p;  // by mpmath
    };
    const std::vector<Case> cases = {
        {1, 1, 0.5},
        {2, 0.5, 2.0 / 3},
        {3, 3.0, 0.0576688856224373},
        {9, 2.262, 0.0500128455024546},
        {29, 2.045229642132703, 0.05},
        {49, 1e-3, 0.99920617576564},
        {49, 0.7, 0.487237589549839},
        {99, 8.0, 2.40030382105687e-12},
        {999, 1.9623414611334487, 0.05},
        {6979, 2.5, 0.0124420997827015},
    };
    for (const auto& [freedom, t, p] : cases) {
        CAPTURE(freedom, t);
        const double found = compare_differences(values_with_t(t, freedom)).p_t_test;
        CHECK(std::abs(found - p) < 1e-10);
    }
}

TEST_CASE("the t test agrees with the closed forms for one and two degrees of freedom", "[eval]") {
    for (double t = 0.01; t < 100; t *= 1.3) {
        CAPTURE(t);
        const double one = compare_differences(values_with_t(t, 1)).p_t_test;
        CHECK(std::abs(one - (1 - 2 / std::numbers::pi * std::atan(t))) < 1e-10);
        const double two = compare_differences(values_with_t(t, 2)).p_t_test;
        CHECK(std::abs(two - (1 - t / std::sqrt(2 + t * t))) < 1e-10);
    }
}

TEST_CASE("the t test at its edges", "[eval]") {
    CHECK(compare_differences({0.4}).p_t_test == 1.0);       // one topic says nothing
    CHECK(compare_differences({0.5, 0.5}).p_t_test == 0.0);  // no variance
    CHECK(compare_differences({1, -1}).p_t_test == Approx(1.0).epsilon(1e-10));  // t = 0
}

TEST_CASE("comparisons keep their promises for any values", "[eval]") {
    const auto any_differences = [] {
        const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-20, 21));
        std::vector<double> differences;
        for (const int step : steps) differences.push_back(step / 20.0);
        if (differences.size() > 16) differences.resize(16);  // exact, so quick
        return differences;
    };
    CHECK(rc::check("a p lies between 0 and 1", [&] {
        const Comparison c = compare_differences(any_differences());
        RC_ASSERT(c.p_randomization > 0.0);
        RC_ASSERT(c.p_randomization <= 1.0);
        RC_ASSERT(c.p_t_test >= 0.0);
        RC_ASSERT(c.p_t_test <= 1.0);
        RC_ASSERT(c.better + c.worse <= c.topics);
    }));
    CHECK(rc::check("swapping the systems swaps the counts and keeps p", [&] {
        const auto values = any_differences();
        const std::vector<double> zeros(values.size(), 0.0);
        const Comparison there = compare(values, zeros);
        const Comparison back = compare(zeros, values);
        RC_ASSERT(there.better == back.worse);
        RC_ASSERT(there.worse == back.better);
        RC_ASSERT(there.p_randomization == back.p_randomization);
        RC_ASSERT(there.p_t_test == back.p_t_test);
    }));
    CHECK(rc::check("the order of topics does not change an exact p", [&] {
        const auto values = any_differences();
        auto turned = values;
        std::ranges::reverse(turned);
        RC_ASSERT(compare_differences(values).p_randomization ==
                  compare_differences(turned).p_randomization);
    }));
}
