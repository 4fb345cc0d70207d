// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "nutgraf/hit.hpp"

namespace nutgraf {

/// Lets one passage speak for those that say the same in other articles. Which passages may be
/// copies of each other the index tells (schema.hpp, slot 3); whether they are is seen from their
/// texts: the smaller of two must stand in the other by half. Not thread-safe.
///
/// Of two large articles each passage may be a copy of any. So that a passage takes bounded work,
/// only the few are looked at that have most of its shingles, or of its rarest words.
class CopyFolder {
public:
    /// The database must outlive the folder.
    explicit CopyFolder(const Xapian::Database& database) : database_(database) {}

    /// Whether the index has any copies.
    bool has_copies() const;

    /// Whether a passage is a copy of one of those asked about before for which this was false.
    /// Two passages of one article never are.
    bool is_copy(const Xapian::Document& passage);

    /// Forgets all passages.
    void clear() { families_.clear(); }

    /// Returns passages of other articles that are copies of a passage, or that it is a copy of,
    /// ordered by article; no more than kMostCopies.
    std::vector<DuplicateInfo> copies_of(const Xapian::Document& passage) const;

    static constexpr std::size_t kMostCopies = 50;

private:
    struct Spokesman {
        std::string article;
        Xapian::Document passage;
        std::vector<std::uint32_t> shingles;  // made when they are needed
    };

    // Passages that may be copies of each other.
    struct Family {
        std::vector<std::shared_ptr<Spokesman>> spokesmen;
        std::size_t listed = 0;  // spokesmen whose shingles are in the lists
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_shingle;  // numbers of spokesmen
        bool one_article = true;
    };

    static bool has_copy_of(Family& family, Spokesman& passage);
    static void list_shingles(Family& family);
    static void add(Family& family, const std::shared_ptr<Spokesman>& passage);
    Xapian::MSet candidates_for(const Xapian::Document& passage, const std::string& text) const;

    const Xapian::Database& database_;
    std::map<std::string, Family> families_;
};

}  // namespace nutgraf
