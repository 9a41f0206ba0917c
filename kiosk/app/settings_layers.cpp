// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_layers.h"

#include <algorithm>
#include <filesystem>

#include "app/assets.h"
#include "app/files.h"
#include "app/layer_merge.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_settings_bytes = std::size_t{1} << 20;
constexpr std::size_t most_drop_ins = 100;

std::string first_that_exists(const std::vector<std::string>& files) {
    std::error_code error;
    for (const std::string& file : files)
        if (fs::exists(file, error)) return file;
    return {};
}

// "/etc/chancery/kiosk.d" for "/etc/chancery/kiosk.json".
std::string drop_in_folder(const std::string& file) { return fs::path(file).replace_extension(".d").string(); }

// Hidden files are left alone: editors keep their own there.
std::vector<std::string> drop_ins(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".json" && !entry->path().filename().string().starts_with('.')) files.push_back(entry->path().string());
    std::sort(files.begin(), files.end());
    return files;
}

// {"theme": "strong"} for CHANCERY_THEME=strong; what is JSON counts as such.
SettingsLayer layer_of(const std::string& key, const std::string& value) {
    std::string name = "$CHANCERY_" + key;
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    const auto document = json::parse(value, name, settings_limits());
    const bool as_it_is = document && document->root().kind() != json::Kind::string;
    const std::string written = as_it_is ? value : json::quoted(document ? document->root().string().value_or("") : std::string_view(value));
    return {std::move(name), "{" + json::quoted(key) + ": " + written + "}"};
}

}  // namespace

Result<std::vector<SettingsLayer>> read_layers(const std::string& config, const Environment& environment) {
    const std::string file = config.empty() ? first_that_exists(environment.settings_files) : config;
    std::vector<std::string> files;
    if (!file.empty()) files.push_back(file);
    // Drop-ins count without a main file, too: a package may bring one.
    const std::string main = file.empty() && !environment.settings_files.empty() ? environment.settings_files.front() : file;
    std::vector<std::string> added = main.empty() ? std::vector<std::string>{} : drop_ins(drop_in_folder(main));
    if (added.size() > most_drop_ins)
        return Error{ErrorKind::refused, drop_in_folder(main) + ": more than " + std::to_string(most_drop_ins) + " files; put several into one"};
    std::move(added.begin(), added.end(), std::back_inserter(files));
    const std::string boot = config.empty() ? first_that_exists(environment.boot_files) : "";
    if (!boot.empty()) files.push_back(boot);

    std::vector<SettingsLayer> layers;
    for (const std::string& name : files) {
        auto bytes = read_file(name, max_settings_bytes);
        if (!bytes) return bytes.error();
        layers.push_back({name, *std::move(bytes)});
    }
    for (const auto& [key, value] : environment.overrides) layers.push_back(layer_of(key, value));
    return layers;
}

std::vector<std::string> places_of_settings(const std::string& config, const Environment& environment) {
    std::vector<std::string> places = config.empty() ? environment.settings_files : std::vector<std::string>{config};
    const std::size_t files = places.size();
    for (std::size_t i = 0; i < files; ++i) places.push_back(drop_in_folder(places[i]));
    if (config.empty()) places.insert(places.end(), environment.boot_files.begin(), environment.boot_files.end());
    return places;
}

Result<MergedSettings> merge_settings(const std::vector<SettingsLayer>& layers) {
    MergedSettings merged;
    if (layers.empty()) return merged;
    std::vector<json::Document> documents;
    std::string complaints;
    const auto complain = [&](const std::string& line) { complaints += (complaints.empty() ? "" : "\n") + line; };
    for (const SettingsLayer& layer : layers) {
        auto document = json::parse(layer.text, layer.name, settings_limits());
        if (document && document->root().kind() != json::Kind::object)
            complain(json::complaint(layer.name, document->root().place(), "settings are an object, { … }"));
        if (document) documents.push_back(*std::move(document));
        else complain(document.error().message);
    }
    if (!complaints.empty()) return Error{ErrorKind::corrupt, complaints};

    LayerMerge merge(documents);
    merged.text = merge.text();
    json::Limits limits = settings_limits();
    limits.max_bytes *= most_drop_ins;
    const auto whole = json::parse(merged.text, layers.front().name, limits);
    if (!whole) return whole.error();
    json::Problems problems(*whole);
    merged.settings = read_settings(*whole, problems);
    for (const json::Problem& problem : problems.all()) {
        const auto [name, place] = merge.origin(problem.place);
        complain(json::complaint(name, place, problem.what));
    }
    if (!complaints.empty()) return Error{ErrorKind::corrupt, complaints};
    for (const json::Member member : whole->root().members()) {
        const auto [name, place] = merge.origin(member.value.place());
        merged.written_at[std::string(member.key)] = {std::string(name), place};
    }
    return merged;
}

std::vector<std::string> languages_of(const std::vector<SettingsLayer>& layers) {
    std::vector<std::string> languages, of_hosts;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const auto document = json::parse(layer->text, layer->name, settings_limits());
        if (!document) continue;
        for (const json::Value tag : document->root()["languages"]) languages.emplace_back(tag.string().value_or(""));
        for (const json::Value tag : document->root()["host_languages"]) of_hosts.emplace_back(tag.string().value_or(""));
    }
    languages.insert(languages.end(), of_hosts.begin(), of_hosts.end());
    return languages;
}

std::string MergedSettings::complaint(std::string_view key, const std::string& what) const {
    const auto found = written_at.find(key);
    return found == written_at.end() ? what : json::complaint(found->second.file, found->second.place, what);
}

Result<Theme> theme_of(const MergedSettings& settings, const std::string& assets) {
    auto theme = load_theme(settings.settings.theme, assets);
    // A theme's own file says itself where it is wrong.
    if (theme || theme.error().kind != ErrorKind::missing) return theme;
    return Error{ErrorKind::missing, settings.complaint("theme", theme.error().message)};
}

}  // namespace chancery
