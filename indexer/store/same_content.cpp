// SPDX-License-Identifier: GPL-2.0-or-later
//
// A faster writer of something else would be no faster writer. So the two databases are read side
// by side and must agree in all that Xapian's interface shows, down to the positions of words, and
// in the bounds, which weighting schemes rely on. A position list is reached in two ways, from the
// term and from the document; both end in the same table, so from the document only their lengths
// are compared. What an iterator merely passes on, such as a term's frequency in each document's
// term list, is compared once, where it comes from.
#include "store/same_content.hpp"

#include <xapian.h>

#include <set>

namespace nutgraf {
namespace {

class Comparer {
public:
    Comparer(const std::string& first, const std::string& second) : a_(first), b_(second) {}

    ContentCheck run() {
        check_.documents = a_.get_doccount();
        static_cast<void>(compare_totals() && compare_lists() && compare_documents() &&
                          compare_slots() && compare_terms());
        return check_;
    }

private:
    bool require(bool same, const std::string& what) {
        if (!same && check_.difference.empty()) check_.difference = what + " differs";
        return same;
    }

    // Whether two lists that end together hold the same, each place as `equal(i, j)` has it.
    template <typename Iterator, typename Equal>
    static bool same_lists(Iterator i, const Iterator& i_end, Iterator j, const Iterator& j_end,
                           Equal&& equal) {
        for (; i != i_end && j != j_end; ++i, ++j) {
            if (!equal(i, j)) return false;
        }
        return i == i_end && j == j_end;
    }

    bool compare_totals() {
        return require(a_.get_doccount() == b_.get_doccount(), "the number of documents") &&
               require(a_.get_lastdocid() == b_.get_lastdocid(), "the last document id") &&
               require(a_.get_total_length() == b_.get_total_length(), "the total length") &&
               require(a_.get_doclength_lower_bound() == b_.get_doclength_lower_bound(),
                       "the lower bound of lengths") &&
               require(a_.get_doclength_upper_bound() == b_.get_doclength_upper_bound(),
                       "the upper bound of lengths") &&
               require(a_.has_positions() == b_.has_positions(), "whether there are positions");
    }

    bool compare_lists() {
        const auto same_metadata = [&](auto& i, auto& j) {
            return *i == *j && a_.get_metadata(*i) == b_.get_metadata(*j);
        };
        const auto same_spelling = [](auto& i, auto& j) {
            return *i == *j && i.get_termfreq() == j.get_termfreq();
        };
        const auto same_synonyms = [&](auto& i, auto& j) {
            return *i == *j &&
                   same_lists(a_.synonyms_begin(*i), a_.synonyms_end(*i), b_.synonyms_begin(*j),
                              b_.synonyms_end(*j), [](auto& k, auto& l) { return *k == *l; });
        };
        return require(same_lists(a_.metadata_keys_begin(), a_.metadata_keys_end(),
                                  b_.metadata_keys_begin(), b_.metadata_keys_end(), same_metadata),
                       "the metadata") &&
               require(same_lists(a_.spellings_begin(), a_.spellings_end(), b_.spellings_begin(),
                                  b_.spellings_end(), same_spelling),
                       "the list of spellings") &&
               require(same_lists(a_.synonym_keys_begin(), a_.synonym_keys_end(),
                                  b_.synonym_keys_begin(), b_.synonym_keys_end(), same_synonyms),
                       "the list of synonyms");
    }

    bool compare_documents() {
        const auto same = [&](auto& i, auto& j) {
            return require(*i == *j, "document " + std::to_string(*i)) && compare_document(*i);
        };
        return require(same_lists(a_.postlist_begin(""), a_.postlist_end(""), b_.postlist_begin(""),
                                  b_.postlist_end(""), same),
                       "the list of documents");
    }

    bool compare_document(Xapian::docid id) {
        const std::string name = "document " + std::to_string(id) + ": ";
        const Xapian::Document x = a_.get_document(id);
        const Xapian::Document y = b_.get_document(id);
        return require(x.get_data() == y.get_data(), name + "its data") &&
               require(a_.get_doclength(id) == b_.get_doclength(id), name + "its length") &&
               require(a_.get_unique_terms(id) == b_.get_unique_terms(id),
                       name + "its number of terms") &&
               require(x.termlist_count() == y.termlist_count(), name + "its number of terms") &&
               require(equal_values(x, y), name + "its values") &&
               require(equal_terms(id), name + "its term list");
    }

    bool equal_values(const Xapian::Document& x, const Xapian::Document& y) {
        return same_lists(x.values_begin(), x.values_end(), y.values_begin(), y.values_end(),
                          [&](auto& i, auto& j) {
                              slots_.insert(i.get_valueno());
                              return i.get_valueno() == j.get_valueno() && *i == *j;
                          });
    }

    bool equal_terms(Xapian::docid id) const {
        return same_lists(a_.termlist_begin(id), a_.termlist_end(id), b_.termlist_begin(id),
                          b_.termlist_end(id), [](auto& i, auto& j) {
                              return *i == *j && i.get_wdf() == j.get_wdf() &&
                                     i.positionlist_count() == j.positionlist_count();
                          });
    }

    bool compare_slots() {
        // One more than those in use, which must be empty on both sides.
        slots_.insert(slots_.empty() ? 0 : *slots_.rbegin() + 1);
        for (const Xapian::valueno slot : slots_) {
            const std::string name = "value slot " + std::to_string(slot) + ": ";
            const bool same =
                require(a_.get_value_freq(slot) == b_.get_value_freq(slot),
                        name + "its frequency") &&
                require(a_.get_value_lower_bound(slot) == b_.get_value_lower_bound(slot),
                        name + "its lower bound") &&
                require(a_.get_value_upper_bound(slot) == b_.get_value_upper_bound(slot),
                        name + "its upper bound") &&
                require(same_lists(a_.valuestream_begin(slot), a_.valuestream_end(slot),
                                   b_.valuestream_begin(slot), b_.valuestream_end(slot),
                                   [](auto& i, auto& j) {
                                       return i.get_docid() == j.get_docid() && *i == *j;
                                   }),
                        name + "its stream");
            if (!same) return false;
        }
        return true;
    }

    bool compare_terms() {
        const auto same = [&](auto& i, auto& j) {
            ++check_.terms;
            return require(*i == *j, "the presence of term " + *i) &&
                   require(i.get_termfreq() == j.get_termfreq(), "the frequency of " + *i) &&
                   compare_term(*i);
        };
        return require(same_lists(a_.allterms_begin(), a_.allterms_end(), b_.allterms_begin(),
                                  b_.allterms_end(), same),
                       "the number of terms");
    }

    bool compare_term(const std::string& term) {
        const std::string name = "term " + term + ": ";
        return require(a_.get_collection_freq(term) == b_.get_collection_freq(term),
                       name + "its collection frequency") &&
               require(a_.get_wdf_upper_bound(term) == b_.get_wdf_upper_bound(term),
                       name + "the upper bound of its wdf") &&
               require(equal_postings(term), name + "its posting list");
    }

    bool equal_postings(const std::string& term) {
        const auto same = [&](auto& i, auto& j) {
            ++check_.postings;
            return *i == *j && i.get_wdf() == j.get_wdf() &&
                   i.get_doclength() == j.get_doclength() &&
                   same_lists(i.positionlist_begin(), i.positionlist_end(), j.positionlist_begin(),
                              j.positionlist_end(), [&](auto& k, auto& l) {
                                  ++check_.positions;
                                  return *k == *l;
                              });
        };
        return same_lists(a_.postlist_begin(term), a_.postlist_end(term), b_.postlist_begin(term),
                          b_.postlist_end(term), same);
    }

    Xapian::Database a_;
    Xapian::Database b_;
    std::set<Xapian::valueno> slots_;
    ContentCheck check_;
};

}  // namespace

ContentCheck compare_content(const std::string& first, const std::string& second) {
    return Comparer(first, second).run();
}

}  // namespace nutgraf
