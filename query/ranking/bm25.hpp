// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

namespace nutgraf {

/// BM25 (Robertson, Walker, Jones, Hancock-Beaulieu and Gatford, TREC-3, 1994) as Xapian computes
/// it. k1 = 1.2 and b = 0.75 are the textbook constants. Over Xapian's own (1 and 0.5) and Lucene's
/// usual 0.9 and 0.4 they were the best or equal best on news bodies, abstracts and titles alike,
/// which are collections of passages of about one length, as here; nothing finer was tuned.
inline Xapian::BM25Weight bm25() {
    constexpr double kK1 = 1.2;
    constexpr double kK2 = 0;  // no correction by the length of the topic
    constexpr double kK3 = 1;
    constexpr double kB = 0.75;
    constexpr double kLeastNormLength = 0.5;  // shorter passages than half the mean gain no more
    return {kK1, kK2, kK3, kB, kLeastNormLength};
}

}  // namespace nutgraf
