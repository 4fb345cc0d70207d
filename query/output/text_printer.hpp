// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iosfwd>
#include <memory>

#include "nutgraf/printer.hpp"

namespace nutgraf {

/// Makes a printer for people. A hit is its rank and title; source, author and date; where it
/// stands and its score; and the passage with what was asked for around it:
///
///      1  Ceasefire talks resume in Cairo
///         Reuters · Jane Doe · 2024-05-17
///         world/cairo.txt · passage 3 of 12 · score 12.34 · and 2 more passages
///
///         The passage, a paragraph a line, wrapped to the width.
///
///         Scored 12.34 because:
///           ceasefire   3 times here, in 41 passages of the index   +8.10
///
/// An empty line stands between hits. In a batch "Topic 12: words" stands before the hits of each
/// topic, "no passages found" below if there are none; a single topic without hits prints nothing.
/// What comes from articles and topics cannot reach the terminal as a control character.
///
/// No line is wider than asked for but that of a path, which is never broken, if the width is 30 or
/// more. Below, facts such as "passage 3 of 12" are not broken either, nor does the margin shrink.
std::unique_ptr<ResultPrinter> make_text_printer(std::ostream& out, const PrintOptions& options);

}  // namespace nutgraf
