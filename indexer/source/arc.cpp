// SPDX-License-Identifier: GPL-2.0-or-later
//
//     filedesc://name.arc 0.0.0.0 19960923142103 text/plain 76 LF
//     1 0 Alexa Internet LF
//     URL IP-address Archive-date Content-type Archive-length LF
//     LF
//     http://www.example.org/ 192.0.2.1 19961104142103 text/html 202 LF
//     202 bytes: status line, headers, body
//     LF ...
//
// (https://archive.org/web/researcher/ArcFileFormat.php.) A line of version 2 has ten values; first
// are always address, IP address, date and type, last the length. Some addresses hold blanks, so
// values are counted from the end of the line.
#include "source/arc.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "source/length_splitter.hpp"
#include "source/web_record.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kFile = "filedesc://";
constexpr std::size_t kLongestLine = 1 << 14;
constexpr std::size_t kMostLength = SIZE_MAX / 2;
constexpr std::size_t kDateDigits = 14;

// The line before a record.
struct ArcLine {
    std::string_view address;
    std::string_view type;
    std::size_t length = 0;
};

// Twelve digits are the date of some old files, which have no seconds.
bool is_date(std::string_view text) {
    return (text.size() == kDateDigits || text.size() == kDateDigits - 2) &&
           std::ranges::all_of(text, ascii::is_digit);
}

bool is_ip(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF.:") == text.npos;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    const bool fits = error == std::errc() && stopped == end && value <= kMostLength;
    return fits ? std::optional(value) : std::nullopt;
}

// Whether the line begins as an address does: "http:", "dns:".
bool has_scheme(std::string_view line) {
    const auto end = std::ranges::find_if_not(line, ascii::is_letter);
    return end != line.begin() && end != line.end() && *end == ':';
}

// Reads the line from its end: a length, and before it, in version 1, type, date and IP address, in
// version 2 six values more than these.
std::optional<ArcLine> read_line(std::string_view line) {
    const auto words = ascii::split_words(line);
    if (words.size() < 5 || !has_scheme(line)) return std::nullopt;
    const auto length = number(words.back());
    if (!length) return std::nullopt;
    for (const std::size_t behind : {1U, 6U}) {
        if (words.size() < behind + 4) continue;
        const std::size_t type = words.size() - behind - 1;
        if (!is_date(words[type - 1]) || !is_ip(words[type - 2])) continue;
        const auto address_end =
            static_cast<std::size_t>(words[type - 3].data() - line.data()) + words[type - 3].size();
        return ArcLine{line.substr(0, address_end), words[type], *length};
    }
    return std::nullopt;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

class ArcSplitter : public LengthSplitter {
protected:
    RecordHead read_head(std::string_view text) const override {
        const std::string_view line = first_line(text.substr(0, kLongestLine));
        if (line.size() == text.size()) return {RecordHead::State::kOpen};
        const auto read = read_line(line);
        if (!read) return {RecordHead::State::kNone};
        return {RecordHead::State::kWhole, line.size() + 1 + read->length};
    }

    std::size_t find_head(std::string_view text, std::size_t& from) const override {
        for (auto at = text.find('\n', from); at != text.npos; at = text.find('\n', from)) {
            const std::string_view rest = text.substr(at + 1, kLongestLine);
            const std::string_view line = first_line(rest);
            if (line.size() == rest.size() && rest.size() < kLongestLine) return text.npos;
            if (read_line(line)) return at + 1;
            from = at + 1;
        }
        from = text.size();
        return text.npos;
    }
};

class ArcParser : public RecordParser {
public:
    bool is_article(std::string_view record) const override {
        record.remove_prefix(std::min(record.find_first_not_of("\r\n"), record.size()));
        const auto line = read_line(first_line(record.substr(0, kLongestLine)));
        return !line || holds_article(*line);
    }

    DraftResult parse(std::string_view record, const RecordContext& context) const override {
        const std::string_view line = first_line(record);
        const auto head = read_line(line);
        if (!head) return context.skip("damaged: no ARC record");
        record.remove_prefix(std::min(line.size() + 1, record.size()));
        if (record.size() < head->length) return context.skip("ends inside a record");
        if (!holds_article(*head)) return context.pass_over();
        Article article = context.article();
        article.url = {ascii::fold_space(repair_utf8(head->address)), Origin::kRecord};
        return parse_response(std::move(article), record, context);
    }

private:
    // The type is what the server said, or "no-type" and the like, where the answer says more.
    static bool holds_article(const ArcLine& line) {
        const std::string type = HeaderValue(line.type).value();
        const bool told = type.find('/') != type.npos;
        return may_be_article(line.address) && (!told || format_of_type(type));
    }
};

}  // namespace

bool is_arc(std::string_view head) { return head.starts_with(kFile); }

RecordFormat arc_format() {
    return {std::make_unique<ArcSplitter>(), std::make_shared<ArcParser>()};
}

}  // namespace nutgraf
