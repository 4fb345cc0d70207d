// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "nutgraf/article_source.hpp"

namespace nutgraf {

/// Returns the draft that a message is (RFC 5322, MIME): subject, sender, day and Message-ID, which
/// becomes its id; of the parts all text, in order, that of messages in it and of attached texts
/// too (read_mail_text()). `article` knows its place. Thread-safe.
DraftResult parse_message(std::string_view bytes, Article article);

}  // namespace nutgraf
