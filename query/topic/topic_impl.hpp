// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <utility>

#include "index_impl.hpp"
#include "nutgraf/topic.hpp"
#include "topic/wildcards.hpp"
#include "topic/word_forms.hpp"

namespace nutgraf {

struct Topic::Impl {
    explicit Impl(Index of) : index(std::move(of)), wildcards(index.impl().database) {}

    Index index;  ///< for which it was parsed
    Xapian::Query query;
    Xapian::Query undated;  ///< the same without its date filter; empty if it has none
    Wildcards wildcards;    // what the topic's own stand for
};

struct TopicParser::Impl {
    explicit Impl(Index of) : index(std::move(of)), forms(index) {}

    Index index;
    WordForms forms;
};

}  // namespace nutgraf
