// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "source/record_format.hpp"
#include "source/table_rows.hpp"

namespace nutgraf {

/// Finds where the rows of a table end: at line ends that stand in no quoted value, see
/// split_row().
///
/// A quotation that spans lines is one only if it closes by the book. One that does not close, or
/// runs into a quote that should have been doubled, is taken back: the row ends with its first
/// line. Between tabs it is also taken back if each of its lines is a whole row by itself. If a
/// record becomes too long in one, the greater part of its lines decides.
class TableSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t most) override;
    std::size_t find_last_end(std::string_view text, std::size_t& scanned,
                              std::size_t most) override;
    std::string notice() const override;

private:
    enum class State { kValueStart, kPlain, kQuoted, kQuoteInQuoted, kClosed };
    static constexpr std::size_t kNone = std::string_view::npos;

    // Quotations of a kind, and the line that the first begins in, 1-based.
    struct Noted {
        std::size_t count = 0;
        std::size_t first_line = 0;
        void add(std::size_t line) { first_line = count++ == 0 ? line : first_line; }
    };

    bool pass(char c, std::size_t at);
    void open(std::size_t at);
    bool close(char c);
    void end_line(std::size_t end);
    std::size_t take_back(std::size_t& scanned);
    std::size_t end_row(std::string_view text, std::size_t end);
    bool divides(char c) const;
    bool is_mostly_rows() const;
    bool is_whole_line() const { return delimiters_ + 1 == shape_.names().size(); }

    TableShape shape_;
    State state_ = State::kValueStart;
    std::size_t delimiters_ = 0;    // in the line at hand, quoted or not
    std::size_t lines_before_ = 0;  // what was looked at has so many line ends
    Noted spanning_;                // quotations between tabs that span lines
    Noted taken_back_;              // those that seemed to span lines
    // Of the quotation at hand, or the last:
    std::size_t opened_at_ = kNone;
    std::size_t opened_behind_ = 0;  // delimiters in its line
    std::size_t opened_line_ = 0;    // line ends before
    std::size_t first_line_end_ = kNone;
    std::size_t lines_ = 0;        // that have ended in it
    std::size_t whole_lines_ = 0;  // of them, those of as many values as there are columns
    bool failed_ = false;
};

}  // namespace nutgraf
