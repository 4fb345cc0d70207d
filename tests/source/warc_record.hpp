// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

/// Returns a record of a web archive: 10 lines, if its block has one.
inline std::string warc_record(const std::string& type, const std::string& content,
                               const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nWARC-Target-URI: https://a.example/story\r\nWARC-Date: 2024-05-17T10:00:00Z\r\n"
           "WARC-Record-ID: <u1>\r\nContent-Type: " +
           content + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
           "\r\n\r\n";
}
