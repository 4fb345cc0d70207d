// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "source/mime.hpp"

namespace nutgraf {

/// What there is to read in a message.
struct MailText {
    std::vector<Body> bodies;  ///< in order; plain texts that follow each other are one
    std::string charset;       ///< that the first text names, for headers that name none
    std::string complaint;     ///< why it cannot be read; empty if it can
    bool any = false;          ///< whether there was a text, if only an empty one
};

/// Collects the texts of a message, those of messages in it and of attached texts included. Of
/// alternatives (multipart/alternative) the first that is all plain text counts, or else the last;
/// of either only if it is not empty.
MailText read_mail_text(const MimePart& message);

/// Returns the text of a part in UTF-8, or a web page's bytes, in UTF-8 with a mark if the part
/// says what they are. Text that is well-formed UTF-8 is taken for that whatever the part says,
/// since no longer text is so by chance. Empty if it is no text.
std::string decode_part(const MimePart& part, bool page);

}  // namespace nutgraf
