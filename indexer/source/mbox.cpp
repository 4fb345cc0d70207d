// SPDX-License-Identifier: GPL-2.0-or-later
//
// Not every program that writes mailboxes quotes lines of a message that begin with "From ". What
// tells a separator is the date that it ends with and the header that follows; what stands between,
// programs do not agree on. A mailbox within a message has such lines, too: if the message says how
// long it is (Content-Length), and a separator or the end of the file is where that leads, all
// before belongs to it. Lengths that lead elsewhere are those of other days, and left alone.
#include "source/mbox.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <string>
#include <utility>

#include "source/headers.hpp"
#include "source/message.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kFrom = "From ";
constexpr std::string_view kQuotedFrom = ">From ";
constexpr std::string_view kLineEnds = "\r\n";
constexpr std::size_t kLongestSeparator = 512;
constexpr std::size_t kLinesBytes = 1024;        // to see a separator and the line behind it
constexpr std::size_t kFarthestEnd = 4U << 20U;  // that is waited for because a length says so

bool is_line_end(char c) { return kLineEnds.find(c) != kLineEnds.npos; }

// Takes a line off the text and returns it without its end, which may be a carriage return alone.
std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find_first_of(kLineEnds));
    text.remove_prefix(line.size());
    if (!text.empty()) text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
    return line;
}

bool is_number(std::string_view word, std::size_t least, std::size_t most) {
    return word.size() >= least && word.size() <= most &&
           std::ranges::all_of(word, ascii::is_digit);
}

// "10:02:33", "9:02".
bool is_time(std::string_view word) {
    const auto colon = word.find(':');
    return colon != word.npos && is_number(word.substr(0, colon), 1, 2) &&
           is_number(word.substr(colon + 1, 2), 2, 2);
}

bool is_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};
    return std::ranges::find(kDays, word) != kDays.end();
}

// "+0100", "EST", "(CET)", "GMT+1".
bool is_zone(std::string_view word) {
    constexpr std::size_t kLongest = 10;
    return word.size() <= kLongest && std::ranges::all_of(word, [](char c) {
               return ascii::is_upper(c) || ascii::is_digit(c) || c == '+' || c == '-' ||
                      c == '(' || c == ')';
           });
}

// What a date has; each once.
struct DateWords {
    bool day = false;
    bool month = false;
    bool year = false;
    bool time = false;

    // Whether the word is of a date, and not what it has already.
    bool take(std::string_view word) {
        if (word.ends_with(',')) word.remove_suffix(1);
        if (is_number(word, 1, 2)) return !std::exchange(day, true);
        if (is_number(word, 4, 4)) return !std::exchange(year, true);
        if (is_time(word)) return !std::exchange(time, true);
        if (month_number(word) != 0) return !std::exchange(month, true);
        return is_weekday(word) || is_zone(word);
    }
    bool complete() const { return day && month && year && time; }
};

// Whether a line ends with a date such as "Mon Jan  5 10:02:33 2015", in whatever order.
bool ends_with_date(std::string_view line) {
    DateWords date;
    const auto words = ascii::split_words(line.substr(0, line.find(" remote from ")));
    for (std::size_t i = words.size(); i-- > 0;) {
        if (!date.take(words[i])) return false;
        if (date.complete()) return true;
    }
    return false;
}

// How many bytes a message says that its body has, and where that leads from the beginning of the
// message; nothing if it does not say it, or `message` does not begin with its separator.
std::optional<std::size_t> said_end(std::string_view message) {
    const std::size_t body = find_body(message);
    if (!message.starts_with(kFrom) || body == message.npos) return std::nullopt;
    std::string_view header = message.substr(0, body);
    if (header.find("Length:") == header.npos) return std::nullopt;
    const Headers headers(header);
    const std::string_view text = headers["content-length"];
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc() || length > SIZE_MAX - body) return std::nullopt;
    return body + length;
}

class MboxSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t) override {
        for (auto at = find_from(text, scanned); at != text.npos; at = find_from(text, scanned)) {
            scanned = at - 1;  // with the line end, to know the line again
            const Place place = place_of(text, at);
            if (place == Place::kUnknown) return text.npos;
            if (place == Place::kBetween) return at;
            scanned = std::max(at + 1, within_until_);
        }
        scanned = std::max(scanned, text.size() - std::min(text.size(), kFrom.size()));
        return text.npos;
    }

    std::size_t find_last_end(std::string_view text, std::size_t& scanned,
                              std::size_t most) override {
        at_end_ = true;
        return find_end(text, scanned, most);
    }

private:
    // Where a line that begins with "From " stands.
    enum class Place { kBetween, kWithin, kUnknown };

    static std::size_t find_from(std::string_view text, std::size_t from) {
        auto at = text.find(kFrom, std::max<std::size_t>(from, 1));
        while (at != text.npos && !is_line_end(text[at - 1])) at = text.find(kFrom, at + 1);
        return at;
    }

    Place place_of(std::string_view text, std::size_t at) {
        const std::string_view lines = text.substr(at, kLinesBytes);
        if (!at_end_ && lines.size() < kLinesBytes && !holds_two_lines(lines))
            return Place::kUnknown;
        within_until_ = at;
        if (!is_separator(lines)) return Place::kWithin;
        const auto end = said_end(text.substr(0, at));
        if (!end || *end <= at || *end - at > kFarthestEnd) return Place::kBetween;
        if (!at_end_ && *end + kLinesBytes > text.size()) return Place::kUnknown;
        within_until_ = *end - 1;
        return ends_message(text, *end) ? Place::kWithin : Place::kBetween;
    }

    static bool holds_two_lines(std::string_view lines) {
        take_line(lines);
        return lines.find_first_of(kLineEnds) != lines.npos;
    }

    // Whether a message may end there: a separator follows, or nothing.
    static bool ends_message(std::string_view text, std::size_t end) {
        if (end > text.size()) return false;
        std::string_view rest = text.substr(end, kLinesBytes);
        rest.remove_prefix(std::min(rest.find_first_not_of(kLineEnds), rest.size()));
        return rest.empty() || is_separator(rest);
    }

    std::size_t within_until_ = 0;  // what place_of() knows to be within the message
    bool at_end_ = false;
};

// Takes one ">" off lines that begin with any number of them and "From ".
std::string unquoted(std::string_view message) {
    std::string out;
    out.reserve(message.size());
    for (auto at = message.find(kQuotedFrom); at != message.npos; at = message.find(kQuotedFrom)) {
        const std::string_view before = message.substr(0, at);
        const auto last = before.find_last_not_of('>');
        const bool quoted = last == before.npos || is_line_end(before[last]);
        out += before;
        if (!quoted) out += '>';
        message.remove_prefix(at + 1);
    }
    return out += message;
}

class MboxParser : public RecordParser {
public:
    DraftResult parse(std::string_view record, const RecordContext& context) const override {
        if (record.starts_with(kFrom)) take_line(record);
        const bool quotes = record.find(kQuotedFrom) != record.npos;
        const std::string room = quotes ? unquoted(record) : std::string();
        return parse_message(quotes ? room : record, context.article());
    }
};

}  // namespace

bool is_separator(std::string_view text) {
    if (!text.starts_with(kFrom)) return false;
    const std::string_view line = take_line(text);
    const bool header = text.empty() || is_header_line(text) || text.starts_with(kQuotedFrom);
    if (!header || line.size() > kLongestSeparator) return false;
    return ascii::is_blank(line.substr(kFrom.size())) || ends_with_date(line);
}

RecordFormat mbox_format() {
    return {std::make_unique<MboxSplitter>(), std::make_shared<MboxParser>()};
}

}  // namespace nutgraf
