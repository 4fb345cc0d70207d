// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Reports that offices, agencies and clubs write by filling in a form.
namespace report_forms {

/// A form: text with slots. "{place}" is any of the values of that name, "{place#1}" the same
/// wherever it stands in a report, "{3-40}" a number. Paragraphs are parted by blank lines.
struct Form {
    std::string_view name;
    std::string_view text;
};

/// All forms: as many short ones of a paragraph as long ones of several passages.
const std::vector<Form>& forms();

/// Returns a report with other facts each time. The same on every machine.
std::string fill_in(const Form& form, std::mt19937& random);

/// Returns a report as another paper prints it: with three changes of a tag of an agency in front,
/// the end cut, a slip of the pen, one number corrected if the text is long, another headline if it
/// has one, and curled quotation marks.
std::string edited(std::string report, std::mt19937& random);

}  // namespace report_forms
