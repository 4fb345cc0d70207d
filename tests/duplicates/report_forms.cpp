// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/report_forms.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace report_forms {
namespace {

using Random = std::mt19937;

// Not a distribution of the library's, which differ from one to the other.
std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

using Values = std::vector<std::string_view>;

const std::map<std::string_view, Values>& all_values() {
    static const std::map<std::string_view, Values> values = {
        {"first", {"Ida",   "Marten", "Lena",  "Oskar", "Wilma", "Tobin", "Greta", "Jonas",
                   "Petra", "Aldo",   "Signe", "Karim", "Nadia", "Rufus", "Helga", "Dario",
                   "Selma", "Bruno",  "Tamar", "Viggo", "Alma",  "Cyril", "Edith", "Joachim"}},
        {"last", {"{stem}man", "{stem}sen", "{stem}ley", "{stem}ford", "{stem}berg", "{stem}son"}},
        {"place",
         {"{stem}mouth", "{stem}wick", "Port {stem}ness", "{stem}moor", "{stem}by", "{stem} Bay",
          "{stem}haven", "{stem}dale"}},
        {"stem", {"Al",   "Bran",  "Car",  "Dun", "El",   "Fen",    "Gar", "Hal",  "Ingle",
                  "Jar",  "Kess",  "Lind", "Mar", "Nor",  "Os",     "Pel", "Quar", "Raven",
                  "Salt", "Thorn", "Ull",  "Var", "West", "Yarrow", "Zell"}},
        {"street",
         {"{thing} Street", "{thing} Lane", "{thing} Road", "{thing} Row", "{thing} Close"}},
        {"thing",
         {"Quay", "Mill", "Tower", "Fish", "Salt", "Chapel", "Bridge", "Weaver", "Tanner", "Canal",
          "Orchard", "Station", "Castle", "Beacon", "Harbour", "Lantern", "Cooper", "Anchor"}},
        {"day", {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
        {"month",
         {"January", "February", "March", "April", "June", "July", "August", "September", "October",
          "November", "December"}},
        {"time", {"morning", "afternoon", "evening", "night"}},
        {"crime",
         {"a fire in a bakery that killed three people",
          "a bicycle was stolen in front of a school", "a bank was robbed at gunpoint",
          "several cars were broken into near the stadium",
          "a guard was beaten outside a nightclub", "paintings went missing from a museum",
          "a taxi was taken from its driver at knifepoint",
          "a shop window was smashed with a hammer", "forged notes turned up at the market",
          "a dog was poisoned in a park", "copper was torn from the roof of a church",
          "a bus was set alight at the depot"}},
        {"charge",
         {"murder and arson", "petty theft", "armed robbery", "burglary", "grievous assault",
          "handling stolen goods", "robbery with a weapon", "criminal damage", "counterfeiting",
          "cruelty to animals", "theft of metal", "arson of a vehicle"}},
        {"motion",
         {"buy a new ferry", "mend the roof of the school", "close the tip at night",
          "plant ninety oaks", "widen the harbour road", "sell the old court",
          "hire a second pilot", "paint the light tower", "lease the fairground",
          "dredge the northern basin", "rename the library", "raise the fee for moorings",
          "light the footpath by the river"}},
        {"company",
         {"{stem}sen Foods", "{stem}ford Mills", "{stem}ley Dairy", "{stem}berg & Sons",
          "{stem}man Electric", "{stem}son Glass", "{stem}tec Industries"}},
        {"product",
         {"{brand} muesli", "{brand} baby milk", "{brand} kettle", "{brand} shampoo",
          "{brand} pillows", "{brand} hedge trimmer", "{brand} eggs", "{brand} helmets"}},
        {"brand",
         {"Morning Glow", "Little Bear", "AquaPure", "Tiny Rider", "Golden Crust", "Sparkle",
          "QuickCut", "Sandman", "Rapid", "Merry Hen", "TrailKing", "Blue Lagoon", "Cosy Toes",
          "Pepper Jack", "Captain Cod", "Silver Fern"}},
        {"danger",
         {"glass splinters in some bags", "salmonella found in a routine test",
          "a crack that may leak lead", "a brake that can fail", "undeclared hazelnuts",
          "plugs that overheat", "a blade that may come loose", "mould on the filling",
          "a lid that bursts under pressure", "traces of a banned dye", "straps that tear"}},
        {"harm",
         {"two injuries have", "eleven illnesses have", "no complaints have", "one burn has",
          "seven cuts have", "three allergic reactions have"}},
        {"trade",
         {"baker", "schoolteacher", "harbour pilot", "seamstress", "organist", "surveyor", "nurse",
          "printer", "beekeeper", "engine driver", "bookbinder", "judge", "gardener"}},
        {"club",
         {"{stem}mouth Rovers", "{stem}wick Town", "{stem}ness Athletic", "{stem}moor United",
          "{stem}by Albion", "{stem}dale Wanderers", "{stem}haven Harriers"}},
        {"sky",
         {"sunny spells", "heavy showers", "drizzle", "fog patches", "sleet", "a clear sky",
          "thunderstorms", "low cloud", "hail", "freezing rain"}},
        {"wind",
         {"northerly", "southerly", "easterly", "westerly", "northwesterly", "southeasterly"}},
        {"offence",
         {"speeding", "shoplifting", "fishing without a licence", "drunkenness", "trespass",
          "driving without insurance", "fly-tipping", "keeping a dangerous dog", "fare dodging",
          "obstructing a constable", "breach of the peace"}},
        {"works",
         {"the resurfacing of a playground", "the renewal of sewers", "the repair of a sea wall",
          "the supply of school meals", "the painting of a footbridge", "the felling of sick elms",
          "the delivery of road salt", "the rewiring of a theatre", "the cleaning of gutters",
          "the lease of four snow ploughs", "the heating of an indoor pool"}},
        {"ort",
         {"{stem}münde", "{stem}heim", "{stem}hausen", "{stem}stadt", "Bad {stem}see",
          "{stem}kirchen", "{stem}furt"}},
        {"tag", {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}},
        {"unfall",
         {"ein Radfahrer leicht verletzt", "ein Traktor umgestürzt", "ein Reh überfahren",
          "eine Fußgängerin schwer verletzt", "ein Bus in den Graben gedrängt",
          "eine Schranke zertrümmert", "ein Motorrad zerstört", "ein Zaun durchbrochen"}},
        {"werk", {"werk", "sen", "mann", "tec", "bau", "glas"}},
    };
    return values;
}

// "12-40" is a number from 12 to 40.
std::string number_between(std::string_view range, Random& random) {
    const auto parse = [](std::string_view digits) {
        std::size_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    };
    const std::size_t dash = range.find('-');
    const std::size_t least = parse(range.substr(0, dash));
    return std::to_string(least + below(random, parse(range.substr(dash + 1)) - least + 1));
}

std::string value_of(std::string_view slot, Random& random) {
    if (std::isdigit(static_cast<unsigned char>(slot.front())) != 0)
        return number_between(slot, random);
    const auto values = all_values().find(slot.substr(0, slot.find('#')));
    if (values == all_values().end()) throw std::logic_error("no values: " + std::string(slot));
    const std::string_view value = values->second[below(random, values->second.size())];
    const std::size_t open = value.find('{');
    if (open == value.npos) return std::string(value);
    const std::size_t close = value.find('}', open);
    return std::string(value.substr(0, open)) +
           value_of(value.substr(open + 1, close - open - 1), random) +
           std::string(value.substr(close + 1));
}

std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(
               std::ranges::count_if(text, [](char c) { return c == ' ' || c == '\n'; })) +
           1;
}

// Cuts the last paragraph or, of a single one, the last sentence, if enough is left.
void cut_end(std::string& text, Random&) {
    std::size_t at = text.rfind("\n\n");
    if (at == text.npos) at = text.rfind(". ");
    if (at != text.npos && 2 * at > text.size()) text.resize(at + (text[at] == '.' ? 1 : 0));
}

void add_tag(std::string& text, Random& random) {
    static const std::array<std::string_view, 4> kTags = {
        "ALDMOUTH (Coastwire) - ", "(NPA) ", "By our own correspondent, Northern Press Agency\n\n",
        "WESTWICK, from our wires. "};
    text.insert(0, kTags[below(random, kTags.size())]);
}

// Exchanges two letters within a word in lower case.
void misspell(std::string& text, Random& random) {
    const auto lower = [&](std::size_t at) { return text[at] >= 'a' && text[at] <= 'z'; };
    std::size_t at = below(random, text.size());
    for (std::size_t i = 0; i < text.size(); ++i, at = (at + 1) % text.size()) {
        if (at < 2 || at + 3 >= text.size() || text[at] == text[at + 1]) continue;
        if (!lower(at - 2) || !lower(at - 1) || !lower(at) || !lower(at + 1) || !lower(at + 2))
            continue;
        std::swap(text[at], text[at + 1]);
        return;
    }
}

// Only in a long text: in a short one another number is another event.
void correct_number(std::string& text, Random& random) {
    constexpr std::size_t kLong = 150;
    if (count_words(text) < kLong) return;
    const std::size_t at = text.find_first_of("0123456789", below(random, text.size()));
    if (at == text.npos) return;
    text[at] = static_cast<char>('0' + (text[at] - '0' + 1 + below(random, 8)) % 10);
}

// The headline is a first line without a full stop.
void change_headline(std::string& text, Random& random) {
    static const std::array<std::string_view, 4> kHeadlines = {
        "What we know so far", "News In Brief From The Coast", "Latest From Our Region",
        "Notices of the week"};
    const std::size_t end = text.find("\n\n");
    if (end == text.npos || end == 0 || text[end - 1] == '.') return;
    text.replace(0, end, kHeadlines[below(random, kHeadlines.size())]);
}

void curl_quotes(std::string& text, Random&) {
    std::string curled;
    bool open = false;
    for (const char c : text) {
        if (c == '"') {
            curled += open ? "\u201d" : "\u201c";
            open = !open;
        } else if (c == '\'') {
            curled += "\u2019";
        } else {
            curled += c;
        }
    }
    text = curled;
}

}  // namespace

std::string fill_in(const Form& form, Random& random) {
    std::string report;
    std::map<std::string_view, std::string> known;
    std::string_view rest = form.text;
    for (std::size_t open = 0; (open = rest.find('{')) != rest.npos;) {
        const std::size_t close = rest.find('}', open);
        const std::string_view slot = rest.substr(open + 1, close - open - 1);
        report += rest.substr(0, open);
        std::string value = value_of(slot, random);
        if (slot.find('#') != slot.npos) value = known.try_emplace(slot, value).first->second;
        report += value;
        rest.remove_prefix(close + 1);
    }
    return report + std::string(rest);
}

std::string edited(std::string report, Random& random) {
    using Edit = void (*)(std::string&, Random&);
    std::vector<Edit> edits = {change_headline, cut_end,        add_tag,
                               misspell,        correct_number, curl_quotes};
    constexpr std::size_t kChanges = 3;
    while (edits.size() > kChanges) {
        edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(below(random, edits.size())));
    }
    for (const Edit edit : edits) edit(report, random);
    return report;
}

}  // namespace report_forms
