// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "extraction/gold.hpp"
#include "nutgraf/article.hpp"

namespace nutgraf::bench {

/// What nutgraf made of a page.
struct Reading {
    Article article;
    std::string story;  ///< the article's text as far as it is no debris
};

/// What the makers of a set measure by, so that figures can be compared with theirs.
class Measure {
public:
    Measure() = default;
    Measure(const Measure&) = delete;
    Measure& operator=(const Measure&) = delete;
    virtual ~Measure() = default;

    virtual void add(const Reading& reading, const GoldPage& gold) = 0;
    /// The figures of all pages added, in one line without its end; empty if gold has nothing to
    /// measure by.
    virtual std::string figures() const = 0;
};

/// True and false positives and negatives.
struct Confusion {
    std::size_t tp = 0;
    std::size_t fp = 0;
    std::size_t fn = 0;
    std::size_t tn = 0;

    void add(const Confusion& other);
    bool empty() const { return tp + fp + fn + tn == 0; }
    /// Harmonic mean of precision and recall; 0 if there is nothing to divide by.
    double f1() const;
    /// "precision .9 recall .8 accuracy .8 F1 .85", each 0 where there is nothing to divide by.
    std::string figures() const;
};

}  // namespace nutgraf::bench
