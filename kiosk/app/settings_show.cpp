// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_show.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <filesystem>
#include <memory>

#include "app/signing.h"
#include "edition/address.h"
#include "edition/language_tag.h"
#include "edition/limits.h"
#include "edition/playlist_reader.h"
#include "edition/when_reader.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration file_interval = 5s;  // a look at a file's date
constexpr Duration address_interval = 1min;
constexpr std::size_t max_clocks = 3;

std::vector<std::string> read_languages(json::Reader& reader, std::string_view key) {
    std::vector<std::string> languages = reader.strings(key, max_languages, 64);
    for (const std::string& tag : languages)
        if (!language_tag(tag))
            reader.problem(reader.value(key), "\"" + tag + "\" is no language tag; write it like \"en\", \"fr-BE\" or \"zh-Hant\" (BCP 47)");
    return languages;
}

// "; did you mean …?", or nothing.
std::string nearest_zone(const std::string& name) {
    std::vector<std::string> zones;
    const std::unique_ptr<icu::StringEnumeration> all(icu::TimeZone::createEnumeration());
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    while (const char* zone = all ? all->next(&length, error) : nullptr) zones.emplace_back(zone, static_cast<std::size_t>(length));
    const std::string_view near = json::nearest(name, {zones.begin(), zones.end()});
    return near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?";
}

void check_zone(json::Reader& reader, const std::string& zone) {
    if (!is_time_zone(zone))
        reader.problem(reader.value("time_zone"), "\"" + zone + "\" is no time zone; write it like \"Europe/Brussels\" (IANA)" + nearest_zone(zone));
}

// One name for all languages, or an object with a name a language.
std::vector<std::pair<std::string, std::string>> read_names(json::Reader& clock, json::Problems& problems) {
    std::vector<std::pair<std::string, std::string>> names;
    const json::Value value = clock.value("name");
    if (!value.exists()) return names;
    if (value.kind() != json::Kind::object) return {{"", clock.string("name", "", 60)}};
    json::Reader reader(value, problems);
    for (const json::Member member : value.members()) names.emplace_back(std::string(member.key), reader.string(member.key, "", 60));
    for (const auto& [language, name] : names)
        if (!language_tag(language)) reader.problem(reader.value(language), "\"" + language + "\" is no language tag such as \"fr\"");
    return names;
}

CityClock read_clock(json::Value item, json::Problems& problems) {
    json::Reader reader(item, problems);
    reader.require({"time_zone"});
    CityClock clock;
    clock.time_zone = reader.string("time_zone", "", 64);
    if (reader.has("time_zone")) check_zone(reader, clock.time_zone);
    clock.names = read_names(reader, problems);
    reader.finish();
    return clock;
}

void read_opening_hours(json::Reader reader, json::Problems& problems, Rotation& rotation) {
    rotation.opening = read_when(reader, problems);
    rotation.dark_when_closed = reader.choice("closed", false, {{"card", false}, {"dark", true}});
    reader.finish();
}

ProtocolDays read_protocol_days(json::Reader reader, json::Problems& problems) {
    ProtocolDays days;
    days.protocol = read_protocol(reader);
    days.when = read_when(reader, problems);
    reader.finish();
    return days;
}

std::string of_folder(std::string path) { return address_of_file(path.ends_with('/') ? path : path + '/'); }

Source as_playlist(std::string name, std::string url) {
    Source source;
    source.name = std::move(name);
    source.interval = url.starts_with("file:") ? file_interval : address_interval;
    source.url = std::move(url);
    source.language = "en";
    source.format = playlist_format;
    return source;
}

// The one of "file", "folder" and "url" that is there, as an address.
std::string read_place(json::Reader& reader, json::Value where) {
    std::string url;
    int places = 0;
    for (const std::string_view key : {"file", "folder", "url"}) {
        if (!reader.has(key)) continue;
        ++places;
        const std::string text = reader.string(key, "", 2000);
        if (key == "url" && !text.starts_with("https://") && !text.starts_with("http://"))
            reader.problem(reader.value(key), "an address begins with https://; for a file there are \"file\" and \"folder\"");
        if (key != "url" && !text.starts_with('/')) reader.problem(reader.value(key), "\"" + std::string(key) + "\" must be a whole path, from the first \"/\"");
        url = key == "url" ? text : key == "folder" ? of_folder(text) : address_of_file(text);
    }
    if (places != 1) reader.problem(where, "a playlist has one of these: \"file\", \"folder\", \"url\"");
    return url;
}

Source read_playlist_source(json::Value item, json::Problems& problems, std::size_t number) {
    json::Reader reader(item, problems);
    const std::string name = reader.string("name", "playlist " + std::to_string(number), 100);
    Source source = as_playlist(name, read_place(reader, item));
    source.language = reader.string("language", source.language, 64);
    if (!language_tag(source.language)) reader.problem(reader.value("language"), "\"" + source.language + "\" is no language tag such as \"fr\"");
    source.interval = reader.duration("interval", source.interval, 1s, std::chrono::days(7));
    source.allow_http = reader.boolean("allow_http", false);
    source.allow_local = reader.boolean("allow_local", false);
    if (source.url.starts_with("http://") && !source.allow_http)
        reader.problem(reader.value("url"), "plain http can be forged on the way; use https, or say \"allow_http\": true for a server on your own network");
    read_signing(reader, source);
    reader.finish();
    return source;
}

}  // namespace

Rotation read_rotation(json::Reader& top, json::Problems& problems) {
    using Need = Rotation::Need;
    Rotation rotation;
    rotation.languages = read_languages(top, "languages");
    rotation.host_languages = read_languages(top, "host_languages");
    rotation.need = top.choice("language_rule", Need::any, {{"any", Need::any}, {"all", Need::all}, {"host", Need::host}});
    if (rotation.need == Need::all && rotation.languages.empty()) top.problem(top.value("language_rule"), "\"all\" needs \"languages\" to say which");
    if (rotation.need == Need::host && rotation.host_languages.empty()) top.problem(top.value("language_rule"), "\"host\" needs \"host_languages\" to say which");
    rotation.side_by_side = top.boolean("side_by_side", false);
    rotation.time_zone = top.string("time_zone", "", 64);
    if (!rotation.time_zone.empty()) check_zone(top, rotation.time_zone);
    read_opening_hours(top.object("opening_hours"), problems, rotation);
    for (const json::Value item : top.array("protocol", 100)) rotation.protocols.push_back(read_protocol_days(json::Reader(item, problems), problems));
    return rotation;
}

FooterRules read_footer(json::Reader footer, json::Problems& problems) {
    FooterRules rules;
    for (const json::Value item : footer.array("clocks", max_clocks)) rules.clocks.push_back(read_clock(item, problems));
    rules.next_event = footer.boolean("next_event", false);
    rules.dots = footer.boolean("dots", false);
    footer.finish();
    return rules;
}

std::vector<Source> read_playlists(json::Reader& top, json::Problems& problems) {
    std::vector<Source> playlists;
    for (const json::Value item : top.array("playlists", 64)) playlists.push_back(read_playlist_source(item, problems, playlists.size() + 1));
    return playlists;
}

Status add_playlist(const std::string& place, Settings& settings) {
    if (place.empty()) return {};
    if (place.starts_with("https://")) {
        settings.sources.push_back(as_playlist(place, place));
        return {};
    }
    std::error_code error;
    const auto path = std::filesystem::absolute(place, error);
    if (error || !std::filesystem::exists(path, error)) return Error{ErrorKind::missing, place + ": there is no such playlist: no file and no folder"};
    const bool folder = std::filesystem::is_directory(path, error);
    settings.sources.push_back(as_playlist(place, folder ? of_folder(path.string()) : address_of_file(path.string())));
    return {};
}

}  // namespace chancery
