// SPDX-License-Identifier: EUPL-1.2
#include "app/doctor.h"

#include <algorithm>
#include <set>

#include "app/files.h"
#include "app/missing_glyphs.h"
#include "app/parts.h"
#include "app/settings_file.h"
#include "app/status_file.h"
#include "base/json_writer.h"
#include "device/curl_transport.h"
#include "device/machine.h"
#include "device/system_clock.h"
#include "screen/cards.h"
#include "screen/harfbuzz_typeface.h"
#include "source/plausible.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;
using Level = Finding::Level;

constexpr std::uint64_t little_room = 200u << 20;

// What the settings say, with nothing written down: the doctor changes nothing.
struct Case {
    Settings settings;
    std::string mistakes;  // of the settings; a line each
    std::string trouble;   // of the files that they name
    Voice say;
};

Case open_case(const std::string& config, const Environment& environment) {
    Case found;
    const auto layers = read_layers(config, environment);
    auto merged = layers ? merge_settings(*layers) : Result<MergedSettings>(layers.error());
    if (!merged) {
        found.mistakes = merged.error().message;
        found.say = voice_of(layers);
        return found;
    }
    found.settings = std::move(merged->settings);
    found.trouble = load_secrets_and_roots(found.settings);
    found.say = voice_for(found.settings);
    return found;
}

Finding look_at_settings(const Case& found) {
    const Voice& say = found.say;
    const std::string about = say(Say::about_settings);
    if (!found.mistakes.empty()) return {about, Level::bad, say.of(found.mistakes), say(Say::settings_todo)};
    if (!found.trouble.empty()) return {about, Level::warning, say.of(found.trouble), say(Say::settings_trouble_todo)};
    if (found.settings.sources.empty()) return {about, Level::warning, say(Say::no_source), say(Say::no_source_todo)};
    return {about, Level::good, say(Say::settings_good, {std::to_string(found.settings.sources.size())}), ""};
}

Finding look_at_show(const Result<Running>& running, const Voice& say) {
    const std::string about = say(Say::about_show);
    if (!running) return {about, Level::bad, say(Say::no_show), say(Say::no_show_todo)};
    const StatusReport& report = running->report;
    std::string troubles;
    for (const std::string& trouble : report.troubles) troubles += (troubles.empty() ? "" : "; ") + say.of(trouble);
    if (!troubles.empty()) return {about, Level::warning, say(Say::show_trouble, {troubles}), say(Say::show_trouble_todo)};
    return {about, Level::good, say(Say::show_good, {report.on ? report.on->title : ""}), ""};
}

Finding look_at_network(const Voice& say) {
    const std::string about = say(Say::about_network);
    const std::vector<std::string> addresses = network_addresses();
    if (addresses.empty()) return {about, Level::bad, say(Say::no_address), say(Say::no_address_todo)};
    std::string all;
    for (const std::string& address : addresses) all += (all.empty() ? "" : ", ") + address;
    if (!has_way_out()) return {about, Level::bad, say(Say::no_way_out, {all}), say(Say::no_way_out_todo)};
    return {about, Level::good, all + ".", ""};
}

Finding look_at_names(const Settings& settings, const Voice& say) {
    const std::string about = say(Say::about_names);
    std::set<std::string> hosts;
    for (const Source& source : settings.sources)
        if (const std::string host = host_of(source.url); !host.empty()) hosts.insert(host);
    if (!settings.proxy.empty()) return {about, Level::good, say(Say::proxy_names), ""};
    for (const std::string& host : hosts)
        if (!resolves(host)) return {about, Level::bad, say(Say::no_name, {host}), say(Say::no_name_todo)};
    return {about, Level::good, say(Say::names_good, {std::to_string(hosts.size())}), ""};
}

Finding look_at_source(const Source& source, Transport& transport, const Voice& say) {
    const std::string about = say(Say::about_source, {source.name});
    Request request = request_to(source, source.url);
    request.accept = "*/*";
    request.max_bytes = std::size_t{16} << 20;
    request.timeout = 20s;
    const auto reply = transport.fetch(request, {});
    const std::string trouble = !reply ? reply.error().message : reply->status != 200 ? trouble_of_status(reply->status) : implausible(*reply);
    if (!trouble.empty()) return {about, Level::bad, say.of(trouble), say(advice_for(trouble))};
    return {about, Level::good, say(Say::source_good), ""};
}

// As this process sees it, and as the kiosk does, whose sandbox may hide who keeps it.
Finding look_at_clock(const Result<Running>& running, const Voice& say) {
    const std::string about = say(Say::about_clock);
    const Now now = SystemClock().read();
    if (now.trust != ClockTrust::synchronized) return {about, Level::warning, say(Say::clock_bad, {format_rfc3339(now.wall)}), say(Say::clock_bad_todo)};
    if (running && running->report.trust != now.trust) return {about, Level::warning, say(Say::clock_unseen), say(Say::clock_unseen_todo)};
    return {about, Level::good, say(Say::clock_good), ""};
}

Finding look_at_fonts(const Voice& say) {
    const std::string about = say(Say::about_fonts);
    HarfBuzzTypeface typeface;
    for (const auto& [language, words] : {std::pair("en", "Welcome"), {"ar", "مرحبا"}, {"ja", "ようこそ"}, {"th", "ยินดีต้อนรับ"}, {"hi", "स्वागत"}, {"zh-Hans", "欢迎"}}) {
        Version version;
        version.language = language;
        version.title = words;
        for (const std::string& missing : missing_glyphs(version, typeface)) return {about, Level::warning, say.of(missing), say(Say::fonts_todo)};
    }
    return {about, Level::good, say(Say::fonts_good), ""};
}

// A kiosk with a screen has one, whatever the kernel tells: a desktop's driver may keep its connectors to itself.
Finding look_at_display(const Result<Running>& running, const Voice& say) {
    const std::string about = say(Say::about_display);
    bool any = false;
    for (const Card& card : graphics_cards())
        for (const Connector& connector : card.connectors) {
            if (connector.connected) return {about, Level::good, say(Say::display_good, {connector.name}), ""};
            any = true;
        }
    if (any) return {about, Level::bad, say(Say::display_absent), say(Say::display_absent_todo)};
    if (running && running->report.screen != Size{}) return {about, Level::good, say(Say::display_unknown), ""};
    return {about, Level::bad, say(Say::display_no_card), say(Say::display_no_card_todo)};
}

Finding look_at_card(const std::string& state, const Voice& say) {
    const std::string about = say(Say::about_card);
    const auto room = room_at(state);
    const std::string trial = state + "/.doctor";
    const Status written = write_file(trial, "x");
    if (written) std::remove(trial.c_str());
    if (!written) return {about, Level::warning, say.of(written.error().message) + ".", say(Say::card_todo)};
    const std::string free = room ? std::to_string(room->free >> 20) : "?";
    if (room && room->free < little_room) return {about, Level::warning, say(Say::card_full, {free}), say(Say::card_full_todo)};
    return {about, Level::good, say(Say::card_good, {free}), ""};
}

std::optional<Finding> look_at_power(const Voice& say) {
    const auto low = undervoltage();
    if (!low) return std::nullopt;
    const std::string about = say(Say::about_power);
    if (*low) return Finding{about, Level::bad, say(Say::power_weak), say(Say::power_todo)};
    return Finding{about, Level::good, say(Say::power_good), ""};
}

}  // namespace

// A certificate's trouble may name a portal, too.
Say advice_for(std::string_view trouble) {
    const auto says = [&](std::string_view word) { return trouble.find(word) != trouble.npos; };
    if (says("certificate") || says("TLS") || says("SSL")) return Say::certificate_todo;
    if (says("portal") || says("web page")) return Say::portal_todo;
    if (says("401") || says("403") || says("credentials")) return Say::credentials_todo;
    if (says("404") || says("410")) return Say::gone_todo;
    if (says("name server") || says("DNS")) return Say::no_name_todo;
    return Say::wait_todo;
}

Examination examine(const std::string& config, const std::string& state, const Environment& environment) {
    const Case found = open_case(config, environment);
    const Voice& say = found.say;
    const auto running = read_running(environment, state);
    std::vector<Finding> findings{look_at_settings(found), look_at_show(running, say), look_at_network(say), look_at_clock(running, say),
                                  look_at_names(found.settings, say)};
    CurlTransport network(network_options(found.settings));
    for (const Source& source : found.settings.sources)
        if (!is_file(source)) findings.push_back(look_at_source(source, network, say));
    findings.push_back(look_at_fonts(say));
    findings.push_back(look_at_display(running, say));
    findings.push_back(look_at_card(state, say));
    if (auto power = look_at_power(say)) findings.push_back(*std::move(power));
    return {std::move(findings), say};
}

std::string to_text(const Examination& examination) {
    std::string text;
    for (const Finding& finding : examination.findings) {
        const Say level = finding.level == Level::good ? Say::good : finding.level == Level::warning ? Say::look : Say::bad;
        text += "[" + examination.say(level) + "] " + finding.about + ": " + finding.what + "\n";
        if (!finding.todo.empty()) text += "    → " + finding.todo + "\n";
    }
    return text;
}

std::string to_json(const Examination& examination) {
    json::Writer out;
    out.begin_array();
    for (const Finding& finding : examination.findings) {
        const std::string_view level = finding.level == Level::good ? "good" : finding.level == Level::warning ? "warning" : "bad";
        out.begin_object().key("about").value(finding.about).key("level").value(level).key("what").value(finding.what);
        out.key("todo").value(finding.todo).end_object();
    }
    return out.end_array().text();
}

}  // namespace chancery
