// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "nutgraf/stemmer.hpp"

/// Has a term generator stem by libstemmer: `stemmer`, which must outlive it.
void set_stemmer(Xapian::TermGenerator& generator, nutgraf::Stemmer& stemmer);

/// Adds to the generator's document what schema.hpp says of a text, the plain way: the text
/// normalised, by Xapian::TermGenerator, stretch by stretch of what is written with spaces and
/// without, the latter as n-grams; long words are cut. The generator stems, and `stemmer` should do
/// the same: words without their accents are left to it.
void index_as_reference(Xapian::TermGenerator& generator, nutgraf::Stemmer& stemmer,
                        std::string_view source, unsigned wdf = 1, const std::string& prefix = {},
                        bool positions = true);
