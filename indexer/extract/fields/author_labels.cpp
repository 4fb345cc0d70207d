// SPDX-License-Identifier: GPL-2.0-or-later
//
// The labels of bylines, in one table each.
#include "fields/author_labels.hpp"

#include <algorithm>
#include <array>

#include "fields/author_words.hpp"
#include "fields/opening.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

// A word such as "von" says "from", too, so that alone before one word it tells nothing.
struct Label {
    std::string_view text;
    bool weak = false;
};

constexpr std::array kLabels = {
    // English. Of others: "by", the word for author, that for text.
    Label{"by "}, Label{"by: "}, Label{"author: "}, Label{"author:"}, Label{"authors: "},
    Label{"words: "}, Label{"words by "}, Label{"words and pictures: "}, Label{"written by "},
    Label{"story by "}, Label{"text by "}, Label{"report by "}, Label{"posted by "},
    Label{"published by "}, Label{"reporting by "}, Label{"reported by "}, Label{"interview: "},
    Label{"escribe "}, Label{"contributed by "}, Label{"submitted by "}, Label{"article by "},
    // German
    Label{"von "}, Label{"vom "}, Label{"autor: "}, Label{"autor/in: "}, Label{"autorin: "},
    Label{"autoren: "}, Label{"text: "}, Label{"text von "}, Label{"geschrieben von "},
    Label{"veröffentlicht von "}, Label{"redaktion: "}, Label{"ein beitrag von "},
    Label{"beitrag von "}, Label{"artikel von "}, Label{"ein artikel von "}, Label{"verfasst von "},
    Label{"eingestellt von "}, Label{"gepostet von "},
    // French, Spanish, Portuguese, Catalan, Italian, Romanian
    Label{"par "}, Label{"auteur: "}, Label{"auteur : "}, Label{"publié par "}, Label{"écrit par "},
    Label{"por "}, Label{"por: "}, Label{"texto: "}, Label{"escrito por "}, Label{"publicado por "},
    Label{"di ", true}, Label{"autore: "}, Label{"a cura di "}, Label{"scritto da "},
    Label{"pubblicato da "}, Label{"postado por "}, Label{"posté par "}, Label{"rédigé par "},
    Label{"redactado por "}, Label{"scris de "}, Label{"publicat de "},
    // Dutch, Danish and Norwegian, Swedish, Finnish
    Label{"door "}, Label{"door: "}, Label{"tekst: "}, Label{"geschreven door "},
    Label{"geplaatst door "}, Label{"av ", true}, Label{"av: "}, Label{"af ", true}, Label{"af: "},
    Label{"skrevet av "}, Label{"skrevet af "}, Label{"skriven av "}, Label{"inlagt av "},
    Label{"lagt inn av "}, Label{"författare: "}, Label{"forfatter: "}, Label{"teksti: "},
    Label{"kirjoittaja: "}, Label{"kirjoittanut "},
    // Polish, Czech and Slovak, Hungarian, Turkish, Greek
    Label{"przez "}, Label{"napisane przez "}, Label{"autorzy: "}, Label{"tekst "},
    Label{"opracował: "}, Label{"od ", true}, Label{"napsal "}, Label{"napsala "},
    Label{"szerző: "}, Label{"írta: "}, Label{"yazar: "}, Label{"yazan: "}, Label{"haber: "},
    Label{"του ", true}, Label{"της ", true}, Label{"συντάκτης: "},
    // Russian, Ukrainian, Bulgarian
    Label{"автор: "}, Label{"Автор: "}, Label{"Автор:"}, Label{"Текст: "}, Label{"Автори: "},
    Label{"от ", true}, Label{"От ", true},
    // Chinese, Japanese, Korean
    Label{"作者："}, Label{"作者:"}, Label{"记者："}, Label{"記者："}, Label{"记者 "},
    Label{"記者 "}, Label{"記者"}, Label{"文／"}, Label{"文/"}, Label{"文："}, Label{"執筆："},
    Label{"著者："}, Label{"執筆者："}, Label{"投稿者："}, Label{"기자: "}, Label{"글: "},
    Label{"글 "}};

// Those that stand within a line, too.
constexpr std::array kInner = {
    " by "sv,  " von "sv, " par "sv,   " por "sv,        " di "sv,     " door "sv,
    " av "sv,  " af "sv,  " przez "sv, " durch "sv,      " от "sv,     " By "sv,
    " Von "sv, " Par "sv, " Por "sv,   " Redaktion: "sv, " Autor: "sv, " Author: "sv};

}  // namespace

std::optional<std::string_view> after_field_label(std::string_view value) {
    const std::size_t first = std::min(value.find(' '), value.size());
    const std::string_view word = value.substr(0, first);
    const bool by = starts_with_words(word, "by") && word.size() == 2;
    const bool colon = value.substr(0, value.find(' ', first + 1)).find(':') != value.npos;
    const bool glued = starts_with_words(word, "von") && count_words(value) > 2 &&
                       without_role(value.substr(first + 1)) != value.substr(first + 1);
    if (by || colon || glued) return after_author_label(value);
    const auto rest = after_author_label(value);
    const bool words = rest && value.size() - rest->size() > first + 1;  // "Written by "
    return words ? rest : std::nullopt;
}

std::optional<std::string_view> after_author_label(std::string_view line) {
    for (const auto& [label, weak] : kLabels) {
        std::string_view word = label;
        if (word.ends_with(' ')) word.remove_suffix(1);
        if (!starts_with_words(line, word)) continue;
        std::string_view rest = line.substr(word.size());
        const bool parted = word.size() == label.size() || rest.empty() || rest.front() == ' ' ||
                            rest.front() == ':';
        if (!parted) continue;
        if (rest.starts_with(':')) rest.remove_prefix(1);
        rest = ascii::trim(rest);
        if (!weak || count_words(rest) > 1) return rest;
    }
    return std::nullopt;
}

std::optional<std::string_view> after_inner_label(std::string_view line) {
    std::size_t first = line.npos;
    std::size_t behind = 0;
    for (const std::string_view label : kInner) {
        const std::size_t at = line.find(label);
        if (at >= first) continue;
        first = at;
        behind = at + label.size();
    }
    if (first == line.npos) return std::nullopt;
    return ascii::trim(line.substr(behind));
}

}  // namespace nutgraf
