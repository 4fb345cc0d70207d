// SPDX-License-Identifier: GPL-2.0-or-later
//
// Interfaces say the same few things everywhere. A phrase must be one that no story's paragraph
// begins with, or, if one might ("Share", "Home"), be all of its line. Languages are those that
// most of the web's news is in; others rely on what lines look like (debris.cpp).
#include "text/interface_phrases.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr auto kNavigation = DebrisKind::kNavigation;
constexpr auto kForm = DebrisKind::kForm;
constexpr auto kPromotion = DebrisKind::kPromotion;
constexpr auto kComments = DebrisKind::kComments;
constexpr auto kLegal = DebrisKind::kLegal;
constexpr auto kTicker = DebrisKind::kTicker;
constexpr auto kAlone = PhraseEffect::kAlone;
constexpr auto kOpens = PhraseEffect::kOpens;
constexpr auto kReaders = PhraseEffect::kReaders;
constexpr auto kWhole = PhraseExtent::kWhole;
constexpr auto kLine = PhraseExtent::kLine;
constexpr auto kHead = PhraseExtent::kHead;

// Of one kind and effect, parted by bars; sorted below.
struct Group {
    DebrisKind kind;
    PhraseEffect effect;
    PhraseExtent extent;
    std::string_view phrases;
};

constexpr auto kGroups = std::to_array<Group>({
    {kNavigation, kAlone, kWhole,
     "home|menu|back to top|next|previous|table of contents|contact|careers|"
     "site map|sitemap|startseite|accueil|inicio|Главная|首页"},
    {kNavigation, kAlone, kLine,
     "skip to|jump to|toggle|you are here|tags:|filed under|posted in|zum inhalt"},
    {kNavigation, kOpens, kLine,
     "next post|previous post|next article|previous article|related topics|more on this"},
    {kNavigation, kOpens, kWhole, "about us|contact us|quick links|categories|archives|tags"},
    {kForm, kAlone, kWhole,
     "share|share article|shares|print|email|tweet|pin it|facebook|twitter|"
     "linkedin|instagram|pinterest|whatsapp|reddit|youtube|telegram|search|login|"
     "log in|sign in|sign up|register|submit|subscribe|newsletter|email address|"
     "teilen|drucken|anmelden|partager|s'abonner|s’abonner|compartir|condividi|"
     "compartilhar|Поделиться|Подписаться|分享|登录"},
    {kForm, kAlone, kHead,
     "share this|share on|share via|click to share|print this|email this|copy link|"
     "link copied|search for:|sign up for|sign up to|subscribe to|subscribe now|"
     "subscribe today|follow us|follow me on|like us on|join our newsletter|"
     "get our newsletter|your email address|enter your email|"
     "required fields|save my name|report a correction|was this article helpful|"
     "was this page helpful|newsletter abonnieren|jetzt abonnieren|"
     "abonnez-vous|inscrivez-vous|suscríbete|Подпишитесь на|Подписывайтесь на"},
    {kForm, kAlone, kLine, "get the latest|rate this"},
    {kPromotion, kAlone, kWhole,
     "advertisement|advertising|sponsored|promoted|read more|read full|"
     "read entire article|read the full|keep reading|learn more|show more|see more|"
     "view all|featured|click here|anzeige|publicité|lire la suite|publicidad|"
     "leer más|pubblicità|publicidade|Читать далее|Реклама|РЕКЛАМА"},
    {kPromotion, kAlone, kHead,
     "story continues below|article continues below|article continues after|"
     "scroll to continue|read more:|read more at|read also|continue reading|load more|"
     "see also:|also read|related:|download our app|download the app|"
     "do you have questions about|click here to|lesen sie auch|lesen sie mehr|"
     "lire aussi|à lire aussi|À lire aussi|lea también|lee también|leggi anche|"
     "lees ook|Читайте также|ЧИТАЙТЕ ТАКЖЕ|اقرأ أيضا"},
    {kPromotion, kOpens, kWhole,
     "sponsored content|related|recommended|don't miss|trending|most read|"
     "most popular|top stories|latest news|latest posts|latest stories|latest articles|"
     "recent posts|recent articles|recent comments|meistgelesen"},
    {kPromotion, kOpens, kLine,
     "read next|more from|more stories|related article|related posts|related stories|"
     "related news|related content|related links|related reading|recommend:|"
     "recommended for you|recommended stories|you may also|you might also|you may like|"
     "trending now|popular posts|editor's picks|editors' picks|mehr zum thema|"
     "das könnte sie auch|te puede interesar|leia também|leia mais|相关阅读|相关新闻|延伸阅读|"
     "推荐阅读"},
    {kComments, kReaders, kLine,
     "thoughts on|thought on|responses to|comments on|leave a reply|leave a comment|post a "
     "comment|add a comment|write a comment|"
     "join the conversation|cancel reply|kommentar schreiben|schreibe einen kommentar|"
     "laisser un commentaire|deja una respuesta|Добавить комментарий|"
     "Оставить комментарий|发表评论"},
    {kComments, kAlone, kHead, "have something to add to this story|view comments"},
    {kComments, kAlone, kWhole,
     "comments|responses|replies|kommentare|commentaires|comentarios|commenti|comentários|"
     "Комментарии"},
    {kComments, kAlone, kWhole,
     "comment|reply|like|likes|report|antworten|répondre|responder|Ответить|回复"},
    {kLegal, kAlone, kHead,
     "copyright ©|copyright (c)|©|(c) 20|all rights reserved|alle rechte vorbehalten|"
     "tous droits réservés|todos los derechos reservados|todos os direitos reservados|"
     "tutti i diritti riservati|Все права защищены|版权所有|"
     "this site uses cookies|this website uses cookies|we use cookies|"
     "by continuing to use this site|this site is protected by recaptcha|"
     "this site uses akismet|wir verwenden cookies|diese website verwendet cookies|"
     "nous utilisons des cookies|utilizamos cookies"},
    {kLegal, kAlone, kHead,
     "um eingebettete inhalte anzuzeigen|empfohlener redaktioneller inhalt|"
     "an dieser stelle finden sie einen von unser|ich bin damit einverstanden, dass mir|"
     "deine privatsphäre-einstellungen verhindern|we apologize, but this video has failed"},
    {kLegal, kAlone, kLine, "externer inhalt"},
    {kLegal, kAlone, kWhole,
     "terms of use|terms of service|terms and conditions|terms & conditions|"
     "privacy policy|cookie policy|cookie settings|affiliate disclosure|impressum|"
     "datenschutz|mentions légales|accept all|accept cookies"},
    {kLegal, kAlone, kLine, "powered by|do not sell"},
    {kTicker, kAlone, kLine, "uk markets|us markets"},
    {kTicker, kAlone, kWhole, "markets closed|markets open"},
});

constexpr std::size_t kCount = [] {
    std::size_t count = 0;
    for (const Group& group : kGroups) {
        count += 1 + static_cast<std::size_t>(std::ranges::count(group.phrases, '|'));
    }
    return count;
}();

constexpr std::size_t bucket_of(char c) { return static_cast<unsigned char>(ascii::to_lower(c)); }

// By their first byte, and of one byte the longest first.
constexpr auto kPhrases = [] {
    std::array<Phrase, kCount> all;
    std::size_t at = 0;
    for (const Group& group : kGroups) {
        std::string_view rest = group.phrases;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('|'), rest.size());
            all[at++] = {rest.substr(0, end), group.kind, group.effect, group.extent};
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    std::ranges::sort(all, [](const Phrase& a, const Phrase& b) {
        const std::size_t first = bucket_of(a.text[0]);
        const std::size_t second = bucket_of(b.text[0]);
        return first != second ? first < second : a.text.size() > b.text.size();
    });
    return all;
}();

// Where the phrases of a first byte begin.
constexpr auto kBuckets = [] {
    std::array<std::uint16_t, 257> begins = {};
    std::size_t at = 0;
    for (std::size_t byte = 0; byte <= 256; ++byte) {
        while (at < kPhrases.size() && bucket_of(kPhrases[at].text[0]) < byte) ++at;
        begins[byte] = static_cast<std::uint16_t>(at);
    }
    return begins;
}();

// The first four bytes of a line, or of an ASCII phrase, in few bits.
constexpr std::size_t kBeginning = 4;
constexpr std::size_t kBeginnings = 4096;

constexpr std::size_t beginning_of(std::string_view line) {
    return (bucket_of(line[0]) * 1021 + bucket_of(line[1]) * 239 + bucket_of(line[2]) * 31 +
            bucket_of(line[3])) %
           kBeginnings;
}

// They tell nearly all other lines. Lines in other letters meet few phrases anyway.
constexpr auto kKnownBeginnings = [] {
    std::array<bool, kBeginnings> known = {};
    for (const Phrase& phrase : kPhrases) {
        if (ascii::is_letter(phrase.text[0])) known[beginning_of(phrase.text)] = true;
    }
    return known;
}();

bool may_begin_phrase(std::string_view line) {
    if (!ascii::is_letter(line[0])) return true;
    return line.size() >= kBeginning && kKnownBeginnings[beginning_of(line)];
}

bool starts_with(std::string_view line, std::string_view phrase) {
    if (line.size() < phrase.size()) return false;
    for (std::size_t i = phrase.size(); i-- > 1;) {
        if (ascii::to_lower(line[i]) != phrase[i] && line[i] != phrase[i]) return false;
    }
    return true;
}

bool is_word_byte(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether nothing but marks and figures stands in the rest: "Comments (12)", "Read more »".
bool is_rest(std::string_view rest) {
    constexpr std::size_t kLongest = 16;  // bytes
    if (rest.size() > kLongest || rest == ".") return false;
    return std::ranges::none_of(rest, ascii::is_letter) && (rest.empty() || !is_word_byte(rest[0]));
}

bool is_boundary(std::string_view line, std::size_t at) {
    return at == line.size() || !is_word_byte(line[at]) || !is_word_byte(line[at - 1]) ||
           static_cast<unsigned char>(line[at - 1]) >= 0xa0;
}

bool fits(PhraseExtent extent, std::string_view line, std::size_t end) {
    constexpr std::size_t kLongest = 80;  // bytes
    if (extent == kWhole) return is_rest(line.substr(end));
    const bool short_line = line.size() <= kLongest && !line.ends_with('.');
    return is_boundary(line, end) && (short_line || extent == kHead);
}

// Bullets, arrows and the like before the first word, and the count of "12 comments".
std::string_view without_marks(std::string_view line) {
    if (ascii::is_letter(line[0])) return line;
    constexpr std::size_t kMostDigits = 4;
    const std::size_t digits = line.find_first_not_of("0123456789");
    if (digits > 0 && digits <= kMostDigits && line[digits] == ' ') return line.substr(digits + 1);
    for (const std::string_view mark : {"• ", "- ", "* ", "» ", "> ", "› ", "▶ ", "+ ", "["}) {
        if (line.starts_with(mark)) return line.substr(mark.size());
    }
    return line;
}

constexpr auto kNoticeEnds =
    std::to_array<std::string_view>({"rights reserved", "Rights Reserved", "RIGHTS RESERVED",
                                     "Rechte vorbehalten", "droits réservés", "derechos reservados",
                                     "direitos reservados", "diritti riservati", "права защищены"});

// The last bytes of a paragraph, in few bits. They tell nearly all but notices, too.
constexpr std::size_t kEnding = 3;
constexpr std::size_t kEndings = 512;

constexpr std::size_t ending_of(std::string_view text) {
    std::size_t sum = 0;
    for (const char c : text.substr(text.size() - kEnding)) {
        sum = sum * 31 + static_cast<unsigned char>(c);
    }
    return sum % kEndings;
}

constexpr auto kKnownEndings = [] {
    std::array<bool, kEndings> known = {};
    for (const std::string_view end : kNoticeEnds) known[ending_of(end)] = true;
    return known;
}();

}  // namespace

const Phrase* find_phrase(std::string_view paragraph) {
    if (paragraph.empty()) return nullptr;
    const std::string_view line = without_marks(paragraph);
    if (line.empty() || !may_begin_phrase(line)) return nullptr;
    const std::size_t bucket = bucket_of(line[0]);
    for (std::size_t i = kBuckets[bucket]; i < kBuckets[bucket + 1]; ++i) {
        const Phrase& phrase = kPhrases[i];
        if (!starts_with(line, phrase.text)) continue;
        if (fits(phrase.extent, line, phrase.text.size())) return &phrase;
    }
    return nullptr;
}

bool ends_like_notice(std::string_view paragraph) {
    if (paragraph.ends_with('.')) paragraph.remove_suffix(1);
    if (paragraph.size() < kEnding || !kKnownEndings[ending_of(paragraph)]) return false;
    return std::ranges::any_of(kNoticeEnds, [&](auto end) { return paragraph.ends_with(end); });
}

}  // namespace nutgraf
