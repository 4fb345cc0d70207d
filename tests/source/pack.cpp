// SPDX-License-Identifier: GPL-2.0-or-later
#include "pack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace {

struct FreeArchive {
    void operator()(archive* it) const { ::archive_write_free(it); }
};

void must(int result, archive* it) {
    if (result < ARCHIVE_WARN) throw std::runtime_error(::archive_error_string(it));
}

la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

// Sets name and kind, which the name says.
void set_kind(archive_entry* entry, std::string name) {
    unsigned kind = AE_IFREG;
    if (const auto at = name.find(" -> "); at != name.npos) {
        kind = AE_IFLNK;
        ::archive_entry_set_symlink(entry, name.c_str() + at + 4);
        name.resize(at);
    } else if (const auto hard = name.find(" => "); hard != name.npos) {
        ::archive_entry_set_hardlink(entry, name.c_str() + hard + 4);
        name.resize(hard);
    } else if (name.ends_with('|')) {
        kind = AE_IFIFO;
        name.pop_back();
    } else if (name.ends_with('/')) {
        kind = AE_IFDIR;
    }
    ::archive_entry_set_pathname(entry, name.c_str());
    ::archive_entry_set_filetype(entry, kind);
}

// An archive that writes to a string, without blocks of padding.
class Writer {
public:
    Writer(const std::string& format, const std::string& filter, std::string& out, int level = 0)
        : archive_(::archive_write_new()) {
        must(::archive_write_set_format_by_name(it(), format.c_str()), it());
        if (!filter.empty()) must(::archive_write_add_filter_by_name(it(), filter.c_str()), it());
        if (level != 0) {
            const std::string value = std::to_string(level);
            must(::archive_write_set_filter_option(it(), nullptr, "compression-level",
                                                   value.c_str()),
                 it());
        }
        must(::archive_write_set_bytes_in_last_block(it(), 1), it());
        must(::archive_write_open(it(), &out, nullptr, append, nullptr), it());
    }
    ~Writer() { ::archive_write_close(it()); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void begin(const std::string& name, std::size_t size) {
        const std::unique_ptr<archive_entry, decltype(&::archive_entry_free)> entry(
            ::archive_entry_new(), &::archive_entry_free);
        set_kind(entry.get(), name);
        ::archive_entry_set_perm(entry.get(), 0644);
        ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
        must(::archive_write_header(it(), entry.get()), it());
    }

    void write(std::string_view bytes) {
        if (::archive_write_data(it(), bytes.data(), bytes.size()) < 0) must(ARCHIVE_FATAL, it());
    }

private:
    archive* it() const { return archive_.get(); }
    std::unique_ptr<archive, FreeArchive> archive_;
};

}  // namespace

std::string packed(const Members& members, const std::string& format) {
    std::string out;
    {
        Writer writer(format, "", out);
        for (const auto& [name, bytes] : members) {
            writer.begin(name, bytes.size());
            writer.write(bytes);
        }
    }
    return out;
}

std::string compressed(std::string_view bytes, const std::string& filter, int level) {
    std::string out;
    {
        Writer writer("raw", filter, out, level);
        writer.begin("data", bytes.size());
        writer.write(bytes);
    }
    return out;
}

std::string compressed_zeros(std::size_t size, const std::string& filter) {
    const std::string zeros(1 << 20, '\0');
    std::string out;
    {
        Writer writer("raw", filter, out);
        writer.begin("data", size);
        for (std::size_t left = size; left > 0; left -= std::min(left, zeros.size())) {
            writer.write(std::string_view(zeros).substr(0, left));
        }
    }
    return out;
}
