// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>

namespace nutgraf {

/// Copies the files of the directory `from` to `to`, which must not exist. File systems that can
/// are asked to share the bytes between both. `check` is called before each piece of 8 MiB, several
/// times a second on a slow disk; the copy ends with what it throws.
/// Nothing needs to be durable afterwards. Throws Error (kSystem) that names the file.
void copy_files(const std::filesystem::path& from, const std::filesystem::path& to,
                const std::function<void()>& check);

}  // namespace nutgraf
