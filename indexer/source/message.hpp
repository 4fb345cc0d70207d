// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "article/understand.hpp"
#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Completes an article from a message (RFC 5322, MIME): subject, sender, day and Message-ID, which
/// becomes its id; of the parts the first that is plain text or else a web page. Attachments are
/// left alone. `where` names the message in a skip report. Thread-safe.
ArticleResult parse_message(std::string_view message, Article article, std::string where,
                            const Understanding& how);

/// Returns a header's text with its encoded words ("=?utf-8?Q?caf=C3=A9?=", RFC 2047) decoded.
std::string decode_words(std::string_view text);

}  // namespace nutgraf
