// SPDX-License-Identifier: GPL-2.0-or-later
//
// A faster writer of something else would be no faster writer. So the two databases are read side
// by side and must agree in all that Xapian's interface shows, down to the positions of words.
#include "compare/same_content.hpp"

#include <xapian.h>

#include <algorithm>

#include "nutgraf/schema.hpp"

namespace nutgraf::bench {
namespace {

constexpr std::uint64_t kPostingsOfEvery = 50;

class Comparer {
public:
    Comparer(const std::string& first, const std::string& second) : a_(first), b_(second) {}

    ContentCheck run() {
        check_.documents = a_.get_doccount();
        check_.mean_length = a_.get_average_length();
        if (compare_totals() && compare_documents()) compare_terms();
        return check_;
    }

private:
    bool require(bool same, const std::string& what) {
        if (!same && check_.difference.empty()) check_.difference = what + " differs";
        return same;
    }

    bool compare_totals() {
        const std::string key(schema::kMetadataKey);
        return require(a_.get_doccount() == b_.get_doccount(), "the number of documents") &&
               require(a_.get_lastdocid() == b_.get_lastdocid(), "the last document id") &&
               require(a_.get_total_length() == b_.get_total_length(), "the total length") &&
               require(a_.get_metadata(key) == b_.get_metadata(key), "the metadata");
    }

    bool compare_documents() {
        for (auto id = a_.postlist_begin(""); id != a_.postlist_end(""); ++id) {
            const std::string name = "document " + std::to_string(*id) + ": ";
            const Xapian::Document x = a_.get_document(*id);
            const Xapian::Document y = b_.get_document(*id);
            const bool same =
                require(x.get_data() == y.get_data(), name + "its data") &&
                require(id.get_doclength() == b_.get_doclength(*id), name + "its length") &&
                require(equal_terms(x, y), name + "its terms") &&
                require(equal_values(x, y), name + "its values");
            if (!same) return false;
        }
        return true;
    }

    static bool equal_terms(const Xapian::Document& x, const Xapian::Document& y) {
        auto i = x.termlist_begin();
        auto j = y.termlist_begin();
        for (; i != x.termlist_end() && j != y.termlist_end(); ++i, ++j) {
            if (*i != *j || i.get_wdf() != j.get_wdf()) return false;
        }
        return i == x.termlist_end() && j == y.termlist_end();
    }

    static bool equal_values(const Xapian::Document& x, const Xapian::Document& y) {
        auto i = x.values_begin();
        auto j = y.values_begin();
        for (; i != x.values_end() && j != y.values_end(); ++i, ++j) {
            if (i.get_valueno() != j.get_valueno() || *i != *j) return false;
        }
        return i == x.values_end() && j == y.values_end();
    }

    bool compare_terms() {
        auto i = a_.allterms_begin();
        auto j = b_.allterms_begin();
        for (; i != a_.allterms_end() && j != b_.allterms_end(); ++i, ++j, ++check_.terms) {
            const std::string term = *i;
            const std::string name = "term " + term + ": ";
            const bool same =
                require(term == *j, name + "its presence") &&
                require(i.get_termfreq() == j.get_termfreq(), name + "its frequency") &&
                require(a_.get_collection_freq(term) == b_.get_collection_freq(term),
                        name + "its collection frequency");
            if (!same) return false;
            if (check_.terms % kPostingsOfEvery != 0) continue;
            if (!require(equal_postings(term), name + "its posting list")) return false;
        }
        return require(i == a_.allterms_end() && j == b_.allterms_end(), "the number of terms");
    }

    bool equal_postings(const std::string& term) const {
        auto i = a_.postlist_begin(term);
        auto j = b_.postlist_begin(term);
        for (; i != a_.postlist_end(term) && j != b_.postlist_end(term); ++i, ++j) {
            if (*i != *j || i.get_wdf() != j.get_wdf()) return false;
            const bool same_positions = std::equal(i.positionlist_begin(), i.positionlist_end(),
                                                   j.positionlist_begin(), j.positionlist_end());
            if (!same_positions) return false;
        }
        return i == a_.postlist_end(term) && j == b_.postlist_end(term);
    }

    Xapian::Database a_;
    Xapian::Database b_;
    ContentCheck check_;
};

}  // namespace

ContentCheck compare_content(const std::string& first, const std::string& second) {
    return Comparer(first, second).run();
}

}  // namespace nutgraf::bench
