// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/flowed.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr std::string_view kSignature = "-- ";

// A line without its end, its marks of quotation and the blank that may be stuffed behind them.
struct FlowedLine {
    std::size_t depth = 0;
    std::string_view text;

    bool is_signature() const { return text == kSignature; }
    bool flows() const { return text.ends_with(' ') && !is_signature(); }
};

FlowedLine take_line(std::string_view& text) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t depth = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return {depth, line};
}

void open_line(std::size_t depth, std::string& out) {
    out.append(depth, '>');
    if (depth > 0) out += ' ';
}

}  // namespace

std::string join_flowed(std::string_view text, bool delete_space) {
    std::string out;
    out.reserve(text.size());
    bool open = false;  // the line before goes on ...
    std::size_t depth = 0;
    while (!text.empty()) {
        const FlowedLine line = take_line(text);
        const bool joins = open && line.depth == depth && !line.is_signature();
        if (open && !joins) out += '\n';
        if (!joins) open_line(line.depth, out);
        open = line.flows();
        depth = line.depth;
        const bool cut = open && delete_space;
        out += line.text.substr(0, line.text.size() - (cut ? 1 : 0));
        if (!open) out += '\n';
    }
    return out;
}

}  // namespace nutgraf
