// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "topic/leaves.hpp"
#include "topic/lexer.hpp"

namespace nutgraf {

/// Days from the first to the last, both included, as YYYYMMDD; an empty one sets no bound.
struct DayRange {
    std::string first;
    std::string last;
};

/// Whether the piece is a field of dates.
bool is_date_field(const Piece& piece);

/// Reads the value of a date field. Throws Error (kTopic) if it is none, a date that does not exist
/// for example. `text` is the topic, for the message.
DayRange read_days(const std::string& text, const Piece& piece);

/// Returns the days that both have.
DayRange common_days(const DayRange& a, const DayRange& b);

/// Makes the query of passages of these days: all days that their date can mean are among them. It
/// adds nothing to scores.
Xapian::Query make_day_filter(const DayRange& days);

/// Makes the query of a field piece that is no date: which passages have that value. It adds
/// nothing to scores. Throws Error (kTopic) if the value makes no sense for the field.
Leaf make_filter(const std::string& text, const Piece& piece, Leaves& leaves);

/// Throws Error (kTopic) if the value of a field piece makes no sense for the field.
void check_field(const std::string& text, const Piece& piece);

/// Returns a field piece, without a name, whose value is what another piece says: a word, phrase or
/// wildcard in the brackets behind a field.
Piece value_piece(const std::string& text, const Piece& piece);

/// Returns what the terms begin with that a wildcard, or a field with one, stands for; an empty
/// string for any other piece.
std::string wildcard_prefix(const Piece& piece);

/// Makes a query that finds the same and is safe where it adds nothing to scores, as a filter or
/// behind NOT. There Xapian 1.4 reads a term that all documents have from the list of all
/// documents, but under the term's name: if docids have gaps, it throws where the second block of
/// that list begins.
Xapian::Query unweighted(const Xapian::Query& query, const Xapian::Database& database);

}  // namespace nutgraf
