// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only what may change is looked at: a cluster at a time, a character and what attaches itself to
// it. Its characters are taken apart, put in order and together again.
#include "text/normalize.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/changing.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

// A byte that is no UTF-8 is read as a character of its own, in Latin-1.
bool is_broken(const Character& c, std::size_t at) { return c.next == at + 1 && c.code >= 0x80; }

bool is_attached(const Character& c, std::size_t at) {
    if (is_broken(c, at)) return false;
    const Changing what = changing(c.code);
    return what == Changing::kAttached || what == Changing::kMark;
}

// The character that ends at `at`, or `at` if there is only a broken byte.
std::size_t start_of_last(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 4;
    for (std::size_t size = std::min(kLongest, at); size > 1; --size) {
        if (decode(text, at - size).next == at) return at - size;
    }
    return at > 0 && static_cast<unsigned char>(text[at - 1]) < 0x80 ? at - 1 : at;
}

// Where the cluster begins that the character at `at` is in.
std::size_t start_of_cluster(std::string_view text, std::size_t at) {
    while (is_attached(decode(text, at), at)) {
        const std::size_t last = start_of_last(text, at);
        if (last == at) break;
        at = last;
    }
    return at;
}

// Selectors and marks belong to what is before them, also if they leave no trace. Others are
// between two characters.
bool is_part_of_look(unsigned code) {
    constexpr unsigned kFirstTag = 0xe0000;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    return category != UTF8PROC_CATEGORY_CF || code >= kFirstTag;
}

// The characters of one cluster.
class Cluster {
public:
    // Reads the one that begins at `at`.
    void read(std::string_view text, std::size_t at) {
        codes_.clear();
        end_ = seen_end_ = at;
        do {
            const Character c = decode(text, end_);
            end_ = c.next;
            add(c.code);
        } while (end_ < text.size() && is_attached(decode(text, end_), end_));
        compose();
        drop_idle_marks();
        lower();
    }

    // Where it ends, and where all that is seen of it does.
    std::size_t end() const { return end_; }
    std::size_t seen_end() const { return codes_.empty() ? end_ : seen_end_; }

    void append_to(std::string& out) const {
        std::array<char, 4> bytes{};
        for (const int code : codes_) {
            out.append(bytes.data(), encode(static_cast<unsigned>(code), bytes.data()));
        }
    }

private:
    void add(unsigned code) {
        const bool dropped = is_dropped(code);
        if (!dropped) append_parts(code, codes_);
        if (!dropped || is_part_of_look(code)) seen_end_ = end_;
    }

    // Marks behind a letter go by their classes.
    void order() {
        const auto letter = [](int code) {
            return combining_class(static_cast<unsigned>(code)) == 0;
        };
        for (auto at = codes_.begin(); at != codes_.end();) {
            const auto marks = std::find_if_not(at, codes_.end(), letter);
            at = std::find_if(marks, codes_.end(), letter);
            std::stable_sort(marks, at, [](int a, int b) {
                return combining_class(static_cast<unsigned>(a)) <
                       combining_class(static_cast<unsigned>(b));
            });
        }
    }

    void compose() {
        order();
        const auto size = utf8proc_normalize_utf32(
            codes_.data(), static_cast<utf8proc_ssize_t>(codes_.size()),
            static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
        codes_.resize(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 0)));
    }

    // What is put together has no marks left that could be; without an idle one it may.
    void drop_idle_marks() {
        unsigned letter = 0;
        const std::size_t erased = std::erase_if(codes_, [&letter](int one) {
            const auto code = static_cast<unsigned>(one);
            if (combining_class(code) == 0) letter = code;
            return is_idle_mark(letter, code);
        });
        if (erased > 0) compose();
    }

    // The small letter may have a form with the mark where the capital has none.
    void lower() {
        const std::vector<int> capitals = codes_;
        for (std::size_t i = 0; i + 1 < codes_.size(); ++i) {
            const unsigned small = fold(static_cast<unsigned>(codes_[i]));
            if (small != 0) codes_[i] = static_cast<int>(small);
        }
        if (codes_ == capitals) return;
        compose();
        if (codes_.size() == capitals.size()) codes_ = capitals;
    }

    std::vector<int> codes_;
    std::size_t end_ = 0;
    std::size_t seen_end_ = 0;
};

}  // namespace

// Writes a NormalizedText.
class Normalizer {
public:
    Normalizer(std::string_view source, NormalizedText& out) : source_(source), out_(out) {}

    void run() {
        for (std::size_t at = find_changing(source_, 0); at < source_.size();
             at = find_changing(source_, copied_)) {
            // Nothing before what is copied depends on what comes behind.
            const std::size_t start = std::max(start_of_cluster(source_, at), copied_);
            copy_up_to(start);
            cluster_.read(source_, start);
            replace(start, cluster_.seen_end());
            if (cluster_.end() > copied_) change_to(cluster_.end(), {});
        }
        copy_up_to(source_.size());
    }

private:
    void copy_up_to(std::size_t end) {
        out_.text_.append(source_.substr(copied_, end - copied_));
        copied_ = end;
    }

    void replace(std::size_t start, std::size_t end) {
        new_.clear();
        cluster_.append_to(new_);
        // Nothing is taken away behind a broken byte: it might be no longer broken.
        const bool kept = new_.empty() && start > 0;
        if (kept || new_ == source_.substr(start, end - start)) return copy_up_to(end);
        change_to(end, new_);
    }

    void change_to(std::size_t end, std::string_view by) {
        const std::size_t at = out_.text_.size();
        out_.text_.append(by);
        out_.changes_.push_back({copied_, end, at, at + by.size()});
        copied_ = end;
    }

    std::string_view source_;
    NormalizedText& out_;
    std::size_t copied_ = 0;  // of the source
    Cluster cluster_;
    std::string new_;
};

NormalizedText::NormalizedText(std::string_view source) { Normalizer(source, *this).run(); }

std::size_t NormalizedText::source_start(std::size_t at) const {
    const auto after = std::ranges::upper_bound(changes_, at, {}, &Change::start);
    if (after == changes_.begin()) return at;
    const Change& change = *std::prev(after);
    return at < change.end ? change.source_start : change.source_end + (at - change.end);
}

std::size_t NormalizedText::source_end(std::size_t at) const {
    const auto after = std::ranges::lower_bound(changes_, at, {}, &Change::start);
    if (after == changes_.begin()) return at;
    const Change& change = *std::prev(after);
    return at <= change.end ? change.source_end : change.source_end + (at - change.end);
}

std::size_t end_of_piece(std::string_view text, std::size_t from) {
    constexpr std::size_t kPiece = 1 << 16;
    constexpr std::size_t kLongest = 1 << 20;
    if (text.size() - from <= kPiece) return text.size();
    const std::string_view rest = text.substr(0, std::min(text.size(), from + kLongest));
    const std::size_t least = from + kPiece;
    const std::size_t space = rest.find_first_of(ascii::kSpace, least);
    if (space != rest.npos || rest.size() == text.size()) return std::min(space, rest.size());
    std::size_t end = rest.size();
    while (end > least && (is_utf8_tail(text[end]) || is_attached(decode(text, end), end))) --end;
    return end;
}

std::string_view normalized(std::string_view text, std::string& space) {
    if (find_changing(text, 0) == text.size()) return text;
    space = normalized(text);
    return space;
}

std::string normalized(std::string_view text) { return std::string(NormalizedText(text).text()); }

}  // namespace nutgraf
