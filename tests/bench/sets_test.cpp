// SPDX-License-Identifier: GPL-2.0-or-later
//
// The program on sets of a few pages.
#include "bench/bench_program.hpp"
#include "support/catch.hpp"

namespace {

// Two pages of one newspaper; the ids are in different halves.
void write_set(const TempDir& dir) {
    dir.write("tests/evaldata.json",
              R"({"https://a.example/": {"file": "a", "title": "Ferry sinks", "date": null,)"
              R"( "with": ["sank at noon"], "without": ["Subscribe"]},)"
              R"( "https://b.example/": {"file": "abc", "title": "Bridge opens",)"
              R"( "with": ["not there"], "without": ["Subscribe"]}})");
    for (const std::string id : {"a", "abc"}) {
        const std::string title = id == "a" ? "Ferry sinks" : "Bridge opens";
        dir.write("tests/eval/" + id,
                  "<!DOCTYPE html><title>" + title + "</title><h1>" + title +
                      "</h1><p>The old ferry sank at noon, the harbour master said on Monday, and "
                      "all of its forty passengers were taken ashore by fishing boats.</p>"
                      "<footer>Subscribe</footer>");
    }
}

}  // namespace

TEST_CASE("a set of others is measured by itself and by halves", "[tools]") {
    const TempDir dir;
    write_set(dir);
    const Outcome outcome = run_bench("extraction", dir, {".", "--calibration"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.starts_with(
        "all: 2 pages\n"
        "  title   right 100.0 %  missing   0.0 %  wrong   0.0 %  of 2; 0 extra\n"
        "  pieces  precision 1.0000  recall 0.5000  accuracy 0.7500  F1 0.6667; "
        "1 of 2 pages keep none\n"
        "first half: 1 pages\n"
        "  title   right 100.0 %  missing   0.0 %  wrong   0.0 %  of 1; 0 extra\n"
        "  pieces  precision 1.0000  recall 1.0000  accuracy 1.0000  F1 1.0000; "
        "0 of 1 pages keep none\n"
        "second half: 1 pages\n"));
    CHECK_THAT(outcome.out, ContainsSubstring("title   expected calibration error 0."));
}

TEST_CASE("one half is read, and the other left alone", "[tools]") {
    const TempDir dir;
    write_set(dir);
    std::filesystem::remove(dir.path() / "tests/eval/abc");
    const Outcome first = run_bench("extraction", dir, {".", "--half", "first", "--fields"});
    CHECK(first.exit_code == 0);
    CHECK(
        first.out.starts_with("page\tfield\tresult\tmethod\tconfidence\tfound\tgold\n"
                              "a\ttitle\tright\t"));
    const Outcome second = run_bench("extraction", dir, {".", "--half", "second"});
    CHECK(second.exit_code == 2);
    CHECK(second.err == "extraction: cannot read ./tests/eval/abc\n");
}

TEST_CASE("several sets are named", "[tools]") {
    const TempDir dir;
    write_set(dir);
    const Outcome outcome =
        run_bench("extraction", dir, {".", ".", "--half", "first", "--worst", "1"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.starts_with(".\nfirst half: 1 pages\n"));
    CHECK_THAT(outcome.out,
               ContainsSubstring("a\t-\t-\t-\t1/1\t0/1\tright\t-\t-\n.\nfirst half: 1 pages\n"));
}
