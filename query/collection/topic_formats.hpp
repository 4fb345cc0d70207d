// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/topic_file.hpp"

namespace nutgraf {

/// Reads the three formats of read_topics(), without checking ids and texts. Throw Error (kInput).
std::vector<TopicRecord> read_tabbed_topics(std::string_view text, const std::string& name);
std::vector<TopicRecord> read_json_topics(std::string_view text, const std::string& name);
std::vector<TopicRecord> read_trec_topics(std::string_view text, const std::string& name);

}  // namespace nutgraf
