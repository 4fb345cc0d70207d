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

}  // namespace

std::optional<std::string> page_of_folder(std::string_view folder) {
    const auto* ending =
        std::ranges::find_if(kEndings, [&](std::string_view one) { return folder.ends_with(one); });
    if (ending == kEndings.end() || folder.size() == ending->size()) return std::nullopt;
    return std::string(folder.substr(0, folder.size() - ending->size()));
}

}  // namespace nutgraf
