// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "evaluate.hpp"
#include "input.hpp"
#include "nutgraf/error.hpp"
#include "nutgraf/topic_file.hpp"
#include "text/shortened.hpp"
#include "text/utf8.hpp"
#include "tool/standard_streams.hpp"

namespace nutgraf {
namespace {

bool wants_color(Color color) {
    if (color != Color::kAuto) return color == Color::kAlways;
    const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
    const char* term = std::getenv("TERM");
    const bool dumb = term == nullptr || std::strcmp(term, "dumb") == 0;
    return ::isatty(STDOUT_FILENO) != 0 && !dumb && (no_color == nullptr || *no_color == '\0');
}

// Columns of the terminal, at most what is comfortable to read; 0 if the output is no terminal.
std::size_t terminal_width() {
    constexpr unsigned kComfortable = 100;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
    return std::min<unsigned>(size.ws_col, kComfortable);
}

PrintOptions print_options(const QueryOptions& options) {
    PrintOptions print;
    print.color = wants_color(options.color);
    print.width = terminal_width();
    print.by_article = options.search.by_article;
    print.explain = options.search.explain;
    print.tag = options.tag;
    return print;
}

void warn(const std::string& message) {
    std::cerr << "nutgraf-query: " << printable(message) << '\n';
}

std::string counted(std::uint64_t passages) {
    return std::to_string(passages) + (passages == 1 ? " passage" : " passages");
}

// A reader who asks for days should know what those days may be missing.
void warn_of_undated(std::uint64_t passages) {
    if (passages == 0) return;
    warn("the date filter leaves out " + counted(passages) +
         (passages == 1 ? " that matches but has no date" : " that match but have no date"));
}

class Session {
public:
    Session(const Index& index, const QueryOptions& options)
        : options_(options),
          parser_(index),
          searcher_(index),
          search_(options.search),
          printer_(make_printer(options.format, out_, print_options(options))) {}

    int search_one(const std::string& text) {
        const Topic topic = parser_.parse(text, options_.syntax);
        search_.count_undated = true;
        const std::size_t found = print({"1", text, false}, topic);
        printer_->finish();
        if (!out_.send()) return 0;
        if (found == 0) explain_nothing(topic);
        hint(topic);
        return found > 0 ? 0 : 1;
    }

    // A malformed topic is reported and the others go on.
    int search_batch(const std::vector<TopicRecord>& topics) {
        std::size_t found = 0;
        bool malformed = false;
        search_.count_undated = options_.format == OutputFormat::kJson;  // no other has it
        for (const TopicRecord& record : topics) {
            try {
                found += print({record.id, record.text, true},
                               parser_.parse(record.text, options_.syntax));
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::kTopic) throw;
                malformed = true;
                warn(record.where + ": " + error.what());
            }
            if (!out_.send()) return 0;
        }
        printer_->finish();
        if (!out_.send()) return 0;
        if (malformed) return 2;
        return found > 0 ? 0 : 1;
    }

private:
    std::size_t print(const TopicLabel& label, const Topic& topic) {
        const std::string which = label.batch ? "topic " + label.id + ": " : "";
        for (const std::string& notice : topic.notices()) warn(which + notice);
        if (options_.search.explain) explain_reading(topic);
        const SearchResult result = searcher_.search(topic, search_);
        if (!label.batch) warn_of_undated(result.undated.value_or(0));
        printer_->print(label, result);
        matches_ = result.matches;
        return result.hits.size();
    }

    static void explain_reading(const Topic& topic) {
        warn("read as: " + topic.meaning());
        std::string words;
        for (const std::string& word : topic.stop_words()) {
            words += (words.empty() ? "" : ", ") + word;
        }
        if (!words.empty()) warn("not looked for, since the other words say more: " + words);
    }

    void explain_nothing(const Topic& topic) const {
        if (topic.empty()) return warn("the topic holds no word to look for");
        if (matches_ == 0) return warn("no passages found");
        warn("no more passages behind --offset " + std::to_string(options_.search.offset));
    }

    // A few passages may be all there are, but also those with the same slip.
    void hint(const Topic& topic) const {
        constexpr std::uint64_t kMany = 3;
        if (matches_ >= kMany || topic.empty()) return;
        const auto other = searcher_.suggest(topic);
        if (!other) return;
        const std::string now = counted(other->instead_of);
        if (other->other_field) {
            return warn(shortened(topic.text()) + " finds " + now + "; " + other->text + " finds " +
                        std::to_string(other->matches));
        }
        warn("did you mean: " + other->text + " (" + counted(other->matches) + " instead of " +
             std::to_string(other->instead_of) + ")");
    }

    const QueryOptions& options_;
    TopicParser parser_;
    Searcher searcher_;
    SearchOptions search_;
    std::uint64_t matches_ = 0;  // of the topic that was printed last
    Results out_;
    std::unique_ptr<ResultPrinter> printer_;
};

}  // namespace

int run(const QueryOptions& options) {
    const Index index = Index::open(options.database);
    if (options.evaluate) {
        Results out;
        const int exit_code = evaluate(index, options, out);
        return out.send() ? exit_code : 0;
    }
    Session session(index, options);
    if (options.topics_file.empty()) return session.search_one(options.topic);
    const InputFile file(options.topics_file);
    const auto topics = read_topics(file.stream(), file.name());
    if (topics.empty()) throw Error(ErrorKind::kInput, file.name() + ": holds no topics");
    return session.search_batch(topics);
}

}  // namespace nutgraf
