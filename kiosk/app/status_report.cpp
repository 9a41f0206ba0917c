// SPDX-License-Identifier: EUPL-1.2
#include "app/status_report.h"

#include <algorithm>
#include <cstdlib>

#include "app/words.h"
#include "base/json.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

constexpr std::pair<std::string_view, ClockTrust> trust_names[] = {
    {"unknown", ClockTrust::unknown}, {"floor", ClockTrust::floor}, {"synchronized", ClockTrust::synchronized}};

void write_slide(json::Writer& out, std::string_view key, const std::optional<StatusReport::Slide>& slide) {
    out.key(key);
    if (!slide) return void(out.null());
    out.begin_object();
    out.key("statement").value(slide->statement).key("language").value(slide->language).key("title").value(slide->title);
    out.key("page").value(slide->page + 1).key("pages").value(slide->pages).key("why").value(slide->why);
    out.key("since").value(format_rfc3339(slide->since)).key("until").value(format_rfc3339(slide->until));
    out.key("missing_glyphs").value(slide->missing_glyphs).end_object();
}

void write_instant(json::Writer& out, std::string_view key, const std::optional<Instant>& instant) {
    out.key(key);
    if (instant) out.value(format_rfc3339(*instant));
    else out.null();
}

std::string text_of(json::Value value) { return std::string(value.string().value_or("")); }

std::optional<Instant> instant_of(json::Value value) { return parse_rfc3339(value.string().value_or("")); }

std::size_t count_of(json::Value value) { return static_cast<std::size_t>(value.integer(0, INT32_MAX).value_or(0)); }

std::optional<StatusReport::Slide> slide_of(json::Value value) {
    if (!value.has_value()) return std::nullopt;
    StatusReport::Slide slide;
    slide.statement = text_of(value["statement"]);
    slide.language = text_of(value["language"]);
    slide.title = text_of(value["title"]);
    slide.why = text_of(value["why"]);
    slide.page = std::max<std::size_t>(count_of(value["page"]), 1) - 1;
    slide.pages = count_of(value["pages"]);
    slide.since = instant_of(value["since"]).value_or(Instant{});
    slide.until = instant_of(value["until"]).value_or(Instant{});
    slide.missing_glyphs = static_cast<int>(count_of(value["missing_glyphs"]));
    return slide;
}

std::string describe(const StatusReport::Slide& slide, const Voice& say) {
    std::string line = "\"" + slide.title + "\" (" + slide.language;
    if (slide.pages > 1) line += ", " + say(Say::page, {std::to_string(slide.page + 1), std::to_string(slide.pages)});
    return line + ", " + say.of(slide.why) + ") " + say(Say::until, {format_rfc3339(slide.until)});
}

std::string describe(const Contact& contact, const Voice& say) {
    return say(Say::last_reached, {contact.source, contact.reached ? format_rfc3339(*contact.reached) : say(Say::never),
                                   contact.signature.empty() || contact.signature == "unsigned" ? say(Say::unsigned_source) : say.of(contact.signature)});
}

std::string describe(ClockTrust trust, const Voice& say) {
    return say(trust == ClockTrust::synchronized ? Say::clock_is_synchronized : trust == ClockTrust::floor ? Say::clock_is_floor : Say::clock_is_unknown);
}

// How many columns a short word takes.
std::size_t width_of(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char unit) { return (static_cast<unsigned char>(unit) & 0xC0) != 0x80; }));
}

}  // namespace

std::string_view trust_name(ClockTrust trust) {
    for (const auto& [name, value] : trust_names)
        if (value == trust) return name;
    std::abort();
}

std::string to_json(const StatusReport& report) {
    json::Writer out;
    out.begin_object();
    out.key("version").value(report.version).key("language").value(report.language).key("process").value(static_cast<std::int64_t>(report.process));
    out.key("written").value(format_rfc3339(report.written));
    out.key("screen").begin_array().value(report.screen.width).value(report.screen.height).end_array();
    out.key("protocol").value(report.protocol);
    out.key("clock").value(trust_name(report.trust)).key("builtin").value(report.builtin);
    out.key("edition").value(report.edition).key("statements").value(report.statements);
    write_slide(out, "on", report.on);
    write_slide(out, "next", report.next);
    out.key("sources").begin_array();
    for (const Contact& contact : report.contacts) {
        out.begin_object().key("source").value(contact.source);
        write_instant(out, "reached", contact.reached);
        write_instant(out, "asked", contact.asked);
        out.key("signature").value(contact.signature.empty() ? "unsigned" : contact.signature);
        out.key("trouble").value(contact.trouble).end_object();
    }
    out.end_array().key("troubles").begin_array();
    for (const std::string& trouble : report.troubles) out.value(trouble);
    out.end_array().end_object();
    return out.text();
}

Result<StatusReport> read_status(std::string_view text) {
    const auto document = json::parse(text, "status");
    if (!document) return document.error();
    const json::Value root = document->root();
    StatusReport report;
    report.version = text_of(root["version"]);
    report.language = text_of(root["language"]);
    report.process = static_cast<long>(count_of(root["process"]));
    report.written = instant_of(root["written"]).value_or(Instant{});
    report.screen = {static_cast<int>(count_of(root["screen"][0])), static_cast<int>(count_of(root["screen"][1]))};
    report.protocol = text_of(root["protocol"]);
    for (const auto& [name, value] : trust_names)
        if (root["clock"].string() == name) report.trust = value;
    report.builtin = root["builtin"].boolean().value_or(false);
    report.edition = text_of(root["edition"]);
    report.statements = count_of(root["statements"]);
    report.on = slide_of(root["on"]);
    report.next = slide_of(root["next"]);
    for (const json::Value item : root["sources"])
        report.contacts.push_back({text_of(item["source"]), instant_of(item["reached"]), instant_of(item["asked"]), text_of(item["trouble"]), text_of(item["signature"])});
    for (const json::Value item : root["troubles"]) report.troubles.push_back(text_of(item));
    return report;
}

std::string to_text(const StatusReport& report) {
    const Voice say({report.language});
    std::string text;
    const auto fact = [&](Say what, const std::string& value) {
        const std::string name = say(what);
        text += name + std::string(10 - std::min<std::size_t>(width_of(name), 9), ' ') + value + "\n";
    };
    if (report.on) fact(Say::on, describe(*report.on, say));
    if (report.next) fact(Say::next, "\"" + report.next->title + "\" (" + report.next->language + ", " + say.of(report.next->why) + ")");
    fact(Say::edition, report.builtin ? say(Say::builtin_shows) : say(Say::edition_has, {report.edition.substr(0, 12), std::to_string(report.statements)}));
    fact(Say::screen, std::to_string(report.screen.width) + "x" + std::to_string(report.screen.height));
    if (!report.protocol.empty()) fact(Say::protocol, say.of(report.protocol));
    fact(Say::clock, describe(report.trust, say));
    for (const Contact& contact : report.contacts) fact(Say::source, describe(contact, say));
    for (const std::string& trouble : report.troubles) fact(Say::trouble, say.of(trouble));
    if (report.troubles.empty()) fact(Say::trouble, say(Say::none));
    if (report.on && report.on->missing_glyphs) fact(Say::glyphs, say(Say::glyphs_missing, {std::to_string(report.on->missing_glyphs)}));
    return text;
}

}  // namespace chancery
