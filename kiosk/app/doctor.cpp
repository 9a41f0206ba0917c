// SPDX-License-Identifier: EUPL-1.2
#include "app/doctor.h"

#include <algorithm>
#include <set>

#include "app/files.h"
#include "app/missing_glyphs.h"
#include "app/parts.h"
#include "app/settings_file.h"
#include "base/json_writer.h"
#include "device/curl_transport.h"
#include "device/machine.h"
#include "device/system_clock.h"
#include "screen/harfbuzz_typeface.h"
#include "source/plausible.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;
using Level = Finding::Level;

constexpr std::uint64_t little_room = 200u << 20;

Finding look_at_settings(const Result<SettingsInForce>& settings) {
    const std::string todo = "Send this text to the person who wrote the settings. The screen goes on with the settings from before.";
    if (!settings) return {"settings", Level::bad, settings.error().message, todo};
    if (!settings->refused.empty()) return {"settings", Level::bad, settings->refused, todo};
    if (!settings->trouble.empty()) return {"settings", Level::warning, settings->trouble, "Send this text to the person who wrote the settings."};
    if (settings->settings.sources.empty())
        return {"settings", Level::warning, "No source is named: only the built-in edition shows.", "A technician runs \"chancery setup\" to name a source."};
    return {"settings", Level::good, std::to_string(settings->settings.sources.size()) + " sources, no mistakes.", ""};
}

Finding look_at_network() {
    const std::vector<std::string> addresses = network_addresses();
    if (addresses.empty())
        return {"network", Level::bad, "The device has no address in any network.",
                "Check that the network cable clicks into the device and into the wall, or that the Wi-Fi works for a telephone next to it. "
                "Then pull the device's power plug, wait ten seconds, and plug it in again."};
    std::string all;
    for (const std::string& address : addresses) all += (all.empty() ? "" : ", ") + address;
    if (!has_way_out())
        return {"network", Level::bad, "The device has an address (" + all + ") but knows no way out of the building.",
                "Ask the network's administrator whether the network gives a gateway to this device."};
    return {"network", Level::good, all + ".", ""};
}

Finding look_at_names(const Settings& settings) {
    std::set<std::string> hosts;
    for (const Source& source : settings.sources)
        if (const std::string host = host_of(source.url); !host.empty()) hosts.insert(host);
    if (!settings.proxy.empty()) return {"names", Level::good, "The proxy looks names up.", ""};
    for (const std::string& host : hosts)
        if (!resolves(host))
            return {"names", Level::bad, "No name server knows " + host + ".",
                    "Open that address on a computer in the same network. If it does not open there either, call the network's administrator; "
                    "if it does, the device asks the wrong name server."};
    return {"names", Level::good, std::to_string(hosts.size()) + " hosts of sources are known.", ""};
}

std::string advice_for(const std::string& trouble) {
    const auto says = [&](std::string_view word) { return trouble.find(word) != std::string::npos; };
    if (says("portal") || says("web page")) return "The network wants someone to log in. Ask its administrator to let this device through without a login page.";
    if (says("certificate") || says("TLS") || says("SSL")) return "The connection is not trusted. Look at the line about the clock first; if that is good, call the network's administrator: something in between replaces certificates.";
    if (says("401") || says("403") || says("credentials")) return "The server does not accept the device's credentials. Send this text to the person who set it up.";
    if (says("404") || says("410")) return "The address is no longer right. Ask the ministry for the new one, and send it to the person who set the device up.";
    return "Wait a quarter of an hour. If it stays so, send this text to the people who run that server. The screen goes on with what it has.";
}

Finding look_at_source(const Source& source, Transport& transport) {
    const std::string about = "source " + source.name;
    Request request;
    request.url = source.url;
    request.accept = "*/*";
    request.max_bytes = std::size_t{16} << 20;
    request.timeout = 20s;
    request.allow_http = source.allow_http;
    request.allow_local = source.allow_local;
    request.authorization = source.authorization;
    const auto reply = transport.fetch(request, {});
    const std::string trouble = !reply ? reply.error().message : reply->status != 200 ? trouble_of_status(reply->status) : implausible(*reply);
    if (!trouble.empty()) return {about, Level::bad, trouble, advice_for(trouble)};
    return {about, Level::good, "It answers.", ""};
}

Finding look_at_clock() {
    if (SystemClock().read().trust == ClockTrust::synchronized) return {"clock", Level::good, "A time service keeps it.", ""};
    return {"clock", Level::warning, "No time service vouches for the clock: it says " + format_rfc3339(SystemClock().read().wall) + ".",
            "Compare this with your own watch. The network must let the device ask a time server (NTP, port 123); until then, what is "
            "announced for a certain time waits."};
}

Finding look_at_fonts() {
    HarfBuzzTypeface typeface;
    for (const auto& [language, words] : {std::pair("en", "Welcome"), {"ar", "مرحبا"}, {"ja", "ようこそ"}, {"th", "ยินดีต้อนรับ"}, {"hi", "स्वागत"}, {"zh-Hans", "欢迎"}}) {
        Version version;
        version.language = language;
        version.title = words;
        for (const std::string& missing : missing_glyphs(version, typeface))
            return {"fonts", Level::warning, missing, "A technician installs the package that is named here; until then some languages show boxes."};
    }
    return {"fonts", Level::good, "Latin, Arabic, Japanese, Thai, Devanagari and Chinese have theirs.", ""};
}

Finding look_at_display() {
    const Connectors found = connectors();
    if (found.all.empty()) return {"display", Level::good, "No connector of the kernel's own to look at (a desktop, or a virtual machine).", ""};
    if (found.connected.empty())
        return {"display", Level::bad, "No screen answers on any connector.",
                "Check that the screen is switched on, that it shows the right input, and that the cable sits firmly at both ends. Use the "
                "connector of the device that is nearest to its power plug."};
    return {"display", Level::good, "A screen on " + found.connected.front() + ".", ""};
}

Finding look_at_card(const std::string& state) {
    const auto room = room_at(state);
    const std::string trial = state + "/.doctor";
    const Status written = write_file(trial, "x");
    if (written) std::remove(trial.c_str());
    if (!written)
        return {"card", Level::warning, written.error().message + ".",
                "Ask a technician to run this as the kiosk's own user (sudo -u chancery chancery doctor). If it says so there, too, the card is worn or "
                "switched to read-only: it must be replaced."};
    if (room && room->free < little_room)
        return {"card", Level::warning, "Only " + std::to_string(room->free >> 20) + " MB are free.", "A technician makes room, or takes a larger card."};
    if (undervoltage().value_or(false))
        return {"power", Level::bad, "The device's power is too weak.", "Use the power supply that came with the device, and no longer cable than its own."};
    return {"card", Level::good, room ? std::to_string(room->free >> 20) + " MB free." : "It can be written.", ""};
}

std::string_view word(Level level) { return level == Level::good ? "good" : level == Level::warning ? "look" : "BAD"; }

}  // namespace

std::vector<Finding> examine(const std::string& config, const std::string& state, const Environment& environment) {
    const auto in_force = settings_in_force(config, environment, state);
    const Settings settings = in_force ? in_force->settings : Settings{};
    std::vector<Finding> findings{look_at_settings(in_force), look_at_network(), look_at_clock(), look_at_names(settings)};
    CurlTransport network(network_options(settings));
    for (const Source& source : settings.sources)
        if (!is_file(source)) findings.push_back(look_at_source(source, network));
    findings.push_back(look_at_fonts());
    findings.push_back(look_at_display());
    findings.push_back(look_at_card(state));
    return findings;
}

std::string to_text(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += std::string(word(finding.level)) + std::string(6 - word(finding.level).size(), ' ') + finding.about + ": " + finding.what + "\n";
        if (!finding.todo.empty()) text += "      → " + finding.todo + "\n";
    }
    return text;
}

std::string to_json(const std::vector<Finding>& findings) {
    json::Writer out;
    out.begin_array();
    for (const Finding& finding : findings) {
        const std::string_view level = finding.level == Level::good ? "good" : finding.level == Level::warning ? "warning" : "bad";
        out.begin_object().key("about").value(finding.about).key("level").value(level).key("what").value(finding.what);
        out.key("todo").value(finding.todo).end_object();
    }
    return out.end_array().text();
}

}  // namespace chancery
