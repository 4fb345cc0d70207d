// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unistd.h>

#include <cstdio>
#include <stdexcept>
#include <string>

/// Standard input for the time of a test: descriptor 0 reads these bytes, or from `descriptor`.
class StandardInput {
public:
    explicit StandardInput(const std::string& bytes) : file_(std::tmpfile()) {
        if (file_ == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
            throw std::runtime_error("cannot write a temporary file");
        }
        std::rewind(file_);
        become(::fileno(file_));
    }
    explicit StandardInput(int descriptor) { become(descriptor); }
    ~StandardInput() {
        if (before_ >= 0) {
            ::dup2(before_, STDIN_FILENO);
            ::close(before_);
        } else {
            ::close(STDIN_FILENO);
        }
        if (file_ != nullptr) std::fclose(file_);
    }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;

private:
    void become(int descriptor) {
        before_ = ::dup(STDIN_FILENO);
        if (::dup2(descriptor, STDIN_FILENO) < 0) throw std::runtime_error("dup2 failed");
    }

    std::FILE* file_ = nullptr;
    int before_ = -1;
};
