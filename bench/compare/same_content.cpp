// SPDX-License-Identifier: GPL-2.0-or-later
//
// A faster writer of something else would be no faster writer.
#include "compare/same_content.hpp"

#include <sstream>

#include "compare/process.hpp"

namespace nutgraf::bench {

ContentCheck compare_in_child(const std::string& first, const std::string& second) {
    std::istringstream in(run_in_child([&] {
        const ContentCheck check = compare_content(first, second);
        std::ostringstream out;
        out << check.documents << ' ' << check.terms << ' ' << check.postings << ' '
            << check.positions << ' ' << check.difference;
        return out.str();
    }));
    ContentCheck check;
    in >> check.documents >> check.terms >> check.postings >> check.positions >> std::ws;
    std::getline(in, check.difference, '\0');
    return check;
}

}  // namespace nutgraf::bench
