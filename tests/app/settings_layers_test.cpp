// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_layers.h"

#include <filesystem>

#include "app/files.h"
#include "app/settings_file.h"
#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

std::string complaints(const std::vector<SettingsLayer>& layers) {
    const auto merged = merge_settings(layers);
    return merged ? "" : merged.error().message;
}

// A device's folders.
struct Device {
    ScratchFolder folder;
    Environment environment;

    Device() {
        environment.settings_files = {path("etc/kiosk.json")};
        environment.boot_files = {path("boot/chancery.json")};
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder.path().string() + "/" + name; }
    void write(const std::string& name, const std::string& text) const { REQUIRE(write_file(path(name), text)); }
    [[nodiscard]] std::vector<std::string> names() const {
        const auto layers = read_layers("", environment);
        REQUIRE(layers);
        std::vector<std::string> names;
        for (const SettingsLayer& layer : *layers) names.push_back(std::filesystem::path(layer.name).filename());
        return names;
    }
    [[nodiscard]] Result<SettingsInForce> in_force(const SettingsInForce* before = nullptr) const {
        return settings_in_force("", environment, path("state"), before);
    }
};

}  // namespace

TEST_CASE("of several layers the strongest counts: objects are merged key by key, lists are replaced whole") {
    const auto merged = merge_settings({
        {"a", R"({"theme": "strong", "languages": ["fr", "nl"], "display": {"diagonal_inches": 55, "distance_metres": 4}})"},
        {"b", R"({"languages": ["de"], "display": {"distance_metres": 6}, "_note": 1, "$schema": "s"})"}});
    REQUIRE(merged);
    CHECK(merged->settings.theme == "strong");
    CHECK(merged->settings.rotation.languages == std::vector<std::string>{"de"});
    CHECK(merged->settings.diagonal_inches == 55);
    CHECK(merged->settings.distance_metres == 6);
}

TEST_CASE("a complaint about the whole names the file, line and column where the wrong words stand") {
    CHECK(complaints({{"a.json", "{\"theme\": \"strong\"}"}, {"b.json", "{\n  \"time_zone\": \"Europe/Brusels\"\n}"}}).find("b.json:2:16: error: ") == 0);
    CHECK(complaints({{"a.json", "{\n\n\"sourcs\": []}"}, {"b.json", "{}"}}).find("a.json:3:1: error: there is no \"sourcs\" here; did you mean \"sources\"?") == 0);
    CHECK(complaints({{"a.json", "{\"sources\": [\n{\"url\": \"ftp://x\"}]}"}, {"b.json", "{\"theme\": \"strong\"}"}}).find("a.json:2:9: error: ") == 0);
}

TEST_CASE("what only the whole can tell is told: a rule in one file that needs the languages of another") {
    CHECK(complaints({{"a", R"({"language_rule": "all"})"}}).find("needs \"languages\"") != std::string::npos);
    CHECK(complaints({{"a", R"({"language_rule": "all"})"}, {"b", R"({"languages": ["fr"]})"}}) == "");
}

TEST_CASE("every file that is no JSON is named, whatever the others hold") {
    const std::string all = complaints({{"a", "{"}, {"b", "{}"}, {"c", "[]"}});
    CHECK(all.find("a:1:") == 0);
    CHECK(all.find("\nc:1:1: error: settings are an object") != std::string::npos);
}

TEST_CASE("layers come in this order: the file, its drop-ins by name, the boot partition, the environment") {
    Device device;
    CHECK(device.names().empty());
    device.write("etc/kiosk.json", "{}");
    device.write("etc/kiosk.d/20-b.json", "{}");
    device.write("etc/kiosk.d/10-a.json", "{}");
    device.write("etc/kiosk.d/.10-a.json", "no JSON: an editor's own");
    device.write("etc/kiosk.d/10-a.json~", "no JSON: an editor's own");
    device.write("boot/chancery.json", "{}");
    device.environment.overrides = {{"theme", "strong"}};
    CHECK(device.names() == std::vector<std::string>{"kiosk.json", "10-a.json", "20-b.json", "chancery.json", "$CHANCERY_THEME"});
}

TEST_CASE("the environment says text as it is, and JSON where it is JSON") {
    Device device;
    device.environment.overrides = {{"dwell_factor", "2"}, {"languages", "[\"fr\"]"}, {"theme", "strong"}};
    const auto in_force = device.in_force();
    REQUIRE(in_force);
    CHECK(in_force->settings.theme == "strong");
    CHECK(in_force->settings.dwell.factor == 2);
    CHECK(in_force->settings.rotation.languages == std::vector<std::string>{"fr"});
    device.environment.overrides = {{"them", "strong"}};
    CHECK(merge_settings(*read_layers("", device.environment)).error().message.find("$CHANCERY_THEM:1:2: error: there is no \"them\" here; did you mean \"theme\"?") == 0);
}

TEST_CASE("bad settings leave in force what was: of this run, else of the last one, else there is an error") {
    Device device;
    device.write("etc/kiosk.json", "{\"theme\": 1}");
    CHECK_FALSE(device.in_force());
    device.write("etc/kiosk.json", "{\"theme\": \"strong\"}");
    const auto good = device.in_force();
    REQUIRE(good);
    CHECK(good->refused == "");
    device.write("etc/kiosk.json", "{\"theme\": \"mourning\"");
    CHECK_FALSE(device.in_force());  // nobody has seen yet that they were good
    remember_as_good(*good, device.path("state"));
    const auto after_restart = device.in_force();
    REQUIRE(after_restart);
    CHECK(after_restart->settings.theme == "strong");
    CHECK(after_restart->text == good->text);
    CHECK(after_restart->refused.find("kiosk.json:1:") != std::string::npos);
    std::filesystem::remove_all(device.path("state"));
    const auto meanwhile = device.in_force(&*good);
    REQUIRE(meanwhile);
    CHECK(meanwhile->settings.theme == "strong");
    CHECK(meanwhile->refused != "");
}

TEST_CASE("settings that stand in for bad ones are not remembered in place of them, and default ones not at all") {
    Device device;
    device.write("etc/kiosk.json", "{\"theme\": \"strong\"}");
    const auto good = device.in_force();
    REQUIRE(good);
    remember_as_good(*good, device.path("state"));
    SettingsInForce other = *good;
    other.text = "{}";
    other.refused = "kiosk.json:1:1: error: no";
    remember_as_good(other, device.path("state"));
    remember_as_good({}, device.path("state"));
    device.write("etc/kiosk.json", "{");
    REQUIRE(device.in_force());
    CHECK(device.in_force()->text == good->text);
}
