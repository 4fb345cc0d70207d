// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs a fuzz target on the files of the command line, for compilers without libFuzzer.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        if (!in) {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 2;
        }
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        std::printf("%s\n", argv[i]);
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    return argc > 1 ? 0 : 2;
}
