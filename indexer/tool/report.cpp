// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "progress.hpp"
#include "text/utf8.hpp"

namespace nutgraf {
namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::uint64_t count, const std::string& noun) {
    return with_commas(count) + ' ' + noun + (count == 1 ? "" : "s");
}

template <typename... Values>
std::string formatted(const char* pattern, Values... values) {
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), pattern, values...);
    return line.data();
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    const double share = whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    return formatted("%.1f%%", 100 * share);
}

std::uint64_t inputs_of(const BuildProgress& done) {
    return done.articles + done.skipped + done.passed_over.total();
}

using LanguageCount = std::pair<std::string, std::uint64_t>;

// The most frequent first; articles of which it is not known at the end.
std::vector<LanguageCount> languages_of(const BuildReport& built) {
    std::vector<LanguageCount> languages(built.counts.languages.begin(),
                                         built.counts.languages.end());
    std::ranges::stable_sort(languages, std::ranges::greater{}, &LanguageCount::second);
    std::uint64_t known = 0;
    for (const auto& [name, articles] : languages) known += articles;
    const std::uint64_t all = built.counts.articles;
    if (known < all) languages.emplace_back("unknown", all - known);
    return languages;
}

// The text form, line by line.
class Tables {
public:
    explicit Tables(const BuildReport& built) : built_(built), counts_(built.counts) {}

    std::string print(bool copies_known) {
        print_inputs();
        const std::string of_all = "of " + with_commas(counts_.articles);
        line("field", "articles", of_all, "confidence");
        for (std::size_t i = 0; i < kArticleFields.size(); ++i) {
            print_field(kArticleFields[i].name, counts_.fields[i]);
        }
        out_ += '\n';
        line("language", "articles", of_all, "");
        for (const auto& [name, articles] : languages_of(built_)) print_share(name, articles);
        out_ += '\n';
        print_debris();
        if (copies_known) print_copies();
        return std::move(out_);
    }

private:
    void line(std::string_view name, const std::string& articles, const std::string& share,
              const std::string& confidence) {
        constexpr std::size_t kNameColumn = 18;
        std::string first = printable(name);
        first.resize(std::max(first.size(), kNameColumn), ' ');
        out_ += first + formatted("%12s%14s", articles.c_str(), share.c_str());
        if (!confidence.empty()) out_ += formatted("%14s", confidence.c_str());
        out_ += '\n';
    }

    void print_share(std::string_view name, std::uint64_t articles,
                     const std::string& confidence = {}) {
        line(name, with_commas(articles), percent(articles, counts_.articles), confidence);
    }

    // What became of all that was met: indexed, skipped and passed over add up.
    void print_inputs() {
        const BuildProgress& done = built_.done;
        const std::uint64_t all = inputs_of(done);
        const auto print = [&](std::string_view name, std::uint64_t count) {
            line(name, with_commas(count), percent(count, all), "");
        };
        line("input", "count", "of " + with_commas(all), "");
        print("indexed", done.articles);
        print("skipped", done.skipped);
        print("passed over", done.passed_over.total());
        for (std::size_t i = 0; i < kPassedReasons; ++i) {
            const auto reason = static_cast<PassedReason>(i);
            if (done.passed_over.reasons[i] == 0) continue;
            print("  " + std::string(name_of(reason)), done.passed_over.reasons[i]);
            if (reason != PassedReason::kSuffix) continue;
            for (const auto& [suffix, count] : done.passed_over.suffixes) {
                print("    " + (suffix.empty() ? "(none)" : suffix), count);
            }
        }
        out_ += '\n';
    }

    void print_count(std::string_view name, const FieldCount& count) {
        const bool any = count.articles() > 0;
        print_share(name, count.articles(),
                    any ? formatted("%.0f%%", 100 * count.confidence()) : "");
    }

    void print_field(std::string_view name, const ArticleCounts::ByOrigin& field) {
        print_count(name, field.all);
        for (const auto& [origin, count] : field.origins) {
            print_count("  " + std::string(name_of(origin)), count);
        }
        if (field.uncertain > 0) print_share("  uncertain, left out", field.uncertain);
    }

    // "debris  12 of 345 bytes (3.5%), in 2 articles"
    void print_part(const char* name, std::uint64_t part, std::uint64_t whole, const char* noun,
                    std::uint64_t articles) {
        out_ += formatted("%-10s", name) + with_commas(part) + " of " + counted(whole, noun) +
                " (" + percent(part, whole) + "), in " + counted(articles, "article");
    }

    void print_debris() {
        print_part("debris", counts_.debris_bytes, counts_.text_bytes, "byte", counts_.with_debris);
        out_ += '\n';
    }

    void print_copies() {
        print_part("copies", counts_.copied_passages, counts_.passages, "passage",
                   counts_.with_copies);
        out_ += "; " + with_commas(counts_.copied_articles) + " copied as a whole\n";
    }

    const BuildReport& built_;
    const ArticleCounts& counts_;
    std::string out_;
};

Json count_json(const FieldCount& count) {
    Json json = {{"articles", count.articles()}};
    if (count.articles() > 0) json["confidence"] = std::round(count.confidence() * 1000) / 1000;
    return json;
}

Json fields_json(const ArticleCounts& counts) {
    Json fields = Json::object();
    for (std::size_t i = 0; i < kArticleFields.size(); ++i) {
        Json& field = fields[std::string(kArticleFields[i].name)] =
            count_json(counts.fields[i].all);
        field["origins"] = Json::object();
        for (const auto& [origin, count] : counts.fields[i].origins) {
            field["origins"][std::string(name_of(origin))] = count_json(count);
        }
        if (const std::uint64_t left_out = counts.fields[i].uncertain; left_out > 0)
            field["uncertain"] = left_out;
    }
    return fields;
}

Json languages_json(const BuildReport& built) {
    Json languages = Json::object();
    for (const auto& [name, articles] : languages_of(built)) languages[name] = articles;
    return languages;
}

Json passed_json(const PassedCounts& passed) {
    Json json = {{"total", passed.total()}};
    for (std::size_t i = 0; i < kPassedReasons; ++i) {
        if (passed.reasons[i] == 0) continue;
        json[std::string(name_of(static_cast<PassedReason>(i)))] = passed.reasons[i];
    }
    if (!passed.suffixes.empty()) json["suffixes"] = passed.suffixes;
    return json;
}

void add_counts(Json& json, const BuildReport& built, bool copies_known) {
    const ArticleCounts& counts = built.counts;
    json["fields"] = fields_json(counts);
    json["languages"] = languages_json(built);
    json["text_bytes"] = counts.text_bytes;
    json["debris"] = {{"bytes", counts.debris_bytes}, {"articles", counts.with_debris}};
    if (!copies_known) return;
    json["copies"] = {{"passages", counts.copied_passages},
                      {"articles", counts.with_copies},
                      {"whole_articles", counts.copied_articles}};
}

}  // namespace

std::string summary(const IndexOptions& options, const RunReport& report) {
    const BuildProgress& done = report.built.done;
    const double megabytes = static_cast<double>(done.bytes) / 1e6;
    std::string line = "indexed " + counted(done.articles, "article") + " as " +
                       counted(done.passages, "passage") + " in " +
                       formatted("%.1f s (%.1f MB/s)", report.seconds,
                                 report.seconds > 0 ? megabytes / report.seconds : 0);
    if (done.skipped > 0) line += "; skipped " + with_commas(done.skipped);
    if (const std::string passed = in_words(done.passed_over); !passed.empty()) {
        line += "; passed over " + printable(passed);
    }
    if (report.built.total_articles != done.articles) {
        line += "; " + printable(options.database) + " now holds " +
                counted(report.built.total_articles, "article") + ", " +
                counted(report.built.total_passages, "passage");
    }
    return line;
}

std::string text_report(const IndexOptions& options, const RunReport& report) {
    return Tables(report.built).print(options.build.find_copies);
}

std::string json_report(const IndexOptions& options, const RunReport& report) {
    const BuildReport& built = report.built;
    Json skipped = Json::array();
    for (const SkippedArticle& one : report.skipped) {
        skipped.push_back({{"where", one.where}, {"reason", one.reason}});
    }
    Json json = {{"schema", 1},
                 {"db", options.database},
                 {"articles", built.done.articles},
                 {"passages", built.done.passages},
                 {"skipped", std::move(skipped)},
                 {"passed_over", passed_json(built.done.passed_over)},
                 {"inputs", inputs_of(built.done)},
                 {"bytes", built.done.bytes},
                 {"seconds", report.seconds},
                 {"total_articles", built.total_articles},
                 {"total_passages", built.total_passages}};
    add_counts(json, built, options.build.find_copies);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace nutgraf
