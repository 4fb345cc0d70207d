// SPDX-License-Identifier: GPL-2.0-or-later
//
// Templates put JSON together from pieces, so most of what is wrong with it is wrong at the joints:
// a comma behind the last of a list that was to be longer, a headline with its own quotation marks,
// two objects where one was expected. Each is mended where it is met, in one pass.
#include "html/lenient_json.hpp"

#include <algorithm>
#include <utility>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kReplacement = "\\ufffd";
constexpr std::size_t kUnit = 6;  // characters of "\u0041"

// The number that four hexadecimal digits say, or -1.
int hex_value(std::string_view digits) {
    if (digits.size() != 4) return -1;
    int value = 0;
    for (const char c : digits) {
        const char lower = ascii::to_lower(c);
        const bool letter = lower >= 'a' && lower <= 'f';
        if (!letter && !ascii::is_digit(lower)) return -1;
        value = value * 16 + (letter ? lower - 'a' + 10 : lower - '0');
    }
    return value;
}

bool is_first_half(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

class Mender {
public:
    explicit Mender(std::string_view text) : text_(text) {}

    std::vector<std::string> mend() {
        while (at_ < text_.size()) {
            if (skip_comment()) continue;
            const char c = text_[at_++];
            if (c == '{' || c == '[') {
                open(c);
            } else if (!open_.empty()) {
                add(c);
            }
        }
        if (!open_.empty()) close_all();
        return std::move(values_);
    }

private:
    bool skip_comment() {
        const std::string_view rest = text_.substr(at_);
        const bool block = rest.starts_with("/*");
        if (!block && !rest.starts_with("//")) return false;
        const std::string_view end = block ? "*/" : "\n";
        at_ = text_.find(end, at_ + 2);
        at_ = at_ == text_.npos ? text_.size() : at_ + end.size();
        return true;
    }

    void open(char bracket) {
        open_.push_back(bracket == '{' ? '}' : ']');
        out_ += bracket;
    }

    void add(char c) {
        if (c == '"' || c == '\'') {
            add_string(c);
        } else if (begins_word(c)) {
            add_word();
        } else if (c == '}' || c == ']') {
            close();
        } else if (!ascii::is_space(c)) {
            out_ += c;
        } else if (!out_.ends_with(' ')) {
            out_ += ' ';
        }
    }

    // A bracket closes what is open, whichever of the two it is.
    void close() {
        while (!out_.empty() && (out_.back() == ' ' || out_.back() == ',')) out_.pop_back();
        out_ += open_.back();
        open_.pop_back();
        if (open_.empty()) values_.push_back(std::exchange(out_, {}));
    }

    void close_all() {
        while (!open_.empty()) close();
    }

    // A quotation mark ends a string if what follows could follow one.
    bool ends_string() const {
        const std::size_t next = text_.find_first_not_of(ascii::kSpace, at_);
        return next == text_.npos || std::string_view(",:]}/").find(text_[next]) != text_.npos;
    }

    // Whether a character begins a key or a value without quotation marks.
    bool begins_word(char c) const {
        const std::size_t last = out_.find_last_not_of(' ');
        const bool place =
            last != out_.npos && std::string_view("{[,:").find(out_[last]) != text_.npos;
        return place && (ascii::is_letter(c) || (c & 0x80) != 0);
    }

    void add_word() {
        const std::size_t start = at_ - 1;
        at_ = std::min(text_.find_first_of(",:]}\"\n", start), text_.size());
        const std::string_view word = ascii::trim(text_.substr(start, at_ - start));
        const bool known = word == "true" || word == "false" || word == "null";
        if (!known) out_ += '"';
        for (const char c : word) {
            if (c == '\\') out_ += c;
            out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
        if (!known) out_ += '"';
    }

    void add_string(char mark) {
        out_ += '"';
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == mark && ends_string()) break;
            if (c == '\\') {
                add_escape();
            } else if (c == '"') {
                out_ += "\\\"";
            } else {
                out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
            }
        }
        out_ += '"';
    }

    void add_escape() {
        constexpr std::string_view kKnown = "\"\\/bfnrt";
        if (at_ == text_.size()) return;
        const char c = text_[at_++];
        if (c == 'u') {
            add_unit();
        } else if (kKnown.find(c) != kKnown.npos) {
            out_ += '\\';
            out_ += c;
        } else {  // "\'", and what was never meant to be an escape
            out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }

    void add_unit() {
        const int unit = hex_value(text_.substr(at_, 4));
        if (unit < 0) {
            out_ += kReplacement;
            return;
        }
        const std::string_view own = text_.substr(at_ - 2, kUnit);
        at_ += 4;
        const std::string_view next = text_.substr(at_, kUnit);
        const bool pair = is_first_half(unit) && next.starts_with("\\u") &&
                          is_second_half(hex_value(next.substr(2)));
        if (pair) {
            out_.append(own).append(next);
            at_ += kUnit;
        } else {
            out_ += is_first_half(unit) || is_second_half(unit) ? kReplacement : own;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;   // the value that is being read
    std::string open_;  // the brackets that will close it
    std::vector<std::string> values_;
};

}  // namespace

std::vector<std::string> mend_json(std::string_view text) { return Mender(text).mend(); }

}  // namespace nutgraf
