// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// How likely a field of a web page is right, by the way in which it was found: the share of values
/// that were right on pages that the rules were not made with (bench/README.md, `extraction
/// --calibration`), in steps of some hundredths. Ways that gave few values are judged with the help
/// of the other pages.
namespace nutgraf::confidence {

// Titles.
inline constexpr double kAgreedTitle = 0.9;   ///< a heading says what other places say, too
inline constexpr double kLoneHeading = 0.8;   ///< the only h1 above the story
inline constexpr double kMetaTitle = 0.65;    ///< a meta element or JSON-LD alone
inline constexpr double kTitleElement = 0.6;  ///< the title element, or any heading, for want of
                                              ///< better: often the name of the site

// Authors.
inline constexpr double kJsonLdAuthor = 0.85;
inline constexpr double kMetaAuthor = 0.7;
inline constexpr double kPageAuthor = 0.6;     ///< a person whom JSON-LD names, but not as author
inline constexpr double kMarkedAuthor = 0.82;  ///< in an element that is made for it
inline constexpr double kBylineAuthor = 0.65;  ///< behind "By" and the like
inline constexpr double kLabelAuthor = 0.8;    ///< in such an element behind a label
inline constexpr double kBelowAuthor = 0.7;    ///< below the story
inline constexpr double kOnlyAuthor = 0.7;     ///< the only mark of an author, wherever it is
inline constexpr double kJsonLdSite = 0.55;    ///< the site itself, or an account of its own
inline constexpr double kMetaSite = 0.4;

// Days of publication.
inline constexpr double kToldDay = 0.94;    ///< JSON-LD, or a meta element of the article
inline constexpr double kMarkedDay = 0.92;  ///< a property or mark close to the heading
inline constexpr double kUrlDay = 0.95;     ///< the address
inline constexpr double kPageDay = 0.94;    ///< of the page that the article is on
inline constexpr double kOtherMetaDay = 0.82;
inline constexpr double kLineDay = 0.94;       ///< a line close to the heading
inline constexpr double kLastResortDay = 0.8;  ///< the only day of its kind, wherever it is
inline constexpr double kChangedDay = 0.75;    ///< of the last change, for want of another

}  // namespace nutgraf::confidence
