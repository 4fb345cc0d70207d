// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "store/collections.hpp"
#include "store/writers.hpp"
#include "support/dump.hpp"

namespace nutgraf {

/// Builds a collection with each of the writers() below `directory`; returns the paths, in their
/// order.
inline std::vector<std::string> build_all(const Collection& collection,
                                          const std::filesystem::path& directory) {
    std::vector<std::string> paths;
    for (const Writer& writer : writers()) {
        paths.push_back((directory / ("written" + std::to_string(paths.size()))).string());
        CollectionSource source(collection);
        writer.build(paths.back(), source, collection.options);
    }
    return paths;
}

/// Which bounds of values and lengths count as the same: equal ones, or any. A bound stays when the
/// document that set it is removed later, and goes when it is removed before it was written.
enum class Bounds { kEqual, kAny };

/// Returns the dump of a database; where it cannot be read, it ends in what Xapian says of that.
inline std::string content_of(const std::string& path, Bounds bounds = Bounds::kEqual) {
    std::ostringstream out;
    try {
        dump(Xapian::Database(path), out);
    } catch (const Xapian::Error& error) {
        out << "\nunreadable: " << error.get_description() << '\n';
    }
    if (bounds == Bounds::kEqual) return out.str();
    static const std::regex kBounds(
        "(lengths|slot [0-9]+: documents [0-9]+,|wdf) (from|at most) .*");
    return std::regex_replace(out.str(), kBounds, "$1");
}

/// Returns where databases that should be the same part, given in the order of writers(): Xapian's
/// check finds more in one than in the first, or one reads differently. Empty if they are the same.
/// What the check finds in the first is a false alarm: it takes documents of length 0 for missing,
/// though they may have words of no weight, with positions.
inline std::string difference_of(const std::vector<std::string>& paths,
                                 Bounds bounds = Bounds::kEqual) {
    const std::string reference = content_of(paths[0], bounds);
    const std::size_t alarms = check(paths[0]).errors;
    for (std::size_t at = 1; at < paths.size(); ++at) {
        const std::string writer = "written by " + writers()[at].name + ":\n";
        const CheckReport report = check(paths[at]);
        const std::string difference = first_difference(reference, content_of(paths[at], bounds));
        if (report.errors != alarms) return writer + difference + report.text;
        if (!difference.empty()) return writer + difference;
    }
    return {};
}

}  // namespace nutgraf
