// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/measure.hpp"

#include "extraction/figures.hpp"

namespace nutgraf::bench {

void Confusion::add(const Confusion& other) {
    tp += other.tp;
    fp += other.fp;
    fn += other.fn;
    tn += other.tn;
}

double Confusion::f1() const { return share(2 * tp, 2 * tp + fp + fn); }

std::string Confusion::figures() const {
    return formatted("precision %.4f  recall %.4f  accuracy %.4f  F1 %.4f", share(tp, tp + fp),
                     share(tp, tp + fn), share(tp + tn, tp + fp + fn + tn), f1());
}

}  // namespace nutgraf::bench
