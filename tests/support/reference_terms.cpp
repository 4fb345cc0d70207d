// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/reference_terms.hpp"

#include <algorithm>
#include <utility>

#include "text/accents.hpp"
#include "text/characters.hpp"
#include "text/normalize.hpp"

namespace {

constexpr std::size_t kAnyLength = 1 << 24;  // of a word, to the term generator

// What counts of a word: 64 characters, of those what 200 bytes hold, and of that what ends in a
// character of words or a suffix.
std::string cut(const std::string& word) {
    const Xapian::Utf8Iterator none;
    std::size_t end = 0;
    std::size_t count = 0;
    for (Xapian::Utf8Iterator it(word); it != none && count < 64; ++count) {
        const unsigned code = *it;
        ++it;
        const std::size_t next = word.size() - it.left();
        if (next > 200) break;
        if (Xapian::Unicode::is_wordchar(code) || code == '+' || code == '#') end = next;
    }
    return word.substr(0, end);
}

// libstemmer as a stemmer of Xapian.
class Snowball : public Xapian::StemImplementation {
public:
    explicit Snowball(nutgraf::Stemmer& stemmer) : stemmer_(stemmer) {}
    std::string operator()(const std::string& word) override {
        return std::string(stemmer_.stem(cut(word)));
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
    return nutgraf::is_unspaced(code) &&
           (Xapian::Unicode::is_wordchar(code) || nutgraf::is_pictograph(code));
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

bool has_long_words(std::string_view text) {
    constexpr std::size_t kShort = 32;  // bytes; a term has twice as many at most
    std::size_t run = 0;
    for (const char c : text) {
        run = c == ' ' || c == '\n' ? 0 : run + 1;
        if (run > kShort) return true;
    }
    return false;
}

// Copies terms, those of long words cut.
void copy_cut(const Xapian::Document& from, const std::string& prefix, Xapian::Document to) {
    for (auto it = from.termlist_begin(); it != from.termlist_end(); ++it) {
        const std::string term = *it;
        const bool stem = term.starts_with('Z');
        const std::string kept = stem ? term : prefix + cut(term.substr(prefix.size()));
        to.add_term(kept, it.get_wdf());
        for (auto at = it.positionlist_begin(); at != it.positionlist_end(); ++at) {
            to.add_posting(kept, *at, 0);
        }
    }
}

// The same by a generator that takes words of any length.
void add_long_words(Xapian::TermGenerator& generator, nutgraf::Stemmer& stemmer,
                    std::string_view text, unsigned wdf, const std::string& prefix,
                    bool positions) {
    Xapian::TermGenerator any;
    any.set_max_word_length(kAnyLength);
    set_stemmer(any, stemmer);
    any.set_termpos(generator.get_termpos());
    add_words(any, text, wdf, prefix, positions);
    copy_cut(any.get_document(), prefix, generator.get_document());
    generator.set_termpos(any.get_termpos());
}

// Adds the words of a chunk without their accents. They are those of a term generator without a
// stemmer.
void add_plain_words(Xapian::Document& document, nutgraf::Stemmer& stemmer, std::string_view chunk,
                     unsigned wdf, const std::string& prefix) {
    Xapian::TermGenerator words;
    words.set_max_word_length(kAnyLength);
    words.index_text(Xapian::Utf8Iterator(chunk.data(), chunk.size()));
    const Xapian::Document found = words.get_document();
    for (auto it = found.termlist_begin(); it != found.termlist_end(); ++it) {
        std::string plain;
        const std::string word = cut(*it);
        if (!nutgraf::begins_with_letter(word)) continue;
        if (!nutgraf::without_accents(word, plain)) continue;
        const std::string stem(stemmer.stem(word));
        if (const std::string of_plain(stemmer.stem(plain)); !of_plain.empty()) plain = of_plain;
        if (plain != stem) document.add_term('Z' + prefix + plain, wdf * it.get_wdf());
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
                        std::string_view source, unsigned wdf, const std::string& prefix,
                        bool positions) {
    const std::string text = nutgraf::normalized(source);
    const auto add_spaced = [&](std::string_view stretch) {
        if (has_long_words(stretch)) {
            add_long_words(generator, stemmer, stretch, wdf, prefix, positions);
        } else {
            add_words(generator, stretch, wdf, prefix, positions);
        }
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
