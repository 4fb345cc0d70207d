// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prints a database as text, so that two can be compared by hand, large ones too:
// cmp <(dump_database one) <(dump_database other)
#include <exception>
#include <iostream>

#include "support/dump.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: dump_database DIR\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    try {
        nutgraf::dump(Xapian::Database(argv[1]), std::cout);
        std::cout.flush();
        return std::cout ? 0 : 1;
    } catch (const Xapian::Error& error) {
        std::cerr << "dump_database: " << error.get_description() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "dump_database: " << error.what() << '\n';
    }
    return 1;
}
