// SPDX-License-Identifier: GPL-2.0-or-later
//
// TREC's collections look like SGML but have no document type worth the name: end tags are missing,
// ampersands stand for themselves. So elements are found by their names alone, those that
// collections are known to have, and what is in TEXT, or else whatever is left, is the text.
#include "source/sgml.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "nutgraf/date.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"

namespace nutgraf {
namespace {

constexpr std::string_view kEnd = "</doc>";
constexpr std::size_t kLongestTag = 200;
constexpr std::size_t kLongestField = 4096;  // of all but the text

// Finds a needle in small letters, whatever those of the text.
std::size_t find_folded(std::string_view text, std::string_view needle) {
    const auto same = [](char a, char b) { return ascii::to_lower(a) == b; };
    const auto* found = std::search(text.begin(), text.end(), needle.begin(), needle.end(), same);
    return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

class SgmlSplitter : public RecordSplitter {
public:
    std::size_t find_end(std::string_view text, std::size_t& scanned, std::size_t) override {
        for (auto at = text.find('<', scanned); at != text.npos; at = text.find('<', at + 1)) {
            scanned = at;
            if (text.size() - at < kEnd.size()) return text.npos;
            if (ascii::to_lower(text.substr(at, kEnd.size())) == kEnd) return at + kEnd.size();
        }
        scanned = text.size();
        return text.npos;
    }
};

// What an element of a document says.
enum class Role { kNone, kId, kTitle, kAuthor, kSource, kUrl, kSection, kDate, kText };
constexpr std::size_t kRoles = static_cast<std::size_t>(Role::kText) + 1;

Role role_of(std::string_view name) {
    using enum Role;
    constexpr std::array<std::pair<std::string_view, Role>, 18> kNames = {{
        {"docno", kId},
        {"docid", kId},
        {"headline", kTitle},
        {"head", kTitle},
        {"title", kTitle},
        {"ttl", kTitle},
        {"hl", kTitle},
        {"byline", kAuthor},
        {"author", kAuthor},
        {"source", kSource},
        {"url", kUrl},
        {"section", kSection},
        {"date", kDate},
        {"date_time", kDate},
        {"pubdate", kDate},
        {"date1", kDate},
        {"text", kText},
        {"body", kText},
    }};
    const auto* known = std::ranges::find(kNames, name, [](const auto& e) { return e.first; });
    return known == kNames.end() ? kNone : known->second;
}

// Where the end tag of the name begins, from `from` on and not beyond `most` bytes; npos if it is
// not there.
std::size_t find_end_tag(std::string_view text, std::string_view name, std::size_t from,
                         std::size_t most) {
    const std::string tag = "</" + std::string(name) + '>';
    const std::string_view within =
        text.substr(0, most < text.size() - from ? from + most : text.npos);
    for (auto at = within.find("</", from); at != text.npos; at = within.find("</", at + 2)) {
        if (ascii::to_lower(within.substr(at, tag.size())) == tag) return at;
    }
    return text.npos;
}

// Appends what an entity stands for, and returns its length; 0 if it is none that is known.
std::size_t append_entity(std::string& out, std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities = {{
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", " "},
        {"&blank;", " "},
        {"&hyph;", "-"},
    }};
    for (const auto& [entity, value] : kEntities) {
        if (!text.starts_with(entity)) continue;
        out += value;
        return entity.size();
    }
    return 0;
}

// The length of the tag that the text begins with; 0 if it is none.
std::size_t tag_length(std::string_view text) {
    const bool tag =
        text.size() > 2 && (ascii::is_letter(text[1]) || text[1] == '/' || text[1] == '!');
    const auto end = tag ? text.substr(0, kLongestTag).find('>') : text.npos;
    return end == text.npos ? 0 : end + 1;
}

// The text with tags made line ends and entities what they stand for.
std::string without_markup(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("<&"), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        std::size_t length = 0;
        if (text.front() == '&') {
            length = append_entity(out, text);
        } else if ((length = tag_length(text)) > 0) {
            if (!out.ends_with('\n')) out += '\n';
        }
        if (length == 0) out += text[length++];
        text.remove_prefix(length);
    }
    return out;
}

// The elements of a document that mean something: the first of each kind, but all of the text.
class Document {
public:
    explicit Document(std::string_view text) : text_(text) {
        for (auto at = text.find('<'); at != text.npos; at = text.find('<', at)) at = read_tag(at);
    }

    std::string& operator[](Role role) { return values_[static_cast<std::size_t>(role)]; }

private:
    // Reads the tag, and the element if it is of use; returns the place behind.
    std::size_t read_tag(std::size_t at) {
        const std::size_t length = tag_length(text_.substr(at));
        if (length == 0) return at + 1;
        const std::size_t start = at + length;
        const std::string name = ascii::to_lower(text_.substr(at + 1, length - 2));
        if (name.starts_with("doc ")) read_id(text_.substr(at, length));
        const Role role = role_of(name);
        const bool known = role != Role::kText && !(*this)[role].empty();
        return role == Role::kNone || known ? start : read_element(name, role, start);
    }

    // An element without an end tag ends at the next tag, or if it is the text, with the document.
    std::size_t read_element(std::string_view name, Role role, std::size_t start) {
        const bool is_text = role == Role::kText;
        std::size_t end = find_end_tag(text_, name, start, is_text ? text_.npos : kLongestField);
        if (end == text_.npos) end = is_text ? text_.size() : text_.find('<', start);
        end = std::min(end, text_.size());
        const std::string content = without_markup(text_.substr(start, end - start));
        (*this)[role] += is_text ? content + '\n' : ascii::fold_space(content);
        return end;
    }

    // <DOC id="...">, as newer collections have it.
    void read_id(std::string_view tag) {
        constexpr std::string_view kId = " id=\"";
        const auto at = find_folded(tag, kId);
        if (at == tag.npos) return;
        const std::string_view id = tag.substr(at + kId.size());
        (*this)[Role::kId] = ascii::fold_space(id.substr(0, id.find('"')));
    }

    std::string_view text_;
    std::array<std::string, kRoles> values_;
};

void set(Field& field, std::string& value) {
    if (!value.empty()) field = {std::move(value), Origin::kRecord};
}

class SgmlParser : public RecordParser {
public:
    DraftResult parse(std::string_view record, const RecordContext& context) const override {
        const std::size_t begin = find_folded(record, "<doc");
        if (begin == record.npos) return context.skip("not a <DOC>");
        const bool closed = record.size() >= kEnd.size() &&
                            ascii::to_lower(record.substr(record.size() - kEnd.size())) == kEnd;
        if (!closed) return context.skip("ends inside a <DOC>");
        return article(decode_text(std::string(record.substr(begin))), context);
    }

private:
    static DraftResult article(std::optional<DecodedText> decoded, const RecordContext& context) {
        if (!decoded) return context.skip("not a text");
        Document document(decoded->text);
        Article article = context.article();
        if (!document[Role::kId].empty()) article.id = std::move(document[Role::kId]);
        set(article.title, document[Role::kTitle]);
        set(article.author, document[Role::kAuthor]);
        set(article.source, document[Role::kSource]);
        set(article.url, document[Role::kUrl]);
        set(article.section, document[Role::kSection]);
        if (const auto date = find_date(document[Role::kDate])) {
            article.date = {to_iso(*date), Origin::kRecord};
        }
        article.text = std::move(document[Role::kText]);
        article.encoding = decoded->encoding;
        if (ascii::is_blank(article.text) && !article.title) {
            return PassedOver{PassedReason::kEmpty, context.where(), std::move(article.id)};
        }
        std::string text = std::exchange(article.text, {});
        Draft draft{.article = std::move(article), .may_lack_text = true};
        draft.bodies.push_back({BodyKind::kText, std::move(text)});
        return draft;
    }
};

}  // namespace

RecordFormat sgml_format() {
    return {std::make_unique<SgmlSplitter>(), std::make_shared<SgmlParser>()};
}

}  // namespace nutgraf
