// SPDX-License-Identifier: GPL-2.0-or-later
//
// A confidence means something if of the values that are said to be right with 90 %, nine in ten
// are. Only values of which gold says whether they are right count: one where gold has none may be
// gold's fault.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>

#include "extraction/score.hpp"

namespace nutgraf::bench {

/// Values of which about the same was said.
struct Claims {
    std::size_t count = 0;
    std::size_t right = 0;
    double said = 0;  ///< sum of confidences

    void add(const Claims& other);
    /// Mean of what was said, 0 to 1.
    double mean_said() const;
    double share_right() const;
    /// How far what was said is from what is right, 0 to 1.
    double gap() const;
};

/// What was said of values, and what they were, by field and by the way they were found.
class Calibration {
public:
    /// A date that is known in part is right if it is so far.
    void add(const PageScore& page);

    /// A table: field, method, values, mean confidence, share that is right; a line a method and,
    /// if confidences differ, a line for each step of a twentieth. Below each field its expected
    /// calibration errors.
    std::string table() const;

    /// Expected calibration error (Naeini, Cooper and Hauskrecht, 2015), in steps of a twentieth:
    /// by how much the share that is right differs from the confidence, weighted by values. 0 to 1.
    double error(std::size_t field) const;

    /// The same with the methods taken apart: of two, one may be too sure and one not sure enough.
    double error_by_method(std::size_t field) const;

private:
    using Key = std::tuple<std::size_t, Origin, int>;  // field, method, step
    Claims all(std::size_t field) const;

    std::map<Key, Claims> claims_;
};

}  // namespace nutgraf::bench
