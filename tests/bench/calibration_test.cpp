// SPDX-License-Identifier: GPL-2.0-or-later
#include "extraction/calibration.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

using namespace nutgraf::bench;
using nutgraf::Field;
using nutgraf::Origin;

constexpr std::size_t kTitle = 0;
constexpr std::size_t kDate = 2;

void claim(Calibration& calibration, std::size_t field, Origin origin, double confidence,
           FieldResult result) {
    PageScore page;
    const bool known = result != FieldResult::kExtra;
    page.fields[field] = {result, Field{"found", origin, confidence}, known ? "gold" : ""};
    calibration.add(page);
}

}  // namespace

TEST_CASE("confidences are compared with what was right") {
    Calibration calibration;
    CHECK(calibration.error(kTitle) == 0);
    for (const FieldResult result : {FieldResult::kRight, FieldResult::kRight, FieldResult::kWrong,
                                     FieldResult::kRight, FieldResult::kExtra}) {
        claim(calibration, kTitle, Origin::kMarkup, 0.9, result);
    }
    claim(calibration, kTitle, Origin::kMeta, 0.6, FieldResult::kWrong);
    claim(calibration, kTitle, Origin::kMeta, 0.85, FieldResult::kRight);
    calibration.add(PageScore{});
    CHECK(calibration.error(kTitle) == Approx((4 * 0.15 + 0.6 + 0.15) / 6));
    CHECK(calibration.table() ==
          "field   method        values      said     right\n"
          "title   meta tag           2    72.5 %    50.0 %\n"
          "                           1    60.0 %     0.0 %\n"
          "                           1    85.0 %   100.0 %\n"
          "title   markup             4    90.0 %    75.0 %\n"
          "title   all                6    84.2 %    66.7 %\n"
          "title   expected calibration error 0.2250, by method 0.2250\n");
}

TEST_CASE("a date that is right in part is right") {
    Calibration calibration;
    claim(calibration, kDate, Origin::kUrl, 1, FieldResult::kMissing);
    claim(calibration, kDate, Origin::kUrl, 0, FieldResult::kWrong);
    CHECK(calibration.error(kDate) == 0);
}

TEST_CASE("of two methods one may be too sure, and one not sure enough") {
    Calibration calibration;
    claim(calibration, kTitle, Origin::kMeta, 0.5, FieldResult::kRight);
    claim(calibration, kTitle, Origin::kMarkup, 0.5, FieldResult::kWrong);
    CHECK(calibration.error(kTitle) == 0);
    CHECK(calibration.error_by_method(kTitle) == Approx(0.5));
}
