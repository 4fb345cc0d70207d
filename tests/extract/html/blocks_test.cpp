// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/blocks.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

TEST_CASE("prose is known in scripts without spaces and with other full stops") {
    struct Case {
        std::string text;
        bool prose;
    };
    const std::vector<Case> cases = {
        {"Trains run late", false},
        {"The mill at Tarnbeck burned down in the night, and nothing is left of it.", true},
        // Thai: no spaces between words, no full stops
        {"ข่าวเด่น", false},
        {"รัฐบาลประกาศเมื่อวันจันทร์ว่าโรงสีเก่าริมแม่น้ำจะเปิดอีกครั้งในเดือนหน้า"
         "หลังจากปิดซ่อมแซมมานานกว่าเก้าสัปดาห์และชาวบ้านต่างยินดีกับข่าวนี้มาก",
         true},
        // Myanmar, Khmer, Hindi, Urdu, Amharic, Japanese
        {"ရန်ကုန်မြို့တွင် တနင်္လာနေ့က မိုးသည်းထန်စွာ ရွာသွန်းခဲ့ပြီး လမ်းများ ရေလွှမ်းခဲ့သည်။", true},
        {"ទូកចម្លងបានចាកចេញពីកំពង់ផែនៅម៉ោងប្រាំបួនព្រឹកថ្ងៃអង្គារ។", true},
        {"सोमवार को नदी का पुराना पुल नौ हफ़्ते बाद फिर से खोला गया।", true},
        {"پیر کو دریا کا پرانا پل نو ہفتے بعد دوبارہ کھول دیا گیا۔", true},
        {"ሰኞ ዕለት የወንዙ አሮጌ ድልድይ ከዘጠኝ ሳምንት በኋላ እንደገና ለሕዝብ ተከፈተ።", true},
        {"月曜日、川の古い橋が九週間ぶりに再び開通した。", true},
        {"川の古い橋", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(nutgraf::reads_like_prose(one.text) == one.prose);
    }
}
