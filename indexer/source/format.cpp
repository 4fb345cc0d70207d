// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names lie and content is ambiguous: a text may begin with a brace, a file called .txt may be a
// mailbox. What cannot be mistaken is taken from the content, the rest from the name, and what
// neither tells is a text. What this leaves out: archives with something before them, tar files
// from before POSIX, and tables whose first line holds no name that is known.
#include "source/format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "source/arc.hpp"
#include "source/csv.hpp"
#include "source/decompressor.hpp"
#include "source/mbox.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr std::array kSuffixes = {
    std::pair{".txt"sv, Format::kText},        std::pair{".md"sv, Format::kText},
    std::pair{".html"sv, Format::kPage},       std::pair{".htm"sv, Format::kPage},
    std::pair{".xhtml"sv, Format::kXmlPage},   std::pair{".xht"sv, Format::kXmlPage},
    std::pair{".eml"sv, Format::kMessage},     std::pair{".mht"sv, Format::kMhtml},
    std::pair{".mhtml"sv, Format::kMhtml},     std::pair{".jsonl"sv, Format::kRecords},
    std::pair{".ndjson"sv, Format::kRecords},  std::pair{".csv"sv, Format::kTable},
    std::pair{".tsv"sv, Format::kTable},       std::pair{".sgml"sv, Format::kSgml},
    std::pair{".sgm"sv, Format::kSgml},        std::pair{".trec"sv, Format::kSgml},
    std::pair{".warc"sv, Format::kWarc},       std::pair{".wet"sv, Format::kWarc},
    std::pair{".mbox"sv, Format::kMbox},       std::pair{".gz"sv, Format::kCompressed},
    std::pair{".tgz"sv, Format::kCompressed},  std::pair{".zst"sv, Format::kCompressed},
    std::pair{".tzst"sv, Format::kCompressed}, std::pair{".xz"sv, Format::kCompressed},
    std::pair{".txz"sv, Format::kCompressed},  std::pair{".bz2"sv, Format::kCompressed},
    std::pair{".tbz2"sv, Format::kCompressed}, std::pair{".tar"sv, Format::kArchive},
    std::pair{".zip"sv, Format::kArchive},     std::pair{".arc"sv, Format::kArc},
};

// Also that of an archive without members.
constexpr std::array kZipMagic = {"PK\3\4"sv, "PK\5\6"sv};

// Headers that mail begins with, and that no text does: "Date:" may well open an article.
constexpr std::array kMessageHeaders = {"Return-Path: "sv, "Delivered-To: "sv, "Received: "sv,
                                        "Message-ID: "sv, "MIME-Version: "sv};

// How pages begin that browsers save in one file.
constexpr std::string_view kMhtmlHead = "From: <Saved by ";

template <std::size_t N>
bool begins_with_one_of(std::string_view head, const std::array<std::string_view, N>& magic) {
    return std::ranges::any_of(magic, [&](auto each) { return head.starts_with(each); });
}

bool is_tar(std::string_view head) {
    constexpr std::size_t kMagicAt = 257;
    return head.size() > kMagicAt && head.substr(kMagicAt).starts_with("ustar");
}

std::string_view base_name(std::string_view name) {
    return name.substr(name.rfind('/') + 1);  // npos + 1 is 0
}

// "1700000000.M123P456.host:2,S": a time, what makes it unique, and flags once it has been seen.
bool is_maildir_name(std::string_view path) {
    constexpr std::size_t kTimeDigits = 9;  // at least: since 1973
    const std::string_view name = base_name(path);
    const auto info = name.rfind(":2,");
    if (info != name.npos && std::ranges::all_of(name.substr(info + 3), ascii::is_letter)) {
        return info > 0;
    }
    const std::string_view folder = path.substr(0, path.size() - name.size());
    const bool folder_fits = folder == "new/" || folder == "cur/" || folder.ends_with("/new/") ||
                             folder.ends_with("/cur/");
    const auto digits = std::min(name.find_first_not_of("0123456789"), name.size());
    const std::string_view rest = name.substr(digits);
    return folder_fits && digits >= kTimeDigits && (rest.starts_with('.') || rest.starts_with('_'));
}

// What the content alone says beyond doubt.
std::optional<Format> format_of_content(std::string_view head, std::string_view text) {
    if (compression_of(head)) return Format::kCompressed;
    if (begins_with_one_of(head, kZipMagic) || is_tar(head)) return Format::kArchive;
    if (text.starts_with("WARC/1.")) return Format::kWarc;
    if (is_arc(text)) return Format::kArc;
    if (is_separator(text)) return Format::kMbox;
    const std::string tag = ascii::to_lower(text.substr(0, 8));
    if (tag.starts_with("<doc>") || tag == "<doc id=") return Format::kSgml;
    return std::nullopt;
}

}  // namespace

std::string suffix_of(std::string_view name) {
    name = base_name(name);
    const auto dot = name.rfind('.');
    return dot == name.npos || dot == 0 ? "" : ascii::to_lower(name.substr(dot));
}

std::optional<Format> format_of_name(std::string_view name) {
    if (is_maildir_name(name)) return Format::kMessage;
    const std::string suffix = suffix_of(name);
    const auto* known = std::ranges::find(kSuffixes, suffix, [](const auto& e) { return e.first; });
    if (known == kSuffixes.end()) return std::nullopt;
    return known->second;
}

bool is_known_name(std::string_view name) {
    auto format = format_of_name(name);
    if (format == Format::kCompressed) format = format_of_name(unpacked_name(name));
    return format && format != Format::kCompressed;
}

std::string unpacked_name(std::string_view name) {
    if (format_of_name(name) != Format::kCompressed) return std::string(name);
    const std::string suffix = suffix_of(name);
    const std::string_view stem = name.substr(0, name.size() - suffix.size());
    return std::string(stem) + (suffix[1] == 't' ? ".tar" : "");
}

bool is_page(Format format) noexcept {
    return format == Format::kPage || format == Format::kXmlPage;
}

bool is_whole(Format format) noexcept {
    return is_page(format) || format == Format::kText || format == Format::kMessage ||
           format == Format::kMhtml;
}

Format recognise(std::string_view name, std::string_view head) {
    const std::string_view text = head.substr(blank_prefix(head));
    if (const auto format = format_of_content(head, text)) return *format;
    if (const auto format = format_of_name(name)) return *format;
    if (text.starts_with('{')) return Format::kRecords;
    if (text.starts_with(kMhtmlHead)) return Format::kMhtml;
    if (begins_with_one_of(text, kMessageHeaders)) return Format::kMessage;
    if (is_table(text)) return Format::kTable;
    return Format::kText;
}

std::size_t blank_prefix(std::string_view bytes) {
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    const std::size_t mark = bytes.starts_with(kMark) ? kMark.size() : 0;
    return std::min(bytes.find_first_not_of(ascii::kSpace, mark), bytes.size());
}

}  // namespace nutgraf
