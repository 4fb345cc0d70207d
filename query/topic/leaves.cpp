// SPDX-License-Identifier: GPL-2.0-or-later
#include "topic/leaves.hpp"

#include <utility>

namespace nutgraf {
namespace {

using Xapian::Query;

Query any_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms[0]);
    return {Query::OP_SYNONYM, terms.begin(), terms.end()};
}

// The same for words within a window, where OP_SYNONYM cannot be.
Query one_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms[0]);
    return {Query::OP_OR, terms.begin(), terms.end()};
}

// Different terms, different text.
std::string joined(const std::vector<std::string>& terms) {
    std::string all;
    for (const std::string& term : terms) all += std::to_string(term.size()) + ':' + term;
    return all;
}

// Nothing begins so: a query that finds nothing, but is none of no words.
Query no_words(const std::string& start, Query::op combiner) {
    return {Query::OP_WILDCARD, start, kMaxExpansion, Query::WILDCARD_LIMIT_MOST_FREQUENT,
            combiner};
}

}  // namespace

template <typename Make>
Leaf Leaves::make_once(std::string key, std::size_t terms, Make&& make) {
    if (const auto made = made_.find(key); made != made_.end()) return {key, made->second};
    if (terms > left_) return {};
    left_ -= terms;
    const Query query = make();
    made_.emplace(key, query);
    return {std::move(key), query};
}

Leaf Leaves::word(const PieceWord& word, const std::string& prefix) {
    const std::vector<std::string> terms = forms_.terms(word.term, word.stemmable, prefix);
    return make_once("any" + joined(terms), terms.size(), [&] { return any_of(terms); });
}

Leaf Leaves::wildcard(const std::string& start, Query::op combiner) {
    if (left_ == 0 && !made_.contains("wild" + start)) return {};  // not even to be looked up
    const std::vector<std::string>& terms = wildcards_.expand(start).terms;
    return make_once("wild" + start, terms.size(), [&]() -> Query {
        if (terms.empty()) return no_words(start, combiner);
        return {combiner, terms.begin(), terms.end()};
    });
}

Leaf Leaves::phrase(const std::vector<PieceWord>& words, const std::string& prefix) {
    std::vector<std::string> terms;
    terms.reserve(words.size());
    for (const PieceWord& word : words) terms.push_back(word.term);
    return near(terms, Query::OP_PHRASE, static_cast<unsigned>(terms.size()), prefix);
}

Leaf Leaves::near(const std::vector<std::string>& words, Query::op op, unsigned window,
                  const std::string& prefix) {
    const std::string kind = (op == Query::OP_NEAR ? "near" : "row") + std::to_string(window);
    std::string key = kind + ' ' + prefix + ' ' + joined(words);
    if (const auto made = made_.find(key); made != made_.end()) return {key, made->second};
    if (words.size() > left_) return {};  // not even to be looked up
    std::size_t count = 0;
    std::vector<Query> places;
    for (const std::string& word : words) {
        const std::vector<std::string> terms = terms_in_place(word, prefix);
        count += terms.size();
        if (count > left_) return {};
        places.push_back(one_of(terms));
    }
    return make_once(std::move(key), count,
                     [&] { return Query(op, places.begin(), places.end(), window); });
}

// What may stand where a word of a row does.
std::vector<std::string> Leaves::terms_in_place(const std::string& word,
                                                const std::string& prefix) {
    if (!word.ends_with('*')) return forms_.terms(word, false, prefix);
    const std::string start = prefix + word.substr(0, word.size() - 1);
    const std::vector<std::string>& terms = wildcards_.expand(start).terms;
    return terms.empty() ? std::vector{start} : terms;
}

Leaf Leaves::values(const std::vector<std::string>& terms) {
    return make_once("value" + joined(terms), terms.size(),
                     [&] { return Query(Query::OP_OR, terms.begin(), terms.end()); });
}

Leaf Leaves::value(const std::string& term, const std::string& start) {
    std::vector<std::string> terms = {term};
    const std::vector<std::string>& longer = wildcards_.expand(start).terms;
    terms.insert(terms.end(), longer.begin(), longer.end());
    return values(terms);
}

}  // namespace nutgraf
