// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

/// What a value of a record is to an article.
enum class RecordRole { kId, kTitle, kText, kMarkup, kSource, kAuthor, kDate, kUrl, kLanguage };

/// A key and what its value is.
struct RecordKey {
    std::string_view key;  ///< as folded_key() returns it
    RecordRole role;
};

/// All keys that are known, of JSON records and columns of tables alike. Of one role the first
/// counts that a record has a use for; kMarkup is looked at where there is no kText, save for what
/// stands behind it.
///
/// They are those of collections (TREC, BEIR, Anserini), JSON Feed 1.1, RSS and Atom as JSON,
/// schema.org's NewsArticle, news APIs, and programs that fetch articles (trafilatura, newspaper3k,
/// news-please, fundus).
inline constexpr std::array kRecordKeys = {
    RecordKey{"_id", RecordRole::kId},
    RecordKey{"id", RecordRole::kId},
    RecordKey{"docid", RecordRole::kId},
    RecordKey{"docno", RecordRole::kId},
    RecordKey{"guid", RecordRole::kId},
    RecordKey{"uuid", RecordRole::kId},

    RecordKey{"title", RecordRole::kTitle},
    RecordKey{"headline", RecordRole::kTitle},

    RecordKey{"text", RecordRole::kText},
    RecordKey{"body", RecordRole::kText},
    RecordKey{"contents", RecordRole::kText},
    RecordKey{"content", RecordRole::kText},
    RecordKey{"contenttext", RecordRole::kText},
    RecordKey{"articlebody", RecordRole::kText},
    RecordKey{"articletext", RecordRole::kText},
    RecordKey{"maintext", RecordRole::kText},
    RecordKey{"fulltext", RecordRole::kText},
    RecordKey{"plaintext", RecordRole::kText},
    RecordKey{"rawtext", RecordRole::kText},
    RecordKey{"contenthtml", RecordRole::kMarkup},
    RecordKey{"html", RecordRole::kMarkup},
    RecordKey{"content:encoded", RecordRole::kMarkup},
    RecordKey{"description", RecordRole::kText},
    RecordKey{"summary", RecordRole::kText},
    RecordKey{"abstract", RecordRole::kText},

    RecordKey{"source", RecordRole::kSource},
    RecordKey{"source.name", RecordRole::kSource},
    RecordKey{"sourcename", RecordRole::kSource},
    RecordKey{"publisher", RecordRole::kSource},
    RecordKey{"publisher.name", RecordRole::kSource},
    RecordKey{"sitename", RecordRole::kSource},
    RecordKey{"publication", RecordRole::kSource},
    RecordKey{"newspaper", RecordRole::kSource},

    RecordKey{"author", RecordRole::kAuthor},
    RecordKey{"authors", RecordRole::kAuthor},
    RecordKey{"author.name", RecordRole::kAuthor},
    RecordKey{"byline", RecordRole::kAuthor},
    RecordKey{"creator", RecordRole::kAuthor},
    RecordKey{"dc:creator", RecordRole::kAuthor},

    RecordKey{"date", RecordRole::kDate},
    RecordKey{"publishedat", RecordRole::kDate},
    RecordKey{"published", RecordRole::kDate},
    RecordKey{"publisheddate", RecordRole::kDate},
    RecordKey{"publishdate", RecordRole::kDate},
    RecordKey{"publishingdate", RecordRole::kDate},
    RecordKey{"publicationdate", RecordRole::kDate},
    RecordKey{"pubdate", RecordRole::kDate},
    RecordKey{"datepublished", RecordRole::kDate},
    RecordKey{"datepublish", RecordRole::kDate},
    RecordKey{"datecreated", RecordRole::kDate},
    RecordKey{"dc:date", RecordRole::kDate},

    RecordKey{"url", RecordRole::kUrl},
    RecordKey{"link", RecordRole::kUrl},
    RecordKey{"weburl", RecordRole::kUrl},
    RecordKey{"permalink", RecordRole::kUrl},
    RecordKey{"canonicalurl", RecordRole::kUrl},
    RecordKey{"canonical", RecordRole::kUrl},
    RecordKey{"sourceurl", RecordRole::kUrl},
    RecordKey{"source", RecordRole::kUrl},

    RecordKey{"lang", RecordRole::kLanguage},
    RecordKey{"language", RecordRole::kLanguage},
    RecordKey{"inlanguage", RecordRole::kLanguage},
    RecordKey{"dc:language", RecordRole::kLanguage},
};

/// Returns a key in small letters, without blanks, hyphens and underlines but one at its beginning:
/// "publishedat" of "publishedAt" and "Published At".
std::string folded_key(std::string_view key);

/// Whether a value of this key may be an article's title or text.
bool is_title_or_text(std::string_view key);

/// A key of a record that is known.
struct FoundKey {
    std::size_t rank;  ///< in kRecordKeys
    std::string key;   ///< as the record has it

    RecordRole role() const { return kRecordKeys[rank].role; }
    friend auto operator<=>(const FoundKey&, const FoundKey&) = default;
};

/// Returns the keys of an object that are known, in the order in which they count. A key may be
/// known in two roles.
std::vector<FoundKey> find_keys(const nlohmann::json& object);

}  // namespace nutgraf
