// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/date_labels.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "fields/opening.hpp"
#include "fields/publication_date.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

struct Label {
    std::string_view word;  // or its beginning, in small letters if these are ASCII
    DateLabel label;
};

constexpr auto kPublished = DateLabel::kPublished;
constexpr auto kUpdated = DateLabel::kUpdated;
constexpr auto kOther = DateLabel::kOther;

constexpr std::array kLabels = {
    Label{"published", kPublished},
    Label{"posted", kPublished},
    Label{"created", kPublished},
    Label{"issued", kPublished},
    Label{"publication date", kPublished},
    Label{"veröffentlicht", kPublished},
    Label{"Veröffentlicht", kPublished},
    Label{"erschienen", kPublished},
    Label{"erstellt", kPublished},
    Label{"publié", kPublished},
    Label{"mis en ligne", kPublished},
    Label{"publicad", kPublished},
    Label{"publicaci", kPublished},
    Label{"publicat", kPublished},
    Label{"pubblicat", kPublished},
    Label{"gepubliceerd", kPublished},
    Label{"geplaatst", kPublished},
    Label{"publicerad", kPublished},
    Label{"publiceret", kPublished},
    Label{"publisert", kPublished},
    Label{"julkaistu", kPublished},
    Label{"opublikowan", kPublished},
    Label{"publikov", kPublished},
    Label{"objavljeno", kPublished},
    Label{"közzétéve", kPublished},
    Label{"megjelent", kPublished},
    Label{"Опубликован", kPublished},
    Label{"опубликован", kPublished},
    Label{"Опубліковано", kPublished},
    Label{"опубліковано", kPublished},
    Label{"Публикуван", kPublished},
    Label{"публикуван", kPublished},
    Label{"yayınlanma", kPublished},
    Label{"نشر", kPublished},
    Label{"פורסם", kPublished},
    Label{"发布", kPublished},
    Label{"發布", kPublished},
    Label{"発表", kPublished},
    Label{"公開", kPublished},
    Label{"입력", kPublished},
    Label{"updated", kUpdated},
    Label{"update:", kUpdated},
    Label{"modified", kUpdated},
    Label{"reviewed", kUpdated},
    Label{"edited", kUpdated},
    Label{"last change", kUpdated},
    Label{"aktualisiert", kUpdated},
    Label{"geändert", kUpdated},
    Label{"stand:", kUpdated},
    Label{"mis à jour", kUpdated},
    Label{"mise à jour", kUpdated},
    Label{"modifié", kUpdated},
    Label{"actualizad", kUpdated},
    Label{"actualizaci", kUpdated},
    Label{"actualitzat", kUpdated},
    Label{"atualizad", kUpdated},
    Label{"aggiornat", kUpdated},
    Label{"ultima modifica", kUpdated},
    Label{"bijgewerkt", kUpdated},
    Label{"gewijzigd", kUpdated},
    Label{"uppdaterad", kUpdated},
    Label{"opdateret", kUpdated},
    Label{"oppdatert", kUpdated},
    Label{"päivitetty", kUpdated},
    Label{"zaktualizowan", kUpdated},
    Label{"aktualizacj", kUpdated},
    Label{"aktualizov", kUpdated},
    Label{"ažurirano", kUpdated},
    Label{"frissítve", kUpdated},
    Label{"güncelle", kUpdated},
    Label{"Обновлен", kUpdated},
    Label{"обновлен", kUpdated},
    Label{"Оновлено", kUpdated},
    Label{"оновлено", kUpdated},
    Label{"تحديث", kUpdated},
    Label{"עודכן", kUpdated},
    Label{"更新", kUpdated},
    Label{"수정", kUpdated},
    Label{"until", kOther},
    Label{"deadline", kOther},
    Label{"expire", kOther},
    Label{"expiration", kOther},
    Label{"copyright", kOther},
    Label{"©", kOther},
    Label{"register by", kOther},
    Label{"apply by", kOther},
    Label{"closing date", kOther},
    Label{"closes", kOther},
    Label{"effective", kOther},
    Label{"valid ", kOther},
    Label{"starts", kOther},
    Label{"start date", kOther},
    Label{"start:", kOther},
    Label{"end date", kOther},
    Label{"ends", kOther},
    Label{"begins", kOther},
    Label{"born", kOther},
    Label{"birth", kOther},
    Label{"died", kOther},
    Label{"date of death", kOther},
    Label{"event date", kOther},
    Label{"event:", kOther},
    Label{"of the event", kOther},
    Label{"date of event", kOther},
    Label{"when:", kOther},
    Label{"due date", kOther},
    Label{"due:", kOther},
    Label{"received", kOther},
    Label{"accepted", kOther},
    Label{"submitted", kOther},
    Label{"revised", kOther},
    Label{"retrieved", kOther},
    Label{"accessed", kOther},
    Label{"member since", kOther},
    Label{"joined", kOther},
    Label{"available from", kOther},
    Label{"save the date", kOther},
    Label{"release date", kOther},
    Label{"bis:", kOther},
    Label{"bis zum", kOther},
    Label{"verfügbar", kOther},
    Label{"gültig", kOther},
    Label{"geboren", kOther},
    Label{"geburtsdatum", kOther},
    Label{"gestorben", kOther},
    Label{"anmeldeschluss", kOther},
    Label{"einsendeschluss", kOther},
    Label{"bewerbungs", kOther},
    Label{"frist", kOther},
    Label{"termin:", kOther},
    Label{"beginn:", kOther},
    Label{"abgerufen", kOther},
    Label{"jusqu", kOther},
    Label{"date limite", kOther},
    Label{"né le", kOther},
    Label{"née le", kOther},
    Label{"naissance", kOther},
    Label{"décès", kOther},
    Label{"reçu", kOther},
    Label{"accepté", kOther},
    Label{"hasta", kOther},
    Label{"fecha límite", kOther},
    Label{"nacimiento", kOther},
    Label{"nacid", kOther},
    Label{"evento:", kOther},
    Label{"plazo", kOther},
    Label{"recibido", kOther},
    Label{"aceptado", kOther},
    Label{"fino al", kOther},
    Label{"scadenza", kOther},
    Label{"nascita", kOther},
    Label{"nato il", kOther},
    Label{"nata il", kOther},
    Label{"ricevuto", kOther},
    Label{"accettato", kOther},
    Label{"até", kOther},
    Label{"prazo", kOther},
    Label{"nascimento", kOther},
    Label{"nascid", kOther},
    Label{"recebido", kOther},
    Label{"aceito", kOther},
    Label{"geldig tot", kOther},
    Label{"overleden", kOther},
    Label{"geboorte", kOther},
    Label{"född", kOther},
    Label{"født", kOther},
    Label{"urodzon", kOther},
    Label{"termin zgłosze", kOther},
    Label{"дата рождения", kOther},
    Label{"Дата рождения", kOther},
    Label{"родил", kOther},
    Label{"Родил", kOther},
    Label{"срок", kOther},
    Label{"Срок", kOther},
};

// Whether a word may begin there: no letter of its script stands before it. Scripts without spaces
// have no such place.
bool begins_word(std::string_view line, std::size_t at) {
    return at == 0 || !ascii::is_letter(line[at]) || !ascii::is_letter(line[at - 1]) ||
           (ascii::is_lower(line[at - 1]) && ascii::is_upper(line[at]));
}

// Whether a label begins with a byte: most bytes of a page begin none.
constexpr std::array<bool, 256> kBeginsLabel = [] {
    std::array<bool, 256> begins{};
    for (const Label& label : kLabels) begins[static_cast<unsigned char>(label.word[0])] = true;
    return begins;
}();

struct Cut {
    std::size_t at = 0;
    DateLabel label = DateLabel::kNone;
};

std::vector<Cut> find_labels(std::string_view line) {
    const std::string lower = ascii::to_lower(line);
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (!kBeginsLabel[static_cast<unsigned char>(lower[at])] || !begins_word(line, at))
            continue;
        const std::string_view rest = std::string_view(lower).substr(at);
        const auto* found = std::ranges::find_if(kLabels, [&](const Label& label) {
            return label.word[0] == rest[0] && rest.starts_with(label.word);
        });
        if (found != kLabels.end()) cuts.push_back({at, found->label});
    }
    return cuts;
}

}  // namespace

std::vector<LabelledPart> cut_at_labels(std::string_view line) {
    std::vector<LabelledPart> parts;
    Cut last;
    for (const Cut& cut : find_labels(line)) {
        parts.push_back({last.label, line.substr(last.at, cut.at - last.at)});
        last = cut;
    }
    parts.push_back({last.label, line.substr(last.at)});
    return parts;
}

DateLabel last_label(std::string_view line) { return cut_at_labels(line).back().label; }

DateLabel label_alone(std::string_view line) {
    constexpr std::size_t kLongest = 40;  // bytes
    constexpr std::size_t kMostWords = 4;
    if (line.size() > kLongest || count_words(line) > kMostWords || has_year(line))
        return DateLabel::kNone;
    const bool of_rights =
        line.find("©") != line.npos || ascii::to_lower(line).find("copyright") != line.npos;
    return of_rights ? DateLabel::kNone : last_label(line);
}

}  // namespace nutgraf
