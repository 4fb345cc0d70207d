// SPDX-License-Identifier: GPL-2.0-or-later
//
// Archives with headers that lie. The usual programs do not write such, so they are written here.
#include <zlib.h>

#include <cstdio>

#include "hostile/shapes.hpp"
#include "source/pack.hpp"

namespace {

constexpr std::size_t kBlock = 512;

// The header of tar with its checksum.
std::string sealed(std::string header) {
    header.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    header.replace(148, 7, std::string(digits, 7));
    return header;
}

// A header of tar as POSIX has it; `size` is the field of that name.
std::string tar_header(const std::string& name, char type, const std::string& size,
                       const std::string& link = "") {
    std::string header(kBlock, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    header.replace(124, size.size(), size);
    header.replace(136, 11, "00000000000");
    header[156] = type;
    header.replace(157, link.size(), link);
    header.replace(257, 8,
                   std::string("ustar\0"
                               "00",
                               8));
    return sealed(header);
}

const std::string kNoBytes = "00000000000";
const std::string kEndMark(2 * kBlock, '\0');

std::string tar_text(const std::string& name) {
    std::string block = "Some text.";
    block.resize(kBlock);
    return tar_header(name, '0', "00000000012") + block;
}

std::string little(std::uint64_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
    return out;
}

struct ZipEntry {
    std::string name = "a.txt";
    std::string bytes = "Some text.";
    unsigned flags = 0;
    unsigned method = 0;
    unsigned size = 10;
    unsigned sum_error = 0;
};

std::string zip_local(const ZipEntry& entry) {
    const auto* bytes = reinterpret_cast<const Bytef*>(entry.bytes.data());
    const auto sum = ::crc32(0, bytes, static_cast<uInt>(entry.bytes.size())) + entry.sum_error;
    return "PK\3\4" + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) +
           little(0, 4) + little(sum, 4) + little(entry.bytes.size(), 4) + little(entry.size, 4) +
           little(entry.name.size(), 2) + little(0, 2) + entry.name + entry.bytes;
}

// The directory's word for an entry at the beginning of the file.
std::string zip_central(const ZipEntry& entry) {
    return "PK\1\2" + little(20, 2) + zip_local(entry).substr(4, 26) + std::string(12, '\0') +
           little(0, 4) + entry.name;
}

std::string zip_end(std::size_t entries, std::size_t size, std::size_t at) {
    return "PK\5\6" + little(0, 4) + little(entries, 2) + little(entries, 2) + little(size, 4) +
           little(at, 4) + little(0, 2);
}

std::string zip(const ZipEntry& entry, std::size_t times_named = 1) {
    const std::string local = zip_local(entry);
    const std::string directory = times(times_named, zip_central(entry));
    return local + directory + zip_end(times_named, directory.size(), local.size());
}

Members some_members(Maker& maker) {
    return {{"a.txt", "Some text."}, {"b/c.jsonl", maker.records()}, {"d.html", "<p>A page."}};
}

// Without the mark at its end, of which a part may well be missing.
std::string cut_tar(Maker& maker) {
    const std::string bytes = packed(some_members(maker), "ustar");
    return maker.cut(bytes, bytes.size() - kEndMark.size());
}

std::string cut_zip(Maker& maker) {
    const std::string bytes = packed(some_members(maker), "zip");
    return maker.cut(bytes, bytes.find("PK\1\2"));
}

std::string onion(const std::string& format, const std::string& suffix) {
    std::string bytes = packed({{"t.txt", "Core."}}, format);
    for (int i = 0; i < 50; ++i) bytes = packed({{"in" + suffix, bytes}}, format);
    return bytes;
}

std::string links_and_devices(Maker&) {
    return tar_header("a.txt", '2', kNoBytes, "a.txt") +
           tar_header("b.txt", '2', kNoBytes, "/etc/passwd") +
           tar_header("c.txt", '1', kNoBytes, "c.txt") + tar_header("d.txt", '3', kNoBytes) +
           tar_header("e.txt", '4', kNoBytes) + tar_header("f.txt", '6', kNoBytes) + kEndMark;
}

// A file of 8 GiB that is one hole.
std::string sparse_tar(Maker&) {
    std::string header = tar_header("a.txt", 'S', kNoBytes);
    header.replace(257, 8, std::string("ustar  \0", 8));
    header.replace(386, 24, "07777777777700000000000 ");
    header.replace(483, 12, "077777777777");
    return sealed(header) + kEndMark;
}

std::string bent_tar(Maker& maker) {
    std::string bytes = packed(some_members(maker), "ustar");
    bytes[maker.number(0, 90)] ^= 1;
    return bytes;
}

std::string zip_of_bomb(Maker&) {
    return packed({{"a.txt", std::string(100'000'000, '\0')}}, "zip");
}

std::string paths(const std::string& format) {
    return packed({{"../../up.txt", "Up."}, {"/etc/root.txt", "Root."}, {"a//./b.txt", "Odd."}},
                  format);
}

// One shape for a zip archive of one entry that is not as it should be.
Shape bad_zip(const std::string& name, const ZipEntry& entry) {
    return {name, true, [entry](Maker&) { return zip(entry); }};
}

}  // namespace

std::vector<Shape> archive_shapes() {
    const auto noise = [](const std::string& head) {
        return [head](Maker& maker) { return head + maker.noise(3000); };
    };
    return {
        {"cut.tar", true, cut_tar},
        {"cut.tgz", true, [](Maker& maker) { return compressed(cut_tar(maker), "gzip"); }},
        {"cut.zip", true, cut_zip},
        {"noise.tar", true, noise("")},
        {"noise.zip", true, noise("PK\3\4")},
        {"bent.tar", true, bent_tar},
        {"empty.tar", true, [](Maker&) { return ""; }},
        {"absurd.tar", true,
         [](Maker&) { return tar_header("a.txt", '0', "77777777777") + kEndMark; }},
        {"absurd256.tar", true,
         [](Maker&) {
             return tar_header("a.txt", '0', "\x80" + std::string(11, '\x7f')) + kEndMark;
         }},
        {"negative.tar", true,
         [](Maker&) { return tar_header("a.txt", '0', std::string(12, '\xff')) + kEndMark; }},
        {"sparse.tar", false, sparse_tar},
        {"links.tar", false, links_and_devices},
        {"no-end.tar", true, [](Maker&) { return tar_text("a.txt"); }},
        {"behind.tar", true,
         [](Maker& maker) { return tar_text("a.txt") + kEndMark + maker.noise(600); }},
        {"paths.tar", false, [](Maker&) { return paths("pax"); }},
        {"paths.zip", false, [](Maker&) { return paths("zip"); }},
        {"onion.tar", true, [](Maker&) { return onion("ustar", ".tar"); }},
        {"onion.zip", true, [](Maker&) { return onion("zip", ".zip"); }},
        {"bomb.zip", true, zip_of_bomb},
        {"overlapping.zip", false, [](Maker&) { return zip({}, 1000); }},
        bad_zip("sum.zip", {.sum_error = 1}),
        bad_zip("small.zip", {.size = 9}),
        bad_zip("large.zip", {.size = 4'000'000'000}),
        bad_zip("encrypted.zip", {.flags = 1}),
        bad_zip("method.zip", {.method = 99}),
        bad_zip("lzma.zip", {.bytes = std::string("\x09\x04\x05\x00\x5d\xff\xff\xff\xff\x00", 10),
                             .method = 14}),
        bad_zip("deflated.zip", {.bytes = std::string(10, '\xff'), .method = 8}),
    };
}
