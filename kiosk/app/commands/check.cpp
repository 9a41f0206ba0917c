// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <filesystem>
#include <iostream>

#include "app/assets.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/local_pictures.h"
#include "app/missing_glyphs.h"
#include "app/settings_layers.h"
#include "app/words.h"
#include "base/json.h"
#include "edition/playlist_reader.h"
#include "edition/seal.h"
#include "layout/theme.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/system_fonts.h"

namespace chancery {
namespace {

constexpr std::size_t max_checked_bytes = 64u << 20;

enum class FileKind { settings, theme, playlist, feed };

// The settings' own names tell, also where a slip of the pen makes the rest unreadable.
bool is_called_settings(const std::string& file) {
    const std::filesystem::path path(file);
    return path.filename() == "kiosk.json" || path.filename() == "chancery.json" || path.parent_path().filename() == "kiosk.d";
}

const std::initializer_list<std::string_view> keys_of_settings = {
    "sources", "playlists", "time_zone", "languages", "language_rule", "host_languages", "side_by_side", "opening_hours", "protocol", "footer", "theme",
    "qr_code", "reduced_motion", "dwell_factor", "dwell_shortest", "dwell_longest", "display_log", "display", "proxy", "proxy_credentials", "ca_file",
    "client_certificate", "client_key"};

// What a file is meant to be, by the keys that only such a file has; where it has a slip of the pen, by the words that stand in
// it. What cannot be told is read as a feed, which may be of many shapes.
FileKind kind_of(const std::string& file, const Bytes& bytes) {
    if (is_called_settings(file)) return FileKind::settings;
    json::Limits limits;
    limits.comments = true;
    const auto document = json::parse(bytes, "", limits);
    const json::Value root = document ? document->root() : json::Value{};
    const auto has = [&](std::initializer_list<std::string_view> keys) {
        for (const auto key : keys)
            if (document ? root[key].exists() : bytes.find('"' + std::string(key) + '"') != bytes.npos) return true;
        return false;
    };
    if (is_playlist(root) || (!document && has({"playlist"}) && has({"entries"}))) return FileKind::playlist;
    if (has({"version", "items", "data", "results"})) return FileKind::feed;
    if (has(keys_of_settings)) return FileKind::settings;
    if (has({"ground", "scrim", "accent", "margin", "title_size", "text_size", "emblem", "drift", "families", "art"})) return FileKind::theme;
    return FileKind::feed;
}

std::string_view word(ItemReport::Fate fate) {
    switch (fate) {
        case ItemReport::Fate::shown: return "shown";
        case ItemReport::Fate::merged: return "merged";
        case ItemReport::Fate::filtered: return "filtered";
        case ItemReport::Fate::refused: return "refused";
    }
    return "";
}

// In the screen's language, whatever state the settings are in.
Voice own_voice() { return voice_of(read_layers("", read_environment())); }

int complain(const Error& error, const Voice& say = own_voice()) {
    std::cerr << say.of(error.message) << "\n";
    return exit_code(error.kind);
}

int check_statements(const std::string& file, const Bytes& bytes, FileKind kind) {
    const bool playlist = kind == FileKind::playlist;
    const auto sealed = seal({{file, local_document, "en", std::string(playlist ? playlist_format : "auto"), bytes}}, {});
    if (!sealed) return complain(sealed.error());
    for (const ItemReport& item : sealed->report) {
        std::cout << file << ":" << item.line << ":" << item.column << ": item " << item.item + 1 << " " << word(item.fate);
        if (!item.id.empty()) std::cout << " (" << item.id << ")";
        if (!item.reason.empty()) std::cout << ": " << item.reason;
        std::cout << "\n";
    }
    const Voice say = own_voice();
    HarfBuzzTypeface typeface;
    for (const Statement& statement : sealed->edition->statements())
        for (const Version& version : statement.versions)
            for (const std::string& missing : missing_glyphs(version, typeface))
                std::cout << file << ": warning: \"" << statement.id << "\" (" << version.language << "): " << say.of(missing) << "\n";
    std::cout << file << (playlist ? ": a playlist; " : ": a feed; ") << sealed->edition->statements().size() << (playlist ? " statements and pictures of its own\n" : " statements would show\n");
    return exit_ok;
}

// The whole that these places make.
int check_layers(const std::string& name, const Result<std::vector<SettingsLayer>>& layers) {
    const auto merged = layers ? merge_settings(*layers) : Result<MergedSettings>(layers.error());
    if (!merged) return complain(merged.error(), voice_of(layers)), exit_bad_settings;
    const auto theme = theme_of(*merged, find_assets(read_environment().assets));
    if (!theme) return complain(theme.error(), voice_of(layers)), exit_bad_settings;
    std::cout << name << ": settings; " << merged->settings.sources.size() << " sources, no mistakes\n";
    if (layers->size() > 1)
        for (const SettingsLayer& layer : *layers) std::cout << "  with " << layer.name << "\n";
    return exit_ok;
}

// With the drop-ins beside it.
int check_settings(const std::string& file) { return check_layers(file, read_layers(file, {})); }

// What the kiosk would run with now.
int check_settings_in_force() {
    const auto layers = read_layers("", read_environment());
    if (layers && layers->empty()) return std::cout << "There are no settings yet: the built-in edition would show. \"chancery setup\" writes them.\n", exit_ok;
    return check_layers(layers ? layers->front().name : "settings", layers);
}

std::string tenths(double value) {
    const auto rounded = static_cast<long>(value * 10);  // never better than it is
    return std::to_string(rounded / 10) + "." + std::to_string(rounded % 10);
}

// Words that cannot be read are a mistake, whoever likes the colours.
int report_contrast(const std::string& file, const Theme& theme) {
    const auto contrasts = contrasts_of(theme);
    for (const ThemeContrast& each : contrasts) {
        if (each.ratio >= good_contrast) break;
        const bool mistake = each.ratio < least_contrast;
        (mistake ? std::cerr : std::cout) << file << (mistake ? ": " : ": warning: ") << "\"" << each.ink << "\" on \"" << each.ground << "\" has a contrast of "
                                          << tenths(each.ratio) << ":1" << (mistake ? "; words need at least 4.5:1 (WCAG 2.2, 1.4.3)\n" : "; a lobby has sunlight: aim at 7:1\n");
    }
    if (contrasts.front().ratio < least_contrast) return exit_bad_data;
    std::cout << file << ": a theme, no mistakes; the least contrast is " << tenths(contrasts.front().ratio) << ":1 (\"" << contrasts.front().ink << "\" on \"" << contrasts.front().ground << "\")\n";
    return exit_ok;
}

// The letters that a family is asked for, and two words of each script that tell whether it has them.
struct AskedScript {
    const char *name, *letters;
};
constexpr std::array<AskedScript, 3> asked_scripts = {{{"Latin", "Aaéßęřżığ"}, {"Greek", "ΑαώςΩ"}, {"Cyrillic", "АаяЇґђ"}}};

// What stands in a theme's family is not everywhere installed; the usual letters take its place, and the theme is none the
// less a theme.
void warn_of_family(const std::string& file, const char* key, const std::string& family) {
    if (family.empty()) return;
    SystemFonts fonts;
    const std::string said = file + ": warning: families/" + key + ": ";
    if (!fonts.face_of(family, {})) {
        std::cout << said << "no font \"" << family << "\" is installed here; the usual one stands in its place\n";
        return;
    }
    for (const AskedScript& script : asked_scripts)
        if (!fonts.family_has(family, script.letters))
            std::cout << said << "\"" << family << "\" lacks letters of the " << script.name << " script; these stand in the usual one\n";
}

int check_theme(const std::string& file, const Bytes& bytes) {
    const auto theme = read_theme(bytes, file);
    if (!theme) return complain(theme.error());
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    if (!theme->emblem_file.empty())
        if (const auto emblem = load_emblem((folder / theme->emblem_file).string()); !emblem) return complain(emblem.error());
    if (!theme->art_file.empty())
        if (const auto art = load_art((folder / theme->art_file).string(), {1920, 1080}); !art) return complain(art.error());
    warn_of_family(file, "title", theme->title_family);
    warn_of_family(file, "text", theme->text_family);
    return report_contrast(file, *theme);
}

int check_file(const std::string& file) {
    const auto bytes = read_file(file, max_checked_bytes);
    if (!bytes) return complain(bytes.error());
    const FileKind kind = kind_of(file, *bytes);
    switch (kind) {
        case FileKind::settings: return check_settings(file);
        case FileKind::theme: return check_theme(file, *bytes);
        case FileKind::playlist:
        case FileKind::feed: return check_statements(file, *bytes, kind);
    }
    return exit_bad_data;
}

}  // namespace

int check_files(const std::vector<std::string>& files) {
    if (files.empty()) return check_settings_in_force();
    int worst = exit_ok;
    for (const std::string& file : files) worst = std::max(worst, check_file(file));
    return worst;
}

}  // namespace chancery
