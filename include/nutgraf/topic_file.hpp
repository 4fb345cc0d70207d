// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace nutgraf {

/// A judgment: how well an article, one of its passages, or the passages around an anchor answer a
/// topic.
struct Judgment {
    std::string topic;     ///< id of the topic
    std::string document;  ///< article id, passage id, or the end of an article's path
    int grade = 0;         ///< 0 = not relevant; higher is better
    /// If not empty: the judged passages are those of the article whose text, white space folded,
    /// contains this string, whose white space is folded already.
    std::string anchor;
    std::string where;  ///< "file:line", for messages
};

/// One topic of a batch.
struct TopicRecord {
    std::string id;
    std::string text;
    std::string where;                ///< "file:line", for messages
    std::vector<Judgment> judgments;  ///< the topic's own, if the file holds them
};

/// Reads a batch of topics. The format is told from the first character that is not white space.
/// Byte order mark, carriage returns and blank lines are passed over; an empty file has no topics.
///
/// - '{': JSON lines. Id from `qid`, `id` or `_id`; text from `query`, `topic`, `title` or `text`;
///   the first that is not blank counts. `relevant`, if there, is a list of objects that name the
///   document as `file`, `article` or `passage`, perhaps with `anchor` and `grade` (else 1).
/// - '<': TREC topics: `<top>` ... `<num> Number: 301` ... `<title> Topic: words` ... `</top>`; the
///   labels "Number:" and "Topic:" may be missing. The id is what follows the label, as written. A
///   title may run over several lines. Other fields are passed over; entities are not decoded.
/// - anything else: one `id TAB text` a line; lines that begin with '#' are passed over.
///
/// White space in ids, texts and anchors is folded to single blanks. `name` stands for the file in
/// messages. Throws Error (kInput) with "name:line: reason" for a line that is none of these, a
/// topic without id or text, or an id that stands twice; Error (kSystem) if `in` cannot be read.
std::vector<TopicRecord> read_topics(std::istream& in, const std::string& name);

/// Reads judgments in one of two forms; the first line that is not blank tells which:
///
/// - TREC qrels: `topic iteration document grade`, separated by white space, without a heading;
/// - tab-separated with the heading `topic TAB article TAB grade TAB anchor`. The anchor may be
///   missing or empty in a row, which then judges the whole article. Only in this form may an
///   article's id hold blanks.
///
/// Negative grades are read as 0. White space and errors are treated as by read_topics().
std::vector<Judgment> read_judgments(std::istream& in, const std::string& name);

}  // namespace nutgraf
