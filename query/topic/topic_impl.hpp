// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "core/index_impl.hpp"
#include "nutgraf/topic.hpp"
#include "topic/lexer.hpp"
#include "topic/stop_words.hpp"
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
    explicit Impl(Index of)
        : index(std::move(of)),
          forms(index),
          stop_words(stop_languages(index.info())),
          word_languages(index.impl().database, stop_languages(index.info())) {}

    LexedTopic read(const std::string& text, TopicSyntax syntax) const;

    // An index of one stemmer is in that language, whatever its articles say.
    static std::vector<std::string> stop_languages(const IndexInfo& info) {
        std::vector<std::string> languages = info.languages;
        if (info.language != kAutoLanguage) languages.insert(languages.begin(), info.language);
        if (languages.empty()) languages.emplace_back("english");
        return languages;
    }

    Index index;
    WordForms forms;
    StopWords stop_words;
    WordLanguages word_languages;
};

}  // namespace nutgraf
