// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nothing is lost silently: of generated folders, archives, mailboxes and files of records it is
// known how many inputs they hold, and each of them must come out as indexed, skipped or passed
// over, for the right reason.
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "../source/pack.hpp"
#include "build/pipeline.hpp"
#include "nutgraf/article_source.hpp"
#include "nutgraf/index_builder.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

namespace {

using nutgraf::PassedReason;

#ifdef __SANITIZE_ADDRESS__
constexpr int kFolders = 200;
#else
constexpr int kFolders = 2000;
#endif

// How many inputs end how: "indexed", "skipped", or the name of a PassedReason.
using Tally = std::map<std::string, std::uint64_t>;

std::string in_words(PassedReason reason) { return std::string(name_of(reason)); }

std::string in_words(const Tally& tally) {
    std::string words;
    for (const auto& [what, count] : tally) words += what + ' ' + std::to_string(count) + "; ";
    return words;
}

// A file as it lies in a folder or an archive, and what becomes of it.
struct Item {
    std::string name;
    std::string bytes;
    Tally tally;
};

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    // Fills a folder, and returns what a run over it must count.
    Tally fill(const TempDir& dir) {
        Tally all;
        for (int i = below(6); i >= 0; --i) put(dir, below(4) == 0 ? archive(0) : file(), all);
        if (below(3) == 0) add_folders(dir, all);
        return all;
    }

private:
    using Maker = Item (Generator::*)();

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
    std::string number() { return std::to_string(++number_); }

    template <typename... Words>
    std::string one_of(Words... words) {
        const std::vector<std::string> all = {words...};
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

    static void add(Tally& all, const Tally& more) {
        for (const auto& [what, count] : more) all[what] += count;
    }

    void put(const TempDir& dir, Item item, Tally& all) {
        dir.write(one_of("", "a/", "a/b/", "c/") + item.name, item.bytes);
        add(all, item.tally);
    }

    Item file() {
        static constexpr Maker kMakers[] = {
            &Generator::text,    &Generator::blank, &Generator::binary, &Generator::page,
            &Generator::message, &Generator::other, &Generator::hidden, &Generator::records,
            &Generator::table,   &Generator::sgml,  &Generator::warc,   &Generator::mailbox};
        Item item = (this->*kMakers[below(std::size(kMakers))])();
        const bool unknown = item.tally.contains("suffix") || item.tally.contains("hidden");
        if (!unknown && !item.bytes.empty() && below(4) == 0) {
            item.bytes = compressed(item.bytes, "gzip");
            item.name += ".gz";
        }
        return item;
    }

    std::string sentence() {
        return "The ferry number " + number() + " came in at noon, " + number() + " people say.";
    }

    Item text() { return {"t" + number() + one_of(".txt", ".md"), sentence(), {{"indexed", 1}}}; }
    Item blank() { return {"e" + number() + ".txt", one_of("", " \n\n"), {{"empty", 1}}}; }
    Item binary() {
        return {"b" + number() + ".txt", std::string(50, '\0') + "\1\2\3", {{"skipped", 1}}};
    }
    Item page() {
        return {"p" + number() + one_of(".html", ".htm", ".xhtml"),
                "<html><body><h1>Ferry</h1><p>" + sentence() + "</p></body></html>",
                {{"indexed", 1}}};
    }
    Item other() {
        return {"o" + number() + one_of(".pdf", ".docx", ".JPG", ""), "%PDF", {{"suffix", 1}}};
    }
    Item hidden() { return {".h" + number() + ".txt", sentence(), {{"hidden", 1}}}; }
    Item message() { return {"m" + number() + ".eml", mail(), {{"indexed", 1}}}; }

    std::string mail() {
        return "Message-ID: <m" + number() + "@example.org>\nSubject: Ferry\n\n" + sentence() +
               "\n";
    }

    // So many of what `make` returns, one after another.
    Item many(const std::string& suffix, const std::string& head,
              const std::function<std::string(Tally&)>& make) {
        Item item{"r" + number() + suffix, head, {}};
        for (int i = below(8); i >= 0; --i) item.bytes += make(item.tally);
        return item;
    }

    Item records() {
        std::string last;
        return many(one_of(".jsonl", ".ndjson"), "", [&](Tally& tally) -> std::string {
            const std::string id = "j" + number();
            switch (below(7)) {
                case 0: ++tally["skipped"]; return "{\"id\":\"" + id + "\",\"text\":\n";
                case 1: ++tally["empty"]; return R"({"id":")" + id + R"(","text":" "})" + '\n';
                case 2: return one_of("\n", "  \n", "\r\n");
                case 3:
                    if (last.empty()) break;
                    ++tally["repeated"];
                    return R"({"id":")" + last + R"(","text":")" + sentence() + "\"}\n";
                default: break;
            }
            ++tally["indexed"];
            last = id;
            return R"({"id":")" + id + R"(","text":")" + sentence() + "\"}\n";
        });
    }

    Item table() {
        const bool tabs = below(2) == 0;
        const char separator = tabs ? '\t' : ',';
        const auto row = [&](const std::string& id, const std::string& text) {
            return id + separator + '"' + text + "\"\n";
        };
        const std::string head = std::string("id") + separator + "text\n";
        return many(tabs ? ".tsv" : ".csv", head, [&](Tally& tally) -> std::string {
            const std::string id = "c" + number();
            switch (below(6)) {
                case 0:
                    ++tally["skipped"];
                    return id + separator + 'x' + separator + 'y' + separator + "z\n";
                case 1: ++tally["empty"]; return row(id, "");
                case 2: return "\n";
                default: ++tally["indexed"]; return row(id, sentence());
            }
        });
    }

    Item sgml() {
        return many(one_of(".sgml", ".trec"), "", [&](Tally& tally) {
            ++tally["indexed"];
            return "<DOC>\n<DOCNO>s" + number() + "</DOCNO>\n<TEXT>\n" + sentence() +
                   "\n</TEXT>\n</DOC>\n";
        });
    }

    Item warc() {
        return many(".warc", "", [&](Tally& tally) {
            const std::string http = "application/http";
            const std::string page =
                "\r\nContent-Type: text/html\r\n\r\n<html><p>" + sentence() + "</p></html>";
            switch (below(5)) {
                case 0:
                    ++tally["not an article"];
                    return warc_record("warcinfo", "text/plain", "x");
                case 1:
                    ++tally["not an article"];
                    return warc_record("request", http, "GET / HTTP/1.1\r\n\r\n");
                case 2:
                    ++tally["not an article"];
                    return warc_record("response", http, "HTTP/1.1 404 Not Found" + page);
                default:
                    ++tally["indexed"];
                    return warc_record("response", http, "HTTP/1.1 200 OK" + page);
            }
        });
    }

    std::string warc_record(const std::string& type, const std::string& content,
                            const std::string& block) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:w" + number() +
               ">\r\nContent-Type: " + content +
               "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
               "\r\n\r\n";
    }

    Item mailbox() {
        return many(".mbox", "", [&](Tally& tally) {
            ++tally["indexed"];
            return "From ida@example.org Fri May 17 10:00:00 2024\n" + mail() + "\n";
        });
    }

    // An archive of some files, archives among them.
    Item archive(int depth) {
        const std::string format = one_of("zip", "ustar", "pax", "gnutar");
        Item item{"z" + number() + (format == "zip" ? ".zip" : ".tar"), {}, {}};
        Members members;
        for (int i = below(5); i >= 0; --i) {
            const bool again = depth < 1 && below(5) == 0;
            const Item one = again ? archive(depth + 1) : file();
            members.emplace_back(one_of("", "d/", "d/e/") + one.name, one.bytes);
            add(item.tally, one.tally);
        }
        item.bytes = packed(members, format);
        return item;
    }

    // What only folders have.
    void add_folders(const TempDir& dir, Tally& all) {
        const std::string base = number();
        dir.write(base + "/.git/a.txt", "x");
        dir.write(base + "/Saved.html", page().bytes);
        dir.write(base + "/Saved_files/frame.html", page().bytes);
        std::filesystem::create_directory_symlink("..", dir / (base + "/up"));
        for (const auto reason :
             {PassedReason::kHidden, PassedReason::kPagePart, PassedReason::kLink}) {
            ++all[in_words(reason)];
        }
        ++all["indexed"];
    }

    std::mt19937 random_;
    int number_ = 0;
};

// Takes all that comes and keeps nothing.
class CountingSink : public nutgraf::IndexSink {
public:
    bool replaces() const noexcept override { return true; }
    bool has(const std::string&) const override { return false; }
    std::uint32_t accept(const std::vector<nutgraf::DividedArticle>&) override { return 1; }
    void add(unsigned, std::uint64_t, std::uint32_t,
             const std::vector<nutgraf::DividedArticle>&) override {}
    void cancel() noexcept override {}
    nutgraf::IndexTotals commit(const std::function<void()>&) override { return {}; }
};

Tally tally_of(const nutgraf::BuildProgress& progress) {
    Tally tally;
    const auto count = [&](const std::string& what, std::uint64_t number) {
        if (number > 0) tally[what] = number;
    };
    count("indexed", progress.articles);
    count("skipped", progress.skipped);
    for (std::size_t i = 0; i < nutgraf::kPassedReasons; ++i) {
        count(in_words(static_cast<PassedReason>(i)), progress.passed_over.reasons[i]);
    }
    return tally;
}

nutgraf::BuildProgress run(const std::string& folder, unsigned threads) {
    const auto source = nutgraf::open_sources({folder});
    Recorder observer;
    nutgraf::BuildProgress last;
    observer.act = [&](const nutgraf::BuildProgress& progress) {
        last = progress;
        return true;
    };
    CountingSink sink;
    nutgraf::Pipeline pipeline(*source, {}, {}, observer, {},
                               {.ids = std::size_t{1} << 24, .copies = 0, .recurring = 0});
    try {
        return pipeline.run(sink, threads);
    } catch (const nutgraf::Error& error) {  // nothing was indexed
        REQUIRE(error.kind() == nutgraf::ErrorKind::kInput);
        return last;
    }
}

}  // namespace

TEST_CASE("inputs are indexed, skipped or passed over, and nothing else", "[accounting]") {
    Tally seen;
    for (int i = 0; i < kFolders; ++i) {
        const TempDir dir;
        const Tally expected = Generator(static_cast<unsigned>(i)).fill(dir);
        CAPTURE(i, dir.path().string());
        CHECK(in_words(tally_of(run(dir.path().string(), 1 + i % 3))) == in_words(expected));
        for (const auto& [what, count] : expected) seen[what] += count;
    }
    for (const auto reason : {PassedReason::kSuffix, PassedReason::kHidden, PassedReason::kLink,
                              PassedReason::kPagePart, PassedReason::kNotAnArticle,
                              PassedReason::kEmpty, PassedReason::kRepeated}) {
        CHECK(seen[in_words(reason)] > 0);
    }
    CHECK(seen["indexed"] > 0);
    CHECK(seen["skipped"] > 0);
}

TEST_CASE("what is excluded counts once, folder or file", "[accounting]") {
    const TempDir dir;
    for (const char* name : {"a.txt", "drafts/b.txt", "drafts/c.txt", "d.log"}) {
        dir.write(name, "A text.");
    }
    const auto source =
        nutgraf::open_sources({dir.path().string()}, {.include = {"*.txt"}, .exclude = {"drafts"}});
    std::map<std::string, int> results;
    nutgraf::ArticleReader reader(*source);
    while (const auto result = reader.next()) {
        const auto* passed = std::get_if<nutgraf::PassedOver>(&*result);
        ++results[passed == nullptr ? "read" : in_words(passed->reason)];
    }
    CHECK(results == std::map<std::string, int>{{"read", 1}, {"excluded", 2}});
}
