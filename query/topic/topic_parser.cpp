// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stages of reading a topic, one after another: pieces, grammar, tree, query; and what a reader
// of the results wants to know besides: how it was read, and what was left out.
#include <algorithm>
#include <set>
#include <utility>

#include "core/index_impl.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/schema.hpp"
#include "nutgraf/topic.hpp"
#include "text/ascii.hpp"
#include "text/shortened.hpp"
#include "text/utf8.hpp"
#include "topic/filter.hpp"
#include "topic/good_faith.hpp"
#include "topic/grammar.hpp"
#include "topic/leaves.hpp"
#include "topic/query_builder.hpp"
#include "topic/topic_impl.hpp"
#include "topic/tree.hpp"

namespace nutgraf {
namespace {

// A topic takes up to a hundred times as much memory as its text.
constexpr std::size_t kMostTopicBytes = 1'500'000;

std::string text_of(const std::string& text, ByteRange where) {
    return text.substr(where.start, where.end - where.start);
}

std::string join(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

// Each once.
std::vector<std::string> texts_of(const std::string& text, const std::vector<ByteRange>& places) {
    std::vector<std::string> texts;
    std::set<std::string> known;
    for (const ByteRange where : places) {
        std::string one = text_of(text, where);
        if (known.insert(one).second) texts.push_back(std::move(one));
    }
    return texts;
}

// Some pieces of a topic, each named once: `NOT, (, AND and more`.
std::string list_of(const std::string& text, const std::vector<ByteRange>& places) {
    constexpr std::size_t kNamed = 3;
    std::vector<std::string> names;
    for (const ByteRange where : places) {
        std::string name = shortened(text_of(text, where));
        if (std::ranges::find(names, name) != names.end()) continue;
        if (names.size() == kNamed) return join(names) + " and more";
        names.push_back(std::move(name));
    }
    return join(names);
}

std::string names_of_fields() {
    std::string names;
    for (const schema::FieldSpec& field : schema::kTopicFields) {
        names += (names.empty() ? "" : ", ") + std::string(field.name);
    }
    return names;
}

// Says what was not read as it might have been meant.
void add_remarks(const std::string& text, const std::vector<Remark>& remarks,
                 std::vector<std::string>& notices) {
    const auto senseless =
        std::ranges::find_if(remarks, [](const Remark& remark) { return !remark.reason.empty(); });
    const std::string explained =
        senseless == remarks.end() ? std::string() : text_of(text, senseless->where);
    const auto add = [&](Remark::Kind kind, const std::string& before, const std::string& after) {
        std::vector<ByteRange> places;
        for (const Remark& remark : remarks) {
            if (remark.kind == kind && text_of(text, remark.where) != explained) {
                places.push_back(remark.where);
            }
        }
        std::ranges::sort(places, {}, &ByteRange::start);
        if (!places.empty()) notices.push_back(before + list_of(text, places) + after);
    };
    add(Remark::Kind::kWords, "read as words: ", "");
    if (senseless != remarks.end()) notices.push_back("read as words: " + senseless->reason);
    add(Remark::Kind::kPunctuation, "read as punctuation: ", "");
    add(Remark::Kind::kNoField,
        "not a field, read as words: ", "; fields are " + names_of_fields());
}

// The pieces of a topic; of a field with brackets, one field for each value between them.
std::vector<Piece> without_groups(const std::string& text, const std::vector<Piece>& pieces) {
    std::vector<Piece> all;
    for (const Piece& piece : pieces) {
        if (piece.group.empty()) all.push_back(piece);
        for (const Piece& inside : piece.group) {
            if (!is_operand(inside.kind)) continue;
            all.push_back(value_piece(text, inside));
            all.back().field = piece.field;
        }
    }
    return all;
}

// Says which wildcards match more words than are looked for.
void add_capped_wildcards(const std::string& text, const std::vector<Piece>& pieces,
                          const Wildcards& wildcards, std::vector<std::string>& notices) {
    std::set<std::string> told;
    for (const Piece& piece : without_groups(text, pieces)) {
        const std::string prefix = wildcard_prefix(piece);
        const Expansion* expansion = prefix.empty() ? nullptr : wildcards.known(prefix);
        if (expansion == nullptr || expansion->count <= kMaxExpansion) continue;
        if (!told.insert(prefix).second) continue;
        notices.push_back(text_of(text, piece.where) + " matches " +
                          std::to_string(expansion->count) + " words; only the " +
                          std::to_string(kMaxExpansion) + " most frequent are looked for");
    }
}

// Says which pieces are not looked for.
void add_left_out(const std::string& text, const std::vector<ByteRange>& left_out,
                  std::vector<std::string>& notices) {
    if (left_out.empty()) return;
    notices.push_back(
        "the topic is too long; words or phrases left out: " + std::to_string(left_out.size()) +
        ", the first is " + shortened(text_of(text, left_out.front())) +
        "; a topic looks for the first " + std::to_string(kMostTerms) + " different words");
}

// The beginning of a topic that is too long, up to a blank if there is one.
std::string shortened_topic(const std::string& text, TopicSyntax syntax) {
    if (text.size() <= kMostTopicBytes) return text;
    if (syntax == TopicSyntax::kStrict) {
        throw Error(ErrorKind::kTopic, "topic: longer than " + std::to_string(kMostTopicBytes) +
                                           " bytes, the most that is read");
    }
    std::size_t end = kMostTopicBytes;
    while (end > 0 && !ascii::is_space(text[end])) --end;
    if (end == 0) end = kMostTopicBytes;
    while (end > 0 && is_utf8_tail(text[end])) --end;
    return text.substr(0, end);
}

}  // namespace

bool Topic::empty() const noexcept { return impl_->query.empty(); }

std::string Topic::description() const { return impl_->query.get_description(); }

TopicParser::TopicParser(Index index) : impl_(std::make_shared<Impl>(std::move(index))) {}

LexedTopic TopicParser::Impl::read(const std::string& text, TopicSyntax syntax) const {
    if (syntax == TopicSyntax::kPlain) return lex_plain(text);
    if (syntax == TopicSyntax::kFull) {
        return read_in_good_faith(text, lex_topic(text, Reading::kGoodFaith), stop_words);
    }
    LexedTopic lexed = lex_topic(text, Reading::kStrict);
    lexed.pieces = check_grammar(text, std::move(lexed.pieces));
    return lexed;
}

Topic TopicParser::parse(const std::string& given, TopicSyntax syntax) const {
    const std::string text = shortened_topic(given, syntax);
    const LexedTopic lexed = impl_->read(text, syntax);
    const TopicTree tree = make_tree(lexed.pieces);
    Topic topic;
    topic.text_ = given;
    if (text.size() < given.size()) {
        topic.notices_.push_back("the topic is too long; what is behind its first " +
                                 std::to_string(text.size()) + " bytes is left out");
    }
    topic.syntax_ = syntax;
    topic.meaning_ = to_text(tree);
    add_remarks(text, lexed.remarks, topic.notices_);
    const Index& index = impl_->index;
    with_database(index, "cannot read", [&] {
        auto impl = std::make_shared<Topic::Impl>(index);
        impl_->forms.start_topic();
        Leaves leaves(impl_->forms, impl->wildcards);
        BuiltQuery built = build_query(tree, {text, leaves, impl_->forms, impl_->stop_words,
                                              impl_->word_languages, index.impl().database});
        impl->query = std::move(built.query);
        impl->undated = std::move(built.undated);
        topic.words_ = std::move(built.words);
        topic.stop_words_ = texts_of(text, built.stop_words);
        add_capped_wildcards(text, lexed.pieces, impl->wildcards, topic.notices_);
        add_left_out(text, built.left_out, topic.notices_);
        topic.impl_ = std::move(impl);
    });
    return topic;
}

}  // namespace nutgraf
