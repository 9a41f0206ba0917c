// SPDX-License-Identifier: EUPL-1.2
#include "press_office.h"

#include <algorithm>

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_statements = 8;

}  // namespace

Keys Keys::make() {
    const auto some = [](std::size_t count) {
        std::vector<SecretKey> keys;
        while (keys.size() < count) keys.push_back(SecretKey::generate());
        return keys;
    };
    return {some(3), some(3), SecretKey::generate(), SecretKey::generate()};
}

Root Keys::trusted(std::size_t threshold) const {
    Root out;
    for (const SecretKey& key : content) out.content.keys.push_back(key.public_key());
    out.content.threshold = threshold;
    out.time = {{time.public_key()}, 1};
    return out;
}

Bytes feed_of(const std::map<std::string, Truth>& statements) {
    Bytes items;
    for (const auto& [id, truth] : statements) {
        items += std::string(items.empty() ? "" : ",") + R"({"id":")" + id + R"(","title":")" + truth.title + R"(","content_text":"x","_chancery":{)";
        if (truth.embargo && !id.starts_with("sealed")) items += R"("show_from":")" + format_rfc3339(*truth.embargo) + R"(",)";
        items += R"("evergreen":)" + std::string(truth.evergreen ? "true" : "false") + "}}";
    }
    return R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en","items":[)" + items + "]}";
}

PressOffice::PressOffice(const Keys& keys, std::uint32_t seed, Instant now) : keys_(keys), random_(seed) {
    add(now);
    truth_.begin()->second.embargo.reset();
    publish(now);
}

void PressOffice::pass(Instant now) {
    bool due = false;
    for (const Sealed& sealed : sealed_)
        if (sealed.release <= now && !released_.contains(sealed.path)) due = released_.emplace(sealed.path, sealed.key).second;
    switch (pick(24)) {
        case 0: add(now); due = true; break;
        case 1: withdraw(); due = true; break;
        case 2: if (sealed_.size() < 2) add_sealed(now), due = true; break;
        default: break;
    }
    if (due) publish(now);
}

void PressOffice::add(Instant now) {
    const std::string id = "s" + std::to_string(++named_);
    Truth truth{"Title " + std::to_string(pick(1'000'000)), std::nullopt, std::nullopt, pick(4) == 0};
    if (pick(2)) truth.embargo = now + std::chrono::hours(1 + pick(20));
    truth_[id] = truth;
    current_.push_back(id);
    if (current_.size() > most_statements) current_.erase(current_.begin());
}

void PressOffice::add_sealed(Instant now) {
    const std::string id = "sealed" + std::to_string(++named_);
    const Truth truth{"Title " + std::to_string(pick(1'000'000)), now + std::chrono::hours(1 + pick(12)), std::nullopt, false};
    truth_[id] = truth;
    const SealKey key = new_seal_key();
    sealed_.push_back({id + ".sealed", seal_bytes(feed_of({{id, truth}}), key), key, *truth.embargo});
}

void PressOffice::withdraw() {
    if (current_.empty()) return;
    const std::string id = current_[pick(current_.size())];
    truth_[id].withdrawn_by = history_.size() + 1;
    withdrawn_.push_back(id);
    std::erase(current_, id);
}

void PressOffice::publish(Instant now) {
    Publication out;
    std::map<std::string, Truth> shown;
    for (const std::string& id : current_) shown[id] = truth_[id];
    out.files["feed.json"] = feed_of(shown);
    for (const Sealed& sealed : sealed_) out.files[sealed.path] = sealed.bytes;
    ManifestText text;
    text.sequence = out.sequence = history_.size() + 1;
    text.issued = now;
    text.lease = lease;
    text.withdrawn = withdrawn_;
    text.released = released_;
    text.feeds = {"feed.json"};
    for (const auto& [path, bytes] : out.files) {
        text.files[path] = {sha256(bytes), bytes.size(), path.ends_with(".sealed")};
        if (path.ends_with(".sealed")) text.feeds.push_back(path);
    }
    out.manifest.bytes = manifest_json(text);
    for (const std::size_t key : {std::size_t{0}, std::size_t{1}}) out.manifest.signatures.push_back(keys_.content[key].sign(out.manifest.bytes, role_comment(Role::manifest, text.sequence)));
    out.digest = sha256(out.manifest.bytes);
    times_[text.sequence] = now;
    history_.push_back(std::move(out));
}

Bytes PressOffice::heartbeat(const std::string& nonce, Instant now) const {
    return heartbeat_answer(keys_.time, {now, nonce, newest().sequence, newest().digest});
}

}  // namespace chancery::lab
