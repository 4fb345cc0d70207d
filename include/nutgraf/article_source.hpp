// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "nutgraf/article.hpp"

namespace nutgraf {

/// An article that could not be read, and why. `where` is a path or "path:line".
struct SkippedArticle {
    std::string where;
    std::string reason;
    /// Whether the system failed to read it, or a path given or a folder is not there, so that
    /// nobody knows how many articles are missing. Bad content and a file that may not be read are
    /// no such failures: they would be the same the next time.
    bool failed_reading = false;
};

/// Why something that a source holds is not meant to be read.
enum class PassedReason {
    kSuffix,        ///< a file met in a folder or an archive, of no suffix that is known
    kHidden,        ///< its name begins with a dot
    kExcluded,      ///< by SourceOptions::exclude, or not by SourceOptions::include
    kLink,          ///< a link: to a folder, or within an archive
    kPagePart,      ///< what a page saved by a browser shows: in "Story_files" beside "Story.html"
    kNotAnArticle,  ///< a record of another purpose: a request, a redirection, a robots.txt
    kEmpty,         ///< it has neither text nor title
    kRepeated       ///< the same file again, or an article that a later one of the run replaces
};

/// How many there are.
inline constexpr std::size_t kPassedReasons = 8;

/// Returns a short English name: "suffix", "not an article".
std::string_view name_of(PassedReason reason) noexcept;

/// Something that is not meant to be read. A folder on disk counts as one, whatever it holds.
struct PassedOver {
    PassedReason reason;
    std::string where;    ///< a path or "path:line"
    std::string id = {};  ///< of kEmpty: the article that has no text any more; may be empty
};

/// How much was passed over, by reason.
struct PassedCounts {
    std::array<std::uint64_t, kPassedReasons> reasons = {};  ///< by PassedReason
    /// Of kSuffix: by suffix, lower case with its dot; "" for names without one. What is too long
    /// for a suffix, or comes when there are a hundred, counts as "other".
    std::map<std::string, std::uint64_t> suffixes;

    /// Counts one more.
    void add(const PassedOver& passed);

    /// How much there was for all reasons.
    std::uint64_t total() const noexcept;

    friend bool operator==(const PassedCounts&, const PassedCounts&) = default;
};

/// Returns the counts in words: "12 of unknown suffix (9 .pdf, 3 .jpg), 2 hidden"; empty if there
/// are none.
std::string in_words(const PassedCounts& counts);

/// How a source was read where it could be meant otherwise. No input by itself.
struct SourceNotice {
    std::string where;  ///< a path
    std::string text;   ///< "2 quotes that nothing closes are read as characters, ..."
};

/// What the bytes of an article are.
enum class BodyKind {
    kText,      ///< plain text in UTF-8
    kBytes,     ///< plain text in any encoding, or a web page if it looks like one
    kPage,      ///< a web page in any encoding
    kUtf8Page,  ///< a web page in UTF-8, whatever it says itself
    kXmlPage    ///< a web page that is XML, in any encoding
};

/// Bytes of an article, as its source has them.
struct Body {
    BodyKind kind = BodyKind::kText;
    std::string bytes;
};

/// An article as its source has it. extract() makes the article of it.
struct Draft {
    /// What the source knows: id and place, and what a record or a header says. Its text too if
    /// there are no bodies: then it is complete, and stays as it is.
    Article article;
    std::vector<Body> bodies = {};  ///< in order; together they are the text
    /// Whether a title is enough, as it is in a record or a message; a file must have text.
    bool may_lack_text = false;
    /// Whether it has no name but its place in a stream, where another article may stand next time.
    bool unnamed = false;
    Field other_title = {};  ///< for an article that turns out to have none
};

/// What a source yields: a draft of an article, the report of one that was skipped, something that
/// was passed over, or a notice.
using DraftResult = std::variant<Draft, SkippedArticle, PassedOver, SourceNotice>;

/// Bounds on one batch.
struct BatchLimits {
    std::size_t bytes = 1 << 20;           ///< to aim at; a single article may be larger
    std::size_t article_bytes = SIZE_MAX;  ///< a larger file or record is reported as skipped
    /// Asked several times a second while a stream is read or waited for, on the thread that reads.
    /// If it says no, reading stops where it is. Null: always goes on.
    std::function<bool()> go_on = nullptr;
};

/// A stretch of a source, read but not yet understood. It stands alone: it may outlive the source,
/// and several can be parsed at once, each on a thread of its own.
class ArticleBatch {
public:
    virtual ~ArticleBatch() = default;

    /// Returns its drafts and skip reports in the order of the source; there may be none. May be
    /// called once, on any thread. Text files that can be read at any time are only read here.
    virtual std::vector<DraftResult> parse() = 0;

    /// Bytes of the source that it holds or will read; 0 if there are few.
    virtual std::uint64_t bytes() const noexcept { return 0; }
};

/// Yields drafts of articles in batches, always in the same order. A bad article is a value among
/// the results and never ends a run. One thread at a time may pull; bytes_read() alone may be
/// called from others meanwhile.
class ArticleSource {
public:
    virtual ~ArticleSource() = default;

    /// Reads on and returns the next batch. Null at the end of the source, or if `limits.go_on`
    /// said no; calling again then goes on where reading stopped, except inside of archives and
    /// compressed files, the rest of which is then reported as unreadable.
    ///
    /// How articles fall into batches depends on the input and the limits alone, not on when the
    /// bytes of a pipe arrive: a batch is filled until it is large enough or the input ends.
    virtual std::unique_ptr<ArticleBatch> next_batch(const BatchLimits& limits) = 0;

    /// What it reads, for messages: the paths given, for example.
    virtual std::string name() const = 0;

    /// Bytes taken so far from files or streams, or put into a batch that will read them, for
    /// progress. Safe to call from any thread at any time.
    virtual std::uint64_t bytes_read() const = 0;

    /// Bytes there are in all, or 0 when that is not known (standard input).
    virtual std::uint64_t bytes_total() const = 0;
};

/// How sources are read.
struct SourceOptions {
    /// Patterns as of fnmatch(3) for files met in folders and archives: for their path from there
    /// or their name alone. If there are any, only what matches one is read, whatever its suffix.
    std::vector<std::string> include = {};
    /// The same for files and folders that are left out, even if they are to be included.
    std::vector<std::string> exclude = {};
    bool follow = false;  ///< follow links to directories
    /// What standard input is called: its path, and the beginning of the ids of articles that have
    /// none. Its suffix helps to recognise the format. Empty: the path is "-", and ids are
    /// "stdin:" and a digest of the article, so that what comes next time replaces nothing else.
    std::string name = {};
};

/// Opens files and directories as one source, in a fixed order: as given, and within a directory by
/// path, so that the order of directory entries on disk does not matter.
///
/// Directories are walked recursively for files with a known suffix; hidden entries are left alone,
/// and links to directories are not followed unless `options.follow` says so, and then each
/// directory is read once. A file named directly is read whatever its name. "-" reads standard
/// input, from its descriptor; what std::cin has buffered before is not seen.
///
/// | format | known by name | known by content |
/// |---|---|---|
/// | plain text | .txt .md | what is nothing else |
/// | web page | .html .htm .xhtml | its first tags |
/// | page saved in one file | .mht .mhtml | `From: <Saved by `, if the suffix is unknown |
/// | message | .eml, names as in a Maildir | mail headers, if the suffix is unknown |
/// | JSON records, one a line | .jsonl .ndjson | `{`, if the suffix is unknown |
/// | table with a line of column names | .csv .tsv | such a line, if the suffix is unknown |
/// | TREC documents | .sgml .sgm .trec | `<DOC>` |
/// | web archive | .warc .wet .arc | `WARC/1.`, `filedesc://` |
/// | mailbox | .mbox | `From ` with a date or nothing behind it, and a header below |
/// | compressed | .gz .zst .xz .bz2 .tgz ... | magic bytes |
/// | archive | .tar .zip | magic bytes |
///
/// Compressed files and archives are read as streams, also within each other, four layers deep. A
/// member's path is that of the archive, "//" and its own, in UTF-8 whatever charset the archive
/// has it in: it may hold "..", which means nothing, since nothing is written. Members are chosen
/// by name as files of folders are; links among them are passed over.
///
/// Of records these keys are known, and names of columns, in any case, with or without "_" and "-".
/// Of several the first that says something counts; what is not taken stays in Article::extra.
///
/// - id: _id id docid docno guid uuid
/// - title: title headline
/// - text: text body contents content content_text article_body article_text main_text full_text
///   plain_text raw_text; as HTML content_html html content:encoded; if there is no other,
///   description summary abstract
/// - source: source source.name source_name publisher publisher.name site_name publication
///   newspaper
/// - author: author authors author.name byline creator dc:creator
/// - date: date published_at published published_date publish_date publishing_date
///   publication_date pub_date date_published date_publish date_created dc:date
/// - url: url link web_url permalink canonical_url canonical source_url; source, if an address
/// - language: lang language in_language dc:language
///
/// Whatever is met and not read is reported as passed over, so that articles, skip reports and what
/// is passed over add up to what there is: files and folders that are not entered, members of
/// archives, records. A folder beside a saved page, named like it and "_files" (or what Windows
/// calls that in the user's language), holds parts of that page.
///
/// A path that does not exist, a directory that cannot be read, an archive that is damaged or that
/// unpacks to far more than text would, becomes a skip report; what was read of it before stays.
std::unique_ptr<ArticleSource> open_sources(const std::vector<std::string>& paths,
                                            const SourceOptions& options = {});

}  // namespace nutgraf
