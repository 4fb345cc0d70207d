// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are named by number, and numbers change when a text is divided otherwise; so judgments
// name an article and a string, and only here, against one index, do they become passage ids.
#include "nutgraf/judgments.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "collection/trec_word.hpp"
#include "text/ascii.hpp"

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
            check_repeated(judgment);
            if (result_.by_article) {
                judge(judgment, find_article(judgment).value_or(judgment.document));
            } else {
                judge_passages(judgment);
            }
        }
        for (const Trouble& trouble : {repeated_, absent_, ambiguous_, no_anchor_}) add(trouble);
        return std::move(result_);
    }

private:
    // Cases of one kind.
    struct Trouble {
        std::size_t cases = 0;
        std::string first;
    };

    void add(const Trouble& trouble) {
        if (trouble.cases == 0) return;
        const std::size_t more = trouble.cases - 1;
        const std::string others =
            more == 0 ? "" : "; the same holds for " + std::to_string(more) + " more";
        result_.warnings.push_back(trouble.first + others);
    }

    static void note(Trouble& trouble, const Judgment& judgment, const std::string& reason) {
        if (trouble.cases++ == 0) trouble.first = judgment.where + ": " + reason;
    }

    // trec_eval refuses these.
    void check_repeated(const Judgment& judgment) {
        const auto [first, is_new] = grades_seen_.try_emplace(
            {judgment.topic, judgment.document, judgment.anchor}, judgment.grade);
        if (is_new) return;
        const bool same = first->second == judgment.grade;
        note(repeated_, judgment,
             judgment.document + " is judged twice for topic " + judgment.topic + ", " +
                 (same ? "with the same grade" : "with different grades; the highest counts"));
    }

    void judge(const Judgment& judgment, const std::string& document) {
        int& grade = result_.grades[judgment.topic][document];
        grade = std::max(grade, judgment.grade);
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
        note(no_anchor_, judgment, "no passage of " + *article + " contains \"" + anchor + '"');
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
        note(matches.empty() ? absent_ : ambiguous_, judgment,
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
    std::map<std::tuple<std::string, std::string, std::string>, int> grades_seen_;
    Trouble repeated_;
    Trouble absent_;     // the index holds no such article
    Trouble ambiguous_;  // several are named so
    Trouble no_anchor_;  // no passage has it
    std::optional<Names> names_;
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> passages_;
};

}  // namespace

ResolvedJudgments resolve_judgments(const Index& index, const std::vector<Judgment>& judgments) {
    return Resolver(index).run(judgments);
}

}  // namespace nutgraf
