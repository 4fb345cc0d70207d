// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/web_record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "source/parse.hpp"
#include "source/transfer.hpp"
#include "text/ascii.hpp"
#include "text/charset.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWebSchemes = {"http"sv, "https"sv, "ftp"sv, "ftps"sv, "gopher"sv, "file"sv};
constexpr std::array kForPrograms = {"/robots.txt"sv, "/ads.txt"sv, "/app-ads.txt"sv,
                                     "/security.txt"sv, "/llms.txt"sv};
constexpr std::string_view kWellKnown = "/.well-known/";

// Behind the host, without query and fragment.
std::string_view path_of(std::string_view address) {
    const auto host = address.find("://");
    if (host == address.npos) return {};
    const auto path = address.find('/', host + 3);
    if (path == address.npos) return {};
    address.remove_prefix(path);
    return address.substr(0, address.find_first_of("?#"));
}

}  // namespace

std::optional<Format> format_of_type(std::string_view type) {
    if (type == "text/plain") return Format::kText;
    if (type == "text/html") return Format::kPage;
    if (type == "application/xhtml+xml") return Format::kXmlPage;
    return std::nullopt;
}

bool may_be_article(std::string_view address) {
    const auto colon = address.find(':');
    if (colon == address.npos) return true;
    const std::string scheme = ascii::to_lower(address.substr(0, colon));
    if (std::ranges::find(kWebSchemes, scheme) == kWebSchemes.end()) return false;
    const std::string path = ascii::to_lower(path_of(address));
    return !path.starts_with(kWellKnown) &&
           std::ranges::find(kForPrograms, path) == kForPrograms.end();
}

DraftResult parse_response(Article article, std::string_view response,
                           const RecordContext& context) {
    const std::string_view status = response.substr(0, response.find('\n'));
    if (!status.starts_with("HTTP/")) return context.skip("damaged: not what a web server sends");
    const auto code = status.find(' ');
    if (code == status.npos || status.substr(code + 1, 3) != "200") return context.pass_over();
    const Headers headers(response);
    const HeaderValue type(headers["content-type"]);
    if (!type.value().empty() && !format_of_type(type.value())) return context.pass_over();
    const bool chunked = ascii::to_lower(headers["transfer-encoding"]) == "chunked";
    auto body = decode_content(chunked ? join_chunks(response) : std::string(response),
                               headers["content-encoding"], context.article_bytes);
    if (!body) {
        return context.skip("cannot be decoded from content encoding " +
                            std::string(headers["content-encoding"]));
    }
    return parse_content(std::move(article), std::move(*body), type);
}

Draft parse_content(Article article, std::string bytes, const HeaderValue& type) {
    constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
    const Format format = format_of_type(type.value()).value_or(Format::kText);
    if (const auto charset = type["charset"]; !charset.empty()) {
        if (auto text = decode_charset(bytes, charset)) {
            bytes = is_page(format) ? std::string(kUtf8Mark) + *text : std::move(*text);
        }
    }
    return to_draft(std::move(article), std::move(bytes), format);
}

}  // namespace nutgraf
