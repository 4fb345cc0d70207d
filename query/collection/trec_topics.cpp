// SPDX-License-Identifier: GPL-2.0-or-later
//
// TREC's mark-up is no XML: most of its tags are never closed, so a field ends where the next tag
// begins, whatever that is. Entities such as "&amp;" stay as they are written.
#include <algorithm>
#include <optional>

#include "collection/line_file.hpp"
#include "collection/topic_formats.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// A tag and the text that follows it, up to the next tag.
struct Piece {
    std::string tag;  // lower case, a closing one with its slash; empty for what precedes all tags
    std::size_t line = 1;
    std::string_view text;
};

// Where the tag that begins at `at` ends; 0 if it is only a less-than sign.
std::size_t tag_end(std::string_view text, std::size_t at) {
    if (at + 1 == text.size()) return 0;
    const char c = ascii::to_lower(text[at + 1]);
    if (!(c >= 'a' && c <= 'z') && c != '/' && c != '!' && c != '?') return 0;
    const std::size_t end = text.find_first_of("<>\n", at + 1);
    return end == text.npos || text[end] != '>' ? 0 : end + 1;
}

std::string tag_name(std::string_view tag) {
    std::string name(tag.substr(0, tag.find_first_of(ascii::kSpace)));
    std::ranges::transform(name, name.begin(), [](char x) { return ascii::to_lower(x); });
    return name;
}

std::vector<Piece> split_at_tags(std::string_view text) {
    std::vector<Piece> pieces(1);
    std::size_t line = 1;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') ++line;
        const std::size_t end = text[at] == '<' ? tag_end(text, at) : 0;
        if (end == 0) continue;
        pieces.back().text = text.substr(begin, at - begin);
        pieces.push_back({tag_name(text.substr(at + 1, end - at - 2)), line, {}});
        begin = end;
        at = end - 1;
    }
    pieces.back().text = text.substr(begin);
    return pieces;
}

std::string without_label(const std::string& text, std::string_view label) {
    const auto same = [](char a, char b) { return ascii::to_lower(a) == ascii::to_lower(b); };
    const std::string_view head = std::string_view(text).substr(0, label.size());
    return std::ranges::equal(head, label, same) ? ascii::fold_space(text.substr(label.size()))
                                                 : text;
}

// Puts pieces together to topics.
class TrecReader {
public:
    explicit TrecReader(const std::string& name) : name_(name) {}

    void take(const Piece& piece) {
        if (piece.tag == "top") {
            refuse_open();
            open_ = TopicRecord{{}, {}, at_line(name_, piece.line), {}};
        } else if (piece.tag == "/top") {
            close(piece);
        } else if (open_ && piece.tag == "num") {
            fill(open_->id, "Number:", piece);
        } else if (open_ && piece.tag == "title") {
            fill(open_->text, "Topic:", piece);
        }
        if (!open_) refuse_text(piece);
    }

    std::vector<TopicRecord> finish() {
        refuse_open();
        if (topics_.empty()) fail_input(at_line(name_, 1), "there is no <top> in the file");
        return std::move(topics_);
    }

private:
    void refuse_open() const {
        if (open_) fail_input(open_->where, "<top> is not closed by </top>");
    }

    void refuse_text(const Piece& piece) const {
        if (ascii::is_blank(piece.text)) return;
        const auto gap = piece.text.substr(0, piece.text.find_first_not_of(ascii::kSpace));
        const auto down = static_cast<std::size_t>(std::ranges::count(gap, '\n'));
        fail_input(at_line(name_, piece.line + down), "text that is not between <top> and </top>");
    }

    void close(const Piece& piece) {
        if (!open_) fail_input(at_line(name_, piece.line), "</top> without <top>");
        topics_.push_back(*std::move(open_));
        open_.reset();
    }

    void fill(std::string& field, std::string_view label, const Piece& piece) const {
        if (!field.empty()) {
            fail_input(at_line(name_, piece.line), "a second <" + piece.tag + "> in one topic");
        }
        field = without_label(ascii::fold_space(piece.text), label);
    }

    const std::string& name_;
    std::vector<TopicRecord> topics_;
    std::optional<TopicRecord> open_;
};

}  // namespace

std::vector<TopicRecord> read_trec_topics(std::string_view text, const std::string& name) {
    TrecReader reader(name);
    for (const Piece& piece : split_at_tags(text)) reader.take(piece);
    return reader.finish();
}

}  // namespace nutgraf
