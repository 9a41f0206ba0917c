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

Bytes encode_all(const Standing& standing) {
    json::Writer out;
    out.begin_object();
    if (standing.clock_floor) out.key("clock_floor").value(format_rfc3339(*standing.clock_floor));
    out.key("reached").begin_object();
    for (const auto& [source, when] : standing.reached) out.key(source).value(format_rfc3339(when));
    out.end_object().end_object();
    return out.text();
}

}  // namespace

Bytes encode_standing(const Standing& standing) {
    Bytes bytes = encode_all(standing);
    for (Standing fewer = standing; bytes.size() > StateSlots::max_bytes; bytes = encode_all(fewer))
        fewer.reached.erase(std::ranges::min_element(fewer.reached, {}, [](const auto& each) { return each.second; }));
    return bytes;
}

Result<Standing> decode_standing(BytesView bytes) {
    const auto document = json::parse(bytes, "state", {.max_bytes = StateSlots::max_bytes, .max_depth = 3});
    if (!document) return document.error();
    const json::Value root = document->root();
    if (root.kind() != json::Kind::object) return {ErrorKind::corrupt, "the state is no JSON object"};
    Standing standing;
    standing.clock_floor = instant_in(root["clock_floor"]);
    for (const auto& [source, value, place] : root["reached"].members())
        if (const auto when = instant_in(value)) standing.reached.emplace(source, *when);
    return standing;
}

}  // namespace chancery
