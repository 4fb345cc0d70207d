// SPDX-License-Identifier: GPL-2.0-or-later
#include <exception>
#include <iostream>

#include "options.hpp"
#include "run.hpp"
#include "text/utf8.hpp"
#include "tool/standard_streams.hpp"

int main(int argc, char** argv) {
    try {
        nutgraf::open_standard_streams();
        nutgraf::let_writes_fail();
        nutgraf::IndexOptions options;
        int exit_code = 0;
        if (!nutgraf::read_command_line(argc, argv, options, exit_code)) return exit_code;
        return nutgraf::run(options);
    } catch (const std::exception& error) {
        std::cerr << "nutgraf-index: " << nutgraf::printable(error.what()) << '\n';
        return 2;
    }
}
