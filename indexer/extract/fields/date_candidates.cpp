// SPDX-License-Identifier: GPL-2.0-or-later
//
// Candidates are witnesses. One is believed by the chance that it and those who say the same are
// not all mistaken, less what those who say otherwise are trusted with. Two finds of the same
// origin are one witness: a page that prints a date twice does not prove it.
#include "fields/date_candidates.hpp"

#include <algorithm>
#include <cstdlib>

namespace nutgraf {
namespace {

constexpr std::size_t kMost = 64;
constexpr double kLeast = 0.55;  // a wrong date is worse than none
constexpr double kDoubt = 0.4;   // how much of its trust a contradiction takes away
constexpr double kMistaken =
    0.3;  // of what its weight leaves open: the chosen are right more often
constexpr double kUpdated = 0.75;  // an update is later than the date in question, mostly by little

bool same_day(const Date& a, const Date& b) { return std::abs(days_between(a, b)) <= 1; }

// Whether both can be true of one article.
bool agree(const Date& a, const Date& b) {
    if (a.day != 0 && b.day != 0) return same_day(a, b);
    return a.year == b.year && (a.month == 0 || b.month == 0 || a.month == b.month);
}

int precision(const Date& date) { return (date.month != 0 ? 1 : 0) + (date.day != 0 ? 1 : 0); }

double trust(const DateCandidate& candidate) {
    return std::clamp(candidate.confidence, 0.0, 1.0) * (candidate.updated ? kUpdated : 1.0);
}

// Whether an earlier candidate of the same origin says what this one does.
bool is_repeated(std::span<const DateCandidate> candidates, std::size_t at) {
    return std::ranges::any_of(candidates.first(at), [&](const DateCandidate& earlier) {
        return is_valid(earlier.date) && earlier.origin == candidates[at].origin &&
               earlier.updated == candidates[at].updated &&
               agree(earlier.date, candidates[at].date);
    });
}

double weigh(std::span<const DateCandidate> candidates, const DateCandidate& chosen) {
    double mistaken = 1 - trust(chosen);
    double doubt = 1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const DateCandidate& other = candidates[i];
        if (&other == &chosen || !is_valid(other.date) || is_repeated(candidates, i)) continue;
        if (!agree(other.date, chosen.date)) {
            if (!other.updated) doubt *= 1 - kDoubt * trust(other);
        } else if (other.origin != chosen.origin && !other.updated) {
            mistaken *= 1 - trust(other);
        }
    }
    return (1 - mistaken) * doubt;
}

// A day is better than the month that it lies in, if that is as far as the two differ.
bool is_better(const DateCandidate& a, const DateCandidate& b) {
    if (a.updated != b.updated) return b.updated;
    if (agree(a.date, b.date) && precision(a.date) != precision(b.date))
        return precision(a.date) > precision(b.date);
    return a.confidence > b.confidence;
}

}  // namespace

std::optional<DateCandidate> choose_date(std::span<const DateCandidate> candidates) {
    candidates = candidates.first(std::min(candidates.size(), kMost));
    std::optional<DateCandidate> best;
    for (const DateCandidate& candidate : candidates) {
        if (!is_valid(candidate.date)) continue;
        DateCandidate weighed = candidate;
        weighed.confidence = weigh(candidates, candidate);
        if (weighed.confidence < kLeast) continue;
        if (!best || is_better(weighed, *best)) best = weighed;
    }
    return best;
}

void set_date(Article& article, std::span<const DateCandidate> candidates) {
    if (article.date) return;
    if (const auto chosen = choose_date(candidates)) {
        const double confidence = 1 - kMistaken * (1 - chosen->confidence);
        article.date = {to_iso(chosen->date), chosen->origin, confidence};
    }
}

}  // namespace nutgraf
