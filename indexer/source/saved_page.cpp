// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/saved_page.hpp"

#include <algorithm>
#include <array>

namespace nutgraf {
namespace {

// How such a folder ends: Firefox and Chromium say "_files" in every language; the others are
// those by which Windows knows that page and folder belong together ("connected files").
constexpr std::array<std::string_view, 22> kEndings = {
    "_files",     "-Dateien", "-filer",     ".files",    "_archivos", "_arquivos",
    "_bestanden", "_bylos",   "_datoteke",  "_dosyalar", "_elemei",   "_failid",
    "_fails",     "_fajlovi", "_ficheiros", "_fichiers", "_file",     "_fitxategiak",
    "_fitxers",   "_pliki",   "_soubory",   "_tiedostot"};

constexpr std::size_t kMostPages = 10'000;
constexpr std::size_t kMostLooked = 4096;  // bytes of a path, which may be made to take time

}  // namespace

void SavedPages::add(std::string_view page) {
    if (pages_.size() < kMostPages) pages_.emplace(page.substr(0, page.rfind('.')));
}

bool SavedPages::have_part(std::string_view path) const {
    if (pages_.empty()) return false;
    path = path.substr(0, kMostLooked);
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
        const std::string_view folder = path.substr(0, slash);
        const bool part = std::ranges::any_of(kEndings, [&](std::string_view ending) {
            return folder.ends_with(ending) &&
                   pages_.contains(folder.substr(0, folder.size() - ending.size()));
        });
        if (part) return true;
    }
    return false;
}

}  // namespace nutgraf
