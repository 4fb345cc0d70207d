// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/metadata.hpp"

#include <string>
#include <variant>
#include <vector>

#include "extract/fields/small_story.hpp"
#include "nutgraf/extract.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Field;

struct Page {
    std::string opening;  // before kProse
    std::string closing;  // after it
    std::string title;
    std::string author;
    std::string source;
    std::string date;
};

const std::vector<Page> kPages = {
    {"", "", "", "", "", ""},
    {"Storm sinks eleven boats in Halmere harbour\n", "",
     "Storm sinks eleven boats in Halmere harbour", "", "", ""},
    {"# Storm sinks boats\n", "", "Storm sinks boats", "", "", ""},
    {"Storm sinks eleven boats in Halmere harbour\nBy Jane Doe\n4 March 2024\n", "",
     "Storm sinks eleven boats in Halmere harbour", "Jane Doe", "", "2024-03-04"},
    {"\xef\xbb\xbfStorm sinks eleven boats in Halmere harbour\r\nBy Jane Doe\r\n", "",
     "\xef\xbb\xbfStorm sinks eleven boats in Halmere harbour", "Jane Doe", "", ""},
    // Headlines.
    {"The paper that serves the whole coast\nStorm sinks boats in Halmere harbour\n", "",
     "Storm sinks boats in Halmere harbour", "", "", ""},
    {"Storm sinks eleven boats\nStorm sinks eleven boats\n"
     "Cranes lost, ferry adrift, eleven boats sunk at Halmere harbour\n",
     "", "Storm sinks eleven boats", "", "", ""},
    {"Home | News | Sport\nShare on Facebook\nNews\n", "", "", "", "", ""},
    {"Shareholders of the port lose millions\n", "", "Shareholders of the port lose millions", "",
     "", ""},
    {"Emails show the port ignored warnings\n", "", "Emails show the port ignored warnings", "", "",
     ""},
    {"HALX 30  4,118.62  -0.71%\nBrent  83.15  +0.94\n", "", "", "", "", ""},
    {"The ferry adrift off the mole. (Photo: John Roe)\n", "", "", "", "", ""},
    {"HALMERE POST – news from the harbour\nStorm sinks boats\nStorm sinks boats\n", "",
     "Storm sinks boats", "", "HALMERE POST", ""},
    // The masthead is the source, whoever is credited.
    {"HALMERE POST\nStorm sinks eleven boats in the harbour\n", "Source: PLX\n",
     "Storm sinks eleven boats in the harbour", "", "HALMERE POST", ""},
    {"The Halmere Light\nNews > Harbour\nStorm sinks eleven boats in the harbour\n",
     "This article first appeared in The Gazette.\n", "Storm sinks eleven boats in the harbour", "",
     "The Halmere Light", ""},
    {"Halmere Chronicle\nStorm sinks eleven boats in the harbour\n", "© 2024 The Gazette\n",
     "Storm sinks eleven boats in the harbour", "", "Halmere Chronicle", ""},
    {"Storm sinks eleven boats in the harbour\nPublished in The Halmere Post, 4 March 2024\n",
     "Source: PLX\n", "Storm sinks eleven boats in the harbour", "", "The Halmere Post",
     "2024-03-04"},
    {"WORLD NEWS\nStorm sinks eleven boats in the harbour\n", "Source: PLX\n",
     "Storm sinks eleven boats in the harbour", "", "PLX", ""},
    {"Storm sinks eleven boats in the harbour\nPublished in Local News\n", "",
     "Storm sinks eleven boats in the harbour", "", "", ""},
    {"Eleven boats sink in storm\nThe harbour lost both of its cranes as the storm reached Halmere "
     "at night\n",
     "", "Eleven boats sink in storm", "", "", ""},
    {"By noon the harbour had lost its cranes\n", "", "By noon the harbour had lost its cranes", "",
     "", ""},
    {"What the storm took from us\nThe storm reached Halmere in the small hours and sank eleven "
     "boats and a ferry\n",
     "", "What the storm took from us", "", "", ""},
    {"“I talk to the cranes. They have answered so far”\nThe Saturday interview: the port of "
     "Halmere\n",
     "", "“I talk to the cranes. They have answered so far”", "", "", ""},
    // Dates: labels in the line above; days of other stories.
    {"Storm sinks eleven boats in Halmere harbour\nUpdated at\nMay 2, 2024\nPosted on\n"
     "March 4, 2024\n",
     "", "Storm sinks eleven boats in Halmere harbour", "", "", "2024-03-04"},
    {"Storm sinks eleven boats in Halmere harbour\nThe tides of June\nJune 2, 2024\n"
     "Cranes for sale\nMay 2, 2024\nA new mole\nApril 7, 2024\n",
     "", "Storm sinks eleven boats in Halmere harbour", "", "", ""},
    // Bylines.
    {"By Jane Doe and John Roe\n", "", "", "Jane Doe and John Roe", "", ""},
    {"BY JANE DOE, Chief Correspondent\n", "", "", "JANE DOE", "", ""},
    {"Author: Bríd Callanan\n", "", "", "Bríd Callanan", "", ""},
    {"Words: Jane Doe   Pictures: John Roe\n", "", "", "Jane Doe", "", ""},
    {"By Jane Doe | 4 March 2024\n", "", "", "Jane Doe", "", "2024-03-04"},
    {"By Ludwig van Beethoven\n", "", "", "Ludwig van Beethoven", "", ""},
    {"By Conor O'Neill\n", "", "", "Conor O'Neill", "", ""},
    {"Von Wiebke Janßen\n", "", "", "Wiebke Janßen", "", ""},
    {"Par Maëlle Kervadec\n", "", "", "Maëlle Kervadec", "", ""},
    {"Автор: Павел Гордиевич, Кастель-Дурно\n", "", "", "Павел Гордиевич", "", ""},
    {"By the time it was over\n", "", "By the time it was over", "", "", ""},
    {"By Monday it was over\n", "", "By Monday it was over", "", "", ""},
    {"By \n", "", "", "", "", ""},
    {"Storm sinks eleven boats\nJane Doe\nStaff Writer\n", "", "Storm sinks eleven boats",
     "Jane Doe", "", ""},
    {"Jane Doe\nStaff Writer\nStorm sinks eleven boats\n", "", "Storm sinks eleven boats", "", "",
     ""},
    {"", "— Jane Doe, The Gazette\n", "", "Jane Doe", "", ""},
    {"", "— Jane Doe\nRead more\nShare\n", "", "", "", ""},
    {"by\n", "", "", "", "", ""},
    // Dates.
    {"Published: 4 March 2024 10:15\n", "", "", "", "", "2024-03-04"},
    {"Stand: 19.03.2024, 07:40 Uhr\n", "", "", "", "", "2024-03-19"},
    {"Mon 11 Mar 2024 18.22\n", "", "", "", "", "2024-03-11"},
    {"2024年3月4日 08:15\n", "", "", "", "", "2024-03-04"},
    {"Published 2 days ago\n", "", "", "", "", ""},
    {"03/04/2024\n", "", "", "", "", ""},
    {"March 2024\n", "", "", "", "", ""},
    {"Call +44 20 2024 0304\n", "", "", "", "", ""},
    {"", "Corrected on 4 March 2024\n", "", "", "", ""},
    {"Posted on March 4, 2024 by Jane Doe\n", "", "", "", "", "2024-03-04"},
    {"March 4, 2024March 9, 2024\n", "", "", "", "", "2024-03-04"},
    {"4 March 2024 - Updated 9 March 2024\n", "", "", "", "", "2024-03-04"},
    {"Updated 9 March 2024, published 4 March 2024\n", "", "", "", "", "2024-03-04"},
    {"Updated 9 March 2024\n", "", "", "", "", "2024-03-09"},
    {"Publicado el 4 de marzo de 2024\n", "", "", "", "", "2024-03-04"},
    {"Опубликовано: 4 марта 2024\n", "", "", "", "", "2024-03-04"},
    {"2024年3月4日　作者：王小明\n", "", "", "", "", "2024-03-04"},
    {"", "Published 4 March 2024\n", "", "", "", "2024-03-04"},
    {"", "4 March 2024\n", "", "", "", ""},
    {"", "Updated 4 March 2024\n", "", "", "", "2024-03-04"},
    {"Deadline: 4 March 2024\n", "", "", "", "", ""},
    {"— Jane Doe (@jane) March 4, 2024\n", "", "", "", "", ""},
    {"Friday, March 8, 2024\nNews\nWeather\nStorm sinks eleven boats\nMonday, March 4, 2024\n", "",
     "Storm sinks eleven boats", "", "", "2024-03-04"},
    // Sources.
    {"Source: The Gazette\n", "", "", "", "The Gazette", ""},
    {"", "Source: Tarnwick Herald\n", "", "", "Tarnwick Herald", ""},
    {"", "Source: The Gazette. This article was shortened.\n", "", "", "The Gazette", ""},
    {"", "Source: port authority\n", "", "", "", ""},
    {"", "Source: Port of Halmere, own research\n", "", "", "", ""},
    {"", "This article was originally published in The Gazette and was shortened.\n", "", "",
     "The Gazette", ""},
    {
        "",
        "This story first appeared on Halmere.example.\nSource: The Courier\n",
        "",
        "",
        "Halmere.example",
        "",
    },
    {"", "© 2024 The Gazette. All rights reserved.\n", "", "", "The Gazette", ""},
    {"", "Copyright 2024\n", "", "", "", ""},
    // What was taken over has its own notice; any other year may be that of reading.
    {"", "Originally published in The Gazette.\nCopyright (c) 2024. Gazette Ltd.\n", "", "",
     "The Gazette", "2024"},
    {"", "Source: " + std::string(100, 'X') + "\n", "", "", "", ""},
};

struct Row {
    std::string file;
    std::string title;  // as it begins; empty if absent
    std::string author;
    std::string date;
};

// Read by eye. An empty field is one that the text does not show plainly enough.
const std::vector<Row> kCorpus = {
    {"dam/01-quillora-advance.txt", "Crack in Ansera dam empties", "Joaquín Villaseca",
     "2022-09-15"},
    {"dam/03-furrow-weekly.txt", "WHO DRINKS FIRST?", "Pilar Domènech", "2022-09-08"},
    {"dam/04-load-bearing.txt", "Why a dam can break", "Ruth Okonjo-Vidal", "2022-09-24"},
    {"dam/05-san-telmo-record.txt", "Salvatierra clings on", "", "2022-09-21"},
    {"dam/06-orlandi-pictures.txt", "The village that came up for air", "Mateus Orlandi", ""},
    {"dam/07-terrace-news-syndicated.txt", "‘Now one of them is soup’", "", ""},
    {"dam/08-vecherny-bereg.txt", "Озеро без воды", "", "2022-09-16"},
    {"dam/09-jiangwan-chenbao.txt", "大坝裂了，水白流了", "", "2022-09-19"},
    {"harbour/01-ledger.txt", "‘We thought we had hit our own pier’", "Maud Ferrier", ""},
    {"harbour/03-exchange-post.txt", "Who pays for Brannhaven?", "Étienne Marchetti", "2024-03-07"},
    {"harbour/04-wrackline.txt", "The eiders came ashore", "Sunniva Achterberg", "2024-03-11"},
    {"harbour/05-courier.txt", "Bridge went dark", "Bríd Callanan", "2024-05-29"},
    {"harbour/06-ostrey-sentinel.txt", "The cheapest chair", "Lorcan Vey", "2024-06-08"},
    {"harbour/07-marle-gazette-syndicated.txt", "Marle youth orchestra safe", "", "2024-03-05"},
    {"harbour/08-evening-packet-syndicated.txt", "Eiders washed by hand", "Sunniva Achterberg",
     "2024-03-12"},
    {"harbour/09-kuestenbote.txt", "Nach der Ölpest", "Wiebke Janßen", "2024-03-19"},
    {"museum/01-durno-bell.txt", "Thieves took the Ardelli map", "Matteo Brisighel and Chiara Donà",
     "2022-11-02"},
    {"museum/06-halvern-dispatch-syndicated.txt", "Map thieves used the hour", "", ""},
    {"museum/07-severny-semafor.txt", "Отражение в оконном", "Павел Гордиевич", "2022-12-23"},
    {"museum/08-songta-wanbao.txt", "多出来的一小时", "许知微", ""},
    {"reactor/01-chronicle.txt", "Assembly keeps Tolmere B alive",
     "Fenella Aguirre and Tobias Rusk", "2024-10-17"},
    {"reactor/02-micrometer.txt", "How do you tell", "", "2024-10-21"},
    {"reactor/03-sallow-echo.txt", "Tea, biscuits and twenty more years", "", "2024-10-26"},
    {"reactor/06-tarn-bridge-mail-syndicated.txt", "Six coalition deputies", "", "2024-10-18"},
    {"reactor/07-elmbote.txt", "Jodtabletten im Schulschrank", "Matthäus Größl", "2024-11-06"},
    {"summit/02-meridian.txt", "Who gains from the Skarn deal?", "Odile Brannigan", "2023-09-11"},
    {"summit/03-elsing-tally.txt", "Wheat slides on Elsing exchange",
     "Rafe Ottoway and Brigid Sung", "2023-09-11"},
    {"summit/04-varnholm-lookout.txt", "Bread, salt and", "Petra Hallworth", "2023-09-09"},
    {"summit/05-tribune.txt", "Agrarians promise court fight", "", "2023-09-12"},
    {"summit/06-carrick-forum.md", "“A tunnel is a promise made to geology”", "", "2023-09-14"},
    {"summit/08-port-herald-syndicated.txt", "Wheat slides on", "Rafe Ottoway and Brigid Sung",
     "2023-09-12"},
    {"summit/09-phare-corvale-fr.txt", "Grain d’Ormark", "Maëlle Kervadec", "2023-09-13"},
    {"vaccine/01-tarnwick-herald.txt", "Flu vaccine batch withdrawn", "Saoirse Malloran",
     "2023-10-07"},
    {"vaccine/02-turnstone.txt", "The ring in the bowl", "Hanne Dubreuil and Florian Eck",
     "2023-10-14"},
    {"vaccine/06-southern-lamp-syndicated.txt", "Flu vaccine batch withdrawn", "Saoirse Malloran",
     "2023-10-08"},
};

}  // namespace

TEST_CASE("fields are read from small pages, or left alone", "[article]") {
    for (const Page& page : kPages) {
        Article article;
        article.text = page.opening + kProse + page.closing;
        read_metadata(article);
        CAPTURE(page.opening, page.closing);
        CHECK(known(article.title) == page.title);
        CHECK(known(article.author) == page.author);
        CHECK(known(article.source) == page.source);
        CHECK(known(article.date) == page.date);
    }
}

struct Report {
    std::string text;  // begins a record, with kProse behind
    std::string url;
    std::string extra;
    std::string author;
    std::string source;
    std::string date;
};

const std::vector<Report> kReports = {
    {"HALMERE, March 4, 2024 (Reuters) - The storm came.", "", "", "", "Reuters", "2024-03-04"},
    {"HALMERE, March 4 (Reuters) - The storm came.", "", "", "", "Reuters", ""},
    {"By Jane Doe HALMERE, March 4 (AP) - The storm came.", "", "", "Jane Doe", "AP", ""},
    // The year, where something supports it.
    {"HALMERE, March 4 (Reuters) - Storm.", "http://h.example/2024/03/storm", "", "", "Reuters",
     "2024-03-04"},
    {"HALMERE, March 4 (Reuters) - Storm.", "http://h.example/2024/03/05/storm", "", "", "Reuters",
     "2024-03-05"},
    {"HALMERE, Dec 31 (Reuters) - Storm.", "http://h.example/2024/01/02/storm", "", "", "Reuters",
     "2024-01-02"},
    {"HALMERE, March 4 (Reuters) - Storm.", "http://h.example/2024/08/storm", "", "", "Reuters",
     "2024-08"},
    {"HALMERE, Monday, March 4 - The storm, the worst since 2020, came in 2024.", "", "", "", "",
     "2024-03-04"},
    {"HALMERE, Sunday, March 4 - The storm, the worst since 2020, came in 2024.", "", "", "", "",
     ""},
    {"HALMERE, March 4 - Storm.\nThe mole on March 4, 2024. (Handout)\n", "", "", "", "",
     "2024-03-04"},
    {"HALMERE, March 4 - Storm.\nThe mole on March 4, 2019. (Handout)\nNot in 2024.\n", "", "", "",
     "", ""},
    // How long ago, where the day of reading is known.
    {"Storm sinks eleven boats\n3 days ago\n", "", R"({"crawl_date":"2024-03-07"})", "", "",
     "2024-03-04"},
    {"Storm sinks eleven boats\n3 days ago\n", "", R"({"desk":"2024-03-07"})", "", "", ""},
    {"Storm sinks eleven boats\n1 month ago 123\n", "", R"({"crawled":"2024-06-20T10:00Z"})", "",
     "", "2024"},
    {"HALMERE, March 6 - Storm.\nThe mole on March 4, 2024. (Jane Doe/AFP)\n", "", "", "", "",
     "2024-03-06"},
    {"HALMERE, Jan 2 - Storm.\nThe mole on December 31, 2023. (Jane Doe/AFP)\n", "", "", "", "",
     "2024-01-02"},
    {"HALMERE, March 4 - Storm.\nThe mole on March 6, 2024. (Jane Doe/AFP)\n", "", "", "", "", ""},
    {"HALMERE, Monday, March 6 - Storm.\nThe mole on March 4, 2024. (Jane Doe/AFP)\n", "", "", "",
     "", ""},
    {"HALMERE, March 6 - Storm.\nThe mole on March 4, 2019. (Jane Doe/AFP)\nNot in 2024.\n", "", "",
     "", "", ""},
    // Only the address.
    {"", "https://h.example/2024/03/04/storm", "", "", "", "2024-03-04"},
    {"The storm came on 5 March 2019.\n", "https://h.example/storm?d=2024-03-04", "", "", "", ""},
};

TEST_CASE("what a record leaves out is read from its text and address", "[article]") {
    for (const Report& report : kReports) {
        Article article;
        article.text = report.text + kProse.substr(1);
        article.extra = report.extra;
        if (!report.url.empty()) article.url = {report.url, nutgraf::Origin::kRecord};
        complete_record(article);
        CAPTURE(report.text, report.url, report.extra);
        CHECK(known(article.author) == report.author);
        CHECK(known(article.source) == report.source);
        CHECK(known(article.date) == report.date);
    }
}

TEST_CASE("only the first line of a record may be its title", "[article]") {
    const auto title_of = [](const std::string& opening) {
        Article article;
        article.text = opening + kProse;
        complete_record(article);
        return known(article.title);
    };
    CHECK(title_of("Storm sinks eleven boats\nBy Jane Doe\n") == "Storm sinks eleven boats");
    CHECK(title_of("Weather\nStorm sinks eleven boats\n").empty());
    CHECK(title_of("Storm sinks eleven boats " + std::string(90, 'x') + "\n").empty());
    CHECK(title_of("").empty());
}

TEST_CASE("the section is that of the address, of the crumbs or above the headline", "[article]") {
    struct Case {
        std::string opening;
        std::string url;
        std::string section;
    };
    const std::vector<Case> cases = {
        {"", "https://h.example/business/2024/storm", "Business"},
        {"Home > News > Sport\nStorm sinks eleven boats\n", "", "Sport"},
        {"BUSINESS\nStorm sinks eleven boats\n", "", "Business"},
        {"Business\nWeather\nStorm sinks eleven boats\n", "", ""},
        {"Storm sinks eleven boats\nBusiness\n", "", ""},
    };
    for (const auto& [opening, url, section] : cases) {
        Article article;
        article.text = opening + kProse;
        if (!url.empty()) article.url = {url, nutgraf::Origin::kRecord};
        read_metadata(article);
        CAPTURE(opening, url);
        CHECK(known(article.section) == section);
    }
}

TEST_CASE("a field that is known is not read again", "[article]") {
    Article article;
    article.text = "# Other\nBy Jane Doe\n4 March 2024\nSource: Gazette\n" + kProse;
    const Field given{"given", nutgraf::Origin::kRecord};
    article.title = article.author = article.date = article.source = given;
    read_metadata(article);
    for (const Field* field : {&article.title, &article.author, &article.date, &article.source}) {
        CHECK(field->value == "given");
        CHECK(field->origin == nutgraf::Origin::kRecord);
    }
}

TEST_CASE("fields of the sample corpus are right or absent", "[article]") {
    for (const auto& [file, title, author, date] : kCorpus) {
        CAPTURE(file);
        const auto source = nutgraf::open_sources({std::string(NUTGRAF_CORPUS) + '/' + file});
        const auto result = nutgraf::ArticleReader(*source).next();
        REQUIRE(result);
        const Article& article = std::get<Article>(*result);
        CHECK(known(article.title).starts_with(title));
        CHECK(article.title);
        CHECK(known(article.author) == author);
        CHECK(known(article.date) == date);
    }
}

TEST_CASE("strange texts have no fields and take no time", "[article]") {
    for (const std::string piece :
         {"\n", " ", ".", "x", "By ", "By X\n", "Source: \n", "4 March 2024 ",
          "Some words of a headline that never come again\n", "#", "# \n", "\xff", "年", "1.2.",
          "On May 4, 2024. (AFP)\n", "It came on May 4.\n"}) {
        CAPTURE(piece);
        Article article;
        while (article.text.size() < 200'000) article.text += piece;
        Article record = article;
        read_metadata(article);
        complete_record(record);
        CHECK(article.title.value.size() <= 1000);
    }
    Article article;
    for (int i = 0; i < 99; ++i)
        article.text +=
            "Headline number " + std::to_string(i) + " with qwertz asdfgh yxcvbn words\n\n";
    article.text += std::string(2'000'000, 'h');
    read_metadata(article);
    CHECK(article.title);
}
