// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/caption_date.hpp"

#include <string>
#include <vector>

#include "extract/fields/small_story.hpp"
#include "fields/metadata.hpp"
#include "support/catch.hpp"

using nutgraf::Article;

TEST_CASE("photos of the day tell the month of a story", "[article]") {
    struct Case {
        std::string story;
        std::string caption;
        std::string date;
    };
    const std::string boats = "Eleven boats sink in the harbour, Halmere, on ";
    const std::vector<Case> cases = {
        {"It came on March 4.", boats + "March 4, 2024. (Jane Doe/AFP via Getty Images)",
         "2024-03"},
        {"It came on 4 March.", boats + "4 March 2024. Photo: AFP", "2024-03"},
        {"It ended on March 6.", boats + "March 4, 2024. (Handout)", "2024-03"},
        {"It came on Monday.", boats + "Monday, March 4, 2024. (AP Photo/Jane Doe)", "2024-03"},
        {"It came on March 4.", boats + "May 1, 2020. [AFP]\n" + boats + "March 4, 2024. [AFP]",
         "2024-03"},
        // The month may have ended since, and the year.
        {"It came on March 30.", boats + "March 30, 2024. (Jane Doe/AFP)", "2024"},
        {"It came on Dec. 30.", boats + "December 30, 2023. (Jane Doe/AFP)", ""},
        // No photo of the day, or none that one can be sure of.
        {"It came at night.", boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on Monday.", boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on March 2.", boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on March 20.", boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on March 4, 2019.", boats + "March 4, 2018. (Jane Doe/AFP)", ""},
        {"It came on March 4, as in 2025.", boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on March 4.", "FILE - " + boats + "March 4, 2024. (Jane Doe/AFP)", ""},
        {"It came on March 4.", boats + "March 4, 2024, said the port.", ""},
        {"It came on March 4.", boats + "March 4. (Jane Doe/AFP)", ""},
    };
    for (const auto& [story, caption, date] : cases) {
        Article article;
        article.text = kProse + story + kProse + caption + '\n';
        read_metadata(article);
        CAPTURE(story, caption);
        CHECK(known(article.date) == date);
        CHECK((date.empty() || article.date.origin == nutgraf::Origin::kText));
    }
    Article dated;
    dated.text = "4 March 2023\n" + kProse + "On May 4.\n" + boats + "May 4, 2024. (AFP)\n";
    read_metadata(dated);
    CHECK(known(dated.date) == "2023-03-04");
}
