// SPDX-License-Identifier: EUPL-1.2
#include "app/metrics.h"

namespace chancery {
namespace {

std::string label(const std::string& value) {
    std::string out;
    for (const char letter : value) {
        if (letter == '\n') out += "\\n";
        else if (letter == '"' || letter == '\\') (out += '\\') += letter;
        else out += letter;
    }
    return out;
}

std::string seconds(Instant instant) { return std::to_string(instant.time_since_epoch().count() / 1000); }

void head(std::string& out, std::string_view name, std::string_view help) {
    out += "# HELP chancery_" + std::string(name) + " " + std::string(help) + "\n# TYPE chancery_" + std::string(name) + " gauge\n";
}

void gauge(std::string& out, std::string_view name, std::string_view help, const std::string& value, const std::string& labels = "") {
    head(out, name, help);
    out += "chancery_" + std::string(name) + labels + " " + value + "\n";
}

}  // namespace

std::string to_metrics(const StatusReport& report) {
    std::string out;
    gauge(out, "info", "Which version runs, and which edition shows.", "1",
          "{version=\"" + label(report.version) + "\",edition=\"" + label(report.edition.substr(0, 12)) + "\"}");
    gauge(out, "written_timestamp_seconds", "When this was written.", seconds(report.written));
    gauge(out, "statements", "Statements in the edition.", std::to_string(report.statements));
    gauge(out, "builtin", "1 while the built-in edition shows.", report.builtin ? "1" : "0");
    gauge(out, "clock_synchronized", "1 while a time service vouches for the clock.", report.trust == ClockTrust::synchronized ? "1" : "0");
    gauge(out, "troubles", "How many things are wrong.", std::to_string(report.troubles.size()));
    if (report.contacts.empty()) return out;
    head(out, "source_up", "1 where the last try brought something usable.");
    for (const Contact& contact : report.contacts)
        out += "chancery_source_up{source=\"" + label(contact.source) + "\"} " + (contact.reached && contact.trouble.empty() ? "1" : "0") + "\n";
    head(out, "source_reached_timestamp_seconds", "When the source last answered with something usable; 0: never.");
    for (const Contact& contact : report.contacts)
        out += "chancery_source_reached_timestamp_seconds{source=\"" + label(contact.source) + "\"} " + (contact.reached ? seconds(*contact.reached) : "0") + "\n";
    return out;
}

}  // namespace chancery
