// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian as its manual shows it: term generator, writable database, one commit at the end. Xapian
// flushes as often as it likes, since that is what its users get.
#include <xapian.h>

#include "compare/runner.hpp"
#include "plain_writer.hpp"

namespace nutgraf::bench {

Cost run_stock(const Input& input, const std::filesystem::path& index) {
    LoadedInput loaded;
    load_input(input.records, loaded);
    return timed([&] {
        PlainWriter writer(index, "english");
        for (std::size_t i = 0; i < loaded.passages.size(); ++i) {
            const PassageRef& one = loaded.passages[i];
            writer.add(*one.article, one.passage, loaded.data[i]);
        }
        writer.commit();
    });
}

std::uint64_t compacted_size(const std::filesystem::path& index) {
    const std::filesystem::path compact = index.string() + ".compact";
    run_in_child([&] {
        Xapian::Database(index.string()).compact(compact.string());
        return std::string();
    });
    const std::uint64_t bytes = size_on_disk(compact);
    std::filesystem::remove_all(compact);
    return bytes;
}

}  // namespace nutgraf::bench
