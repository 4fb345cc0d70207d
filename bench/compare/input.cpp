// SPDX-License-Identifier: GPL-2.0-or-later
//
// The inputs are written before anything is timed. Lucene gets its passages as lines of four fields
// between tabs, since that is the cheapest thing to read and its time includes the reading.
#include "compare/input.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "compare/process.hpp"
#include "core/document_data.hpp"
#include "nutgraf/schema.hpp"
#include "plain_writer.hpp"

namespace nutgraf::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kCloseEnough = 0.95;

std::size_t bytes_of(double megabytes) { return static_cast<std::size_t>(megabytes * 1e6); }

// Tabs and line ends are what the lines are made of, so they are spelt out.
void write_field(std::ostream& out, std::string_view text, char end) {
    for (const char c : text) {
        switch (c) {
            case '\\': out << "\\\\"; break;
            case '\t': out << "\\t"; break;
            case '\n': out << "\\n"; break;
            case '\r': out << "\\r"; break;
            default: out.put(c);
        }
    }
    out << end;
}

void write_passage(std::ostream& out, const Article& article, const Passage& passage,
                   std::size_t of) {
    std::string space;
    write_field(out, schema::passage_id(article.id, passage.ordinal), '\t');
    write_field(out, article.title.value, '\t');
    write_field(out, text_of(article, passage, space), '\t');
    write_field(out, data_without_text(document_data(article, passage, of)), '\n');
}

// An article as a reader of the records will see it.
Article as_read(const Article& article, const std::string& path, std::size_t line) {
    Article result = article;
    result.path = path;
    result.line = line;
    result.text_offset = 0;
    result.encoding = "utf-8";
    result.extra.clear();
    return result;
}

// Of the first `most` articles, as many as give the size.
void write_input(const Corpus& corpus, std::size_t most, Input& input) {
    std::ofstream records(input.records, std::ios::binary);
    std::ofstream lines(input.passages_file, std::ios::binary);
    for (const Article& article : corpus.articles) {
        if (input.articles == most || input.text_bytes >= bytes_of(input.megabytes)) break;
        records << to_record(article) << '\n';
        const Article read = as_read(article, input.records.string(), ++input.articles);
        const std::vector<Passage> passages = split_passages(read.text);
        for (const Passage& passage : passages)
            write_passage(lines, read, passage, passages.size());
        input.passages += passages.size();
        input.text_bytes += article.text.size();
    }
    records.flush();
    lines.flush();
    if (!records || !lines) throw std::runtime_error("cannot write " + input.records.string());
}

std::string file_name(double megabytes, const char* end) {
    std::ostringstream name;
    name << megabytes << end;
    return name.str();
}

}  // namespace

std::vector<Input> write_inputs(const std::vector<std::string>& sources,
                                const std::vector<double>& sizes, const fs::path& directory) {
    std::vector<Input> inputs;
    for (const double size : sizes) {
        Input& input = inputs.emplace_back();
        input.megabytes = size;
        input.records = directory / file_name(size, ".jsonl");
        input.passages_file = directory / file_name(size, ".passages");
    }
    const std::string counts = run_in_child([&] {
        Corpus corpus = sources.empty() ? make_corpus(0) : read_corpus(sources);
        if (corpus.skipped > 0) {
            std::cerr << "compare: " << corpus.skipped << " articles cannot be read\n";
        }
        const std::size_t originals = corpus.articles.size();
        const std::size_t original_bytes = corpus.text_bytes;
        grow_corpus(corpus, bytes_of(std::ranges::max(sizes) * kCloseEnough));
        std::ostringstream out;
        for (Input& input : inputs) {
            const bool enough = original_bytes >= bytes_of(input.megabytes * kCloseEnough);
            write_input(corpus, enough ? originals : corpus.articles.size(), input);
            out << input.articles << ' ' << input.passages << ' ' << input.text_bytes << ' '
                << (input.articles > originals) << '\n';
        }
        return out.str();
    });
    std::istringstream in(counts);
    for (Input& input : inputs)
        in >> input.articles >> input.passages >> input.text_bytes >> input.grown;
    return inputs;
}

std::string data_without_text(const std::string& data) {
    auto object = nlohmann::json::parse(data);
    object["passage"].erase("text");
    return object.dump();
}

void load_input(const fs::path& records, LoadedInput& input) {
    input.corpus = read_corpus({records.string()});
    input.passages = split_corpus(input.corpus);
    input.data.reserve(input.passages.size());
    for (const auto& [article, passage, of] : input.passages) {
        input.data.push_back(document_data(*article, passage, of));
    }
}

}  // namespace nutgraf::bench
