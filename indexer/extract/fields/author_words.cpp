// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words that stand around names, and in their place, in one table each.
#include "fields/author_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "fields/opening.hpp"
#include "fields/site_names.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr std::array kRoles = {
    "chefredakteur"sv, "chefredakteurin"sv, "writer"sv,          "reporter"sv,
    "reporters"sv,     "correspondent"sv,   "correspondents"sv,  "editor"sv,
    "columnist"sv,     "journalist"sv,      "contributor"sv,     "critic"sv,
    "bureau"sv,        "staff"sv,           "analyst"sv,         "producer"sv,
    "redakteur"sv,     "redakteurin"sv,     "chefredakteur"sv,   "chefredakteurin"sv,
    "redakteure"sv,    "korrespondent"sv,   "korrespondentin"sv, "journaliste"sv,
    "correspondant"sv, "redactor"sv,        "corresponsal"sv,    "redattore"sv,
    "giornalista"sv,   "periodista"sv,      "redacteur"sv,       "verslaggever"sv,
    "journalistin"sv,  "rédacteur"sv,       "rédactrice"sv,      "photographer"sv,
    "intern"sv,        "freelancer"sv,      "rechtsanwalt"sv,    "rechtsanwältin"sv,
    "experte"sv,       "expertin"sv,        "gastautor"sv,       "gastautorin"sv,
    "корреспондент"sv};

// By their essence.
constexpr std::array kNobodies = {
    // Of programs.
    "undefined"sv, "null"sv, "none"sv, "nil"sv, "nan"sv, "nn"sv, "na"sv, "nv"sv, "false"sv,
    "true"sv, "objectobject"sv, "array"sv, "default"sv, "test"sv, "name"sv, "yourname"sv,
    "authorname"sv, "firstnamelastname"sv, "firstlast"sv,
    // Nobody known.
    "anonymous"sv, "anonymousauthor"sv, "anonym"sv, "anonyme"sv, "anónimo"sv, "anonimo"sv,
    "anonimowy"sv, "аноним"sv, "匿名"sv, "unknown"sv, "unknownauthor"sv, "unbekannt"sv, "inconnu"sv,
    "desconocido"sv, "desconhecido"sv, "sconosciuto"sv, "onbekend"sv, "noauthor"sv, "noname"sv,
    "nobody"sv, "author"sv, "theauthor"sv, "autor"sv, "auteur"sv, "guest"sv, "guestauthor"sv,
    "guestpost"sv, "guestpostauthor"sv, "guestwriter"sv, "guestcontributor"sv, "gastautor"sv,
    "gast"sv, "ccby"sv, "various"sv, "variousauthors"sv,
    // Who runs the site.
    "admin"sv, "adminuser"sv, "administrator"sv, "administrador"sv, "administrateur"sv,
    "siteadmin"sv, "siteadministrator"sv, "webadmin"sv, "wpadmin"sv, "sysadmin"sv, "root"sv,
    "user"sv, "superuser"sv, "webmaster"sv, "webteam"sv, "moderator"sv, "support"sv, "system"sv,
    "wordpress"sv, "blogger"sv,
    // Roles without a name.
    "editor"sv, "editors"sv, "theeditor"sv, "theeditors"sv, "editorial"sv, "editorialteam"sv,
    "editorialstaff"sv, "editorialboard"sv, "staff"sv, "staffwriter"sv, "staffwriters"sv,
    "staffreporter"sv, "staffreport"sv, "staffreports"sv, "staffeditor"sv, "newsdesk"sv,
    "newsroom"sv, "newsstaff"sv, "newsteam"sv, "newseditor"sv, "webdesk"sv, "onlinedesk"sv,
    "desk"sv, "team"sv, "contributor"sv, "contributors"sv, "contributingwriter"sv, "reporter"sv,
    "writer"sv, "journalist"sv, "correspondent"sv, "ourcorrespondent"sv, "ourreporter"sv,
    "specialcorrespondent"sv, "columnist"sv, "redakteur"sv, "redakteurin"sv, "redaktor"sv,
    "redaktør"sv, "redaktör"sv};

// In the names of those who write for an outlet together.
constexpr std::array kDesks = {"staff"sv,     "team"sv,        "editors"sv,   "editorial"sv,
                               "desk"sv,      "newsroom"sv,    "redaktion"sv, "redacción"sv,
                               "redaccion"sv, "redazione"sv,   "redakcja"sv,  "rédaction"sv,
                               "redactie"sv,  "redaktionen"sv, "redakce"sv,   "redação"sv,
                               "redacao"sv,   "редакция"sv,    "編集部"sv,    "onlineredaktion"sv,
                               "agency"sv,    "agencies"sv,    "webteam"sv,   "contributors"sv};

// The forms of companies and the like.
constexpr std::array kCompanies = {"gmbh"sv, "ag"sv, "inc"sv, "llc"sv, "ltd"sv, "ev"sv, "sa"sv};

constexpr std::array kAgencies = {"ap"sv,
                                  "afp"sv,
                                  "dpa"sv,
                                  "reuters"sv,
                                  "upi"sv,
                                  "ansa"sv,
                                  "efe"sv,
                                  "tass"sv,
                                  "apa"sv,
                                  "sid"sv,
                                  "kna"sv,
                                  "epd"sv,
                                  "jiji"sv,
                                  "kyodo"sv,
                                  "xinhua"sv,
                                  "pti"sv,
                                  "ians"sv,
                                  "ani"sv,
                                  "ritzau"sv,
                                  "associatedpress"sv,
                                  "theassociatedpress"sv,
                                  "bloomberg"sv,
                                  "bloombergnews"sv,
                                  "agencefrancepresse"sv,
                                  "europapress"sv,
                                  "cnn"sv,
                                  "bbc"sv,
                                  "npr"sv};

constexpr std::array kInterface = {"actualizado"sv,
                                   "design"sv,
                                   "designed"sv,
                                   "theme"sv,
                                   "webdesign"sv,
                                   "checked"sv,
                                   "cofounder"sv,
                                   "fact"sv,
                                   "illustration"sv,
                                   "kontakt"sv,
                                   "kategorie"sv,
                                   "phone"sv,
                                   "vp"sv,
                                   "about"sv,
                                   "advertisement"sv,
                                   "alle"sv,
                                   "antworten"sv,
                                   "articles"sv,
                                   "artikel"sv,
                                   "author"sv,
                                   "authors"sv,
                                   "autor"sv,
                                   "beiträge"sv,
                                   "bio"sv,
                                   "categories"sv,
                                   "comment"sv,
                                   "comments"sv,
                                   "contributor"sv,
                                   "email"sv,
                                   "facebook"sv,
                                   "filed"sv,
                                   "follow"sv,
                                   "foto"sv,
                                   "image"sv,
                                   "kommentar"sv,
                                   "kommentare"sv,
                                   "last"sv,
                                   "leave"sv,
                                   "login"sv,
                                   "mehr"sv,
                                   "min"sv,
                                   "minuten"sv,
                                   "more"sv,
                                   "photo"sv,
                                   "posted"sv,
                                   "posts"sv,
                                   "print"sv,
                                   "profile"sv,
                                   "published"sv,
                                   "publié"sv,
                                   "read"sv,
                                   "reply"sv,
                                   "reviewed"sv,
                                   "share"sv,
                                   "subscribe"sv,
                                   "tags"sv,
                                   "twitter"sv,
                                   "updated"sv,
                                   "veröffentlicht"sv,
                                   "view"sv,
                                   "version"sv,
                                   "download"sv,
                                   "pdf"sv,
                                   "back"sv,
                                   "contact"sv,
                                   "tweet"sv,
                                   "website"sv,
                                   "written"sv,
                                   "zeige"sv,
                                   "über"sv};

template <std::size_t N>
bool is_in(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

template <std::size_t N>
bool has_word(std::string_view name, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(ascii::split_words(name), [&](std::string_view word) {
        return is_in(essence_of(word), words);
    });
}

// Marks of a template that was never filled, and of addresses.
bool has_foreign_sign(std::string_view name) {
    if (name.find_first_of("@{}[]<>%$=\\|_/") == name.npos) return name.starts_with("www.");
    const bool nick = name.find_first_of("@{}[]<>%$=\\|/ ") == name.npos;  // "jane_doe"
    return !nick || name.starts_with('_');
}

}  // namespace

bool is_role_word(std::string_view word) { return is_in(ascii::to_lower(word), kRoles); }

std::string_view without_role(std::string_view names) {
    while (true) {
        const std::size_t end = names.find(' ');
        const std::string_view first = names.substr(0, end);
        const std::string_view role = first.substr(first.rfind('-') + 1);  // npos + 1 is 0
        if (end == names.npos || count_words(names) <= 2 || !is_role_word(role)) return names;
        const std::string_view rest = ascii::trim(names.substr(end));
        if (ascii::is_lower(rest.front())) return names;  // "Staff and agencies"
        names = rest;
    }
}

bool is_nobody(std::string_view name) {
    if (essence_of(name).empty() || has_foreign_sign(name)) return true;
    const auto none = [](std::string_view text) {
        const std::string essence = essence_of(text);
        const std::size_t digits = essence.find_first_of("0123456789");  // "user1234"
        const std::string_view word = std::string_view(essence).substr(0, digits);
        const bool numbered = digits == essence.npos ||
                              essence.find_first_not_of("0123456789", digits) == essence.npos;
        return numbered && (word.empty() || is_in(word, kNobodies));
    };
    return none(name) || std::ranges::all_of(ascii::split_words(name), none);
}

bool is_host(std::string_view text) {
    const std::size_t dot = text.rfind('.');
    if (dot == text.npos || dot < 3 || text.find_first_of(" @") != text.npos) return false;
    constexpr std::array<std::string_view, 6> kTop = {"com", "net", "org", "info", "biz", "gov"};
    const std::string_view last = text.substr(dot + 1);
    const bool country = last.size() == 2 && std::ranges::all_of(last, ascii::is_lower);
    return country || std::ranges::find(kTop, last) != kTop.end();
}

bool is_desk(std::string_view name) {
    return is_in(essence_of(name), kAgencies) || has_word(name, kDesks) || is_company(name);
}

bool is_company(std::string_view name) { return has_word(name, kCompanies) || is_host(name); }

bool is_interface_word(std::string_view word) { return is_in(essence_of(word), kInterface); }

}  // namespace nutgraf
