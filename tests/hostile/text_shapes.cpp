// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is called a text or a page and is none, or one that no one would write.
#include "hostile/shapes.hpp"

namespace {

// Every byte with so many zero bytes before it and behind it.
std::string widened(const std::string& text, std::size_t before, std::size_t behind) {
    std::string wide;
    for (const char c : text) {
        wide.append(before, '\0');
        wide += c;
        wide.append(behind, '\0');
    }
    return wide;
}

std::function<std::string(Maker&)> fixed(std::string bytes) {
    return [bytes = std::move(bytes)](Maker&) { return bytes; };
}

std::function<std::string(Maker&)> noise() {
    return [](Maker& maker) { return maker.noise(maker.number(3, 3000)); };
}

std::function<std::string(Maker&)> many(std::string head, std::string part, std::string tail = "") {
    return [=](Maker& maker) { return head + times(maker.large(), part) + tail; };
}

std::vector<Shape> pages() {
    return {
        {"empty.html", false, fixed("")},
        {"blank.htm", false, fixed(" \n\t\n")},
        {"no-text.html", true,
         fixed("<!doctype html><html><body><script>x</script></body></html>")},
        {"noise.html", true, noise()},
        {"open-comment.html", true, many("<!doctype html><html><!-- ", "x")},
        {"deep.html", false, many("<!doctype html><p>A page.", "<div>")},
        {"deep-mixed.html", false, many("<!doctype html><p>A page.", "<b><table><p><a>")},
        {"open-tags.html", false, many("<!doctype html><p>A page.", "<")},
        {"attributes.html", false, many("<!doctype html><p ", "a=b ", ">A page.")},
        {"entities.html", false, many("<!doctype html><p>A page.", "&#1114112;&amp")},
        {"charset.html", false, fixed("<meta charset=utf-7><p>+ADw-script+AD4-")},
        {"latin.html", false, fixed("<!doctype html><p>\xff\xfe\xe9t\xe9 of a page.")},
    };
}

}  // namespace

std::vector<Shape> text_shapes() {
    std::vector<Shape> shapes = {
        {"empty.txt", false, fixed("")},
        {"empty.md", false, fixed("")},
        {"empty.eml", false, fixed("")},
        {"empty.zip", true, fixed("")},
        {"empty.txt.gz", false, fixed("")},
        {"blank.txt", false, fixed("\r\n\f\v\n ")},
        {"mark.txt", false, fixed("\xef\xbb\xbf")},
        {"zero.txt", true, fixed(std::string(1, '\0'))},
        {"zeros.txt", true, fixed(std::string(100'000, '\0'))},
        {"noise.txt", true, noise()},
        {"noise.md", true, noise()},
        {"noise.eml", true, noise()},
        {"utf32be.txt", true, fixed(widened("A text.", 3, 0))},
        {"utf32le.txt", true, fixed("\xff\xfe" + widened(std::string("\0", 1) + "A text.", 0, 3))},
        {"controls.txt", true, fixed("\x01\x02\x03\x04\x05\x06")},
        {"byte.txt", false,
         [](Maker& maker) { return std::string(1, static_cast<char>(maker.number(0, 255))); }},
        {"invalid.txt", false, fixed("\x80\xbf\xc0\xaf\xf8\x88\x80\x80\x80 text \xed\xa0\x80\xff")},
        {"surrogates.txt", false, fixed("\xff\xfe" + std::string("\0\xd8\0\xd8\0\xdc\0\xdc", 8))},
        {"long-line.txt", false, many("A text. ", "x")},
        {"long-word.txt", false, many("", "\xc3\xa9")},
        {"marks.txt", false, many("A", "\xcc\x81")},
        {"newlines.txt", false, many("A text.", "\n")},
    };
    const auto more = pages();
    shapes.insert(shapes.end(), more.begin(), more.end());
    return shapes;
}
