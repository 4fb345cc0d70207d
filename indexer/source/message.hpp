// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "article/understand.hpp"
#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Completes an article from a message (RFC 5322, MIME): subject, sender, day and Message-ID, which
/// becomes its id; of the parts all text, in order, that of messages in it and of attached texts
/// too (read_mail_text()). `where` names the message in a skip report. Thread-safe.
ArticleResult parse_message(std::string_view bytes, Article article, std::string where,
                            const Understanding& how);

}  // namespace nutgraf
