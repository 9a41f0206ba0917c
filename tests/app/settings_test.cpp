// SPDX-License-Identifier: EUPL-1.2
#include "app/settings.h"

#include <fstream>
#include <set>
#include <sstream>

#include "app/assets.h"
#include "app/parts.h"
#include "app/status_report.h"
#include "base/json.h"
#include "base/json_writer.h"
#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

std::string file(const std::string& path) {
    std::ifstream in(std::string(CHANCERY_SOURCE_DIR) + "/" + path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string complaint_about(const std::string& json) {
    const auto settings = read_settings(json, "kiosk.json");
    return settings ? "" : settings.error().message;
}

void copy(json::Value value, json::Writer& out) {
    if (const auto text = value.string()) return void(out.value(*text));
    if (const auto yes = value.boolean()) return void(out.value(*yes));
    if (const auto number = value.number(-1e9, 1e9)) return void(out.value(*number));
    const bool array = value.kind() == json::Kind::array;
    array ? out.begin_array() : out.begin_object();
    for (const json::Value item : value) copy(item, out);
    for (const auto& [key, inner, place] : value.members()) {
        out.key(key);
        copy(inner, out);
    }
    array ? out.end_array() : out.end_object();
}

}  // namespace

TEST_CASE("every key of the settings has a default") {
    const auto settings = read_settings("{}", "kiosk.json");
    REQUIRE(settings);
    CHECK(settings->sources.empty());
    CHECK(settings->theme == "default");
}

TEST_CASE("the settings of docs/playlists.md are without mistake") {
    const std::string page = file("docs/playlists.md");
    for (const std::string_view first : {"\"playlists\"", "\"opening_hours\""}) {
        const auto begin = page.rfind("```json\n", page.find(first)) + 8;
        CHECK(complaint_about(page.substr(begin, page.find("```", begin) - begin)) == "");
    }
}

TEST_CASE("a playlist of the settings is a file, a folder or an address, looked at as often as that is worth") {
    const auto settings = read_settings(R"({"playlists": [{"name": "stick", "folder": "/media/my stick"}, {"url": "https://mfa.example/p.json", "interval": "5m"}]})", "kiosk.json");
    REQUIRE(settings);
    CHECK(settings->sources.at(0).url == "file:///media/my%20stick/");
    CHECK(settings->sources[0].format == "playlist");
    CHECK(settings->sources[0].interval == Duration(5s));
    CHECK(settings->sources.at(1).interval == Duration(5min));
    CHECK(complaint_about(R"({"playlists": [{"file": "evening.json"}]})").find("whole path") != std::string::npos);
    CHECK(complaint_about(R"({"playlists": [{"file": "/a", "url": "https://b"}]})").find("one of these") != std::string::npos);
    CHECK(complaint_about(R"({"playlists": [{"url": "http://mfa.example/p"}]})").find("allow_http") != std::string::npos);
}

TEST_CASE("the show's rules are read, and a rule that needs a list says which") {
    const auto settings = read_settings(R"({"languages": ["fr", "nl"], "language_rule": "all", "side_by_side": true,
        "opening_hours": {"when": [{"days": ["mon"], "from": "09:00", "until": "17:00"}], "closed": "dark"},
        "protocol": [{"mode": "mourning", "tags": ["condolence"], "when": [{"first": "2026-12-01", "last": "2026-12-03"}]}]})", "kiosk.json");
    REQUIRE(settings);
    const Rotation& rotation = settings->rotation;
    CHECK(rotation.need == Rotation::Need::all);
    CHECK(rotation.side_by_side);
    CHECK(rotation.dark_when_closed);
    CHECK(rotation.opening.windows.at(0).until == 17h);
    CHECK(rotation.protocols.at(0).protocol.tags == std::vector<std::string>{"condolence"});
    CHECK(complaint_about(R"({"language_rule": "host"})").find("host_languages") != std::string::npos);
    CHECK(complaint_about(R"({"protocol": [{"mode": "mourning"}]})").find("tags") != std::string::npos);
    CHECK(complaint_about(R"({"opening_hours": {"closed": "black"}})").find("dark") != std::string::npos);
}

TEST_CASE("the example settings are without mistake") { CHECK(complaint_about(file("config/kiosk.json")) == ""); }

TEST_CASE("a whole settings file is read as it is meant") {
    const auto settings = read_settings(R"({
        // a comment
        "sources": [{"name": "m", "url": "https://mfa.example/f.json", "interval": "90s", "language": "fr"}],
        "languages": ["fr", "nl-BE"], "time_zone": "Africa/Addis_Ababa", "theme": "strong", "dwell_factor": 1.5,
        "dwell_longest": "60s", "display_log": true, "display": {"diagonal_inches": 55, "distance_metres": 4, "en_301_549": true}})", "kiosk.json");
    REQUIRE(settings);
    CHECK(settings->sources.at(0).interval == 90s);
    CHECK(settings->sources[0].language == "fr");
    CHECK(settings->rotation.languages == std::vector<std::string>{"fr", "nl-BE"});
    CHECK(settings->dwell.of(20s) == 30s);
    CHECK(settings->dwell.of(50s) == 60s);
    CHECK(settings->en_301_549);
    CHECK(settings->display_log);
}

TEST_CASE("a mistake in the settings is named with its place, what is allowed and the nearest name") {
    CHECK(complaint_about("{\"sourcs\": []}") == "kiosk.json:1:2: error: there is no \"sourcs\" here; did you mean \"sources\"?");
    CHECK(complaint_about("{\n  \"time_zone\": \"Europe/Brusels\"}").find("kiosk.json:2:16: error:") == 0);
    CHECK(complaint_about("{\"sources\": [{\"url\": \"http://mfa.example/\"}]}").find("allow_http") != std::string::npos);
    CHECK(complaint_about("{\"sources\": [{\"url\": \"ftp://mfa.example/\"}]}").find("https://") != std::string::npos);
    CHECK(complaint_about("{\"languages\": [\"français\"]}").find("BCP 47") != std::string::npos);
    CHECK(complaint_about("{\"dwell_factor\": 100}").find("from 0.25 to 4") != std::string::npos);
    CHECK(complaint_about("{").find("kiosk.json:1:") == 0);
}

TEST_CASE("what a settings file says of the display is read, and each mistake says what is allowed") {
    const auto settings = read_settings(R"({"display": {"rotation": 270, "safe_area": {"left": 2.5, "bottom": 4}, "pixel_shift": 2,
        "brightness": [{"from": "20:00", "until": "7:30", "percent": 60}], "connector": "HDMI-A-2", "mode": "1920x1080@50",
        "when_dark": "cec"}})", "kiosk.json");
    REQUIRE(settings);
    const DisplaySettings& display = settings->display;
    CHECK(display.quarter_turns == 3);
    CHECK(display.safe == SafeArea{2.5, 0, 0, 4});
    CHECK(display.pixel_shift == 2);
    CHECK(display.light == std::vector<LightHours>{{20h, 7h + 30min, 60}});
    CHECK(display.connector == "HDMI-A-2");
    CHECK(display.mode == Size{1920, 1080});
    CHECK(display.refresh_hz == 50);
    CHECK(display.when_dark == DisplaySettings::Dark::cec);
    CHECK(read_settings(R"({"display": {"safe_area": 3}})", "kiosk.json")->display.safe == SafeArea{3, 3, 3, 3});
    const auto complaint = [](const std::string& inside) { return complaint_about("{\"display\": {" + inside + "}}"); };
    CHECK(complaint(R"("rotation": 45)").find("0, 90, 180 and 270") != std::string::npos);
    CHECK(complaint(R"("rotaton": 90)").find("did you mean \"rotation\"") != std::string::npos);
    CHECK(complaint(R"("safe_area": 30)").find("from 0 to 20") != std::string::npos);
    CHECK(complaint(R"("safe_area": {"lefd": 3})").find("did you mean \"left\"") != std::string::npos);
    CHECK(complaint(R"("mode": "1080p")").find("1920x1080@50") != std::string::npos);
    CHECK(complaint(R"("brightness": [{"from": "25:00", "until": "7:00", "percent": 50}])").find("07:30") != std::string::npos);
    CHECK(complaint(R"("brightness": [{"from": "20:00", "until": "7:00"}])").find("percent") != std::string::npos);
    CHECK(complaint(R"("when_dark": "standby")").find("\"cec\"") != std::string::npos);
}

TEST_CASE("all mistakes of a settings file are told at once") {
    const std::string complaint = complaint_about("{\"theme\": 1,\n\"dwell_factor\": \"x\",\n\"langauges\": []}");
    CHECK(std::count(complaint.begin(), complaint.end(), '\n') == 2);
}

TEST_CASE("the way out is named by the settings: proxy, authorities, certificate, credentials, and what a source may be") {
    const auto settings = read_settings(R"({
        "proxy": "http://proxy.example:3128", "proxy_credentials": "/p", "ca_file": "/ca", "client_certificate": "/c", "client_key": "/k",
        "sources": [{"url": "https://mfa.example/f.json", "credentials": "/s", "allow_local": true}]})", "kiosk.json");
    REQUIRE(settings);
    const CurlOptions options = network_options(*settings);
    CHECK(options.proxy == "http://proxy.example:3128");
    CHECK(options.ca_file == "/ca");
    CHECK(options.client_certificate == "/c");
    CHECK(options.client_key == "/k");
    CHECK_FALSE(options.allow_local);
    CHECK(settings->sources.at(0).credentials == "/s");
    CHECK(settings->sources[0].authorization.empty());
    CHECK(settings->sources[0].allow_local);
    CHECK(complaint_about("{\"proxy\": \"ftp://proxy.example\"}").find("http://proxy.example:3128") != std::string::npos);
    CHECK(complaint_about("{\"proxy\": \"http://u:p@proxy.example\"}").find("proxy_credentials") != std::string::npos);
    CHECK(complaint_about(R"({"sources": [{"url": "http://mfa.example/", "allow_http": true, "credentials": "/s"}]})").find("over https alone") !=
          std::string::npos);
}

TEST_CASE("every key of the settings stands in the schema, and the program knows every key of the schema") {
    const auto schema = json::parse(file("config/schema/settings.schema.json"), "schema");
    REQUIRE(schema);
    const json::Value source_keys = schema->root()["properties"]["sources"]["items"]["properties"];
    // An unknown key is the one complaint that names the key in this way; a wrong value is complained about otherwise.
    const auto unknown = [](const std::string& text, std::string_view key) {
        return complaint_about(text).find("there is no \"" + std::string(key) + "\" here") != std::string::npos;
    };
    for (const auto& [key, value, place] : schema->root()["properties"].members()) CHECK_FALSE(unknown("{\"" + std::string(key) + "\": 0}", key));
    for (const auto& [key, value, place] : source_keys.members())
        CHECK_FALSE(unknown("{\"sources\": [{\"" + std::string(key) + "\": 0}]}", key));
    const json::Value top = schema->root()["properties"];
    for (const char* key : {"proxy", "proxy_credentials", "client_certificate", "client_key", "ca_file"}) CHECK(top[key].exists());
    for (const char* key : {"credentials", "allow_local", "allow_http"}) CHECK(source_keys[key].exists());
}

TEST_CASE("the schema's example of every key is without mistake") {
    const auto schema = json::parse(file("config/schema/settings.schema.json"), "schema");
    REQUIRE(schema);
    for (const auto& [key, value, place] : schema->root()["properties"].members()) {
        if (key == "$schema") continue;
        REQUIRE(value["examples"].size() > 0);
        json::Writer example;
        example.begin_object().key(key);
        copy(value["examples"][0], example);
        example.key("languages").begin_array().value("fr").end_array().key("host_languages").begin_array().value("nl").end_array();
        const std::string complaint = complaint_about(key.ends_with("languages") ? "{}" : example.end_object().text());
        CHECK(complaint == "");
    }
}

TEST_CASE("two sources of one name are refused") {
    const std::string source = R"({"name": "m", "url": "https://mfa.example/"})";
    CHECK(complaint_about("{\"sources\": [" + source + "," + source + "]}").find("two sources are called") != std::string::npos);
}

TEST_CASE("the built-in edition has at least six statements in five languages, and every picture it names is drawn") {
    const auto sealed = seal({builtin_source()}, {});
    REQUIRE(sealed);
    CHECK(sealed->edition->statements().size() >= 6);
    std::set<std::string> reserved;
    for (const Statement& statement : sealed->edition->statements()) {
        if (!statement.tags.empty() && statement.tags.front().starts_with("chancery:")) {
            reserved.insert(statement.tags.front());
            continue;
        }
        CHECK(statement.versions.size() >= 5);
        CHECK_FALSE(statement.show_from);
        CHECK_FALSE(statement.show_until);
        REQUIRE(statement.picture);
        const auto name = statement.picture->url.substr(statement.picture->url.rfind('/') + 1);
        CHECK_FALSE(file("assets/art/" + name.substr(0, name.rfind('.')) + ".svg").empty());
    }
    CHECK(reserved == std::set<std::string>{"chancery:closed", "chancery:neutral"});
    for (const ItemReport& item : sealed->report) CHECK(item.reason == "");
}

TEST_CASE("every theme that comes with the program is without mistake") {
    for (const std::string name : {"default", "high-contrast", "mourning", "strong"}) {
        const auto theme = read_theme(file("assets/themes/" + name + ".json"), name);
        CHECK(theme.ok());
    }
}

TEST_CASE("a status report reads back as it was written") {
    StatusReport report;
    report.version = "1";
    report.process = 42;
    report.screen = {1920, 1080};
    report.trust = ClockTrust::floor;
    report.edition = "abc";
    report.statements = 3;
    report.on = StatusReport::Slide{"id", "ar", "عنوان \"x\"", "in turn", 1, 2, *parse_rfc3339("2025-12-10T12:00:00Z"), *parse_rfc3339("2025-12-10T12:00:08Z"), 1};
    report.contacts = {{"m", parse_rfc3339("2025-12-10T11:00:00Z"), std::nullopt, "down"}};
    report.troubles = {"m: down"};
    const auto back = read_status(to_json(report));
    REQUIRE(back);
    CHECK(to_json(*back) == to_json(report));
    CHECK(to_text(*back).find("page 2/2") != std::string::npos);
}
