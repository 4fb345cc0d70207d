// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who published a story is said in a few set phrases at its ends. The name is what follows, up to
// where the sentence goes on in small letters. The host of an address is no publisher's name.
#include "fields/publisher.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "fields/byline.hpp"
#include "fields/masthead.hpp"
#include "fields/opening.hpp"
#include "text/ascii.hpp"
#include "text/date_items.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNoticeBytes = 400;

constexpr std::array<std::string_view, 8> kSourceLabels = {
    "source:", "quelle:", "fuente:", "fonte:", "bron:", "Источник:", "来源：", "来源:"};

constexpr std::array<std::string_view, 10> kSyndicated = {"originally appeared ",
                                                          "originally published ",
                                                          "first appeared ",
                                                          "first published ",
                                                          "was published by ",
                                                          "zuerst erschienen ",
                                                          "ursprünglich ",
                                                          "publié initialement ",
                                                          "publicado originalmente ",
                                                          "pubblicato originariamente "};

constexpr std::uint32_t bit_of(char c) {
    return std::uint32_t{1} << (static_cast<unsigned char>(c) % 32);
}

// Of each first letter of a phrase, the second ones.
constexpr auto kSecondLetters = [] {
    std::array<std::uint32_t, 256> second = {};
    for (const std::string_view phrase : kSyndicated) {
        second[static_cast<unsigned char>(phrase[0])] |= bit_of(phrase[1]);
    }
    return second;
}();

// What may stand before the first word of a notice.
bool is_opener(char c) { return c == ' ' || c == '(' || c == '[' || c == '*'; }

// Whether the first two letters of one of the phrases stand there.
bool begins_phrase(std::string_view line, std::size_t at) {
    const auto first = static_cast<unsigned char>(ascii::to_lower(line[at]));
    return kSecondLetters[first] != 0 && at + 1 < line.size() &&
           (kSecondLetters[first] & bit_of(line[at + 1])) != 0;
}

// A name without what is no part of it; nothing if it is none.
std::optional<std::string> publisher_in(std::string_view name) {
    name = ascii::trim(name);
    if (name.ends_with('.')) name.remove_suffix(1);
    if (!is_short_as_names(name) || !are_names(name)) return {};
    if (name.find_first_of(",;/|") != name.npos) return {};
    return std::string(name);
}

// The part of a sentence that is a name with capitals: "the South China Morning Post (SCMP), the
// most" -> "South China Morning Post". A full stop within a word ("News.com.au") is part of it.
std::string_view leading_name(std::string_view text) {
    for (const std::string_view article : {"the ", "der ", "die ", "le ", "la ", "el "}) {
        if (text.starts_with(article)) text.remove_prefix(article.size());
    }
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t word_end = std::min(text.find(' ', end), text.size());
        const std::string_view word = text.substr(end, word_end - end);
        const bool within = word == "of" || word == "the" || word == "and" || word == "&";
        const bool named = !word.empty() && (!ascii::is_lower(word.front()) || within);
        if (!named || word.front() == '(') break;
        end = word_end + 1;
        if (std::string_view(".,:;").find(word.back()) != std::string_view::npos) break;
    }
    text = text.substr(0, std::min(end, text.size()));
    while (!text.empty() && std::string_view(" .,:;").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    for (const std::string_view last : {" and", " of", " the"}) {
        if (text.ends_with(last)) text.remove_suffix(last.size());
    }
    return text;
}

// What stands before "All rights reserved" in a notice, signs and years cut off.
std::string_view owner_in(std::string_view notice) {
    constexpr std::array<std::string_view, 6> kSigns = {"copyright", "by ", "©", "®", "™", "(c)"};
    notice = notice.substr(0, ascii::to_lower(notice).find("all rights"));
    for (std::size_t before = 0; before != notice.size();) {
        before = notice.size();
        notice.remove_prefix(std::min(notice.find_first_not_of(" .,-:0123456789"), notice.size()));
        for (const std::string_view sign : {"–", "—"}) {
            if (notice.starts_with(sign)) notice.remove_prefix(sign.size());
        }
        for (const std::string_view sign : kSigns) {
            if (starts_with_words(notice, sign)) notice.remove_prefix(sign.size());
        }
    }
    notice = notice.substr(0, notice.find_first_of("0123456789"));
    for (const std::string_view mark : {". ", " – ", " — ", " - ", "©", "®", "™", " Copyright"}) {
        notice = notice.substr(0, notice.find(mark));
    }
    return ascii::trim(notice);
}

// What follows the sign of a copyright notice.
std::optional<std::string_view> after_sign(std::string_view line) {
    constexpr std::array<std::string_view, 6> kSigns = {
        "copyright ©", "copyright (c)", "copyright", "©", "(c)", "— copyright"};
    for (const std::string_view sign : kSigns) {
        if (starts_with_words(line, sign)) return line.substr(sign.size());
    }
    return std::nullopt;
}

}  // namespace

bool is_source_line(std::string_view line) {
    return std::ranges::any_of(kSourceLabels,
                               [&](auto label) { return starts_with_words(line, label); });
}

std::optional<std::string> read_source_line(std::string_view line) {
    for (const std::string_view label : kSourceLabels) {
        if (!starts_with_words(line, label)) continue;
        const std::string_view rest = line.substr(label.size());
        return publisher_in(rest.substr(0, rest.find(". ")));
    }
    return std::nullopt;
}

std::optional<std::string> read_syndication(std::string_view line) {
    if (line.size() > kNoticeBytes) return std::nullopt;
    for (std::size_t at = 0; at < line.size(); at = line.find(' ', at)) {
        while (at < line.size() && is_opener(line[at])) ++at;
        if (at == line.size() || !begins_phrase(line, at)) continue;
        const auto* phrase = std::ranges::find_if(
            kSyndicated, [&](auto one) { return starts_with_words(line.substr(at), one); });
        if (phrase == kSyndicated.end()) continue;
        std::string_view rest = line.substr(at + phrase->size());
        for (const std::string_view joint : {"in ", "on ", "at ", "by ", "en ", "su ", "dans "}) {
            if (!rest.starts_with(joint)) continue;
            return publisher_in(leading_name(rest.substr(joint.size())));
        }
    }
    return std::nullopt;
}

std::optional<std::string> read_publication(std::string_view line) {
    for (const std::string_view label : {"published in ", "published by "}) {
        if (!starts_with_words(line, label)) continue;
        const std::string_view name = leading_name(line.substr(label.size()));
        const bool section = count_words(name) < 2 || is_label(name);
        return section ? std::nullopt : publisher_in(name);
    }
    return std::nullopt;
}

std::optional<Copyright> read_copyright(std::string_view line) {
    if (line.size() > kNoticeBytes) return std::nullopt;
    const auto notice = after_sign(line);
    if (!notice) return std::nullopt;
    Copyright copyright;
    for (const Item& item : read_items(*notice)) {
        const bool year = item.kind == ItemKind::kNumber && item.digits == 4;
        if (year && item.value >= 1900 && item.value < 2100) copyright.year = item.value;
    }
    if (copyright.year != 0) {
        copyright.owner = publisher_in(owner_in(*notice)).value_or("");
    }
    return copyright;
}

}  // namespace nutgraf
