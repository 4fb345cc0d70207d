// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who wrote a story is told to machines in the head of a page, and to readers close to the heading.
// The head is more often right, but it may name one of several authors only, the account that the
// story was entered with, or who made the site; then what readers see is taken.
#include "html/authors.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fields/author_labels.hpp"
#include "fields/author_names.hpp"
#include "fields/author_words.hpp"
#include "fields/byline.hpp"
#include "fields/confidence.hpp"
#include "fields/marked_name.hpp"
#include "fields/opening.hpp"
#include "fields/title_parts.hpp"
#include "html/author_lines.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kJoints[] = {" and ", " & ", " und ", " et ", " y ", " e ", " en "};
constexpr HtmlHints kAside = hint::kComments | hint::kPromotion | hint::kNavigation;
constexpr std::size_t kLeastBytes = 2;
constexpr std::size_t kMarkBytes = 60;  // of a mark that is a name and nothing else

struct Found {
    std::vector<std::string> names;
    Origin origin = Origin::kAbsent;
    double confidence = 0;

    explicit operator bool() const noexcept { return !names.empty(); }
};

// "Doe, Jane" -> "Jane Doe"
std::string first_name_first(std::string_view name) {
    const std::size_t comma = name.find(", ");
    if (comma == name.npos) return std::string(name);
    return std::string(name.substr(comma + 2)) + ' ' + std::string(name.substr(0, comma));
}

std::vector<std::string> essential_words(std::string_view names) {
    std::vector<std::string> words;
    for (const std::string_view word : ascii::split_words(names)) words.push_back(essence_of(word));
    std::ranges::sort(words);
    return words;
}

// Whether a byline says all that is told, and more: the names of others, or the surname.
bool says_more(const Found& seen, const Found& told) {
    if (seen.names.size() != 1) return false;
    const std::string& name = seen.names.front();
    const bool joined = std::ranges::any_of(
        kJoints, [&](std::string_view joint) { return name.find(joint) != name.npos; });
    if (!joined && count_words(told.names.front()) > 1) return false;
    const std::vector<std::string> more = essential_words(name);
    const std::vector<std::string> less = essential_words(join_names(told.names));
    return more.size() > less.size() && std::ranges::includes(more, less);
}

// What may be the name of an account: one word.
bool is_account(const Found& found) {
    return found.names.size() == 1 && count_words(found.names.front()) == 1;
}

class AuthorFinder {
public:
    AuthorFinder(const HtmlPage& page, const SiteNames& site)
        : page_(page), document_(page.document()), site_(site) {}

    Field find() const {
        const Found told = from_head();
        const Found seen = from_byline(false);
        if (told && !(seen && (says_more(seen, told) || is_account(told)))) return field_of(told);
        if (seen) return field_of(seen);
        if (const Found page = from_page()) return field_of(page);
        if (const Found lines = first_of(names_beside_dates(page_))) return field_of(lines);
        if (const Found only = from_only_mark()) return field_of(only);
        if (const Found lines = first_of(names_at_end(page_))) return field_of(lines);
        if (const Found lines = first_of(names_of_boxes(page_))) return field_of(lines);
        if (const Found site = from_byline(true)) return field_of(site);
        return field_of(from_site());
    }

private:
    static Field field_of(const Found& found) {
        if (!found) return {};
        return {join_names(found.names), found.origin, found.confidence};
    }

    bool is_person(const std::string& name) const { return !site_.is_site(name) && !is_desk(name); }

    // The names in the texts, those of the site and its desks only if they are `all` wanted.
    std::vector<std::string> names_of(const std::vector<std::string>& texts, bool all) const {
        std::vector<std::string> names;
        for (const std::string& text : texts) {
            for (std::string& name :
                 author_names(site_.is_site(text) ? text : without_site(text, site_, false))) {
                if (all || is_person(name)) names.push_back(std::move(name));
            }
        }
        return names;
    }

    std::vector<std::string> metas(std::string_view wanted) const {
        std::vector<std::string> contents;
        for (const HtmlMeta& meta : document_.metas) {
            if (meta.name == wanted) contents.push_back(meta.content);
        }
        return contents;
    }

    // What cards for other sites say under a label of their own, in the language of the page:
    // "twitter:label1" is "Written by", "twitter:data1" the name.
    std::vector<std::string> card_authors() const {
        std::vector<std::string> names;
        for (const char* number : {"1", "2"}) {
            const std::string which(number);
            const std::vector<std::string> labels = metas("twitter:label" + which);
            if (labels.empty() || !after_author_label(labels.front() + ": ")) continue;
            for (std::string& name : metas("twitter:data" + which)) {
                names.push_back(std::move(name));
            }
        }
        return names;
    }

    Found from_head() const {
        Found found = {names_of(page_.json_ld().authors, false), Origin::kJsonLd,
                       confidence::kJsonLdAuthor};
        if (found) return found;
        for (const std::string& name : metas("citation_author")) {
            found.names.push_back(first_name_first(name));
        }
        found.origin = Origin::kMeta;
        for (const std::string_view name : kMetas) {
            if (found) return found;
            found = {names_of(metas(name), false), Origin::kMeta, confidence::kMetaAuthor};
        }
        if (!found)
            found = {names_of(card_authors(), false), Origin::kMeta, confidence::kMetaAuthor};
        return found;
    }

    // Whom the page names, but not as the author of the article on it.
    Found from_page() const {
        return {names_of(page_.json_ld().page_authors, false), Origin::kJsonLd,
                confidence::kPageAuthor};
    }

    bool is_near(const HtmlMark& mark) const {
        return page_.may_be_byline(mark.block) && !page_.is_within(mark.block, hint::kComments);
    }

    // Names that are marked as the author's, then lines that begin with "By" or hold it. Those of
    // the site and its desks only if they are wanted, `all`.
    Found from_byline(bool all) const {
        for (const bool property : {true, false}) {
            std::vector<std::string> names;
            for (const HtmlMark& mark : document_.marks) {
                const bool wanted = property ? mark.kind == HtmlMark::Kind::kAuthor : mark.writer;
                if (wanted && is_near(mark)) add_marked(mark, all, names);
            }
            part_marked_names(names);
            if (all && !names.empty()) names = {names.back()};
            if (!names.empty()) return {names, Origin::kMarkup, confidence::kMarkedAuthor};
        }
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kByline || !is_near(mark)) continue;
            if (auto name = labelled(mark.text, all))
                return {{*name}, Origin::kMarkup, confidence::kLabelAuthor};
        }
        return from_lines(all);
    }

    Found from_lines(bool all) const {
        const std::size_t blocks = document_.blocks.size();
        const auto line = [&](std::size_t b) { return document_.text_of(document_.blocks[b]); };
        for (std::size_t b = 0; b < blocks; ++b) {
            if (!page_.may_be_byline(b) || page_.is_within(b, hint::kComments)) continue;
            if (auto name = labelled(line(b), all))
                return {{*name}, Origin::kByline, confidence::kBylineAuthor};
            const auto behind = after_author_label(line(b));
            if (!behind || !behind->empty() || b + 1 == blocks) continue;
            if (auto name = labelled("By " + std::string(line(b + 1)), all)) {
                return {{*name}, Origin::kByline, confidence::kBylineAuthor};
            }
        }
        return {};
    }

    // What a mark says. Of several lines only the first if it is a name: the next is what its
    // bearer is, or the outlet.
    std::string_view text_of(const HtmlMark& mark) const {
        const std::string_view text = mark.value.empty() ? mark.text : mark.value;
        if (!mark.value.empty() || mark.block >= document_.blocks.size()) return text;
        const std::string_view line = document_.text_of(document_.blocks[mark.block]);
        if (line.size() >= text.size() || !text.starts_with(line)) return text;
        return is_listed_name(after_author_label(line).value_or(line)) ? line : text;
    }

    // Adds the name of a mark. Marks within marks say the same, some of them with more around it.
    void add_marked(const HtmlMark& mark, bool all, std::vector<std::string>& names) const {
        const std::string_view text = text_of(mark);
        if (text.size() > kBylineBytes) return;
        std::string name = marked_name(text);
        if (!all) name = without_outlet(name);
        if (name.empty() || (!all && !is_person(name))) return;
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }

    // "Jane Doe Gazette" -> "Jane Doe", but "The Harbour Gazette" is all of a name.
    std::string without_outlet(const std::string& name) const {
        const std::vector<std::string_view> words = ascii::split_words(name);
        for (std::size_t w = 2; w < words.size(); ++w) {
            const auto at = static_cast<std::size_t>(words[w].data() - name.data());
            if (!site_.is_site(std::string_view(name).substr(at))) continue;
            std::string_view person = ascii::trim(std::string_view(name).substr(0, at));
            if (person.ends_with(',')) person = ascii::trim(person.substr(0, person.size() - 1));
            return is_listed_name(person) ? std::string(person) : name;
        }
        return name;
    }

    std::optional<std::string> labelled(std::string_view line, bool all) const {
        if (line.size() > kBylineBytes) return {};
        std::optional<std::string> name = read_byline(line);
        if (!name && tells_publication(line)) {
            if (const auto rest = after_inner_label(line)) {
                name = names_in(*rest);
                const std::size_t end = std::min(rest->find(' '), rest->size());
                const bool last = end == rest->size() || tells_publication(rest->substr(end));
                if (!name && last && !ends_sentence(line)) {
                    name = marked_name(rest->substr(0, end));
                }
            }
        }
        if (name && (name->size() < kLeastBytes || (!all && !is_person(*name)))) name.reset();
        return name;
    }

    // If all that is marked as an author on a page, its comments and teasers left out, is one.
    Found from_only_mark() const {
        std::vector<std::string> names;
        for (const HtmlMark& mark : document_.marks) {
            const bool wanted = mark.kind == HtmlMark::Kind::kAuthor || mark.writer;
            const bool short_one = mark.text.size() <= kMarkBytes;
            if (wanted && short_one && !page_.is_within(mark.block, kAside)) {
                add_marked(mark, false, names);
            }
        }
        if (names.size() != 1) return {};
        return {names, Origin::kMarkup, confidence::kOnlyAuthor};
    }

    // The first name that may be a person's.
    Found first_of(const std::vector<std::string>& names) const {
        const auto name =
            std::ranges::find_if(names, [&](const std::string& one) { return is_person(one); });
        if (name == names.end()) return {};
        return {{*name}, Origin::kByline, confidence::kBelowAuthor};
    }

    // A site that names itself as its author may be a person's, but rather has nobody in mind.
    Found from_site() const {
        Found found = {names_of(page_.json_ld().authors, true), Origin::kJsonLd,
                       confidence::kJsonLdSite};
        if (!found) found.names = names_of(page_.json_ld().organizations, true);
        for (const std::string_view name : kMetas) {
            if (!found) found = {names_of(metas(name), true), Origin::kMeta, confidence::kMetaSite};
        }
        std::erase_if(found.names, [&](const std::string& name) {
            return is_company(name) && !site_.is_site(name);
        });
        return found;
    }

    // Open Graph's is of the article; the plain one is often filled with its publisher.
    static constexpr std::string_view kMetas[] = {
        "article:author", "author",          "parsely-author", "byl",
        "dc.creator",     "dcterms.creator", "og:author",      "sailthru.author"};

    const HtmlPage& page_;
    const HtmlDocument& document_;
    const SiteNames& site_;
};

}  // namespace

Field find_page_authors(const HtmlPage& page, const SiteNames& site) {
    return AuthorFinder(page, site).find();
}

}  // namespace nutgraf
