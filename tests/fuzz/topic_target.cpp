// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a topic: parsing gives a topic or an error that names a column; searching an index
// of several languages, and printing what was found, never fails. As a batch of topics and as
// judgments: a result or an error.
#include <sstream>

#include "fuzz/check.hpp"
#include "nutgraf/printer.hpp"
#include "nutgraf/topic_file.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace nutgraf;

const Rows kArticles = {
    {"1", "Peace plan", "The envoys talked of peace and a plan, and of a plan for peace talks.",
     "2024-05-17", "en", "https://gazette.example/a", "Ada Quill", "The Gazette"},
    {"2", "Banks", "Banks tighten rules; the bank's dual-use goods. C++ at 3.5 per cent.", "2024",
     "", "", "", "Stern"},
    {"3", "", "The envoys talked of peace and a plan, and of a plan for peace talks.", "2023-01"},
    {"4", "Brücke gesperrt", "Die Brücken über die Elbe bleiben nächste Woche gesperrt.",
     "2024-05-18", "de-at"},
    {"5", "桥梁关闭", "易北河上的桥梁下周仍然关闭。PDF文件可以下载。", "2024-05-18", "zh"},
    {"6", "橋は閉鎖", "エルベ川の橋は来週も閉鎖されたままです。", "", "ja"},
    {"7", "", "สะพานข้ามแม่น้ำปิด", "", "th"},
    {"8", "", "Мосты через Эльбу закрыты на следующей неделе.", "", "ru"},
};

Index small_index() {
    static const TempDir directory;
    BuildOptions options;
    options.language = "auto";
    options.writer = WriterChoice::kApi;  // which does not check itself first
    index_rows(directory / "small.db", kArticles, options);
    return Index::open(directory / "small.db");
}

void check_hit(const Hit& hit) {
    std::size_t end = 0;
    for (const ByteRange& range : hit.highlights) {
        check(range.start >= end && range.end > range.start);
        check(range.end <= hit.passage.text.size());
        end = range.end;
    }
}

void print(const std::string& text, const SearchResult& result) {
    PrintOptions options;
    options.explain = true;
    options.width = 40;
    for (const auto format : {OutputFormat::kText, OutputFormat::kJson, OutputFormat::kJsonl,
                              OutputFormat::kCsv, OutputFormat::kTrec}) {
        std::ostringstream out;
        const auto printer = make_printer(format, out, options);
        printer->print({"1", text, true}, result);
        printer->finish();
    }
}

void search(const Index& index, const std::string& text, TopicSyntax syntax) {
    try {
        const Topic topic = TopicParser(index).parse(text, syntax);
        for (const TopicWord& word : topic.words()) check(word.where.end <= text.size());
        const Searcher searcher(index);
        SearchOptions options;
        options.explain = true;
        const SearchResult all = searcher.search(topic, options);
        for (const Hit& hit : all.hits) check_hit(hit);
        print(text, all);
        options.by_article = true;
        options.fold_copies = true;
        options.context = 1;
        const SearchResult folded = searcher.search(topic, options);
        for (const Hit& hit : folded.hits) check_hit(hit);
        check(folded.hits.empty() == all.hits.empty());
        if (all.hits.empty()) searcher.suggest(topic);
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
