// SPDX-License-Identifier: GPL-2.0-or-later
//
// THE SCHEMA: what a nutgraf database holds. Written here once; writer and reader both use this
// file.
//
// Directory. A database is a directory with a stub file XAPIANDB that names one glass database
// beside it ("auto gen-000007"). Building writes a new generation and a new stub, XAPIANDB.new, and
// publishes by renaming the stub. `lock` is held (flock) by whoever writes. Generations that the
// stub does not name are leftovers, which the next run removes; other files are left alone.
//
// Documents. A Xapian document is a passage. It holds these terms:
//
//   term          of what                                    wdf                  positions
//   word          each word of title, author, publisher,     1 each time          yes
//                 and passage
//   Zstem         the stem of each such word                 1 each time          no
//   Zstem         ... and that of a word with accents,       1 each time          no
//                 without them, if it is another
//   pair          each two characters in a row of what is    1 each time          no
//                 written without spaces
//   Sword, ZSstem       each word of the article's title     0                    yes, no
//   Aword, ZAstem       ... of its author                    0                    yes, no
//   XSOURCEword, ZXSOURCEstem  ... of its publisher          0                    yes, no
//   Lcode         language as recorded, lower case           0                    no
//   Hhost         host of its URL, lower case                0                    no
//   Ddate, Mmonth, Yyear  YYYYMMDD, YYYYMM, YYYY             0                    no
//   Qid           passage id: article id + '#' + ordinal     0                    no
//   XARTICLEid    article id                                 0                    no
//   XORIGINALid   id of the article it is copied from        0                    no
//
// Words and stems are what Xapian::TermGenerator with STEM_SOME and libstemmer's stemmer makes of
// the same text; by "language" below the stemmer is one for all, or that of each article's own
// language, "unstemmed" if it has none, English if it is not known. What is written without spaces
// (Chinese, Japanese, Korean, Thai and the like) is n-grams, as with FLAG_CJK_NGRAM: each character
// is a word, without a stem; what is between two such stretches is read as a text of its own.
// Title, author and publisher count towards every passage of their article, as if they came before
// it: a passage seldom repeats what its headline and byline say. Positions count from 1: the words
// of title, author, publisher and passage, with a gap of kFieldGap behind each of the three that is
// there, so that no phrase runs from one into another; each prefixed field from 1. D, M and Y are
// there for Omega and other programs; dates are searched through slots 2 and 4. An L, H, Q,
// XARTICLE or XORIGINAL term of more than 213 bytes, as Xapian counts them, is cut after these, and
// ends in the first 128 bits of the value's SHA-256 in hexadecimal digits.
//
// Two things are done to a text before TermGenerator's rules. It is brought to its one form, in
// which canonical equivalents, and compatibility forms of what belongs to words, are the same, and
// what no one sees is not there (analysis/normalize.hpp). And of a word of more than 64 characters
// or 200 bytes only that many count; TermGenerator would drop those of more than 64 bytes, position
// and all. One thing is added: pictographs are words, by themselves and in pairs, as the characters
// of scripts without spaces are.
//
// Values. Slot 0: sort key, article id + NUL + ordinal as 4 bytes big-endian; orders equal scores.
// Slot 1: article id; collapses passages into articles. Slot 2: the date as YYYYMMDD, the first day
// when only a month or year is known; absent without a date. Slot 3: the id of an earlier article
// that the passage is copied from (article/copies.hpp), as far as that was found; absent otherwise.
// XORIGINAL leads from there to all copies. Slot 4: the last day that the date can mean, as
// YYYYMMDD; absent if that is the day in slot 2, and without a date.
//
// Dates. A passage is of a range of days if all days that its date can mean lie in it: slot 2 has a
// value, which is not before the first day, and slot 4 has none beyond the last. So an article of
// "2024" is of 2024 and of 2023 to 2024, and on or after 2024-01-01; it is not of 2024-01-01, not
// of January 2024 and not on or after 2024-02, of which nothing is known. Programs that look at
// slot 2 alone find it by its first day.
//
// Data. A JSON object, self-contained:
//   {"article":{"id","path","line","title","source","author","date","updated","section","url",
//               "language","encoding","extra"},
//    "passage":{"ordinal","of","start","end","text","parts"}}
// Unknown fields are absent. start and end are byte offsets into the source text as read; parts has
// those of the pieces if debris was left out between them, and is absent otherwise. An
// "extra" of more than 1,000 bytes stands in the article's first passage only, and "extra_at":0 in
// the rest.
//
// Metadata. Key "nutgraf" holds a JSON object:
//   {"format":3,"language":"auto","fingerprint":"...","articles":N,"generator":"nutgraf x.y.z"}
// and "positions":false if words were indexed without them.
// `format` is kFormat. It rises whenever anything above changes so that an older reader would be
// wrong about a newer database, or the other way round; a reader refuses any other number. Since 3,
// no two ids can be made up that share a term: terms were cut later, and ended in 64 bits of
// FNV-1a; and slot 4 has the last days of months and years.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nutgraf::schema {

/// The version of all that is said above.
inline constexpr int kFormat = 3;
/// The metadata key of the database's state.
inline constexpr std::string_view kMetadataKey = "nutgraf";
/// The file that names the generation in force.
inline constexpr std::string_view kStubName = "XAPIANDB";

/// How the values of a field are matched.
enum class FieldKind {
    kText,     ///< words, stems and phrases of the value
    kBoolean,  ///< the whole value as one term
    kDate      ///< a range of days, by kDateSlot and kLastDaySlot
};

/// A field that a topic can name, for example `title:`.
struct FieldSpec {
    std::string_view name;
    std::string_view prefix;  ///< of its terms; empty for kDate
    FieldKind kind;
};

/// Prefixes of terms, by what the term is of. kStemPrefix goes before another prefix.
inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kAuthorPrefix = "A";
inline constexpr std::string_view kSourcePrefix = "XSOURCE";
inline constexpr std::string_view kLanguagePrefix = "L";
inline constexpr std::string_view kHostPrefix = "H";
inline constexpr std::string_view kDayPrefix = "D";
inline constexpr std::string_view kMonthPrefix = "M";
inline constexpr std::string_view kYearPrefix = "Y";
inline constexpr std::string_view kPassagePrefix = "Q";
inline constexpr std::string_view kArticlePrefix = "XARTICLE";
inline constexpr std::string_view kOriginalPrefix = "XORIGINAL";
inline constexpr std::string_view kStemPrefix = "Z";

/// The fields of a topic, by the name the user types before the colon.
inline constexpr std::array kTopicFields = {
    FieldSpec{"title", kTitlePrefix, FieldKind::kText},
    FieldSpec{"author", kAuthorPrefix, FieldKind::kText},
    FieldSpec{"source", kSourcePrefix, FieldKind::kText},
    FieldSpec{"lang", kLanguagePrefix, FieldKind::kBoolean},
    FieldSpec{"site", kHostPrefix, FieldKind::kBoolean},
    FieldSpec{"date", {}, FieldKind::kDate},
    FieldSpec{"since", {}, FieldKind::kDate},
    FieldSpec{"until", {}, FieldKind::kDate},
};

/// Value slots.
inline constexpr unsigned kSortSlot = 0;
inline constexpr unsigned kArticleSlot = 1;
inline constexpr unsigned kDateSlot = 2;
inline constexpr unsigned kOriginalSlot = 3;
inline constexpr unsigned kLastDaySlot = 4;

/// Positions left free behind the last word of title, author and publisher.
inline constexpr std::uint32_t kFieldGap = 100;

/// Returns the term that names a passage or an article: `prefix` and `id`, shortened to what Xapian
/// accepts. Ids of up to about 200 bytes stay as they are.
std::string id_term(std::string_view prefix, std::string_view id);

/// Returns the id of a passage: `<article id>#<ordinal>`.
std::string passage_id(std::string_view article_id, std::uint32_t ordinal);

/// Returns the value of kSortSlot.
std::string sort_key(std::string_view article_id, std::uint32_t ordinal);

/// A passage's place, as kSortSlot holds it.
struct SortKey {
    std::string article_id;
    std::uint32_t ordinal = 0;
};

/// Reads what sort_key() returned; an empty key for anything shorter.
SortKey read_sort_key(std::string_view key);

}  // namespace nutgraf::schema
