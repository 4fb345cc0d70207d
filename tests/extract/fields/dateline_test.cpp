// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/dateline.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace {

struct Case {
    std::string text;
    std::string names;
    std::string agency;
    std::string day;  // "2024-05-17", "5-17" or nothing
    std::string rest;
};

const std::vector<Case> kDatelines = {
    {"OSLO, May 17 (Reuters) - Ferries", "", "Reuters", "5-17", "Ferries"},
    {"OSLO (Reuters) - Ferries", "", "Reuters", "", "Ferries"},
    {"(Reuters) - Ferries", "", "Reuters", "", "Ferries"},
    {"(AP) May 17 - Ferries", "", "AP", "5-17", "Ferries"},
    {"May 17 (UPI) -- Ferries", "", "UPI", "5-17", "Ferries"},
    {"Oslo, Norway (CNN)Ferries", "", "CNN", "", "Ferries"},
    {"Iver de la Costa (Oslo) (AFP) - Ferries", "", "", "", ""},
    {"WASHINGTON - May 17, 2014 - Ferries", "", "", "2014-05-17", "Ferries"},
    {"WENDLE, 8 October — Ferries", "", "", "10-8", "Ferries"},
    {"London, Nov 24 : Ferries", "", "", "11-24", "Ferries"},
    {"ST. OLAF, Norway, 17. Mai 2014 (dpa) – Fähren", "", "dpa", "2014-05-17", "Fähren"},
    {"MOSCOW, October 16 (RIA Novosti), Jo Roe - Ferries", "", "RIA Novosti", "10-16", "Ferries"},
    {"Oslo, 17 May 2014. Ferries", "", "", "2014-05-17", "Ferries"},
    {"Oslo, (17.05.2014). Ferries", "", "", "2014-05-17", "Ferries"},
    {"17. Mai 2014. Fähren", "", "", "2014-05-17", "Fähren"},
    {"TEHRAN (FNA)- Ferries", "", "", "", ""},
    {"AUSTIN (KXAN) — Ferries", "", "KXAN", "", "Ferries"},
    {"By Ann Lee and Tom Day OSLO/BERGEN, May 17 (Reuters) - Ferries", "Ann Lee and Tom Day",
     "Reuters", "5-17", "Ferries"},
    {"By Theresa May OSLO, May 17 (Reuters) - Ferries", "Theresa May", "Reuters", "5-17",
     "Ferries"},
    {"By Ann Lee May 17 (Reuters) - Ferries", "Ann Lee", "Reuters", "5-17", "Ferries"},
};

const std::vector<std::string> kNone = {
    "",
    "-",
    "(",
    "()",
    "(Reuters",
    "The ferries - which sailed on May 17 - are late",
    "On May 17, ferries sailed - and came back",
    "OSLO — Ferries",
    "Jane Doe (Labour) - said no",
    "Halmere Ports (HPX) - whose shares fell",
    "By the time (Reuters) - had written",
    "Ferries (Reuters) are late",
    "Ferries came on 17 May 2014. They were late",
    "Oslo, 17 May. Ferries",
    "Oslo 2014. Ferries",
    "By May 17 - a Friday - ferries were late",
};

std::string day_of(const nutgraf::Dateline& line) {
    if (line.date) return to_iso(*line.date);
    if (!line.day) return "";
    return std::to_string(line.day->month) + "-" + std::to_string(line.day->day);
}

}  // namespace

TEST_CASE("reports open with place, day and agency", "[article]") {
    for (const auto& [text, names, agency, day, rest] : kDatelines) {
        CAPTURE(text);
        const auto line = nutgraf::read_dateline(text);
        REQUIRE(line.has_value() == !rest.empty());
        if (!line) continue;
        CHECK(line->names == names);
        CHECK(line->agency == agency);
        CHECK(day_of(*line) == day);
        CHECK(text.substr(line->end) == rest);
    }
}

TEST_CASE("sentences are no datelines", "[article]") {
    for (const std::string& text : kNone) {
        CAPTURE(text);
        CHECK_FALSE(nutgraf::read_dateline(text));
    }
}

TEST_CASE("a dateline lies within its text", "[article]") {
    CHECK(rc::check("whatever the text", [] {
        const auto piece =
            rc::gen::oneOf(rc::gen::element<std::string>("By ", "OSLO", "Oslo", ", ", " (Reuters)",
                                                         "(", ")", " - ", "May", " 17", ", 2014",
                                                         "— ", "\xe2", "\n", ": ", "Ann Lee "),
                           samples::any_text());
        const std::string text = *texts_of(piece);
        const auto line = nutgraf::read_dateline(text);
        if (!line) return;
        RC_ASSERT(line->end <= text.size());
        if (line->date) RC_ASSERT(is_valid(*line->date));
    }));
}
