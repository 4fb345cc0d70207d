// SPDX-License-Identifier: GPL-2.0-or-later
//
// The format of the tables is Xapian's own affair, and may change with any version of it. A change
// of the format's version, of the block size or of the default backend shows in an empty database;
// a change within the entries shows when articles that have one of everything are read back.
#include "store/bulk_check.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cstdlib>
#include <sstream>

#include "core/index_impl.hpp"
#include "core/small_file.hpp"
#include "glass/output_file.hpp"
#include "glass/version_file.hpp"
#include "nutgraf/version.hpp"
#include "store/api_writer.hpp"
#include "store/bulk_writer.hpp"
#include "store/database_folder.hpp"
#include "store/same_content.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

// Xapian 1.4 expects a document with positions to have a length; one that has words only in its
// author or publisher has none, whoever wrote it.
bool is_false_alarm(const std::string& line) {
    return line.starts_with("Position list entry for document") &&
           line.ends_with("doesn't exist or has no terms");
}

// Whether a line of Xapian's report is neither a heading nor good news.
bool is_complaint(const std::string& line) {
    return !line.empty() && !line.ends_with(':') && !line.ends_with("OK") &&
           !line.starts_with("Lazily created");
}

bool creates_what_we_expect(const fs::path& path) {
    constexpr std::size_t kUuidAt = 16;
    constexpr std::size_t kUuidSize = 16;
    Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).close();
    const std::string bytes = read_small_file(path / glass::kVersionFileName).bytes;
    if (bytes.size() < kUuidAt + kUuidSize) return false;
    return bytes == glass::version_file(bytes.substr(kUuidAt, kUuidSize), 0, {}, {});
}

Field field(const std::string& value) { return {value, Origin::kRecord}; }

// Words that repeat so often that every list has several chunks, and words that come once.
std::string made_up_text(unsigned seed, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        seed = seed * 1103515245 + 12345;
        const unsigned n = seed >> 16;
        text += n % 3 == 0 ? "the" : n % 7 == 0 ? "Zürich's" : "word" + std::to_string(n % 997);
        text += i % 11 == 0 ? ". " : " ";
    }
    return text;
}

DividedArticle made_up_article(unsigned number, std::size_t words, std::size_t passage_words) {
    DividedArticle one;
    Article& article = one.article;
    article.id = "article-" + std::to_string(number * 7919);
    article.path = "made-up";
    article.text = made_up_text(number, words);
    if (number % 2 == 0) article.title = field("Title of the " + std::to_string(number));
    if (number % 3 == 0) article.author = field("Ann O'Nymous");
    if (number % 4 == 0) article.date = field("2024-05-1" + std::to_string(number % 10));
    if (number % 5 == 0) article.url = field("https://example.org/" + std::to_string(number));
    one.passages = split_passages(article.text, {passage_words, passage_words});
    return one;
}

std::vector<DividedArticle> made_up_articles() {
    std::vector<DividedArticle> articles;
    articles.push_back(made_up_article(1, 0, 5));
    articles.push_back(made_up_article(2, 2'500, 10'000));  // one passage with large entries
    articles.push_back(made_up_article(3, 2'400, 2));       // many passages
    for (unsigned i = 4; i < 30; ++i)
        articles.push_back(made_up_article(i, std::size_t{3} * i, 30));
    return articles;
}

void build(IndexSink& sink, const std::vector<DividedArticle>& articles) {
    sink.add(0, 0, sink.accept(articles), articles);
    sink.commit([] {});
}

std::string try_bulk(const fs::path& scratch) {
    if (!creates_what_we_expect(scratch / "empty")) return "its tables have another format";
    const auto articles = made_up_articles();
    ApiWriter reference(scratch / "reference", "english");
    build(reference, articles);
    constexpr std::size_t kMemory = std::size_t{64} << 20;
    try {
        BulkWriter writer(scratch / "bulk", "english", {}, 1, kMemory);
        build(writer, articles);
        return compare_content((scratch / "reference").string(), (scratch / "bulk").string())
            .difference;
    } catch (const Xapian::Error& unreadable) {
        if (unreadable.get_error_string() != nullptr) throw;  // the system failed, not the format
        return unreadable.get_msg();
    }
}

// Where it is remembered which programs and versions of Xapian go together: a file in the user's
// cache, as the XDG Base Directory Specification has it. Empty if there is no such place.
fs::path memory_path() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value == nullptr ? "" : value);
    };
    fs::path cache = variable("XDG_CACHE_HOME");
    if (!cache.is_absolute()) {
        if (!variable("HOME").is_absolute()) return {};
        cache = variable("HOME") / ".cache";
    }
    return cache / "nutgraf" / "bulk-writer";
}

// What was tried out: this very program with that version of Xapian.
std::string pairing() {
    struct stat program {};
    if (::stat("/proc/self/exe", &program) != 0) return {};
    return std::string(version()) + ' ' + std::to_string(program.st_size) + ' ' +
           std::to_string(program.st_mtim.tv_sec) + ' ' + std::to_string(program.st_mtim.tv_nsec) +
           " Xapian " + Xapian::version_string() + '\n';
}

// Within a process the answer is good even without a place to remember it.
std::atomic<bool> known_good = false;

bool is_known_good() {
    if (known_good) return true;
    const fs::path path = memory_path();
    const std::string wanted = pairing();
    return !path.empty() && !wanted.empty() && read_small_file(path).bytes == wanted;
}

void remember_good() {
    known_good = true;
    const fs::path path = memory_path();
    if (path.empty()) return;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    // Written beside and renamed: what is there may be anything, even a pipe, and others may read.
    const fs::path beside = path.string() + '.' + std::to_string(::getpid());
    try {
        glass::OutputFile file(beside);
        file.write(pairing());
        file.close();
        fs::rename(beside, path, ignored);
    } catch (const Error&) {  // then it is found out again next time
    }
    fs::remove(beside, ignored);
}

}  // namespace

std::string why_not_bulk(const fs::path& scratch) {
    if (is_known_good()) return {};
    std::error_code error;
    fs::create_directory(scratch, error);
    if (error) {
        throw Error(ErrorKind::kSystem,
                    "cannot create " + scratch.string() + ": " + system_reason(error.value()));
    }
    struct Remove {
        const fs::path& path;
        ~Remove() { remove_quietly(path); }
    } const remove{scratch};
    std::string reason = writing_with_xapian(scratch, [&] { return try_bulk(scratch); });
    if (reason.empty()) remember_good();
    return reason;
}

std::string check_database(const fs::path& database) {
    return with_xapian(ErrorKind::kSystem, "cannot check " + database.string(), [&] {
        std::stringstream report;
        const std::size_t errors = Xapian::Database::check(database.string(), 0, &report);
        std::size_t harmless = 0;
        std::string complaint;
        for (std::string line; std::getline(report, line);) {
            if (is_false_alarm(line)) {
                ++harmless;
            } else if (complaint.empty() && is_complaint(line)) {
                complaint = line;
            }
        }
        if (errors <= harmless) return std::string();
        return complaint.empty() ? "Xapian found errors" : complaint;
    });
}

}  // namespace nutgraf
