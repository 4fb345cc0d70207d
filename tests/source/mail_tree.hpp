// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

/// A random message whose texts are known: parts within parts, each in some charset and transfer
/// encoding, among them such as hold no text. The same for the same seed.
class MailTree {
public:
    explicit MailTree(unsigned seed);

    /// The message, of which no line begins with "From ".
    const std::string& message() const noexcept { return message_; }

    /// What there is to read in it: each text one line, with a blank one between two.
    const std::string& text() const noexcept { return text_; }

private:
    unsigned below(unsigned limit);
    std::string lines(std::string_view text) const;
    std::string entity(const std::string& type, const std::string& body) const;
    std::string encoded(std::string text);
    std::string sentence();
    std::string leaf(const std::string& text, bool page);
    std::string without_text();
    std::string container(const std::string& kind, const std::vector<std::string>& parts);
    std::string alternatives();
    std::string forwarded(int depth);
    std::string digest(int depth);
    std::string node(int depth);
    std::string several(int depth);

    std::mt19937 random_;
    std::string line_end_;
    std::string message_;
    std::string text_;
    unsigned count_ = 0;  // of texts and boundaries
};

/// The lines of a text that show something: a part that does not end has a line end of its own.
std::vector<std::string> shown_lines(std::string_view text);
