// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/byline.hpp"

#include <string>
#include <vector>

#include "fields/publisher.hpp"
#include "support/catch.hpp"

namespace {

struct Case {
    std::string line;
    std::string found;
};

const std::vector<Case> kBylines = {
    {"By Jane Doe", "Jane Doe"},
    {"By: Jane Doe", "Jane Doe"},
    {"By Jane Doe jane@gazette.example", "Jane Doe"},
    {"By Jane Doe @janedoe", "Jane Doe"},
    {"By Jane Doe, John Roe and Ann Lee, Halmere", "Jane Doe, John Roe and Ann Lee"},
    {"By Jane Doe, Halmere Correspondent", "Jane Doe"},
    {"By Jane Doe in Halmere", "Jane Doe"},
    {"By Jane Doe – Updated 4 March 2024", "Jane Doe"},
    {"By Jane DoePublished: 4 March 2024", "Jane Doe"},
    {"By Jane Doe March 4, 2024", "Jane Doe"},
    {"By Jane Doe • 4 min", "Jane Doe"},
    {"By Павел Гордиевич · 4 мин", "Павел Гордиевич"},
    {"Story by Jane Doe", "Jane Doe"},
    {"Words and pictures: Jane Doe", "Jane Doe"},
    {"Text: Wiebke Janßen, Foto: Jo Roe", "Wiebke Janßen"},
    {"Autor: Wiebke Janßen", "Wiebke Janßen"},
    {"Por María Núñez", "María Núñez"},
    {"Door Jan de Vries", "Jan de Vries"},
    {"记者：王小明", "王小明"},
    {"By April May, March 3, 2019", "April May"},
    {"By April May March 3, 2019", "April May"},
    {"By Ann Miller May 20, 2019", "Ann Miller"},
    {"By Ann Miller Tuesday, May 20", "Ann Miller"},
    {"By Jane Doe Trending Editor", "Jane Doe"},
    {"By Halmere Post staff and agencies", "Halmere Post staff and agencies"},
    {"ByJane Doe", "Jane Doe"},
    {"Written by: Jane Doe", "Jane Doe"},
    {"di Mario Rossi", "Mario Rossi"},
    {"Av Kari Nordmann", "Kari Nordmann"},
    {"Af Hans Jensen", "Hans Jensen"},
    {"Przez Jan Kowalski", "Jan Kowalski"},
    {"От Иван Петров", "Иван Петров"},
    {"Kirjoittaja: Matti Meri", "Matti Meri"},
    {"文/王小明", "王小明"},
    {"記者王小明／台北", "王小明"},
    {"Jane Doe reports", "Jane Doe"},
    {"Jane Doe reports.", "Jane Doe"},
    // None.
    {"", ""},
    {"By", ""},
    {"By Monday", ""},
    {"By May 20, 2019", ""},
    {"By Anonymous", ""},
    {"Di Halmere", ""},
    {"By the sea", ""},
    {"As The Gazette reports.", ""},
    {"Halmere reports", ""},
    {"Jane Doe reports on the storm", ""},
    {"By 8 p.m. it was over", ""},
    {"Byron wrote this", ""},
};

struct BareCase {
    std::string line;
    std::string next;
    std::string found;
};

const std::vector<BareCase> kBare = {
    {"Jane Doe", "Staff Writer", "Jane Doe"},
    {"Jane Doe", "Senior Political Correspondent", "Jane Doe"},
    {"Jane Doe, Staff Writer", "", "Jane Doe"},
    {"Jane Doe for The Gazette", "", "Jane Doe"},
    {"Jane Doe", "4 March 2024", ""},
    {"Jane Doe, Halmere", "", ""},
    {"HALMERE POST", "Staff Writer", ""},
    {"Financial Editor", "Staff Writer", ""},
    {"Search for The Gazette", "", ""},
    {"", "", ""},
};

const std::vector<Case> kSignatures = {
    {"— Jane Doe", "Jane Doe"},
    {"– Jane Doe, The Gazette", "Jane Doe"},
    {"-- Jane Doe", "Jane Doe"},
    {"— Jane Doe (@jane) March 4, 2024", ""},
    {"— More to come", ""},
    {"—Copyright the Gazette", ""},
    {"—", ""},
    {"Jane Doe", ""},
};

const std::vector<Case> kSources = {
    {"This article was originally published in The Gazette.", "The Gazette"},
    {"This story first appeared on Halmere.example and was shortened.", "Halmere.example"},
    {"This article originally appeared in the South Halmere Post (SHP), the best voice",
     "South Halmere Post"},
    {"This article originally appeared at The Gazette. Copyright 2024.", "The Gazette"},
    {"This article originally appeared on The Gazette: Storm sinks boats", "The Gazette"},
    {"The play first appeared on a stage", ""},
    {"Originally published as Storm sinks boats", ""},
    {"", ""},
};

const std::vector<Case> kOwners = {
    {"© 2024 The Gazette", "The Gazette"},
    {"© 2024 Gazette Media Inc. All Rights Reserved. Not to be copied.", "Gazette Media Inc"},
    {"Copyright © 2024 The Gazette. All rights reserved.", "The Gazette"},
    {"Copyright (c) 2019-2024. Gazette Publishers Ltd. All rights reserved.",
     "Gazette Publishers Ltd"},
    {"© Gazette 2024. All Rights Reserved.", "Gazette"},
    {"© Copyright Gazette 2024 – the best paper", "Gazette"},
    {"© Photos.example/ Jane_Doe", ""},
    {"© 2024", ""},
    {"© 2024 all rights reserved", ""},
};

}  // namespace

TEST_CASE("bylines name authors", "[article]") {
    for (const auto& [line, found] : kBylines) {
        CAPTURE(line);
        CHECK(nutgraf::read_byline(line).value_or("") == found);
    }
    for (const auto& [line, next, found] : kBare) {
        CAPTURE(line, next);
        CHECK(nutgraf::read_bare_byline(line, next).value_or("") == found);
    }
    for (const auto& [line, found] : kSignatures) {
        CAPTURE(line);
        CHECK(nutgraf::read_signature(line).value_or("") == found);
    }
}

TEST_CASE("notices name publishers", "[article]") {
    for (const auto& [line, found] : kSources) {
        CAPTURE(line);
        CHECK(nutgraf::read_syndication(line).value_or("") == found);
    }
    for (const auto& [line, found] : kOwners) {
        CAPTURE(line);
        const auto notice = nutgraf::read_copyright(line);
        REQUIRE(notice);
        CHECK(notice->owner == found);
    }
    CHECK(nutgraf::read_copyright("© 2019-2024 The Gazette")->year == 2024);
    CHECK_FALSE(nutgraf::read_copyright("The Gazette, 2024"));
}
