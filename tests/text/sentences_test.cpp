// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sentences.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::sentence_ends;

// The text with a '|' at each end of a sentence but the last.
std::string cut(const std::string& text) {
    std::string out;
    std::size_t start = 0;
    for (const std::size_t end : sentence_ends(text)) {
        if (start > 0) out += '|';
        out += text.substr(start, end - start);
        start = end;
    }
    return out;
}

// Sentences are marked by '|'; without the marks they are the input.
const std::vector<std::string> kTexts = {
    "",
    "No stop",
    "One sentence.",
    "One. |Two. |Three.",
    "One!  |Two?\n|Three... |Four?! |Five.",
    "What? |Yes! |No.",
    // Abbreviations, initials, numbers.
    "Dr. Doe met Mr. Roe and Prof. Poe. |They spoke.",
    "J. R. R. Tolkien wrote. |He did.",
    "The U.S. Senate sat at 4 p.m. Then it rose.",
    "It cost approx. Two pounds. |Cheap.",
    "Acme Inc. Chief Jane Doe left. |She did.",
    "On Sept. 12 it rained. |On Oct. 3 too.",
    "It rose 3.14 per cent. |It fell 2.7.",
    "See fig. 3 and vol. 2. |Then stop.",
    "Er kam bzw. Sie kam. |Gut.",
    "В 2024 г. Москва ждала. |Потом уехала.",
    // A small letter begins no sentence.
    "He said yes. and left. |Then.",
    "Она ушла. и вернулась. |Потом.",
    "Il part. été comme hiver. |Fin.",
    "It was Yahoo! that did it. |Yes.",
    // Quotes and brackets.
    "“I saw it.” |She left.",
    "\"I saw it.\" |She left. |\"Really?\" he asked",
    "(An aside.) |Then more.",
    "He left. |“Why?” |“Because.”",
    "Er sagte: „Ich gehe.“ |Dann ging er.",
    "Il dit : « Oui. » |Puis rien. |Il dit « Non. »",
    "Er ging. |»Komm«, rief sie. |»Ja.« |Er kam.",
    "He left. |(So did she.) |— Then silence.",
    // A lost blank, after a closing quote only.
    "fought in the fora.”|Against that",
    "See nutgraf.org and example.Com now",
    "end.Next begins",
    // Scripts without blanks.
    "大坝裂了。|水白流了！|为什么？|没人知道",
    "他说：“走吧。”|然后走了。",
    "「行こう。」|彼は言った。|",
    "यह एक है। |वह दो है।",
    "ما هذا؟ |هذا كتاب.",
    // Nothing but marks.
    "...",
    ". |. |.",
    "?!?!",
    " ",
    ".”",
};

std::string without_marks(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '|') out += c;
    }
    return out;
}

// A quadratic step takes minutes on this much; what is linear, a moment, sanitizers or not.
constexpr std::size_t kLong = 100'000;

}  // namespace

TEST_CASE("sentences end where they should", "[article]") {
    for (const std::string& marked : kTexts) {
        std::string expected = marked;
        if (expected.ends_with('|')) expected.pop_back();
        CHECK(cut(without_marks(marked)) == expected);
    }
}

TEST_CASE("sentences tile any text", "[article]") {
    CHECK(rc::check("ends ascend and the last is the end of the text", [] {
        const auto pieces =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                ".", "!", "?", "。", "؟", "।", "\"", "”", "»", "'", ")", " ", "\n", "A", "a", "é",
                "1", "Dr", "U.S", "中", "\u00a0", "\xe3", "\xc2", "(", "“", "—"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        const auto ends = sentence_ends(text);
        RC_ASSERT(ends.empty() == text.empty());
        std::size_t last = 0;
        for (const std::size_t end : ends) {
            RC_ASSERT(end > last);
            last = end;
        }
        RC_ASSERT(last == text.size());
    }));
}

TEST_CASE("no run of marks makes sentences slow", "[article]") {
    for (const std::string piece : {".", ". ", ".\"", ".\" ", ". (", "?", "。", "”", " ", "a.",
                                    "A. ", ".\n", "(", ".((", "...a ", "“", ".'. "}) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < kLong) text += piece;
        CHECK(sentence_ends(text).back() == text.size());
    }
}
