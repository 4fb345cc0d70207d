// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/reference_terms.hpp"

#include <algorithm>
#include <utility>

#include "analysis/accents.hpp"
#include "analysis/characters.hpp"

namespace {

// libstemmer as a stemmer of Xapian.
class Snowball : public Xapian::StemImplementation {
public:
    explicit Snowball(nutgraf::Stemmer& stemmer) : stemmer_(stemmer) {}
    std::string operator()(const std::string& word) override {
        return std::string(stemmer_.stem(word));
    }
    std::string get_description() const override { return stemmer_.language(); }

private:
    nutgraf::Stemmer& stemmer_;
};

bool has_wide_bytes(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xe0; });
}

bool is_character(std::string_view text, std::size_t at) {
    const unsigned code = *Xapian::Utf8Iterator(text.data() + at, text.size() - at);
    return nutgraf::is_unspaced(code) && Xapian::Unicode::is_wordchar(code);
}

// The characters from `at` on that are all of a script without spaces, or none of which is.
std::string_view stretch_at(std::string_view text, std::size_t at) {
    const bool characters = is_character(text, at);
    std::size_t end = at;
    while (end < text.size() && is_character(text, end) == characters) {
        Xapian::Utf8Iterator it(text.data() + end, text.size() - end);
        ++it;
        end = text.size() - it.left();
    }
    return text.substr(at, end - at);
}

void add_characters(Xapian::TermGenerator& generator, std::string_view text, unsigned wdf,
                    const std::string& prefix, bool positions) {
    Xapian::Document document = generator.get_document();
    Xapian::termpos position = generator.get_termpos();
    std::string last;
    const Xapian::Utf8Iterator none;
    for (Xapian::Utf8Iterator it(text.data(), text.size()); it != none; ++it) {
        std::string one;
        Xapian::Unicode::append_utf8(one, *it);
        if (!last.empty()) document.add_term(prefix + last + one, wdf);
        if (positions) {
            document.add_posting(prefix + one, ++position, wdf);
        } else {
            document.add_term(prefix + one, wdf);
        }
        last = std::move(one);
    }
    generator.set_termpos(position);
}

void add_words(Xapian::TermGenerator& generator, std::string_view text, unsigned wdf,
               const std::string& prefix, bool positions) {
    const Xapian::Utf8Iterator it(text.data(), text.size());
    if (positions) {
        generator.index_text(it, wdf, prefix);
    } else {
        generator.index_text_without_positions(it, wdf, prefix);
    }
}

// Adds the words of a chunk without their accents. They are those of a term generator without a
// stemmer.
void add_plain_words(Xapian::Document& document, nutgraf::Stemmer& stemmer, std::string_view chunk,
                     unsigned wdf, const std::string& prefix) {
    Xapian::TermGenerator words;
    words.index_text(Xapian::Utf8Iterator(chunk.data(), chunk.size()));
    const Xapian::Document found = words.get_document();
    for (auto word = found.termlist_begin(); word != found.termlist_end(); ++word) {
        std::string plain;
        if (!nutgraf::begins_with_letter(*word)) continue;
        if (!nutgraf::without_accents(*word, plain)) continue;
        const std::string stem(stemmer.stem(*word));
        if (const std::string of_plain(stemmer.stem(plain)); !of_plain.empty()) plain = of_plain;
        if (plain != stem) document.add_term('Z' + prefix + plain, wdf * word.get_wdf());
    }
}

// Only what stands between white space and has other bytes than ASCII needs a look.
void add_without_accents(Xapian::Document document, nutgraf::Stemmer& stemmer,
                         std::string_view text, unsigned wdf, const std::string& prefix) {
    constexpr std::string_view kSpace = " \t\n\v\f\r";
    while (!text.empty()) {
        const std::size_t size = std::min(text.find_first_of(kSpace), text.size());
        const std::string_view chunk = text.substr(0, size);
        const bool ascii =
            std::ranges::all_of(chunk, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (!ascii) add_plain_words(document, stemmer, chunk, wdf, prefix);
        text.remove_prefix(std::min(size + 1, text.size()));
    }
}

}  // namespace

void set_stemmer(Xapian::TermGenerator& generator, nutgraf::Stemmer& stemmer) {
    const bool stems = stemmer.language() != "none";
    generator.set_stemmer(stems ? Xapian::Stem(new Snowball(stemmer)) : Xapian::Stem());
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
}

void index_as_reference(Xapian::TermGenerator& generator, nutgraf::Stemmer& stemmer,
                        std::string_view text, unsigned wdf, const std::string& prefix,
                        bool positions) {
    const auto add_spaced = [&](std::string_view stretch) {
        add_words(generator, stretch, wdf, prefix, positions);
        add_without_accents(generator.get_document(), stemmer, stretch, wdf, prefix);
    };
    if (!has_wide_bytes(text)) return add_spaced(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view stretch = stretch_at(text, at);
        if (is_character(text, at)) {
            add_characters(generator, stretch, wdf, prefix, positions);
        } else {
            add_spaced(stretch);
        }
        at += stretch.size();
    }
}
