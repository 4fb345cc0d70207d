// SPDX-License-Identifier: GPL-2.0-or-later
//
// Not every program that writes mailboxes quotes lines of a message that begin with "From ". A
// separator ends with a date as of asctime(3), so a line without a day of the week and a time is
// taken for text.
#include "source/mbox.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/ascii.hpp"
#include "source/message.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kFrom = "From ";
constexpr std::string_view kLineFrom = "\nFrom ";
constexpr std::size_t kLongestSeparator = 512;

// Whether there is a time of day: "10:02:33" or "10:02".
bool holds_time(std::string_view line) {
    const auto digits = [&](std::size_t at) {
        return ascii::is_digit(line[at]) && ascii::is_digit(line[at + 1]);
    };
    for (auto at = line.find(':'); at != line.npos; at = line.find(':', at + 1)) {
        if (at >= 2 && at + 2 < line.size() && digits(at - 2) && digits(at + 1)) return true;
    }
    return false;
}

// Whether there is a date such as "Mon Jan  5 10:02:33 2015".
bool holds_date(std::string_view line) {
    constexpr std::array<std::string_view, 7> kDays = {" Mon ", " Tue ", " Wed ", " Thu ",
                                                       " Fri ", " Sat ", " Sun "};
    return std::ranges::any_of(kDays, [&](std::string_view day) {
        const auto at = line.find(day);
        return at != line.npos && holds_time(line.substr(at));
    });
}

class MboxSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t) override {
        while (true) {
            const auto at = text.find(kLineFrom, scanned);
            if (at == text.npos) break;
            const std::string_view line = text.substr(at + 1, kLongestSeparator);
            scanned = at;
            if (line.size() < kLongestSeparator && line.find('\n') == line.npos) return text.npos;
            if (is_separator(line)) return at + 1;
            scanned = at + 1;
        }
        scanned = std::max(scanned, text.size() - std::min(text.size(), kLineFrom.size()));
        return text.npos;
    }
};

// Takes one ">" off lines that begin with any number of them and "From ".
std::string unquoted(std::string_view message) {
    std::string out;
    out.reserve(message.size());
    while (!message.empty()) {
        const std::size_t line = std::min(message.find("\n>"), message.size());
        out += message.substr(0, line);
        message.remove_prefix(line);
        if (message.empty()) break;
        const std::size_t quotes = std::min(message.find_first_not_of('>', 1), message.size());
        const bool quoted = message.substr(quotes).starts_with(kFrom);
        out += '\n';
        out += message.substr(1, quotes - (quoted ? 2 : 1));
        message.remove_prefix(quotes);
    }
    return out;
}

class MboxParser : public RecordParser {
public:
    ArticleResult parse(std::string_view record, const RecordContext& context) const override {
        if (record.starts_with(kFrom)) {
            record.remove_prefix(std::min(record.find('\n'), record.size() - 1) + 1);
        }
        return parse_message(unquoted(record), context.article(), context.where(), context.how);
    }
};

}  // namespace

bool is_separator(std::string_view text) {
    if (!text.starts_with(kFrom)) return false;
    const std::string_view line = text.substr(0, kLongestSeparator);
    return holds_date(line.substr(0, line.find('\n')));
}

RecordFormat mbox_format() {
    return {std::make_unique<MboxSplitter>(), std::make_shared<MboxParser>()};
}

}  // namespace nutgraf
