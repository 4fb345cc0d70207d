// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// Returns what base64 stands for; characters that are none of its own are passed over.
std::string decode_base64(std::string_view text);

/// Returns what quoted-printable text stands for; what is no valid escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

/// Returns the content of HTTP chunks, up to where they end or are damaged. Bytes that do not begin
/// with a chunk are returned as they are: archives often hold them joined already.
std::string join_chunks(std::string_view bytes);

/// Returns what a body in an HTTP content encoding ("gzip", "deflate", none) stands for; one that
/// does not look like it is taken to be decoded already. Nothing if the encoding is not known, the
/// body is damaged, or more than `most` bytes come out.
std::optional<std::string> decode_content(std::string bytes, std::string_view encoding,
                                          std::size_t most);

}  // namespace nutgraf
