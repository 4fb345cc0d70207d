// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "nutgraf/searcher.hpp"
#include "nutgraf/topic.hpp"

/// What is suggested for a topic, as "text (matches instead of matches)"; empty if there is
/// nothing.
inline std::string suggested(const nutgraf::Index& index, const std::string& topic) {
    const auto found = nutgraf::Searcher(index).suggest(nutgraf::TopicParser(index).parse(topic));
    return found ? found->text + " (" + std::to_string(found->matches) + " instead of " +
                       std::to_string(found->instead_of) + ")"
                 : "";
}
