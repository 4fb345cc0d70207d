// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"

using Strings = std::set<std::string>;

/// Every file below a directory with its bytes.
inline std::map<std::string, std::string> bytes_below(const std::string& path) {
    std::map<std::string, std::string> all;
    if (!std::filesystem::exists(path)) return all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string name = entry.path().lexically_relative(path).string();
        all[name] = entry.is_directory() ? "" : std::string(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

/// The names in a directory.
inline Strings entries(const std::string& path) {
    Strings names;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

/// Each article with the text of its passages, as "id=text".
inline Strings contents(const std::string& path) {
    const nutgraf::Index index = nutgraf::Index::open(path);
    Strings all;
    for (const auto& [id, file] : index.articles()) {
        std::string text;
        for (const auto& passage : index.passages_of(id)) text += passage.text;
        all.insert(id + '=' + text);
    }
    CHECK(all.size() == index.info().articles);
    return all;
}

/// The options of a build that leaves out what was there.
inline nutgraf::BuildOptions rebuild() {
    nutgraf::BuildOptions options;
    options.rebuild = true;
    return options;
}
