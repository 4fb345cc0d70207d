// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nutgraf {

/// The lines "Name: value" that stand before a message, a web page as it was sent, or a record of a
/// web archive.
class Headers {
public:
    /// Reads them off `text`, up to and with the blank line behind, and leaves what follows.
    explicit Headers(std::string_view& text);

    /// Returns the value of the first header of the name, given in small letters: unfolded to one
    /// line, without outer white space. Empty if there is none.
    std::string_view operator[](std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> headers_;
};

/// A value with parameters: `text/html; charset="utf-8"`. Parameters in pieces and with percent
/// signs (`name*0*=utf-8''a%20; name*1=b`, RFC 2231) are put together; comments are left out.
class HeaderValue {
public:
    explicit HeaderValue(std::string_view value);

    /// What stands before the first semicolon, in small letters.
    const std::string& value() const noexcept { return value_; }

    /// The value of a parameter, its name given in small letters; empty if there is none.
    std::string_view operator[](std::string_view name) const;

private:
    void join_pieces();

    std::string value_;
    std::vector<std::pair<std::string, std::string>> parameters_;
};

/// Returns where the body begins: behind the first blank line. npos if there is no blank line.
std::size_t find_body(std::string_view text);

/// Whether the text begins with a line "Name: value" of a message.
bool is_header_line(std::string_view text);

/// Returns the bytes that the headers of a message take, with the blank line behind them. Where
/// that is missing they end before the first line that is no header and that none follows, so that
/// no text is lost.
std::size_t header_bytes(std::string_view message);

}  // namespace nutgraf
