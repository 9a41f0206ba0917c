// SPDX-License-Identifier: EUPL-1.2
#include "app/assets.h"

#include <filesystem>
#include <set>

#include "app/embedded.h"
#include "app/files.h"
#include "app/local_pictures.h"
#include "app/row_worker.h"
#include "base/log.h"
#include "picture/prepare.h"
#include "screen/grey.h"
#include "base/json_reader.h"

namespace chancery {
namespace {

constexpr std::size_t max_theme_bytes = 256 << 10;
constexpr std::size_t max_emblem_bytes = std::size_t{8} << 20, max_art_bytes = std::size_t{32} << 20;

// "there are: …; did you mean …?"
std::string known_themes(const std::string& name, const std::string& assets) {
    std::set<std::string> known{"default"};
    std::error_code error;
    for (std::filesystem::directory_iterator entry(assets + "/themes", error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".json") known.insert(entry->path().stem().string());
    std::string text = "there are";
    for (const std::string& theme : known) text += (theme == *known.begin() ? " \"" : ", \"") + theme + '"';
    const std::string_view near = json::nearest(name, {known.begin(), known.end()});
    return text + ", or the path of a file of your own" + (near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?");
}

void put_emblem(Theme& theme, const std::string& name, Pixels drawn, Looks& looks) {
    theme.emblem = Emblem{sha256(name), {drawn.size.width, drawn.size.height / 2}};
    looks.emblems.emplace_back(theme.emblem->name, std::make_shared<const Pixels>(std::move(drawn)));
}

void add_emblem(Theme& theme, Looks& looks) {
    theme.emblem.reset();
    if (theme.emblem_file.empty()) return;
    auto drawn = load_emblem(theme.emblem_file);
    if (!drawn) return log::warning(drawn.error().message + " (the emblem is left out)");
    put_emblem(theme, theme.emblem_file + ":emblem", *std::move(drawn), looks);
}

// The everyday emblem without its colours, where mourning has none of its own.
void add_grey_emblem(Looks& looks) {
    looks.mourning.emblem.reset();
    if (looks.everyday.emblem) put_emblem(looks.mourning, looks.everyday.emblem_file + ":grey", in_grey(*looks.emblems.back().second), looks);
}

}  // namespace

std::string find_assets(const std::string& override_folder) {
    namespace fs = std::filesystem;
    if (!override_folder.empty()) return override_folder;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = program.parent_path() / "share/chancery";
    if (fs::is_directory(beside, error)) return beside;
    return program.parent_path().parent_path() / "share/chancery";
}

SourceBytes builtin_source() {
    return {"built-in", local_document, "en", "jsonfeed", Bytes(embedded::builtin_edition)};
}

Result<Theme> load_theme(const std::string& name_or_path, const std::string& assets) {
    const bool path = name_or_path.find('/') != std::string::npos;
    const std::string file = path ? name_or_path : assets + "/themes/" + name_or_path + ".json";
    const auto bytes = read_file(file, max_theme_bytes);
    if (bytes) {
        auto theme = read_theme(*bytes, file);
        if (!theme) return theme;
        for (std::string* drawing : {&theme->emblem_file, &theme->art_file})
            if (!drawing->empty()) *drawing = (std::filesystem::path(file).parent_path() / *drawing).string();
        return theme;
    }
    if (name_or_path == "default") return read_theme(embedded::default_theme, "default theme");
    if (path || bytes.error().kind != ErrorKind::missing) return bytes.error();
    return Error{ErrorKind::missing, "there is no theme \"" + name_or_path + "\"; " + known_themes(name_or_path, assets)};
}

Result<Pixels> load_emblem(const std::string& file) {
    const auto bytes = read_file(file, max_emblem_bytes);
    if (!bytes) return bytes.error();
    auto emblem = prepare_emblem(*bytes);
    return emblem ? emblem : Result<Pixels>(emblem.error().within(file));
}

Result<Bytes> load_art(const std::string& file, Size screen) {
    const auto bytes = read_file(file, max_art_bytes);
    if (!bytes) return bytes.error();
    auto art = prepare(*bytes, {.screen = screen, .fills = true}, share_once);
    return art ? art : Result<Bytes>(art.error().within(file));
}

Looks looks_of(const Theme& everyday, const std::string& assets) {
    Theme mourning = in_grey(everyday);
    mourning.qr_code = false;
    mourning.art_file.clear();
    if (auto own = load_theme("mourning", assets)) mourning = *std::move(own);
    // Nothing moves in mourning, whatever a theme says.
    Looks looks{everyday, at_rest(std::move(mourning))};
    add_emblem(looks.everyday, looks);
    if (looks.mourning.emblem_file.empty()) add_grey_emblem(looks);
    else add_emblem(looks.mourning, looks);
    return looks;
}

}  // namespace chancery
