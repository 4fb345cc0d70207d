// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/headers.hpp"

namespace nutgraf {

/// A message or one of its parts (RFC 2045): headers and what follows them. Views the bytes, which
/// must outlive it.
class MimePart {
public:
    /// `default_type` is what it is if it does not say (RFC 2046, 5.1.5).
    explicit MimePart(std::string_view bytes, std::string_view default_type = "text/plain");

    const Headers& headers() const noexcept { return headers_; }

    /// The type in small letters, "text/plain" if what it says is no type.
    const std::string& type() const noexcept { return type_; }

    /// A parameter of the type, its name in small letters; empty if there is none.
    std::string_view parameter(std::string_view name) const { return content_type_[name]; }

    /// What follows the headers, as it stands there.
    std::string_view body() const noexcept { return body_; }

    /// Whether the body must be decoded to be read: it is in base64 or quoted-printable.
    bool is_encoded() const noexcept;

    /// Returns the body without its transfer encoding. An encoding that is not known is none.
    std::string content() const;

private:
    std::string_view body_;
    Headers headers_;
    HeaderValue content_type_;
    std::string type_;
    std::string transfer_;
};

/// Goes through what stands between the boundaries of a multipart body (RFC 2046, 5.1). What comes
/// before the first and behind the last is left out; a last part without an end goes to the end.
class MimeSplitter {
public:
    /// A boundary that is empty or not to be found is taken from the first line that looks like
    /// one.
    MimeSplitter(std::string_view body, std::string_view boundary);

    /// Whether there is no boundary at all.
    bool is_whole() const noexcept { return is_whole_; }

    /// Returns the next part, without the line end that belongs to the boundary behind it.
    std::optional<std::string_view> next();

private:
    bool open(std::string_view body, std::string_view boundary);

    std::string mark_;  // "--" and the boundary
    std::string_view rest_;
    bool is_whole_ = false;
    bool ended_ = false;
};

}  // namespace nutgraf
