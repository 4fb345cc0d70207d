// SPDX-License-Identifier: GPL-2.0-or-later
#include "boilerplate/debris.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/passage.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"
#include "text/ascii.hpp"
#include "text/paragraphs.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Debris;
using nutgraf::DebrisKind;
using nutgraf::story_of;

// Two paragraphs of a story that repeat nothing of what is tried beside them.
const std::string kProse =
    "The council of Merrow voted on Tuesday night to close the swimming baths, which have leaked "
    "since the frost of January, and to ask the county for the money that a new roof would cost.\n";
const std::string kMoreProse =
    "Nobody spoke against the motion, though three members left the room before the vote, and the "
    "clerk had to count twice, because the hands of those at the back could hardly be seen.\n";

Article article_of(std::string text) {
    Article article;
    article.text = std::move(text);
    return article;
}

std::vector<Debris> debris_of(const std::string& text) {
    Article article = article_of(text);
    nutgraf::mark_debris(article);
    return article.debris;
}

std::string kept_of(const std::string& text) {
    Article article = article_of(text);
    nutgraf::mark_debris(article);
    return story_of(article);
}

struct Page {
    std::string name;
    std::string before;  // the story
    std::string within;  // between its paragraphs
    std::string after;
    std::string kept_before;
    std::string kept_within;
    std::string kept_after;
};

const std::vector<Page> kPages = {
    {"nothing", "", "", "", "", "", ""},
    {"a menu", "Skip to content\nHome\nNews\nSport\nWeather\nJobs\nMotoring\nProperty\n", "", "",
     "", "", ""},
    {"a ticker",
     "Advertisement\nMRX 40\n\n4,118.62\n-0.71%\n\nWheat\n\n214.50\n+3.80%\n\nCrown/Florin\n\n"
     "1.0740\n+0.02%\n\nGold\n\n1,921.10\n-0.10%\n\n",
     "", "", "", "", ""},
    {"a comment form", "", "",
     "Leave a Reply\nYour email address will not be published. Required fields are marked *\n"
     "Comment *\nName *\n",
     "", "", ""},
    {"what readers wrote", "", "",
     "3 Comments\nOld Tom says:\nReply\nI learnt to swim there in the war, and it leaked then, "
     "too, "
     "so that we children called it the colander, and nobody minded in the least.\nReply\n"
     "Ann\nIt is a scandal how little they care for the young people of this town, I must say.\n"
     "Reply\n",
     "", "", ""},
    {"links to other stories", "", "",
     "Related Stories\nFerry Fares Rise Again\nMerrow Market Moves\nNew Head For Grammar School\n",
     "", "", ""},
    {"links within the story", "", "Related stories\nFerry Fares Rise Again\nMerrow Market Moves\n",
     "", "", "", ""},
    {"one link within the story", "", "Read more: Ferry fares rise again\n", "", "", "", ""},
    {"an advertisement before a heading", "", "ADVERTISEMENT\nWhat happens next\n", "", "",
     "What happens next\n", ""},
    {"notices", "", "",
     "Copyright (c) The Merrow Bugle.\nPrivacy Policy\nThis article first appeared in the Merrow "
     "Bugle, the oldest paper of the county. All rights reserved.\n",
     "", "", ""},
    {"German", "Startseite\nPolitik\nWirtschaft\nKultur\nWetter\nAnzeige\n",
     "Lesen Sie auch: Fähre teurer\n",
     "Teilen\nDas könnte Sie auch interessieren\nMarkt Zieht Um\nNeue Rektorin\n", "", "", ""},
    {"French", "", "Lire aussi : le prix du bac\n", "Partager\nLaisser un commentaire\n", "", "",
     ""},
    {"Spanish", "Compartir\n", "Publicidad\n", "Deja una respuesta\n", "", "", ""},
    {"Russian", "", "Читайте также: паром подорожал\n", "Поделиться\nДобавить комментарий\n", "",
     "", ""},
    {"Chinese", "", "", "分享\n相关阅读\n渡轮再涨价\n", "", "", ""},
    // The story's own.
    {"a heading and a quotation", "", "A long winter\n“We had no choice.”\n", "", "",
     "A long winter\n“We had no choice.”\n", ""},
    {"a table that is announced", "", "The vote by ward:\nNorth 12 3\nSouth 8 7\nHarbour 5 5\n", "",
     "", "The vote by ward:\nNorth 12 3\nSouth 8 7\nHarbour 5 5\n", ""},
    {"a list at the end", "", "", "Dates to note:\n- 4 May: county committee\n- 11 May: builders\n",
     "", "", "Dates to note:\n- 4 May: county committee\n- 11 May: builders\n"},
    {"Markdown", "# Baths to close\n",
     "## Next steps\n\n| ward | for |\n|---|---|\n| North | 12 |\n", "", "# Baths to close\n",
     "## Next steps\n\n| ward | for |\n|---|---|\n| North | 12 |\n", ""},
    {"phrases within sentences", "",
     "Share prices of builders fell.\nHome again, the clerk slept.\nRelated companies lost more.\n",
     "", "",
     "Share prices of builders fell.\nHome again, the clerk slept.\nRelated companies lost more.\n",
     ""}};

const std::vector<std::string> kWhole = {
    "",
    "\n\n",
    "Short note: the baths are shut.",
    "Home\nNews\nSport\n",
    "milk\nbread\nsix eggs\nwashing soda\nstamps\n",
    "Shut are the baths of Merrow\nand shut shall they remain\nthe snow lies in the deep end\n"
    "the frost is on the pane\n\nWho swims in them but starlings\nwho dives there but the rain\n",
    "int main() {\n    return leak(baths);\n}\n",
    "梅罗镇议会周二夜间表决关闭游泳馆。\n该馆自一月霜冻以来一直漏水。\n新屋顶的费用将由郡里承担。"
    "\n",
    "Совет Мерроу во вторник проголосовал за закрытие бассейна.\nОн протекает с января.\n",
};

}  // namespace

TEST_CASE("what stands around a story is debris, what belongs to it is not") {
    for (const Page& page : kPages) {
        CAPTURE(page.name);
        const std::string text = page.before + kProse + page.within + kMoreProse + page.after;
        CHECK(kept_of(text) ==
              page.kept_before + kProse + page.kept_within + kMoreProse + page.kept_after);
        CHECK(kept_of(kept_of(text)) == kept_of(text));
    }
}

TEST_CASE("a text without anything to tell the story by is kept whole") {
    for (const std::string& text : kWhole) {
        CAPTURE(text);
        CHECK(debris_of(text).empty());
    }
}

TEST_CASE("a poem behind an introduction is kept") { CHECK(debris_of(kProse + kWhole[5]).empty()); }

TEST_CASE("debris has a kind") {
    struct Row {
        std::string line;
        DebrisKind kind;
    };
    for (const Row& row : std::vector<Row>{{"Advertisement", DebrisKind::kPromotion},
                                           {"Copy link", DebrisKind::kForm},
                                           {"Leave a reply", DebrisKind::kComments},
                                           {"© The Merrow Bugle", DebrisKind::kLegal},
                                           {"Skip to content", DebrisKind::kNavigation},
                                           {"UK markets closed", DebrisKind::kTicker}}) {
        CAPTURE(row.line);
        const std::vector<Debris> debris = debris_of(kProse + row.line + "\n" + kMoreProse);
        REQUIRE(debris.size() == 1);
        CHECK(debris[0] == Debris{kProse.size(), kProse.size() + row.line.size() + 1, row.kind});
    }
}

TEST_CASE("of a headline the copy next to the story stays") {
    const std::string headline = "Merrow shuts its baths for good\n";
    Article article =
        article_of(headline + "Copy link\n\nMerrow  shuts its baths for good\n" + kProse);
    article.title = {"Merrow shuts its baths for good", nutgraf::Origin::kFirstLine};
    nutgraf::mark_debris(article);
    CHECK(story_of(article) == "Merrow  shuts its baths for good\n" + kProse);
}

TEST_CASE("of three headlines one stays") {
    const std::string headline = "The council of Merrow shuts its baths for good\n";
    Article article = article_of(headline + headline + "Share\n" + headline + kProse);
    article.title = {"The council of Merrow shuts its baths for good", nutgraf::Origin::kFirstLine};
    nutgraf::mark_debris(article);
    CHECK(story_of(article) == headline + kProse);
}

TEST_CASE("a copy stays if the original went with a menu") {
    const std::string caption = "Snow in the deep end of the baths on Monday, by Ada Finch\n";
    const std::string menu =
        "Skip to content\nHome\nNews\nSport\n" + caption + "Weather\nJobs\nMotoring\nLogin\n";
    CHECK(kept_of(menu + kProse + caption + kMoreProse) == kProse + caption + kMoreProse);
}

TEST_CASE("of captions and paragraphs that are there twice the first stays") {
    const std::string caption = "Snow in the deep end of the baths on Monday. (Photo: Ada Finch)\n";
    CHECK(kept_of(kProse + caption + caption + kMoreProse) == kProse + caption + kMoreProse);
    CHECK(kept_of(kProse + kMoreProse + caption + kProse) == kProse + kMoreProse + caption);
}

TEST_CASE("lines that hold a field and no more are debris outside the story") {
    Article article =
        article_of("By Ada Finch\n4 May 2024\n" + kProse + "Ada Finch swam there.\n" + kMoreProse);
    article.author = {"Ada Finch", nutgraf::Origin::kByline};
    article.date = {"2024-05-04", nutgraf::Origin::kDateLine};
    nutgraf::mark_debris(article);
    REQUIRE(article.debris.size() == 1);
    CHECK(article.debris[0].kind == DebrisKind::kMetadata);
    CHECK(story_of(article) == kProse + "Ada Finch swam there.\n" + kMoreProse);
}

TEST_CASE("the age of a page is debris outside the story") {
    const std::string age = "Published 2 days ago\n1 month ago 9784\n";
    CHECK(kept_of(age + kProse + kMoreProse) == kProse + kMoreProse);
    CHECK(kept_of(kProse + "It was 2 days ago.\n" + kMoreProse) ==
          kProse + "It was 2 days ago.\n" + kMoreProse);
}

namespace {

const std::vector<std::string> kLines = {kProse,
                                         kMoreProse,
                                         "Home\n",
                                         "Related stories\n",
                                         "Merrow Market Moves\n",
                                         "4,118.62\n",
                                         "\n",
                                         "A long winter\n",
                                         "“We had no choice.”\n",
                                         "Leave a reply\n",
                                         "Reply\n",
                                         "The vote by ward:\n",
                                         "- North 12\n",
                                         "Home | News | Sport | Jobs\n",
                                         "© The Merrow Bugle\n",
                                         "相关阅读\n",
                                         "Merrow shuts its baths for good\n"};

// Lines of a page in any order, and now and then any bytes.
rc::Gen<std::string> any_page() {
    const auto line = rc::gen::weightedOneOf<std::string>(
        {{12, rc::gen::elementOf(kLines)}, {1, rc::gen::arbitrary<std::string>()}});
    return texts_of(line);
}

}  // namespace

TEST_CASE("debris is whole paragraphs, in order, and never all") {
    CHECK(rc::check("of any page", [] {
        Article article = article_of(*any_page());
        article.title = {"Merrow shuts its baths for good", nutgraf::Origin::kFirstLine};
        nutgraf::mark_debris(article);
        const std::vector<std::size_t> ends = nutgraf::paragraph_ends(article.text);
        const auto is_bound = [&](std::size_t at) {
            return at == 0 || std::ranges::binary_search(ends, at);
        };
        std::size_t before = 0;
        for (const Debris& debris : article.debris) {
            RC_ASSERT(debris.start < debris.end);
            RC_ASSERT(debris.start > before || before == 0);
            RC_ASSERT(is_bound(debris.start) && is_bound(debris.end));
            before = debris.end;
        }
        if (!article.debris.empty()) RC_ASSERT(!nutgraf::ascii::is_blank(story_of(article)));
    }));
}
