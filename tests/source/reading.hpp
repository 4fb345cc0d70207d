// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "nutgraf/extract.hpp"
#include "support/temp_dir.hpp"

using Lines = std::vector<std::string>;

/// Returns all that comes of the paths.
inline std::vector<nutgraf::ArticleResult> read_results(
    const std::vector<std::string>& paths, const nutgraf::SourceOptions& options = {},
    const nutgraf::BatchLimits& limits = {}, const nutgraf::ExtractOptions& extracting = {}) {
    const auto source = nutgraf::open_sources(paths, options);
    nutgraf::ArticleReader reader(*source, extracting, limits);
    std::vector<nutgraf::ArticleResult> results;
    while (auto result = reader.next()) results.push_back(std::move(*result));
    return results;
}

/// "id: text" of articles, "! where: reason" of those skipped, "- where: reason" of what is passed
/// over, "where: text" of notices; `base` is left out of paths.
inline std::string shown(const nutgraf::ArticleResult& result, const std::string& base = "") {
    std::string line;
    if (const auto* skipped = std::get_if<nutgraf::SkippedArticle>(&result)) {
        line = "! " + skipped->where + ": " + skipped->reason;
    } else if (const auto* passed = std::get_if<nutgraf::PassedOver>(&result)) {
        line = "- " + passed->where + ": " + std::string(name_of(passed->reason));
    } else if (const auto* notice = std::get_if<nutgraf::SourceNotice>(&result)) {
        line = notice->where + ": " + notice->text;
    } else {
        const auto& article = std::get<nutgraf::Article>(result);
        line = article.id + ": " + article.text;
    }
    const auto at = base.empty() ? line.npos : line.find(base);
    if (at != line.npos) line.erase(at, base.size());
    return line;
}

/// The same for all but notices that comes of paths in `dir`.
inline Lines shown(const std::vector<std::string>& paths, const TempDir& dir,
                   const nutgraf::SourceOptions& options = {},
                   const nutgraf::BatchLimits& limits = {}) {
    Lines lines;
    for (const auto& result : read_results(paths, options, limits)) {
        if (std::holds_alternative<nutgraf::SourceNotice>(result)) continue;
        lines.push_back(shown(result, dir.path().string() + '/'));
    }
    return lines;
}

/// The same for all but notices that comes of a file with that name and these bytes.
inline Lines read_file(const std::string& name, std::string_view bytes,
                       const nutgraf::BatchLimits& limits = {}) {
    const TempDir dir;
    return shown({dir.write(name, bytes)}, dir, {}, limits);
}

/// Articles of a file with that name and these bytes; none may be skipped. Without notices.
inline std::vector<nutgraf::Article> read_articles(const std::string& name,
                                                   std::string_view bytes) {
    const TempDir dir;
    std::vector<nutgraf::Article> articles;
    for (auto& result : read_results({dir.write(name, bytes)})) {
        if (std::holds_alternative<nutgraf::SourceNotice>(result)) continue;
        articles.push_back(std::get<nutgraf::Article>(std::move(result)));
    }
    return articles;
}
