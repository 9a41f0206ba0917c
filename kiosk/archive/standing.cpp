// SPDX-License-Identifier: EUPL-1.2
#include "archive/standing.h"

#include <algorithm>

#include "archive/state_slots.h"
#include "base/json.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

std::optional<Instant> instant_in(json::Value value) {
    const auto text = value.string();
    return text ? parse_rfc3339(*text) : std::nullopt;
}

void encode_ledger(json::Writer& out, const Ledger& ledger) {
    out.begin_object().key("root").value(static_cast<std::int64_t>(ledger.root_version)).key("floors").begin_object();
    for (const auto& [key, number] : ledger.floors) out.key(key.hex()).value(static_cast<std::int64_t>(number));
    out.end_object();
    if (ledger.newest) out.key("newest").value(ledger.newest->hex());
    if (ledger.proven) out.key("proven").value(format_rfc3339(*ledger.proven));
    out.key("unconfirmed_ms").value(static_cast<std::int64_t>(ledger.unconfirmed.count())).end_object();
}

Bytes encode_all(const Standing& standing) {
    json::Writer out;
    out.begin_object();
    if (standing.clock_floor) out.key("clock_floor").value(format_rfc3339(*standing.clock_floor));
    out.key("reached").begin_object();
    for (const auto& [source, when] : standing.reached) out.key(source).value(format_rfc3339(when));
    out.end_object();
    if (!standing.ledgers.empty()) {
        out.key("signed").begin_object();
        for (const auto& [source, ledger] : standing.ledgers) encode_ledger(out.key(source), ledger);
        out.end_object();
    }
    return out.end_object().text();
}

Ledger ledger_in(json::Value value) {
    Ledger ledger;
    ledger.root_version = static_cast<std::uint64_t>(value["root"].integer(0).value_or(0));
    for (const auto& [name, number, place] : value["floors"].members())
        if (const auto id = parse_key_id(name)) ledger.floors[*id] = static_cast<std::uint64_t>(number.integer(0).value_or(0));
    ledger.newest = parse_digest(value["newest"].string().value_or(""));
    ledger.proven = instant_in(value["proven"]);
    ledger.unconfirmed = Duration(value["unconfirmed_ms"].integer(0).value_or(0));
    return ledger;
}

std::uint64_t highest(const Ledger& ledger) {
    std::uint64_t highest = 0;
    for (const auto& [key, number] : ledger.floors) highest = std::max(highest, number);
    return highest;
}

void join(Ledger& now, const Ledger& before) {
    // Under roots that followed since, numbers may begin anew.
    const bool counts = before.newest && before.newest != now.newest && before.root_version >= now.root_version;
    if (counts && highest(before) >= highest(now)) {
        now.newest = before.newest;
        now.unconfirmed += before.unconfirmed;
    }
    now.root_version = std::max(now.root_version, before.root_version);
    for (const auto& [key, number] : before.floors) now.floors[key] = std::max(now.floors[key], number);
    now.proven = std::max(now.proven, before.proven);
}

}  // namespace

Standing joined(Standing now, const Standing& before) {
    now.clock_floor = std::max(now.clock_floor, before.clock_floor);
    for (const auto& [source, when] : before.reached) {
        Instant& last = now.reached.try_emplace(source, when).first->second;
        last = std::max(last, when);
    }
    for (const auto& [source, ledger] : before.ledgers) join(now.ledgers[source], ledger);
    return now;
}

Bytes encode_standing(const Standing& standing) {
    Bytes bytes = encode_all(standing);
    for (Standing fewer = standing; bytes.size() > StateSlots::max_bytes && !fewer.reached.empty(); bytes = encode_all(fewer))
        fewer.reached.erase(std::ranges::min_element(fewer.reached, {}, [](const auto& each) { return each.second; }));
    return bytes;
}

Result<Standing> decode_standing(BytesView bytes) {
    const auto document = json::parse(bytes, "state", {.max_bytes = StateSlots::max_bytes, .max_depth = 5});
    if (!document) return document.error();
    const json::Value root = document->root();
    if (root.kind() != json::Kind::object) return {ErrorKind::corrupt, "the state is no JSON object"};
    Standing standing;
    standing.clock_floor = instant_in(root["clock_floor"]);
    for (const auto& [source, value, place] : root["reached"].members())
        if (const auto when = instant_in(value)) standing.reached.emplace(source, *when);
    for (const auto& [source, value, place] : root["signed"].members()) standing.ledgers.emplace(source, ledger_in(value));
    return standing;
}

}  // namespace chancery
