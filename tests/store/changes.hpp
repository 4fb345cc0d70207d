// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <random>
#include <string>

namespace nutgraf {

/// Changes a database at random in every way Xapian offers. What is done follows from the seed and
/// from what the database holds: equal databases are changed alike. Nothing is committed but what a
/// transaction commits.
class Changes {
public:
    Changes(Xapian::WritableDatabase& database, unsigned seed)
        : database_(database), random_(seed) {}

    /// Makes `count` changes.
    void make(int count);

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    Xapian::docid some_document();
    std::string some_word();
    Xapian::Document new_document();

    void change();
    void add();
    void replace();
    void remove();
    void remove_range();
    void edit();
    void edit_word(Xapian::Document& document, const std::string& word);
    void change_metadata();
    void change_words();
    void transact();

    Xapian::WritableDatabase& database_;
    std::mt19937 random_;
    bool in_transaction_ = false;
};

}  // namespace nutgraf
