// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a file and as a record: decoding gives valid UTF-8, passages tile the text, metadata
// never fail, debris is in order and within the text.
#include "article/debris.hpp"
#include "article/metadata.hpp"
#include "fuzz/check.hpp"
#include "nutgraf/date.hpp"
#include "nutgraf/passage.hpp"
#include "source/encoding.hpp"
#include "source/record.hpp"

namespace {

void check_passages(const std::string& text) {
    std::size_t end = 0;
    std::uint32_t ordinal = 0;
    for (const nutgraf::Passage& passage : nutgraf::split_passages(text)) {
        check(passage.start == end && passage.ordinal == ordinal++);
        check(passage.end > passage.start || text.empty());
        end = passage.end;
    }
    check(end == text.size() && ordinal > 0);
}

void check_debris(nutgraf::Article& article) {
    nutgraf::mark_debris(article);
    std::size_t end = 0;
    for (const nutgraf::Debris& debris : article.debris) {
        check(debris.start < debris.end && debris.end <= article.text.size());
        check(debris.start > end || end == 0);
        end = debris.end;
    }
}

void check_fields(const nutgraf::Article& article) {
    for (const nutgraf::Field* field :
         {&article.title, &article.author, &article.source, &article.section}) {
        check_utf8(field->value);
        check(field->value.find('\n') == std::string::npos);
        check(static_cast<bool>(*field) == !field->value.empty());
    }
    check(!article.date || nutgraf::parse_iso_date(article.date.value).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    check_passages(bytes);
    nutgraf::Article undecoded;
    undecoded.text = bytes;
    check_debris(undecoded);
    if (const auto decoded = nutgraf::decode_text(bytes)) {
        check_utf8(decoded->text);
        check_passages(decoded->text);
        nutgraf::Article file;
        file.text = decoded->text;
        nutgraf::Article line;
        line.text = decoded->text;
        line.url = {decoded->text, nutgraf::Origin::kRecord};
        nutgraf::read_metadata(file);
        nutgraf::complete_record(line);
        check_fields(file);
        check_fields(line);
        check_debris(file);
    }
    const auto record = nutgraf::read_record(bytes);
    if (const auto* article = std::get_if<nutgraf::Article>(&record)) check_utf8(article->text);
    return 0;
}
