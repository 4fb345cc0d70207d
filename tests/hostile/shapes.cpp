// SPDX-License-Identifier: GPL-2.0-or-later
#include "hostile/shapes.hpp"

#include <algorithm>

std::string Maker::noise(std::size_t size) {
    std::string bytes(2, '\0');
    while (bytes.size() < size) bytes += static_cast<char>(random_() % 256);
    return bytes;
}

std::string Maker::records() {
    std::string lines;
    for (std::size_t i = number(20, 60); i > 0; --i) {
        lines += "{\"text\":\"";
        for (std::size_t j = number(5, 30); j > 0; --j) lines += std::to_string(random_()) + ' ';
        lines += "\"}\n";
    }
    return lines;
}

std::vector<Shape> all_shapes() {
    std::vector<Shape> shapes;
    for (auto& some : {archive_shapes(), compressed_shapes(), record_shapes(), text_shapes()}) {
        shapes.insert(shapes.end(), some.begin(), some.end());
    }
    return shapes;
}

std::string times(std::size_t count, const std::string& part) {
    const std::size_t size = count * part.size();
    std::string all;
    all.reserve(size);
    if (size > 0) all = part;
    while (all.size() < size) all.append(all, 0, std::min(all.size(), size - all.size()));
    return all;
}
