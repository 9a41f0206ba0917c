// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "source/kit.h"
#include "trust/kit.h"

// A signed source, its publisher, and a collector that asks it.
namespace chancery::kit {

inline const SecretKey press = SecretKey::generate();
inline const std::string folder = "https://mfa.example/screen/";

struct SignedRig : Rig {
    Policies policies{{"ministry", {root_of_key(press.public_key()), {}, false}}};
    Ledgers remembered;
    std::optional<Keyring> keyring;
    std::string address = folder;
    std::vector<Source> unsigned_sources;  // asked beside it

    void publish(ManifestText text, const std::map<std::string, Bytes>& files, const SecretKey& key = press) {
        const SignedFile file = signed_manifest({key}, text);
        network.serve(folder + "manifest.json", file.bytes);
        network.serve(folder + "manifest.json.minisig", file.signatures.front(), "text/plain");
        for (const auto& [path, bytes] : files) network.serve(folder + path, bytes);
    }
    void publish(std::uint64_t sequence, const Bytes& feed, std::vector<std::string> withdrawn = {}) {
        ManifestText text = manifest_of(sequence, {{"feed.json", feed}});
        text.withdrawn = std::move(withdrawn);
        publish(text, {{"feed.json", feed}});
    }

    Collector start() {
        std::set<std::string> unsigned_names;
        for (const Source& each : unsigned_sources) unsigned_names.insert(each.name);
        keyring.emplace(policies, unsigned_names, remembered, clock.read());
        auto restored = archive.restore(clock.read(), &*keyring);
        Source source;
        source.name = "ministry";
        source.url = address;
        source.interval = 60s;
        source.policy = policies.at("ministry");
        std::vector<Source> sources = unsigned_sources;
        sources.insert(sources.begin(), source);
        CollectorPorts all = ports();
        all.keyring = &*keyring;
        all.remember = [this](const Ledgers& ledgers) { return remembered = ledgers, Status(); };
        return {std::move(sources), {64, 36}, std::move(all), restored.ok() ? std::optional(*std::move(restored)) : std::nullopt};
    }

    [[nodiscard]] static std::vector<std::string> titles(const Bulletin& bulletin) {
        std::vector<std::string> out;
        if (bulletin.edition)
            for (const Statement& statement : bulletin.edition->statements()) out.push_back(statement.versions.front().title);
        return out;
    }
    using Titles = std::vector<std::string>;

    [[nodiscard]] bool is_on_the_card(std::string_view words) const {
        return std::any_of(directory.files.begin(), directory.files.end(), [&](const auto& file) { return file.second.find(words) != Bytes::npos; });
    }
};

}  // namespace chancery::kit
