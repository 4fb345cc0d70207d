// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace nutgraf {

/// The elements that mean something to us, in alphabetical order; kOther is all the rest.
enum class HtmlTag : std::uint8_t {
    kOther,
    kA,
    kAddress,
    kArticle,
    kAside,
    kAudio,
    kBlockquote,
    kBody,
    kBr,
    kButton,
    kCanvas,
    kCaption,
    kCenter,
    kDatalist,
    kDd,
    kDetails,
    kDialog,
    kDiv,
    kDl,
    kDt,
    kEmbed,
    kFieldset,
    kFigcaption,
    kFigure,
    kFooter,
    kForm,
    kH1,
    kH2,
    kH3,
    kH4,
    kH5,
    kH6,
    kHead,
    kHeader,
    kHr,
    kHtml,
    kIframe,
    kImg,
    kInput,
    kLabel,
    kLegend,
    kLi,
    kLink,
    kMain,
    kMeta,
    kNav,
    kNoembed,
    kNoframes,
    kNoscript,
    kObject,
    kOl,
    kOptgroup,
    kOption,
    kP,
    kPre,
    kScript,
    kSection,
    kSelect,
    kSource,
    kStyle,
    kSummary,
    kSvg,
    kTable,
    kTbody,
    kTd,
    kTemplate,
    kTextarea,
    kTfoot,
    kTh,
    kThead,
    kTime,
    kTitle,
    kTr,
    kUl,
    kVideo,
    kWbr,
    kXmp,
};

/// How many there are.
inline constexpr std::size_t kHtmlTags = static_cast<std::size_t>(HtmlTag::kXmp) + 1;

/// Returns the tag of that name, in letters of any case.
HtmlTag find_html_tag(std::string_view name) noexcept;

/// Returns its name in small letters; empty for kOther.
std::string_view name_of(HtmlTag tag) noexcept;

/// Whether it breaks the line before and behind it.
bool is_block(HtmlTag tag) noexcept;

/// Whether it has no content and no end tag.
bool is_void(HtmlTag tag) noexcept;

/// Whether a reader sees nothing of its content.
bool is_invisible(HtmlTag tag) noexcept;

/// Whether its content is characters only, up to its own end tag, whatever looks like a tag in it.
bool is_raw(HtmlTag tag) noexcept;

/// Whether it is h1 to h6.
inline bool is_heading(HtmlTag tag) noexcept { return tag >= HtmlTag::kH1 && tag <= HtmlTag::kH6; }

}  // namespace nutgraf
