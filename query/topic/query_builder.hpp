// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "topic/leaves.hpp"
#include "topic/lexer.hpp"

namespace nutgraf {

/// What is asked, and what not.
struct BuiltQuery {
    Xapian::Query query;             ///< empty if there is nothing to look for
    Xapian::Query undated;           ///< the same without its date filter; empty if it has none
    std::set<std::size_t> left_out;  ///< the pieces that are not asked for: beyond kMostTerms
};

/// Makes the query of a topic that check_grammar() has let through. `text` is the topic, for
/// messages. Of words side by side those beyond kMostTerms are left out. Throws Error (kTopic) for
/// a field whose value makes no sense, and for operators and signs that go beyond kMostTerms.
BuiltQuery build_query(const std::string& text, const std::vector<Piece>& pieces, Leaves& leaves,
                       const Xapian::Database& database);

}  // namespace nutgraf
