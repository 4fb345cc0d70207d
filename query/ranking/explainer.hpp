// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "nutgraf/hit.hpp"
#include "nutgraf/topic.hpp"

namespace nutgraf {

/// Says what each word of a topic adds to the score of a passage. Not thread-safe.
class Explainer {
public:
    /// Database and topic must outlive the explainer.
    Explainer(const Xapian::Database& database, const Topic& topic);

    /// Returns the shares of the score of a passage that the topic finds, largest first. They add
    /// up to it.
    std::vector<TermScore> explain(Xapian::docid document);

private:
    const Xapian::Database& database_;
    const Topic& topic_;
    std::unordered_map<std::string, const TopicWord*> words_;     // by the terms they look for
    std::unordered_map<std::string, std::uint32_t> frequencies_;  // of what was explained before
};

}  // namespace nutgraf
