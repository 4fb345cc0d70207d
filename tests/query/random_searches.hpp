// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

#include "support/collection.hpp"

inline const std::vector<std::string> kVocabulary = {
    "peace", "talks", "talk", "war", "plan", "plans", "2024", "pipe", "pipes", "of", "the"};

/// Up to `most` words, less one; now and then a paragraph ends.
inline std::string any_words(int most) {
    std::string text;
    const int size = *rc::gen::inRange(1, most);
    for (int i = 0; i < size; ++i) {
        text += *rc::gen::elementOf(kVocabulary) + (*rc::gen::inRange(0, 12) == 0 ? ".\n\n" : " ");
    }
    return text;
}

/// A few articles, some with passages enough to fill several pages.
inline Rows any_rows() {
    Rows rows;
    const int size = *rc::gen::inRange(1, 25);
    for (int i = 0; i < size; ++i) {
        const bool big = *rc::gen::inRange(0, 6) == 0;
        const std::string title = *rc::gen::inRange(0, 2) == 0 ? "" : any_words(4);
        rows.push_back({"id" + std::to_string(i), title, any_words(big ? 700 : 20)});
    }
    return rows;
}

/// A topic with operators of any kind.
inline std::string any_topic() {
    static const std::vector<std::string> kTopics = {"peace",
                                                     "peace talks war",
                                                     "peace peace plan",
                                                     "the of war pipe 2024",
                                                     "\"peace talks\" war",
                                                     "peace-plan OR \"the war\"",
                                                     "pipe* war",
                                                     "pipe* pl* pipe*",
                                                     "war OR (peace AND plan)",
                                                     "(war NEAR/2 peace) plan of",
                                                     "+war plan -2024",
                                                     "war XOR peace",
                                                     "(war XOR peace) plan \"talk war\" talks",
                                                     "title:peace",
                                                     "war title:the",
                                                     "-war",
                                                     "-war plan",
                                                     "-\"peace talks\" peace talks"};
    return *rc::gen::elementOf(kTopics);
}

/// One page of results.
inline nutgraf::SearchOptions page(std::uint32_t offset, std::uint32_t limit) {
    nutgraf::SearchOptions options;
    options.offset = offset;
    options.limit = limit;
    return options;
}
