// SPDX-License-Identifier: EUPL-1.2
#include "trust/root.h"

#include <algorithm>

#include "base/json_reader.h"

namespace chancery {
namespace {

constexpr std::int64_t most_versions = 1'000'000;
constexpr std::string_view kinds[] = {"statement", "quotation", "condolence", "notice", "event"};

class RootReader {
public:
    RootReader(const json::Document& document) : problems_(document), top_(document.root(), problems_) {}

    Result<Root> read() {
        Root root;
        top_.require({"version", "keys", "content"});
        root.version = static_cast<std::uint64_t>(top_.integer("version", 1, 1, most_versions));
        read_keys();
        root.root = holders(top_.object("root"), {});
        root.content = holders(top_.object("content"), &root.kinds);
        root.time = holders(top_.object("time"), {});
        if (top_.has("content") && root.content.keys.empty()) top_.problem(top_.value("content"), "without a key nothing could ever be shown");
        top_.finish();
        if (problems_.any()) return problems_.status().error();
        return root;
    }

private:
    void read_keys() {
        const json::Value keys = top_.value("keys");
        for (const json::Member member : keys.members()) {
            const auto key = read_public_key(member.value.string().value_or(""));
            if (!key) problems_.add(member.value, key.error().message);
            else if (is_known(*key)) problems_.add(member.value, "this key stands here under another name, too");
            else keys_.emplace(member.key, *key);
        }
    }

    // Two names for one key would let it count twice; two keys of one id could not be told apart.
    bool is_known(const PublicKey& key) const {
        return std::any_of(keys_.begin(), keys_.end(), [&](const auto& other) { return other.second.id == key.id || other.second.point == key.point; });
    }

    Root::Holders holders(json::Reader reader, std::map<std::string, std::size_t>* by_kind) {
        Root::Holders out;
        for (const std::string& key : reader.strings("keys", most_keys, 64)) {
            const auto found = keys_.find(key);
            if (found == keys_.end()) reader.problem(reader.value("keys"), "\"keys\" has no key called \"" + key + "\"");
            else if (std::find(out.keys.begin(), out.keys.end(), found->second) != out.keys.end())
                reader.problem(reader.value("keys"), "the key \"" + key + "\" stands here twice");
            else out.keys.push_back(found->second);
        }
        const auto most = static_cast<std::int64_t>(std::max<std::size_t>(out.keys.size(), 1));
        out.threshold = static_cast<std::size_t>(reader.integer("threshold", 1, 1, most));
        if (by_kind) read_kinds(reader.object("kinds"), most, *by_kind);
        reader.finish();
        return out;
    }

    void read_kinds(json::Reader reader, std::int64_t most, std::map<std::string, std::size_t>& by_kind) {
        for (const std::string_view kind : kinds)
            if (reader.has(kind)) by_kind[std::string(kind)] = static_cast<std::size_t>(reader.integer(kind, 1, 1, most));
        reader.finish();
    }

    json::Problems problems_;
    json::Reader top_;
    std::map<std::string, PublicKey> keys_;
};

}  // namespace

std::size_t Root::demanded(const std::string& kind) const {
    const auto found = kinds.find(kind);
    return found == kinds.end() ? content.threshold : std::max(found->second, content.threshold);
}

Root root_of_key(const PublicKey& content) {
    Root root;
    root.content = {{content}, 1};
    return root;
}

Result<Root> read_root(BytesView bytes, std::string_view name) {
    const auto document = json::parse(bytes, name, {.max_bytes = max_root_bytes, .max_depth = 5});
    if (!document) return document.error();
    return RootReader(*document).read();
}

Result<Root> next_root(const Root& current, const SignedFile& file) {
    if (current.root.keys.empty()) return {ErrorKind::refused, "no key may name the next root"};
    const auto by_old = endorsed(Role::root, file, current.root.keys, current.root.threshold);
    if (!by_old) return by_old.error().within("the next root");
    auto next = read_root(file.bytes, "the next root");
    if (!next) return next.error();
    if (next->version != current.version + 1 || by_old->sequence != next->version)
        return {ErrorKind::refused, "the next root has version " + std::to_string(next->version) + ", not " + std::to_string(current.version + 1)};
    const auto by_new = endorsed(Role::root, file, next->root.keys, next->root.threshold);
    if (!by_new) return by_new.error().within("the next root, by its own keys");
    return next;
}

}  // namespace chancery
