// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are named by number, and numbers change when a text is divided otherwise; so judgments
// name an article and a string, and only here, against one index, do they become passage ids.
#include "nutgraf/judgments.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "analysis/ascii.hpp"
#include "eval/trec_word.hpp"

namespace nutgraf {
namespace {

class Resolver {
public:
    explicit Resolver(const Index& index) : index_(index) {}

    ResolvedJudgments run(const std::vector<Judgment>& judgments) {
        result_.by_article = std::ranges::none_of(judgments, [this](const Judgment& judgment) {
            return !judgment.anchor.empty() || index_.passage(judgment.document).has_value();
        });
        for (const Judgment& judgment : judgments) {
            if (result_.by_article) {
                judge(judgment, find_article(judgment).value_or(judgment.document));
            } else {
                judge_passages(judgment);
            }
        }
        return std::move(result_);
    }

private:
    void judge(const Judgment& judgment, const std::string& document) {
        int& grade = result_.grades[judgment.topic][document];
        grade = std::max(grade, judgment.grade);
    }

    void warn(const Judgment& judgment, const std::string& reason) {
        result_.warnings.push_back(judgment.where + ": " + reason);
    }

    // A document that is not there keeps its place among the judged, under a name that ends unlike
    // a passage id, so that it is none.
    void judge_missing(const Judgment& judgment) {
        judge(judgment, judgment.document + "#\"" + judgment.anchor + '"');
    }

    void judge_passages(const Judgment& judgment) {
        if (judgment.anchor.empty() && index_.passage(judgment.document)) {
            return judge(judgment, judgment.document);
        }
        const auto article = find_article(judgment);
        if (!article) return judge_missing(judgment);
        const std::string anchor = ascii::fold_space(judgment.anchor);
        bool found = false;
        for (const auto& [id, text] : passages_of(*article)) {
            if (text.find(anchor) == text.npos) continue;
            judge(judgment, id);
            found = true;
        }
        if (found) return;
        warn(judgment, "no passage of " + *article + " contains \"" + anchor + '"');
        judge_missing(judgment);
    }

    std::optional<std::string> find_article(const Judgment& judgment) {
        const std::string& name = judgment.document;
        if (index_.has_article(name)) return name;
        const std::string decoded = read_trec_word(name);
        if (index_.has_article(decoded)) return decoded;
        const auto& by_end = articles_by_file_name();
        const auto [first, last] = by_end.equal_range(name.substr(name.rfind('/') + 1));
        std::vector<std::string> matches;
        for (auto it = first; it != last; ++it) {
            const auto& [id, path] = it->second;
            if (path == name || path.ends_with('/' + name)) matches.push_back(id);
        }
        if (matches.size() == 1) return matches.front();
        warn(judgment,
             (matches.empty() ? "no article is named " : "several articles are named ") + name);
        return std::nullopt;
    }

    using Names = std::unordered_multimap<std::string, std::pair<std::string, std::string>>;

    // (id, path) of the articles that are a file, by file name. Read once, when first needed.
    const Names& articles_by_file_name() {
        if (!names_) {
            names_.emplace();
            for (auto& [id, path] : index_.articles()) {
                if (id == path)
                    names_->emplace(path.substr(path.rfind('/') + 1), std::pair(id, path));
            }
        }
        return *names_;
    }

    // (id, folded text) of an article's passages; kept, since topics share articles.
    const std::vector<std::pair<std::string, std::string>>& passages_of(
        const std::string& article) {
        const auto [found, first] = passages_.try_emplace(article);
        if (first) {
            for (const PassageInfo& passage : index_.passages_of(article)) {
                found->second.emplace_back(passage.id, ascii::fold_space(passage.text));
            }
        }
        return found->second;
    }

    const Index& index_;
    ResolvedJudgments result_;
    std::optional<Names> names_;
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> passages_;
};

}  // namespace

ResolvedJudgments resolve_judgments(const Index& index, const std::vector<Judgment>& judgments) {
    return Resolver(index).run(judgments);
}

}  // namespace nutgraf
