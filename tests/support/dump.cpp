// SPDX-License-Identifier: GPL-2.0-or-later
//
// What two writers wrote is the same if a reader cannot tell. So this reads everything there is to
// read, and much of it twice by different ways: a term's documents from its posting list and a
// document's terms from its term list, values from the slot and from the document, and lists both
// step by step and by skipping, since writers put these into different tables.
#include "support/dump.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace nutgraf {
namespace {

constexpr std::array<Xapian::valueno, 7> kSlots = {0, 1, 2, 3, 4, 5, 300};

// Printable ASCII in quotes, the rest as \xNN.
struct Quoted {
    const std::string& text;
};

bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

std::ostream& operator<<(std::ostream& out, const Quoted& quoted) {
    constexpr char kDigits[] = "0123456789abcdef";
    out << '"';
    const auto end = quoted.text.end();
    for (auto at = quoted.text.begin(); at != end;) {
        const auto special = std::find_if_not(at, end, is_plain);
        out << std::string_view(at, special);
        if ((at = special) == end) break;
        const auto byte = static_cast<unsigned char>(*at++);
        out << "\\x" << kDigits[byte >> 4] << kDigits[byte & 15];
    }
    return out << '"';
}

class Dumper {
public:
    Dumper(const Xapian::Database& database, std::ostream& out)
        : db_(database), out_(out), termlists_(has_termlists(database)) {}

    void run() {
        totals();
        metadata();
        words();
        for (auto it = db_.allterms_begin(); it != db_.allterms_end(); ++it) {
            term(*it, it.get_termfreq());
        }
        for (auto it = db_.postlist_begin(""); it != db_.postlist_end(""); ++it) document(*it);
        for (const Xapian::valueno slot : kSlots) values(slot);
    }

private:
    // Whether documents have lists of their terms; a database can be built without.
    static bool has_termlists(const Xapian::Database& database) {
        const auto document = database.postlist_begin("");
        if (document == database.postlist_end("")) return true;
        try {
            database.termlist_begin(*document);
            return true;
        } catch (const Xapian::FeatureUnavailableError&) {
            return false;
        }
    }

    void totals() {
        out_ << "documents " << db_.get_doccount() << "\nlast document " << db_.get_lastdocid()
             << "\ntotal length " << db_.get_total_length() << "\naverage length "
             << std::setprecision(17) << db_.get_average_length() << "\nlengths from "
             << db_.get_doclength_lower_bound() << " to " << db_.get_doclength_upper_bound()
             << "\npositions " << (db_.has_positions() ? "yes" : "no") << '\n';
    }

    void metadata() {
        for (auto it = db_.metadata_keys_begin(); it != db_.metadata_keys_end(); ++it) {
            out_ << "metadata " << Quoted{*it} << ": " << Quoted{db_.get_metadata(*it)} << '\n';
        }
    }

    void words() {
        for (auto it = db_.spellings_begin(); it != db_.spellings_end(); ++it) {
            out_ << "spelling " << Quoted{*it} << ": " << it.get_termfreq() << '\n';
        }
        for (auto it = db_.synonym_keys_begin(); it != db_.synonym_keys_end(); ++it) {
            out_ << "synonyms of " << Quoted{*it} << ':';
            for (auto at = db_.synonyms_begin(*it); at != db_.synonyms_end(*it); ++at) {
                out_ << ' ' << Quoted{*at};
            }
            out_ << '\n';
        }
    }

    void term(const std::string& name, Xapian::doccount documents) {
        out_ << "term " << Quoted{name} << ": documents " << documents << ", occurrences "
             << db_.get_collection_freq(name) << ", wdf at most " << db_.get_wdf_upper_bound(name)
             << '\n';
        for (auto it = db_.postlist_begin(name); it != db_.postlist_end(name); ++it) {
            // Not the number of its terms: that reads the whole term list, for each term anew.
            out_ << "  " << *it << ':' << it.get_wdf() << " length " << it.get_doclength();
            positions(it.positionlist_begin(), it.positionlist_end());
        }
        if (documents >= kWorthSkipping) {
            skip([&] { return db_.postlist_begin(name); }, db_.postlist_end(name));
        }
    }

    void positions(Xapian::PositionIterator at, const Xapian::PositionIterator& end) {
        if (at != end) out_ << " at";
        for (; at != end; ++at) out_ << ' ' << *at;
        out_ << '\n';
    }

    // Where skipping leads, from the start of the list and from where the last skip led.
    template <typename Begin, typename Iterator>
    void skip(const Begin& begin, const Iterator& end) {
        out_ << "  skipping:";
        Iterator steady = begin();
        for (unsigned part = 1; part <= kSkips; ++part) {
            const auto target =
                static_cast<Xapian::docid>(std::uint64_t{db_.get_lastdocid()} * part / kSkips);
            Iterator fresh = begin();
            fresh.skip_to(target);
            if (steady != end) steady.skip_to(target);
            out_ << ' ' << target << "->" << place(fresh, end) << ',' << place(steady, end);
        }
        out_ << '\n';
    }

    static std::string place(const Xapian::PostingIterator& at,
                             const Xapian::PostingIterator& end) {
        return at == end ? "end" : std::to_string(*at) + ':' + std::to_string(at.get_wdf());
    }
    static std::string place(const Xapian::ValueIterator& at, const Xapian::ValueIterator& end) {
        return at == end ? "end" : std::to_string(at.get_docid());
    }

    void document(Xapian::docid id) {
        const Xapian::Document document = db_.get_document(id);
        out_ << "document " << id << ": length " << db_.get_doclength(id);
        if (termlists_) out_ << ", terms " << db_.get_unique_terms(id);
        out_ << "\n  data " << Quoted{document.get_data()} << '\n';
        if (!termlists_) return;  // Xapian keeps with them which slots a document uses
        for (auto it = document.values_begin(); it != document.values_end(); ++it) {
            out_ << "  value " << it.get_valueno() << ' ' << Quoted{*it} << '\n';
        }
        for (auto it = db_.termlist_begin(id); it != db_.termlist_end(id); ++it) {
            out_ << "  " << Quoted{*it} << ':' << it.get_wdf() << " positions "
                 << it.positionlist_count();
            positions(it.positionlist_begin(), it.positionlist_end());
        }
    }

    void values(Xapian::valueno slot) {
        const Xapian::doccount documents = db_.get_value_freq(slot);
        out_ << "slot " << slot << ": documents " << documents << ", from "
             << Quoted{db_.get_value_lower_bound(slot)} << " to "
             << Quoted{db_.get_value_upper_bound(slot)} << '\n';
        for (auto it = db_.valuestream_begin(slot); it != db_.valuestream_end(slot); ++it) {
            out_ << "  " << it.get_docid() << ' ' << Quoted{*it} << '\n';
        }
        if (documents >= kWorthSkipping) {
            skip([&] { return db_.valuestream_begin(slot); }, db_.valuestream_end(slot));
        }
    }

    static constexpr Xapian::doccount kWorthSkipping = 16;
    static constexpr unsigned kSkips = 23;

    const Xapian::Database& db_;
    std::ostream& out_;
    bool termlists_;
};

std::string_view line_at(std::string_view text, std::size_t start) {
    return text.substr(start, text.substr(start).find('\n'));
}

// The start of the line that ends before `start`; 0 at the top.
std::size_t line_before(std::string_view text, std::size_t start) {
    return start == 0 ? 0 : text.substr(0, start - 1).rfind('\n') + 1;
}

// The line from `start` on, cut around its byte `at`.
std::string excerpt(std::string_view text, std::size_t start, std::size_t at) {
    constexpr std::size_t kBefore = 60;
    constexpr std::size_t kAfter = 100;
    const std::string_view line = line_at(text, start);
    const std::size_t from = at - start > kBefore ? at - start - kBefore : 0;
    const std::string_view part = line.substr(std::min(from, line.size()), kBefore + kAfter);
    return (from > 0 ? "..." : "") + std::string(part) +
           (from + part.size() < line.size() ? "..." : "");
}

}  // namespace

void dump(const Xapian::Database& database, std::ostream& out) { Dumper(database, out).run(); }

std::string dump(const Xapian::Database& database) {
    std::ostringstream out;
    dump(database, out);
    return std::move(out).str();
}

std::string first_difference(std::string_view a, std::string_view b) {
    if (a == b) return {};
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    const std::string_view same = a.substr(0, at);
    const std::size_t start = same.rfind('\n') + 1;
    std::size_t heading = start;
    while (heading > 0 && (heading == start || a[heading] == ' '))
        heading = line_before(a, heading);
    std::ostringstream out;
    out << "line " << std::ranges::count(same, '\n') + 1 << ", below\n"
        << excerpt(a, heading, heading) << '\n';
    if (const std::size_t before = line_before(a, start); before > heading) {
        out << excerpt(a, before, before) << '\n';
    }
    out << "first:  " << excerpt(a, start, at) << "\nsecond: " << excerpt(b, start, at) << '\n';
    return out.str();
}

CheckReport check(const std::filesystem::path& path) {
    const std::filesystem::path stub = path / "XAPIANDB";
    CheckReport report;
    std::ostringstream text;
    try {
        const bool stubbed = std::filesystem::exists(stub);
        report.errors = Xapian::Database::check((stubbed ? stub : path).string(), 0, &text);
    } catch (const Xapian::Error& error) {
        text << error.get_description() << '\n';
        ++report.errors;
    }
    report.text = text.str();
    return report;
}

}  // namespace nutgraf
