// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a topic: parsing gives a topic or an error that names a column; searching never
// fails. As a batch of topics and as judgments: a result or an error.
#include <sstream>

#include "fuzz/check.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/index_builder.hpp"
#include "nutgraf/searcher.hpp"
#include "nutgraf/topic_file.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace nutgraf;

struct Silent : BuildObserver {
    void on_skipped(const SkippedArticle&) override {}
    bool on_progress(const BuildProgress&) override { return true; }
};

Index small_index() {
    static const TempDir directory;
    const std::string file = directory.write(
        "articles.jsonl",
        R"({"id":"1","title":"Peace plan",
)"
        R"("text":"The envoys talked of peace and a plan, and of a plan for peace talks.","date":"2024-05-17"}
{"id":"2","title":"Banks","text":"Banks tighten rules; the bank's dual-use goods.","source":"Stern"}
)");
    Silent silent;
    const auto source = open_sources({file});
    try {
        build_index(directory / "small.db", *source, {}, silent);
    } catch (const Error&) {
        std::abort();
    }
    return Index::open(directory / "small.db");
}

void search(const Index& index, const std::string& text, TopicSyntax syntax) {
    try {
        const Topic topic = TopicParser(index).parse(text, syntax);
        SearchOptions options;
        options.explain = true;
        for (const Hit& hit : Searcher(index).search(topic, options).hits) {
            for (const ByteRange& range : hit.highlights)
                check(range.end <= hit.passage.text.size());
        }
        for (const TopicWord& word : topic.words()) check(word.where.end <= text.size());
    } catch (const Error& error) {
        check(syntax == TopicSyntax::kFull && error.kind() == ErrorKind::kTopic);
        check(std::string(error.what()).find("column") != std::string::npos);
    }
}

template <typename Read>
void read(const std::string& text, Read read_file) {
    std::istringstream in(text);
    try {
        read_file(in, "input");
    } catch (const Error& error) {
        check(error.kind() == ErrorKind::kInput);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    static const Index index = small_index();
    const std::string text(reinterpret_cast<const char*>(data), size);
    search(index, text, TopicSyntax::kFull);
    search(index, text, TopicSyntax::kPlain);
    read(text, read_topics);
    read(text, read_judgments);
    return 0;
}
