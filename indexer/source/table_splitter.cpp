// SPDX-License-Identifier: GPL-2.0-or-later
//
// A stray quote looks like the beginning of a value that spans lines until the bytes behind it say
// otherwise, so the splitter goes back where it turns out to have been none. It does so at most
// once for any byte: what keeps a quotation open, quotes in pairs, opens no other.
#include "source/table_splitter.hpp"

#include <utility>

#include "text/ascii.hpp"

namespace nutgraf {

std::size_t TableSplitter::find_end(std::string_view text, std::size_t& scanned, std::size_t most) {
    while (scanned < text.size()) {
        if (scanned >= most && is_mostly_rows()) return end_row(text, take_back(scanned));
        if (scanned >= most) opened_at_ = first_line_end_ = kNone;  // it will not be there any more
        const std::size_t at = scanned++;
        const bool ends = pass(text[at], at);
        const std::size_t end = failed_ ? take_back(scanned) : ends ? scanned : kNone;
        if (end != kNone) return end_row(text, end);
    }
    return kNone;
}

std::size_t TableSplitter::find_last_end(std::string_view text, std::size_t& scanned,
                                         std::size_t most) {
    if (most == 0) return kNone;  // what a quotation would be taken back to is gone
    failed_ = state_ == State::kQuoted;
    if (state_ == State::kQuoteInQuoted || state_ == State::kClosed) close('\n');
    if (!failed_ || first_line_end_ == kNone) return kNone;
    return end_row(text, take_back(scanned));
}

// Whether the quotation at hand has more lines that are rows than others.
bool TableSplitter::is_mostly_rows() const {
    return state_ == State::kQuoted && first_line_end_ != kNone && 2 * whole_lines_ > lines_;
}

bool TableSplitter::divides(char c) const {
    return shape_.delimiter() == '\0' ? kDelimiters.find(c) != kDelimiters.npos
                                      : c == shape_.delimiter();
}

// Takes one more character; whether the record ends with it.
bool TableSplitter::pass(char c, std::size_t at) {
    if (divides(c)) ++delimiters_;
    if (c == '\n') ++lines_before_;
    if (state_ == State::kValueStart && c == '"') {
        open(at);
    } else if (state_ == State::kValueStart || state_ == State::kPlain) {
        state_ = divides(c) || c == '\n' ? State::kValueStart : State::kPlain;
        return c == '\n';
    } else if (state_ == State::kQuoted) {
        if (c == '"') state_ = State::kQuoteInQuoted;
        if (c == '\n') end_line(at + 1);
    } else if (state_ == State::kQuoteInQuoted && c == '"') {
        state_ = State::kQuoted;
    } else if (divides(c) || c == '\n') {
        return close(c);
    } else {
        state_ = State::kClosed;
        failed_ = c != ' ' && c != '\r';
    }
    return false;
}

void TableSplitter::open(std::size_t at) {
    state_ = State::kQuoted;
    opened_at_ = at;
    opened_behind_ = delimiters_;
    opened_line_ = lines_before_;
    first_line_end_ = kNone;
    lines_ = whole_lines_ = 0;
}

// The quotation closes by the book, before the character.
bool TableSplitter::close(char c) {
    const bool last_is_whole = c != '\n' || is_whole_line();
    const bool spans = shape_.delimiter() == '\t' && lines_ > 0;
    failed_ = spans && first_line_end_ != kNone && whole_lines_ == lines_ && last_is_whole;
    if (spans && !failed_) spanning_.add(opened_line_ + 1);
    state_ = State::kValueStart;
    return c == '\n';
}

// A line ends within the quotation.
void TableSplitter::end_line(std::size_t end) {
    if (opened_at_ != kNone && lines_ == 0) first_line_end_ = end;
    ++lines_;
    if (is_whole_line()) ++whole_lines_;
    delimiters_ = 0;
}

// The quotation was none: its first quote is a character, and the row ends with the line. Returns
// that end, or npos if it is still to come.
std::size_t TableSplitter::take_back(std::size_t& scanned) {
    failed_ = false;
    const std::size_t end = std::exchange(first_line_end_, kNone);
    const std::size_t opened = std::exchange(opened_at_, kNone);
    state_ = end == kNone ? State::kPlain : State::kValueStart;
    if (end != kNone) {
        taken_back_.add(opened_line_ + 1);
        lines_before_ = opened_line_ + 1;
    }
    if (end == kNone && opened != kNone) {
        scanned = opened + 1;
        delimiters_ = opened_behind_;
    }
    return end;
}

std::size_t TableSplitter::end_row(std::string_view text, std::size_t end) {
    delimiters_ = 0;
    if (shape_.names().empty() && !ascii::is_blank(text.substr(0, end))) {
        shape_.add(text.substr(0, end));
    }
    return end;
}

std::string TableSplitter::notice() const {
    const auto say = [](const Noted& noted, const std::string& one, const std::string& many) {
        if (noted.count == 0) return std::string();
        return (noted.count == 1 ? one + " in line "
                                 : std::to_string(noted.count) + many + ", the first in line ") +
               std::to_string(noted.first_line);
    };
    const std::string spanning =
        say(spanning_, "a value in quotes spans lines; it begins", " values in quotes span lines");
    const std::string characters =
        say(taken_back_, "a quote that nothing closes is read as a character",
            " quotes that nothing closes are read as characters");
    return spanning + (spanning.empty() || characters.empty() ? "" : "; ") + characters;
}

}  // namespace nutgraf
