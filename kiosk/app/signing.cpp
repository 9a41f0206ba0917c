// SPDX-License-Identifier: EUPL-1.2
#include "app/signing.h"

#include "app/files.h"

namespace chancery {
namespace {

constexpr std::size_t most_names = 16;

std::optional<PublicKey> read_key(json::Reader& reader, std::string_view name) {
    if (!reader.has(name)) return std::nullopt;
    const auto key = read_public_key(reader.string(name, "", 64));
    if (!key) reader.problem(reader.value(name), key.error().message);
    return key ? std::optional(*key) : std::nullopt;
}

void take_heartbeat(json::Reader& reader, const std::optional<PublicKey>& key, Source& source) {
    if (source.heartbeat.empty()) {
        if (key) reader.problem(reader.value("heartbeat_key"), "it means nothing without \"heartbeat\", the address that is asked");
        return;
    }
    if (!source.heartbeat.starts_with("https://") && !(source.allow_http && source.heartbeat.starts_with("http://")))
        reader.problem(reader.value("heartbeat"), "an address begins with https://");
    if (key) source.policy->root.time = {{*key}, 1};
    else if (source.root_file.empty()) reader.problem(reader.value("heartbeat"), "\"heartbeat_key\" must name the public key of its answers; it is another one than \"key\"");
    source.policy->has_heartbeat = true;
}

}  // namespace

void read_signing(json::Reader& reader, Source& source) {
    const auto key = read_key(reader, "key");
    source.root_file = reader.string("root");
    const bool needs = reader.choice("signed", key || !source.root_file.empty(), {{"required", true}, {"unsigned", false}});
    const std::vector<std::string> audience = reader.strings("audience", most_names, 256);
    source.heartbeat = reader.string("heartbeat", "", 2000);
    const auto clock_key = read_key(reader, "heartbeat_key");
    if (key && !source.root_file.empty()) reader.problem(reader.value("key"), "name a \"key\" or a \"root\", not both: a root says which keys count");
    if (needs && !key && source.root_file.empty() && !reader.has("key"))
        reader.problem(reader.value("signed"), "\"signed\": \"required\" needs a \"key\" or a \"root\"");
    if (!needs) return;
    source.policy = Policy{key ? root_of_key(*key) : Root{}, audience, false};
    take_heartbeat(reader, clock_key, source);
}

std::string load_roots(Settings& settings) {
    std::string troubles;
    for (Source& source : settings.sources) {
        if (!source.policy || source.root_file.empty()) continue;
        const auto bytes = read_file(source.root_file, max_root_bytes);
        auto root = bytes ? read_root(*bytes, source.root_file) : Result<Root>(bytes.error());
        if (root) {
            if (!source.policy->root.time.keys.empty()) root->time = source.policy->root.time;
            source.policy->root = *std::move(root);
        } else {
            troubles += (troubles.empty() ? "" : "; ") + source.name + " cannot be believed: " + root.error().message;
        }
    }
    return troubles;
}

Keyring keyring_for(const Settings& settings, const Ledgers& ledgers, const Now& now) {
    Policies policies;
    std::set<std::string> others;
    for (const Source& source : settings.sources) {
        if (source.policy) policies.emplace(source.name, *source.policy);
        else others.insert(source.name);
    }
    return Keyring(policies, std::move(others), ledgers, now);
}

std::vector<std::string> unsigned_sources(const Settings& settings) {
    std::vector<std::string> lines;
    for (const Source& source : settings.sources)
        if (!source.policy && !is_file(source)) lines.push_back(source.name + " is unsigned: whoever controls its server or the way there can put words on this screen");
    return lines;
}

Assurances assumed_assurances(const Settings& settings) {
    Assurances all;
    for (const Source& source : settings.sources)
        if (source.policy) all.emplace(source.name, Assurance{});
    return all;
}

}  // namespace chancery
