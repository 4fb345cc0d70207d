// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of records that are nested, endless, open or false.
#include "hostile/shapes.hpp"
#include "source/pack.hpp"

namespace {

using Make = std::function<std::string(Maker&)>;

const std::string kSeparator = "From a@b.example Mon Jan  5 10:02:33 2015\n";

// A shape whose bytes are always the same.
Make fixed(std::string bytes) {
    return [bytes = std::move(bytes)](Maker&) { return bytes; };
}

Make noise(std::string head) {
    return [head = std::move(head)](Maker& maker) { return head + maker.noise(3000); };
}

// `part` as often as the maker thinks large.
Make many(std::string head, std::string part, std::string tail = "") {
    return [=](Maker& maker) { return head + times(maker.large(), part) + tail; };
}

std::string warc(const std::string& headers, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n" + headers +
           "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body) {
    const std::string block = "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body;
    return warc("Content-Length: " + std::to_string(block.size()), block);
}

std::string closed_arrays(Maker& maker) {
    return "{\"text\":\"x\",\"a\":" + times(maker.large(), "[") + times(maker.large(), "]") + "}\n";
}

std::string nested_parts(Maker&) {
    std::string message;
    for (int i = 0; i < 10'000; ++i) {
        const std::string boundary = "b" + std::to_string(i);
        message +=
            "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    return message + "\nText.\n";
}

std::vector<Shape> json_shapes() {
    return {
        {"arrays.jsonl", true, many("{\"text\":\"x\",\"a\":", "[")},
        {"closed-arrays.jsonl", true, closed_arrays},
        {"objects.jsonl", true, many("", "{\"a\":")},
        {"objects-in-text.jsonl", true, many("{\"text\":", "{\"a\":")},
        {"wide.jsonl", true, many("{\"text\":\"x\",\"id\":[1", ",1", "]}\n")},
        {"surrogate.jsonl", false, fixed("{\"text\":\"\\ud800\"}\n")},
        {"escape.jsonl", true, fixed("{\"text\":\"\\u12\"}\n")},
        {"open.jsonl", true, fixed("{\"text\":\"a text")},
        {"number.jsonl", true, fixed("{\"text\":12}\n")},
        {"huge-number.jsonl", false, many("{\"text\":\"x\",\"n\":", "9", "}\n")},
        {"zeros.jsonl", true, fixed(std::string(5000, '\0'))},
        {"noise.jsonl", true, noise("")},
        {"half-utf16.jsonl", false, fixed(std::string("\xff\xfe{\0\"", 5))},
        {"empty.jsonl", false, fixed("")},
    };
}

std::vector<Shape> table_shapes() {
    return {
        {"open-quote.csv", false, many("id,text\n1,\"", "two\n3,4\n")},
        {"columns.csv", true, many("text", ",c", "\nx\n")},
        {"nameless-columns.csv", true, many("text", ",", "\nx\n")},
        {"values.csv", true, many("id,text\n1", ",x", "\n")},
        {"no-text.csv", true, fixed("a,b\n1,2\n")},
        {"quotes.csv", false, many("id,text\n1,\"", "\"\"")},
        {"noise.csv", true, noise("")},
        {"zeros.tsv", true, fixed(std::string(5000, '\0'))},
        {"half-utf16.csv", true, fixed(std::string("\xfe\xff\0i", 4))},
    };
}

std::vector<Shape> web_archive_shapes() {
    const std::string page = "Content-Type: text/html";
    return {
        {"long.warc", true, fixed(warc("Content-Length: 99999", "short"))},
        {"endless.warc", true, fixed(warc("Content-Length: 18446744073709551615", "short"))},
        {"negative.warc", true, fixed(warc("Content-Length: -1", "short"))},
        {"short.warc", true, fixed(warc("Content-Length: 2", "HTTP/1.1 200 OK\r\n\r\nA page."))},
        {"header.warc", true, many("WARC/1.0\r\n", "X: y\r\n")},
        {"header-line.warc", true, many("WARC/1.0\r\nX: ", "x")},
        {"brotli.warc", true, fixed(response(page + "\r\nContent-Encoding: br", "\x1b\x03"))},
        {"bomb.warc", true,
         [=](Maker&) {
             return response(page + "\r\nContent-Encoding: gzip",
                             compressed_zeros(100'000'000, "gzip"));
         }},
        {"chunks.warc", false,
         fixed(response(page + "\r\nTransfer-Encoding: chunked", "ffffffffffffffff\r\nA page."))},
        {"noise.warc", true, noise("WARC/1.0\r\n")},
    };
}

std::vector<Shape> message_shapes() {
    const std::string type = "Content-Type: ";
    return {
        {"header.mbox", false, many(kSeparator + "Subject: ", "x")},
        {"headers.mbox", false, many(kSeparator, "X: y\n")},
        {"folded.eml", false, many("Subject: x\n", " y\n")},
        {"separators.mbox", false,
         [](Maker& maker) { return times(maker.number(2, 30), kSeparator); }},
        {"parts.eml", true, nested_parts},
        {"many-parts.eml", false, many(type + "multipart/mixed; boundary=b\n\n", "--b\n")},
        {"open-part.eml", false, fixed(type + "multipart/mixed; boundary=b\n\n--c\n\nText.\n")},
        {"parameters.eml", false, many(type + "text/plain", ";a", "=b\n\n")},
        {"words.eml", false, many("Subject: ", "=?a?q?", "\n\n")},
        {"base64.eml", false, fixed("Content-Transfer-Encoding: base64\n\nAAAAAAAAAAAAAAAA\n")},
        {"charset.eml", false, fixed(type + "text/plain; charset=\"//IGNORE\"\n\nText.\n")},
        {"noise.mbox", true, noise(kSeparator + "\n")},
    };
}

std::vector<Shape> sgml_shapes() {
    return {
        {"open.trec", true, many("<DOC><TEXT>", "Text. ")},
        {"tags.trec", false, many("<DOC>", "<TITLE>", "</DOC>\n")},
        {"ends.trec", false, many("<DOC>", "</TEXT>", "</DOC>\n")},
        {"docs.trec", false,
         [](Maker& maker) { return times(maker.number(2, 30), "<DOC></DOC>"); }},
        {"stray.trec", true, fixed("Text. </DOC>\n")},
        {"noise.trec", true, noise("<DOC>")},
    };
}

}  // namespace

std::vector<Shape> record_shapes() {
    std::vector<Shape> shapes;
    for (auto& some :
         {json_shapes(), table_shapes(), web_archive_shapes(), message_shapes(), sgml_shapes()}) {
        shapes.insert(shapes.end(), some.begin(), some.end());
    }
    return shapes;
}
