// SPDX-License-Identifier: EUPL-1.2
#include "app/settings.h"

#include "app/signing.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/settings_show.h"
#include "base/json_reader.h"
#include "edition/language_tag.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t max_sources = 64;

void check_url(json::Reader& reader, const Source& source) {
    const bool https = source.url.rfind("https://", 0) == 0, http = source.url.rfind("http://", 0) == 0;
    if (https || (http && source.allow_http) || source.url.empty()) return;
    reader.problem(reader.value("url"), http ? "plain http can be forged on the way; use https, or say \"allow_http\": true "
                                               "for a server on your own network"
                                             : "an address begins with https://");
}

void check_proxy(json::Reader& reader, const std::string& proxy) {
    const bool known = proxy.empty() || proxy.rfind("http://", 0) == 0 || proxy.rfind("https://", 0) == 0;
    if (!known) reader.problem(reader.value("proxy"), "write it like \"http://proxy.example:3128\"");
    if (proxy.find('@') != std::string::npos)
        reader.problem(reader.value("proxy"), "a password in here could be read by anyone; put it into a file and name that in "
                                              "\"proxy_credentials\"");
}

void check_language(json::Reader& reader, std::string_view key, const std::string& tag) {
    if (!language_tag(tag))
        reader.problem(reader.value(key), "\"" + tag + "\" is no language tag; write it like \"en\", \"fr-BE\" or \"zh-Hant\" (BCP 47)");
}

Source read_source(json::Reader reader, std::size_t number) {
    Source source;
    reader.require({"url"});
    source.name = reader.string("name", "source " + std::to_string(number), 100);
    source.url = reader.string("url", "", 2000);
    source.language = reader.string("language", "en", 64);
    source.format = reader.string("format", "auto", 64);
    source.interval = reader.duration("interval", source.interval, 1s, std::chrono::days(7));
    source.allow_http = reader.boolean("allow_http", false);
    source.allow_local = reader.boolean("allow_local", false);
    source.credentials = reader.string("credentials");
    if (!source.credentials.empty() && source.url.rfind("https://", 0) != 0)
        reader.problem(reader.value("credentials"), "credentials are sent over https alone");
    check_url(reader, source);
    check_language(reader, "language", source.language);
    read_signing(reader, source);
    reader.finish();
    return source;
}

void add_source(json::Value where, Source source, Settings& settings, json::Problems& problems) {
    const auto same = [&](const Source& other) { return other.name == source.name; };
    if (std::any_of(settings.sources.begin(), settings.sources.end(), same))
        problems.add(where, "two sources are called \"" + source.name + "\"; give each a name of its own");
    settings.sources.push_back(std::move(source));
}

void read_sources(json::Reader& top, Settings& settings, json::Problems& problems) {
    for (const json::Value item : top.array("sources", max_sources))
        add_source(item, read_source(json::Reader(item, problems), settings.sources.size() + 1), settings, problems);
}

void read_network(json::Reader& top, Settings& settings) {
    settings.ca_file = top.string("ca_file");
    settings.proxy = top.string("proxy", "", 2000);
    check_proxy(top, settings.proxy);
    settings.proxy_credentials = top.string("proxy_credentials");
    settings.client_certificate = top.string("client_certificate");
    settings.client_key = top.string("client_key");
}

void read_display(json::Reader display, Settings& settings, json::Problems& problems) {
    settings.diagonal_inches = display.number("diagonal_inches", 0, 5, 300);
    settings.distance_metres = display.number("distance_metres", 0, 0.3, 50);
    settings.en_301_549 = display.boolean("en_301_549", false);
    settings.display = read_display_settings(display, problems);
    display.finish();
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::string first_of(std::string a, const std::string& b) { return a.empty() ? b : a; }

// What $CHANCERY_… says, but for what is no key of the settings.
std::vector<std::pair<std::string, std::string>> read_overrides() {
    constexpr std::string_view prefix = "CHANCERY_";
    std::vector<std::pair<std::string, std::string>> overrides;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (!text.starts_with(prefix) || equals == text.npos || text.starts_with("CHANCERY_ASSETS=")) continue;
        std::string key(text.substr(prefix.size(), equals - prefix.size()));
        for (char& letter : key)
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        overrides.emplace_back(std::move(key), std::string(text.substr(equals + 1)));
    }
    std::sort(overrides.begin(), overrides.end());
    return overrides;
}

// "a:b" of $STATE_DIRECTORY and its like: the unit names one.
std::string first_path(const std::string& list) { return list.substr(0, list.find(':')); }

}  // namespace

json::Limits settings_limits() {
    json::Limits limits;
    limits.max_bytes = std::size_t{1} << 20;
    limits.comments = true;
    return limits;
}

Result<Settings> read_settings(std::string_view text, std::string_view name) {
    const auto document = json::parse(text, name, settings_limits());
    if (!document) return document.error();
    json::Problems problems(*document);
    Settings settings = read_settings(*document, problems);
    if (problems.any()) return problems.status().error();
    return settings;
}

Settings read_settings(const json::Document& document, json::Problems& problems) {
    json::Reader top(document.root(), problems);
    Settings settings;
    read_sources(top, settings, problems);
    for (Source& playlist : read_playlists(top, problems)) add_source(top.value("playlists"), std::move(playlist), settings, problems);
    settings.rotation = read_rotation(top, problems);
    settings.theme = top.string("theme", "default");
    settings.footer = read_footer(top.object("footer"), problems);
    settings.qr_code = top.boolean("qr_code", settings.qr_code);
    settings.reduced_motion = top.boolean("reduced_motion", false);
    settings.dwell.factor = top.number("dwell_factor", 1, 0.25, 4);
    settings.dwell.shortest = top.duration("dwell_shortest", settings.dwell.shortest, 1s, 10min);
    settings.dwell.longest = top.duration("dwell_longest", settings.dwell.longest, 1s, 1h);
    if (settings.dwell.shortest > settings.dwell.longest)
        top.problem(top.value("dwell_shortest"), "\"dwell_shortest\" is longer than \"dwell_longest\"");
    read_network(top, settings);
    settings.display_log = top.boolean("display_log", false);
    read_display(top.object("display"), settings, problems);
    top.finish();
    return settings;
}

Environment read_environment() {
    Environment environment;
    const std::string home = variable("HOME");
    environment.state_is_given = !variable("STATE_DIRECTORY").empty();
    environment.state_folder = first_of(first_path(variable("STATE_DIRECTORY")),
                                        first_of(variable("XDG_STATE_HOME"), home + "/.local/state") + "/chancery");
    const std::string runtime = variable("XDG_RUNTIME_DIR");
    environment.runtime_folder = first_of(first_path(variable("RUNTIME_DIRECTORY")),
        runtime.empty() ? "/tmp/chancery-" + std::to_string(::getuid()) : runtime + "/chancery");
    environment.settings_files = {"/etc/chancery/kiosk.json",
                                  first_of(variable("XDG_CONFIG_HOME"), home + "/.config") + "/chancery/kiosk.json"};
    environment.boot_files = {"/boot/firmware/chancery.json", "/boot/chancery.json"};
    environment.overrides = read_overrides();
    environment.assets = variable("CHANCERY_ASSETS");
    environment.notify_socket = variable("NOTIFY_SOCKET");
    environment.journal = !variable("JOURNAL_STREAM").empty();
    environment.video_driver_forced = !variable("SDL_VIDEODRIVER").empty();
    const std::string watchdog = variable("WATCHDOG_USEC");
    long long microseconds = 0;
    const auto read = std::from_chars(watchdog.data(), watchdog.data() + watchdog.size(), microseconds);
    if (read.ec == std::errc() && microseconds > 0) environment.watchdog = Duration(microseconds / 1000);
    return environment;
}

}  // namespace chancery
