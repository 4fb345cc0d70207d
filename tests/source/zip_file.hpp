// SPDX-License-Identifier: GPL-2.0-or-later
//
// Zip archives byte by byte, for what no library would write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A member that is stored as it is.
struct ZipMember {
    std::string name;  ///< bytes
    unsigned flags;
    std::string content;
    std::string extra;  ///< fields
};

namespace zip {

inline std::string number(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
}

inline std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xffffffff;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~sum;
}

}  // namespace zip

/// Returns a zip archive of the members, as PKWARE's specification has it, without a directory.
inline std::string zip_file(const std::vector<ZipMember>& members) {
    std::string out;
    for (const ZipMember& member : members) {
        const auto size = static_cast<std::uint32_t>(member.content.size());
        out += "PK\3\4" + zip::number(20, 2) + zip::number(member.flags, 2) + zip::number(0, 2) +
               zip::number(0, 4) + zip::number(zip::checksum(member.content), 4) +
               zip::number(size, 4) + zip::number(size, 4) +
               zip::number(static_cast<std::uint32_t>(member.name.size()), 2) +
               zip::number(static_cast<std::uint32_t>(member.extra.size()), 2) + member.name +
               member.extra + member.content;
    }
    return out + "PK\5\6" + std::string(18, '\0');
}

/// Returns the field that says a name in UTF-8 (Info-ZIP, 0x7075).
inline std::string unicode_path(std::string_view name, const std::string& utf8) {
    const std::string data = zip::number(1, 1) + zip::number(zip::checksum(name), 4) + utf8;
    return zip::number(0x7075, 2) + zip::number(static_cast<std::uint32_t>(data.size()), 2) + data;
}
