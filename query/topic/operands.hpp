// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace nutgraf {

/// Queries to be joined by one operator. What is there several times is kept once, and its score
/// counts as often, so that a text of thousands of words costs what its distinct words do.
class Operands {
public:
    /// Adds a query that is no other's equal. An empty one changes nothing.
    void add(const Xapian::Query& query);

    /// Adds a query that is equal to all others added with the same key.
    void add(const std::string& key, const Xapian::Query& query);

    /// Adds all of the others.
    void add(const Operands& others);

    bool empty() const noexcept { return operands_.empty(); }
    std::size_t size() const noexcept { return operands_.size(); }

    /// Whether there is one query, and it was added with a key.
    bool is_one_with_key() const noexcept { return size() == 1 && !operands_[0].key.empty(); }

    /// The queries joined by OR, by AND: empty if there are none.
    Xapian::Query any() const;
    Xapian::Query all() const;

private:
    struct Operand {
        std::string key;
        Xapian::Query query;
        std::size_t times;
    };

    void add(const Operand& operand);
    std::vector<Xapian::Query> queries() const;

    std::vector<Operand> operands_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace nutgraf
