// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gumbo.h>

#include <string_view>

namespace nutgraf {

/// Returns the tag of that name, in letters of any case; GUMBO_TAG_UNKNOWN for names of one's own.
GumboTag find_tag(std::string_view name) noexcept;

/// Whether it breaks the line before and behind it.
bool is_block(GumboTag tag) noexcept;

/// Whether it is a box within a line, which parts what stands before and behind it.
bool is_box(GumboTag tag) noexcept;

/// Whether a reader sees nothing of its content, or sees it above the line (the readings of ruby,
/// which would part the words below).
bool is_invisible(GumboTag tag) noexcept;

/// Whether it has no content and no end tag.
bool is_void(GumboTag tag) noexcept;

/// Whether what is in it is text, whatever it looks like, up to its end tag.
bool is_raw(GumboTag tag) noexcept;

/// Whether it is h1 to h6.
bool is_heading(GumboTag tag) noexcept;

/// Whether the names are the same but for the case of ASCII letters.
bool same_name(std::string_view name, std::string_view other) noexcept;

}  // namespace nutgraf
