// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Names and bytes of the members of an archive. "a/" is a folder, "a -> b" a symbolic link, "a =>
/// b" a hard one, "a|" a pipe.
using Members = std::vector<std::pair<std::string, std::string>>;

/// Returns an archive in a format of libarchive's: "ustar", "pax", "gnutar" or "zip".
std::string packed(const Members& members, const std::string& format);

/// Returns bytes compressed by a filter of libarchive's: "gzip", "zstd", "xz" or "bzip2", at its
/// usual level or another.
std::string compressed(std::string_view bytes, const std::string& filter, int level = 0);

/// Returns `size` zero bytes compressed, never having them all in memory.
std::string compressed_zeros(std::size_t size, const std::string& filter);
