// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian 1.4 makes a tree of two-sided nodes of what OR joins, and each comparison of two nodes
// walks all that is below them to estimate how many documents they have: time grows with the
// square of the operands, 11 s for 20,000. So many of them are joined in groups of groups. Only a
// weight that is scaled keeps Xapian from taking groups apart again; scaled by half at each level
// and by as many powers of two at the top, scores stay what they are, to the last bit.
#include "topic/operands.hpp"

#include <algorithm>
#include <span>

namespace nutgraf {
namespace {

using Xapian::Query;

constexpr std::size_t kGroup = 64;  // operands that are joined as they are

Query joined_by_or(std::span<const Query> queries) {
    return {Query::OP_OR, queries.begin(), queries.end()};
}

std::vector<Query> in_groups(const std::vector<Query>& queries) {
    std::vector<Query> groups;
    for (std::size_t at = 0; at < queries.size(); at += kGroup) {
        const std::size_t size = std::min(kGroup, queries.size() - at);
        groups.emplace_back(Query::OP_SCALE_WEIGHT,
                            joined_by_or(std::span(queries).subspan(at, size)), 0.5);
    }
    return groups;
}

}  // namespace

void Operands::add(const Query& query) { add(Operand{{}, query, 1}); }

void Operands::add(const std::string& key, const Query& query) { add(Operand{key, query, 1}); }

void Operands::add(const Operands& others) {
    for (const Operand& operand : others.operands_) add(operand);
}

void Operands::add(const Operand& operand) {
    if (operand.query.empty()) return;
    if (!operand.key.empty()) {
        const auto [known, first] = by_key_.try_emplace(operand.key, operands_.size());
        if (!first) {
            operands_[known->second].times += operand.times;
            return;
        }
    }
    operands_.push_back(operand);
}

std::vector<Query> Operands::queries() const {
    std::vector<Query> queries;
    queries.reserve(operands_.size());
    for (const Operand& one : operands_) {
        const auto times = static_cast<double>(one.times);
        queries.push_back(one.times == 1 ? one.query : Query(times, one.query));
    }
    return queries;
}

Query Operands::any() const {
    std::vector<Query> queries = this->queries();
    double scale = 1;
    for (; queries.size() > kGroup; scale *= 2) queries = in_groups(queries);
    const Query any = joined_by_or(queries);
    return scale == 1 ? any : Query(scale, any);
}

Query Operands::all() const {
    const std::vector<Query> queries = this->queries();
    return {Query::OP_AND, queries.begin(), queries.end()};
}

}  // namespace nutgraf
