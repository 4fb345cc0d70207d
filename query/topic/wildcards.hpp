// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "topic/spellings.hpp"

namespace nutgraf {

/// The most words that a wildcard stands for; of more, those in most passages.
inline constexpr std::size_t kMaxExpansion = 1000;

/// What a wildcard stands for in one index.
struct Expansion {
    std::vector<std::string> terms;  ///< ascending; at most kMaxExpansion
    std::size_t count = 0;           ///< of all terms that begin so
};

/// Finds the terms that begin as a wildcard does, words of text also with accents where it has
/// none. Each beginning is looked up once. The database must outlive it. Not thread-safe.
class Wildcards {
public:
    explicit Wildcards(const Xapian::Database& database)
        : database_(database), spellings_(database) {}

    /// Returns the terms that begin with `prefix`, a field's prefix included; of too many those
    /// that most passages have, of equally frequent ones the first in order.
    const Expansion& expand(const std::string& prefix);

    /// Returns what expand() returned for `prefix`; null if it was not asked.
    const Expansion* known(const std::string& prefix) const;

private:
    const Xapian::Database& database_;
    Spellings spellings_;
    std::map<std::string, Expansion> known_;
};

}  // namespace nutgraf
