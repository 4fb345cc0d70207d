// SPDX-License-Identifier: GPL-2.0-or-later
//
// An update is where a flaw of a freshly written database would show late: counts are adjusted and
// not recounted, blocks are divided, lists are cut and joined. Documents are found again through
// the database itself, so that those of the first build are changed as well as later ones.
#include "store/changes.hpp"

#include <array>

#include "nutgraf/schema.hpp"

namespace nutgraf {

void Changes::make(int count) {
    for (int i = 0; i < count; ++i) change();
}

void Changes::change() {
    const unsigned what = below(100);
    if (what < 30) return add();
    if (what < 50) return replace();
    if (what < 65) return remove();
    if (what < 85) return edit();
    if (what < 90) return change_metadata();
    if (what < 97) return change_words();
    if (what < 98) return remove_range();
    if (!in_transaction_) transact();
}

// The first document from a random place on; 0 if there is none.
Xapian::docid Changes::some_document() {
    auto at = database_.postlist_begin("");
    const auto end = database_.postlist_end("");
    if (at != end) at.skip_to(1 + below(database_.get_lastdocid()));
    return at == end ? 0 : *at;
}

std::string Changes::some_word() {
    constexpr std::array kWords = {"the", "common", "peace", "war", "x", "every7", "first"};
    const unsigned which = below(2 * kWords.size());
    return which < kWords.size() ? kWords[which] : "new" + std::to_string(below(300));
}

Xapian::Document Changes::new_document() {
    Xapian::Document document;
    Xapian::termpos position = 0;
    for (unsigned words = below(40); words > 0; --words) {
        position += 1 + below(9) * below(9) * below(9);
        document.add_posting(some_word(), position);
        document.add_term("Z" + some_word());
    }
    document.add_boolean_term("Qnew" + std::to_string(below(500)));
    for (const Xapian::valueno slot : {0U, 1U, 2U, 300U}) {
        if (below(3) > 0) document.add_value(slot, some_word() + std::to_string(below(1000)));
    }
    if (below(5) > 0) document.set_data(std::string(below(100) * below(60), 'd') + some_word());
    return document;
}

void Changes::add() { database_.add_document(new_document()); }

// Also documents that are not there, some beyond the last.
void Changes::replace() {
    if (below(2) == 0) {
        database_.replace_document("Qnew" + std::to_string(below(500)), new_document());
        return;
    }
    const Xapian::docid beyond = database_.get_lastdocid() + 1 + below(20);
    const Xapian::docid id = below(10) == 0 ? beyond : some_document();
    if (id != 0) database_.replace_document(id, new_document());
}

void Changes::remove() {
    if (below(3) == 0) return database_.delete_document("Qnew" + std::to_string(below(500)));
    if (const Xapian::docid id = some_document()) database_.delete_document(id);
}

void Changes::remove_range() {
    const Xapian::docid first = some_document();
    const unsigned length = below(1 + database_.get_lastdocid() / 10);
    for (Xapian::docid id = first; id != 0 && id < first + length; ++id) {
        try {
            database_.delete_document(id);
        } catch (const Xapian::DocNotFoundError&) {  // gone already
        }
    }
}

void Changes::edit() {
    const Xapian::docid id = some_document();
    if (id == 0) return;
    Xapian::Document document = database_.get_document(id);
    for (unsigned edits = 1 + below(4); edits > 0; --edits) {
        switch (below(5)) {
            case 0: document.set_data(document.get_data() + some_word()); break;
            case 1: document.set_data(""); break;
            case 2: document.add_value(schema::kDateSlot, some_word()); break;
            case 3: document.add_value(schema::kArticleSlot, ""); break;
            default: edit_word(document, some_word());
        }
    }
    database_.replace_document(id, document);
}

void Changes::edit_word(Xapian::Document& document, const std::string& word) {
    const Xapian::docid id = document.get_docid();
    const auto position = database_.positionlist_begin(id, word);
    try {
        switch (below(4)) {
            case 0: document.add_posting(word, 1 + below(50'000)); break;
            case 1: document.add_term(word, below(300)); break;
            case 2: document.remove_term(word); break;
            default:
                if (position != database_.positionlist_end(id, word)) {
                    document.remove_posting(word, *position);
                }
        }
    } catch (const Xapian::InvalidArgumentError&) {  // it does not have the word
    }
}

void Changes::change_metadata() {
    const std::string key = "key" + std::to_string(below(10));
    database_.set_metadata(key, below(3) == 0 ? "" : std::string(below(3000), 'm') + some_word());
}

void Changes::change_words() {
    const std::string word = some_word();
    switch (below(6)) {
        case 0: database_.add_spelling(word, 1 + below(5)); break;
        case 1: database_.remove_spelling(word, 1 + below(5)); break;
        case 2: database_.clear_synonyms(word); break;
        case 3: database_.remove_synonym(word, some_word()); break;
        default: database_.add_synonym(word, some_word());
    }
}

void Changes::transact() {
    in_transaction_ = true;
    database_.begin_transaction();
    make(5 + static_cast<int>(below(30)));
    if (below(3) == 0) {
        database_.commit_transaction();
    } else {
        database_.cancel_transaction();
    }
    in_transaction_ = false;
}

}  // namespace nutgraf
