// SPDX-License-Identifier: EUPL-1.2
#include "trust/heartbeat.h"

#include <sodium.h>

#include <array>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "trust/manifest.h"
#include "trust/role.h"
#include "trust/secret_key.h"

namespace chancery {
namespace {

constexpr std::size_t signature_lines = 4;

// Where the document begins.
std::size_t after_signature(BytesView answer) {
    std::size_t at = 0;
    for (std::size_t line = 0; line < signature_lines; ++line) {
        at = answer.find('\n', at);
        if (at == answer.npos) return answer.size();
        ++at;
    }
    return at;
}

std::uint64_t seconds(Instant time) {
    return static_cast<std::uint64_t>(std::max<Duration::rep>(0, std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count()));
}

}  // namespace

std::string new_nonce() {
    [[maybe_unused]] const int ready = sodium_init();
    std::array<unsigned char, 16> octets{};
    randombytes_buf(octets.data(), octets.size());
    std::array<char, 33> text{};
    sodium_bin2hex(text.data(), text.size(), octets.data(), octets.size());
    return text.data();
}

std::string heartbeat_json(const Heartbeat& heartbeat) {
    json::Writer out;
    out.begin_object().key("time").value(format_rfc3339(heartbeat.time)).key("nonce").value(heartbeat.nonce);
    out.key("sequence").value(static_cast<std::int64_t>(heartbeat.sequence)).key("manifest").value(heartbeat.manifest.hex());
    return out.end_object().text();
}

Bytes heartbeat_answer(const SecretKey& key, const Heartbeat& heartbeat) {
    const Bytes document = heartbeat_json(heartbeat);
    return key.sign(document, role_comment(Role::time, seconds(heartbeat.time))) + document;
}

Result<Heartbeat> read_heartbeat(BytesView answer, const Root& root) {
    if (answer.size() > max_heartbeat_bytes) return {ErrorKind::refused, "the heartbeat is longer than 8 KiB"};
    const std::size_t begin = after_signature(answer);
    const BytesView bytes = answer.substr(begin);
    const auto endorsement = endorsed(Role::time, {Bytes(bytes), {Bytes(answer.substr(0, begin))}}, root.time.keys, 1);
    if (!endorsement) return endorsement.error().within("the heartbeat");
    const auto document = json::parse(bytes, "the heartbeat", {.max_bytes = max_heartbeat_bytes, .max_depth = 2});
    if (!document) return document.error();
    json::Problems problems(*document);
    json::Reader top(document->root(), problems);
    top.require({"time", "nonce", "sequence", "manifest"});
    const auto time = top.instant("time");
    const auto manifest = parse_digest(top.string("manifest"));
    Heartbeat heartbeat{time.value_or(Instant{}), top.string("nonce", "", 64),
                        static_cast<std::uint64_t>(top.integer("sequence", 0, 0, static_cast<std::int64_t>(most_sequence))), manifest.value_or(Digest{})};
    top.finish();
    if (problems.any()) return problems.status().error();
    if (!manifest || seconds(heartbeat.time) != endorsement->sequence) return {ErrorKind::corrupt, "the heartbeat was not signed for the time that it tells"};
    return heartbeat;
}

}  // namespace chancery
