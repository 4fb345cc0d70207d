// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compressed files: cut, bent, with more behind them, and those that unpack to too much.
#include <zlib.h>

#include <map>

#include "hostile/shapes.hpp"
#include "source/pack.hpp"

namespace {

struct Filter {
    std::string name;
    std::string suffix;
    std::string magic;
};

const std::vector<Filter>& filters() {
    static const std::vector<Filter> all = {
        {"gzip", ".gz", "\x1f\x8b"},
        {"zstd", ".zst", "\x28\xb5\x2f\xfd"},
        {"xz", ".xz", std::string("\xfd\x37zXZ\0", 6)},
        {"bzip2", ".bz2", "BZh"},
    };
    return all;
}

// Takes a second or two, so each is made once.
const std::string& bomb(const std::string& filter) {
    static std::map<std::string, std::string> made;
    std::string& bytes = made[filter];
    if (bytes.empty()) bytes = compressed_zeros(100'000'000, filter);
    return bytes;
}

std::string flipped(std::string bytes, Maker& maker) {
    for (std::size_t i = maker.number(1, 5); i > 0; --i) {
        char& c = bytes[maker.number(0, bytes.size() - 1)];
        c = static_cast<char>(c ^ 1 << maker.number(0, 7));
    }
    return bytes;
}

// Of 4 GiB, in a header whose checksum is right.
std::string xz_with_huge_window(Maker& maker) {
    std::string bytes = compressed(maker.records(), "xz");
    constexpr std::size_t kHeader = 12;
    const std::size_t size = (static_cast<unsigned char>(bytes[kHeader]) + 1U) * 4;
    const std::size_t property = bytes.find(std::string("\x21\x01", 2), kHeader) + 2;
    bytes[property] = 40;
    const auto* header = reinterpret_cast<const Bytef*>(bytes.data() + kHeader);
    const auto sum = ::crc32(0, header, static_cast<uInt>(size - 4));
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[kHeader + size - 4 + i] = static_cast<char>(sum >> 8 * i);
    }
    return bytes;
}

// Of 2 GiB, around one block that is not compressed.
std::string zstd_with_huge_window(Maker&) {
    return std::string("\x28\xb5\x2f\xfd\x00\xa8\x21\x00\x00text", 13);
}

std::string onion(const std::string& filter, std::size_t layers) {
    std::string bytes = "Core.";
    while (layers-- > 0) bytes = compressed(bytes, filter);
    return bytes;
}

void add(std::vector<Shape>& shapes, const Filter& filter) {
    const auto& [name, suffix, magic] = filter;
    const auto whole = [name = name](Maker& maker) { return compressed(maker.records(), name); };
    const auto cut = [whole](Maker& maker) {
        const std::string bytes = whole(maker);
        return maker.cut(bytes, bytes.size());
    };
    const auto behind = [whole](Maker& maker) { return whole(maker) + "more"; };
    const auto noise = [magic = magic](Maker& maker) { return magic + maker.noise(2000); };
    shapes.push_back({"cut.jsonl" + suffix, true, cut});
    shapes.push_back({"cut.txt" + suffix, true, cut});
    shapes.push_back({"behind.jsonl" + suffix, true, behind});
    shapes.push_back({"noise.csv" + suffix, true, noise});
    shapes.push_back({"flipped.jsonl" + suffix, false,
                      [whole](Maker& maker) { return flipped(whole(maker), maker); }});
    shapes.push_back({"bomb.txt" + suffix, true, [name = name](Maker&) { return bomb(name); }});
    shapes.push_back({"bomb.warc" + suffix, true, [name = name](Maker&) { return bomb(name); }});
    shapes.push_back({"bomb.zip", true, [name = name, suffix = suffix](Maker&) {
                          return packed(Members(9, {"b.txt" + suffix, bomb(name)}), "zip");
                      }});
    shapes.push_back(
        {"onion.txt" + suffix, true, [name = name](Maker&) { return onion(name, 50); }});
}

}  // namespace

std::vector<Shape> compressed_shapes() {
    std::vector<Shape> shapes = {
        {"checksum.jsonl.gz", true,
         [](Maker& maker) {
             std::string bytes = compressed(maker.records(), "gzip");
             bytes[bytes.size() - 7] ^= 1;
             return bytes;
         }},
        {"no-checksum.jsonl.gz", true,
         [](Maker& maker) {
             const std::string bytes = compressed(maker.records(), "gzip");
             return bytes.substr(0, bytes.size() - 8);
         }},
        {"window.txt.xz", true, xz_with_huge_window},
        {"window.txt.zst", true, zstd_with_huge_window},
        {"bomb-of-bombs.txt.gz", true, [](Maker&) { return compressed(bomb("gzip"), "gzip"); }},
        {"empty.txt.gz", false, [](Maker&) { return compressed("", "gzip"); }},
    };
    for (const Filter& filter : filters()) add(shapes, filter);
    return shapes;
}
