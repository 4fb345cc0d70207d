// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening an index is mostly refusing what is none: a directory without a stub, another program's
// database, one of another format, one whose stems are not those of the linked libstemmer.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/document_data.hpp"
#include "core/index_impl.hpp"
#include "core/small_file.hpp"
#include "nutgraf/schema.hpp"
#include "text/json_depth.hpp"

namespace nutgraf {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 5;
constexpr const char* kTryAnother = "; check the path, or choose another with -d";

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::kIndex, message); }

// A message could not show what is behind the zero byte either.
[[noreturn]] void refuse_zero(const std::string& path) {
    refuse(std::string(path.c_str()) + ": the path goes on behind a zero byte" + kTryAnother);
}

// Xapian would wait for a pipe and read a device for ever, and for it a stub may be any file.
void refuse_special(const std::string& path) {
    if (path.find('\0') != path.npos) refuse_zero(path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        refuse("no database at " + path + "; make one with: nutgraf-index -d " + path + " FOLDER");
    }
    if (error) refuse("cannot open " + path + ": " + error.message() + kTryAnother);
    if (!fs::is_directory(status) && !fs::is_regular_file(status)) {
        refuse(path + " is not a nutgraf database, but a device or a pipe" + kTryAnother);
    }
}

// The bytes of the stub; empty for a database that is no directory, or has no stub.
std::string read_stub(const std::string& path) {
    const SmallFile stub = read_small_file(fs::path(path) / schema::kStubName);
    if (stub.problem.empty()) return stub.bytes;
    std::error_code error;
    if (!fs::is_directory(path, error)) return {};
    refuse("cannot open " + path + ": its XAPIANDB " + stub.problem +
           "; index your articles with: nutgraf-index -d " + path + " FOLDER");
}

void refuse_unlikely(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return;
    const auto missing = [&](std::string_view name) {
        return fs::status(fs::path(path) / name, error).type() == fs::file_type::not_found;
    };
    if (!missing(schema::kStubName) || !missing("iamglass")) return;
    refuse(path + " is not a nutgraf database; make one with: nutgraf-index -d DB FOLDER");
}

// A writer may publish, and remove what the stub named, while we open that. Xapian takes a missing
// table for an empty one, so success proves nothing: only if the stub still says the same were all
// files there.
Xapian::Database open_database(const std::string& path) {
    refuse_special(path);
    refuse_unlikely(path);
    std::string reason = "it changes all the time";
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
        const std::string stub = read_stub(path);
        try {
            Xapian::Database database(path);
            if (read_stub(path) == stub) return database;
        } catch (const Xapian::Error& error) {
            reason = error.get_msg();
        }
    }
    if (!fs::is_directory(path)) {
        refuse(path +
               " is a file, and no nutgraf database; name the directory that nutgraf-index "
               "-d DB made");
    }
    refuse("cannot open " + path + " (" + reason +
           "); index your articles with: nutgraf-index --rebuild -d " + path + " FOLDER");
}

IndexState state_of(const Xapian::Database& database, const std::string& path) {
    const std::string json = database.get_metadata(std::string(schema::kMetadataKey));
    if (json.empty()) {
        refuse(path +
               " was not written by nutgraf-index; index your articles with nutgraf-index -d DB");
    }
    const auto state = read_state(json);
    if (!state || state->format != schema::kFormat) {
        refuse(path + " has a format this version does not read (" +
               (state ? std::to_string(state->format) : "unknown") + ", not " +
               std::to_string(schema::kFormat) + "); index again with --rebuild");
    }
    return *state;
}

bool has_same_analyzer(const IndexState& state) {
    try {
        return Analyzer({state.language}).fingerprint() == state.fingerprint;
    } catch (const Error&) {  // no such language
        return false;
    }
}

void check_analyzer(const IndexState& state, const std::string& path) {
    if (has_same_analyzer(state)) return;
    const bool all = state.language == kAutoLanguage;
    refuse(path + " was written with another version of the " +
           (all ? "stemmers" : state.language + " stemmer") + "; index again with --rebuild");
}

// The languages that articles are recorded to be in, that of most passages first.
std::vector<std::string> languages_of(const Xapian::Database& database) {
    const std::string prefix(schema::kLanguagePrefix);
    std::vector<std::pair<std::uint64_t, std::string>> found;
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
        found.emplace_back(it.get_termfreq(), (*it).substr(prefix.size()));
    }
    std::ranges::stable_sort(found, std::ranges::greater{},
                             [](const auto& one) { return one.first; });
    std::vector<std::string> languages;
    languages.reserve(found.size());
    for (auto& [passages, language] : found) languages.push_back(std::move(language));
    return languages;
}

}  // namespace

std::string write_state(const IndexState& state) {
    nlohmann::json object = {{"format", state.format},
                             {"language", state.language},
                             {"fingerprint", state.fingerprint},
                             {"generator", state.generator},
                             {"articles", state.articles}};
    if (!state.positions) object["positions"] = false;
    return object.dump();
}

std::optional<IndexState> read_state(const std::string& json) {
    if (nested_too_deeply(json)) return std::nullopt;
    try {
        const auto object = nlohmann::json::parse(json);
        return IndexState{object.at("format").get<int>(),
                          object.at("language").get<std::string>(),
                          object.at("fingerprint").get<std::string>(),
                          object.at("generator").get<std::string>(),
                          object.at("articles").get<std::uint64_t>(),
                          object.value("positions", true)};
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

Index Index::open(const std::string& path) {
    auto impl = std::make_shared<Impl>();
    with_xapian(ErrorKind::kIndex, "cannot read " + path, [&] {
        impl->database = open_database(path);
        const IndexState state = state_of(impl->database, path);
        check_analyzer(state, path);
        impl->info = {path,
                      state.language,
                      languages_of(impl->database),
                      state.fingerprint,
                      state.generator,
                      state.articles,
                      impl->database.get_doccount(),
                      impl->database.get_avlength()};
    });
    return Index(std::move(impl));
}

const IndexInfo& Index::info() const noexcept { return impl_->info; }

Analyzer Index::make_analyzer() const { return Analyzer({impl_->info.language}); }

bool Index::has_article(const std::string& article_id) const {
    return with_database(*this, "cannot read", [&] {
        return impl_->database.term_exists(schema::id_term(schema::kArticlePrefix, article_id));
    });
}

std::optional<PassageInfo> Index::passage(const std::string& passage_id) const {
    return with_database(*this, "cannot read", [&]() -> std::optional<PassageInfo> {
        const auto& database = impl_->database;
        const auto term = schema::id_term(schema::kPassagePrefix, passage_id);
        const auto posting = database.postlist_begin(term);
        if (posting == database.postlist_end(term)) return std::nullopt;
        return read_document_data(database.get_document(*posting).get_data()).passage;
    });
}

std::vector<PassageInfo> Index::passages_of(const std::string& article_id) const {
    return with_database(*this, "cannot read", [&] {
        std::vector<PassageInfo> passages;
        const auto& database = impl_->database;
        const auto term = schema::id_term(schema::kArticlePrefix, article_id);
        for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
            passages.push_back(read_document_data(database.get_document(*it).get_data()).passage);
        }
        std::ranges::sort(passages, {}, &PassageInfo::ordinal);
        return passages;
    });
}

std::vector<std::pair<std::string, std::string>> Index::articles() const {
    return with_database(*this, "cannot read", [&] {
        std::vector<std::pair<std::string, std::string>> articles;
        const auto& database = impl_->database;
        const std::string prefix(schema::kArticlePrefix);
        for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
            const auto first = database.postlist_begin(*it);
            const auto data = read_document_data(database.get_document(*first).get_data());
            articles.emplace_back(data.article.id, data.article.path);
        }
        std::ranges::sort(articles);
        return articles;
    });
}

}  // namespace nutgraf
