// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files made to break whoever reads them: cut, bent, absurd or malign. What is made depends on the
// maker's seed alone.
#pragma once

#include <cstddef>
#include <functional>
#include <random>
#include <string>
#include <vector>

/// What shapes are made with.
class Maker {
public:
    /// `large` is how many elements there are where many are the point.
    Maker(std::uint32_t seed, std::size_t large) : large_(large), random_(seed) {}

    std::size_t large() const noexcept { return large_; }

    /// A number from `from` to `to`, neither excluded.
    std::size_t number(std::size_t from, std::size_t to) {
        return from + random_() % (to - from + 1);
    }

    /// Bytes of any value, the first two zero so that no text begins like this.
    std::string noise(std::size_t size);

    /// JSON records, some kilobytes.
    std::string records();

    /// The bytes up to a place before `end`; one at least.
    std::string cut(const std::string& bytes, std::size_t end) {
        return bytes.substr(0, number(1, end - 1));
    }

private:
    std::size_t large_;
    std::mt19937 random_;
};

/// A kind of hostile file.
struct Shape {
    std::string name;  ///< with the suffix that the file has
    bool is_bad;       ///< it must be named; of others there may be articles, or nothing
    std::function<std::string(Maker&)> make;
};

std::vector<Shape> archive_shapes();
std::vector<Shape> compressed_shapes();
std::vector<Shape> record_shapes();
std::vector<Shape> text_shapes();

/// All of these.
std::vector<Shape> all_shapes();

/// `part` so many times.
std::string times(std::size_t count, const std::string& part);
