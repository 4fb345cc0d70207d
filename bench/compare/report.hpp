// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "compare/measure.hpp"
#include "compare/same_content.hpp"

namespace nutgraf::bench {

/// One of the two ways, and what each round of it cost.
struct Series {
    std::string name;
    std::vector<Cost> costs;
};

/// Everything there is to tell about a comparison.
struct Comparison {
    std::size_t articles = 0;
    std::size_t passages = 0;
    std::size_t text_bytes = 0;
    std::size_t flush_threshold = 0;
    Series plain;
    Series ours;
    ContentCheck content;
};

/// A table for people.
std::string to_text(const Comparison& comparison);

/// The same as JSON, with every single run. Carries `"schema": 1`.
nlohmann::ordered_json to_json(const Comparison& comparison);

}  // namespace nutgraf::bench
