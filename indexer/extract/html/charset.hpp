// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "text/encoding.hpp"

namespace nutgraf {

/// Decodes the bytes of a web page: by its byte order mark; as UTF-8 if it is valid; as what its
/// `meta` element or XML declaration says; else as decode_text() would. Zero bytes and control
/// characters are left out. What cannot be decoded becomes U+FFFD. The result's offset is 0.
DecodedText decode_page(std::string_view bytes);

}  // namespace nutgraf
