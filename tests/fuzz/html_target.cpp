// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a page: text and fields are UTF-8, debris is whole lines in order, and a page that
// is refused leaves the article as it was. Of bytes that begin with a record separator, what stands
// between the next two is repeated until the page is large: a parser's time shows only there.
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "html/read_html.hpp"
#include "text/web_page.hpp"

namespace {

constexpr std::size_t kLargePage = 200'000;
constexpr std::size_t kMemory = 64 << 20;

void check_debris(const nutgraf::Article& article) {
    std::size_t end = 0;
    for (const nutgraf::Debris& debris : article.debris) {
        check(debris.start >= end && debris.end > debris.start &&
              debris.end <= article.text.size());
        check(debris.start == 0 || article.text[debris.start - 1] == '\n');
        check(debris.end == article.text.size() || article.text[debris.end - 1] == '\n');
        end = debris.end;
    }
}

// Each '#' of what is repeated becomes a number that is nowhere else.
std::string enlarged(std::string_view page) {
    constexpr char kSeparator = '\x1e';
    if (!page.starts_with(kSeparator)) return std::string(page);
    page.remove_prefix(1);
    const std::size_t begin = page.find(kSeparator);
    const std::size_t end = begin == page.npos ? page.npos : page.find(kSeparator, begin + 1);
    if (end == page.npos || end == begin + 1) return std::string(page);
    const std::string_view piece = page.substr(begin + 1, end - begin - 1);
    std::string large(page.substr(0, begin));
    for (std::size_t number = 0; large.size() < kLargePage; ++number) {
        for (const char c : piece) large += c == '#' ? std::to_string(number) : std::string(1, c);
    }
    return large.append(page.substr(end + 1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string page = enlarged({reinterpret_cast<const char*>(data), size});
    nutgraf::looks_like_html(page);
    nutgraf::Article article;
    if (nutgraf::read_html(page, article, kMemory)) {
        check_utf8(article.text);
        check_debris(article);
    } else {
        check(article.text.empty() && article.debris.empty());
    }
    check_fields(article);
    return 0;
}
