// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "nutgraf/article_source.hpp"
#include "nutgraf/index_builder.hpp"
#include "store/index_sink.hpp"

namespace nutgraf {

/// Makes a database of the articles at a path where nothing is yet: a Xapian database, or a
/// directory whose stub names one. Of the options `rebuild` is of no account.
using Build =
    std::function<void(const std::filesystem::path&, ArticleSource&, const BuildOptions&)>;

/// A way to make a database.
struct Writer {
    std::string name;
    Build build;
};

/// All ways there are, which must lead to the same content. The first is the reference: Xapian as
/// its manual shows it, and none of our analysis.
const std::vector<Writer>& writers();

/// Feeds a sink as build_index() does: articles divided into passages, of equal ids the first, each
/// article a batch of its own.
void feed(IndexSink& sink, ArticleSource& source, const BuildOptions& options);

}  // namespace nutgraf
