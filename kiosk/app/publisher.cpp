// SPDX-License-Identifier: EUPL-1.2
#include "app/publisher.h"

#include <algorithm>
#include <filesystem>

#include "app/files.h"
#include "edition/playlist_reader.h"
#include "edition/seal.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_file_bytes = std::size_t{64} << 20, most_signatures = 9;
constexpr std::string_view sealed_ending = ".sealed";
const std::string manifest_name = "manifest.json";

// "manifest.json.minisig", "manifest.json.2.minisig", …
std::string signature_name(const std::string& file, std::size_t number) {
    return file + (number == 1 ? "" : "." + std::to_string(number)) + ".minisig";
}

// What speaks about the others is not named by a manifest.
bool is_about_others(const std::string& path) {
    return path == manifest_name || path.ends_with(".minisig") || (path.starts_with("root.") && path.ends_with(".json"));
}

Result<std::vector<std::string>> list_files(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::end(at); at.increment(error)) {
        const std::string path = fs::relative(at->path(), folder, error).generic_string();
        const bool hidden = at->path().filename().string().starts_with('.');
        if (hidden && at->is_directory()) at.disable_recursion_pending();
        if (hidden || at->is_directory() || is_about_others(path)) continue;
        if (!at->is_regular_file()) return {ErrorKind::refused, path + " is no ordinary file"};
        if (!is_manifest_path(path)) return {ErrorKind::refused, "\"" + path + "\": call it something with letters, digits and .-_ alone"};
        paths.push_back(path);
    }
    if (error) return {ErrorKind::missing, folder + ": " + error.message()};
    std::sort(paths.begin(), paths.end());
    return paths;
}

Result<ManifestText> manifest_before(const std::string& folder) {
    const auto bytes = read_file(folder + "/" + manifest_name, max_manifest_bytes);
    if (!bytes && bytes.error().kind == ErrorKind::missing) return ManifestText{};
    if (!bytes) return bytes.error();
    return read_manifest(*bytes, folder + "/" + manifest_name);
}

Status name_feeds(ManifestText& text, const SignOptions& options) {
    if (!options.feeds.empty()) text.feeds = options.feeds;
    if (text.feeds.empty())
        for (const char* usual : {"feed.json", "playlist.json"})
            if (text.files.contains(usual)) text.feeds.push_back(usual);
    if (text.feeds.empty()) return {ErrorKind::missing, "which file holds the statements? Say --feed FILE (there is no feed.json and no playlist.json)"};
    for (const std::string& feed : text.feeds)
        if (!text.files.contains(feed)) return {ErrorKind::missing, "there is no " + feed + " in the folder"};
    return {};
}

// A feed that no kiosk could read is not signed; an item that none would show is said, and one that is withdrawn and still
// there: no kiosk shows it, but its words lie on their cards for as long as the feed has them.
Status check_feed(const std::string& folder, const std::string& feed, const std::vector<std::string>& withdrawn, std::vector<std::string>& notes) {
    const auto bytes = read_file(folder + "/" + feed, max_file_bytes);
    if (!bytes) return bytes.error();
    const auto sealed = seal({{feed, "https://signed.invalid/" + feed, "en", std::string(is_playlist(*bytes) ? playlist_format : "auto"), *bytes}}, {});
    if (!sealed) return sealed.error();
    for (const ItemReport& item : sealed->report) {
        const std::string where = feed + ", item " + std::to_string(item.item + 1) + ": ";
        if (std::find(withdrawn.begin(), withdrawn.end(), item.id) != withdrawn.end())
            notes.push_back(where + "\"" + item.id + "\" is withdrawn; take it out of the feed and sign again, and its words leave the screens' storage, too");
        else if (item.fate == ItemReport::Fate::refused && item.reason.find("it demands signatures") == item.reason.npos)
            notes.push_back(where + item.reason);
    }
    return {};
}

}  // namespace

Result<ManifestText> sign_folder(const std::string& folder, const SecretKey& key, const SignOptions& options, Instant now, std::vector<std::string>& notes) {
    const auto paths = list_files(folder);
    if (!paths) return paths.error();
    auto text = manifest_before(folder);
    if (!text) return text;
    text->sequence += 1;
    text->issued = std::chrono::floor<std::chrono::seconds>(now);
    text->expires = options.expires;
    if (options.lease) text->lease = options.lease;
    if (!options.audience.empty()) text->audience = options.audience;
    text->files.clear();
    for (const std::string& path : *paths) {
        const auto bytes = read_file(folder + "/" + path, max_file_bytes);
        if (!bytes) return bytes.error();
        text->files[path] = {sha256(*bytes), bytes->size(), path.ends_with(sealed_ending)};
    }
    for (const std::string& id : options.withdrawn)
        if (std::find(text->withdrawn.begin(), text->withdrawn.end(), id) == text->withdrawn.end()) text->withdrawn.push_back(id);
    for (const auto& [path, seal_key] : options.released) text->released[path] = seal_key;
    std::erase_if(text->released, [&](const auto& each) { return !text->files.contains(each.first); });
    if (const Status named = name_feeds(*text, options); !named) return named.error();
    for (const std::string& feed : text->feeds)
        if (const Status checked = feed.ends_with(sealed_ending) ? Status() : check_feed(folder, feed, text->withdrawn, notes); !checked) return checked.error();
    const std::string bytes = manifest_json(*text);
    if (bytes.size() > max_manifest_bytes) return {ErrorKind::refused, "the manifest would be longer than 256 KiB: there are too many files"};
    std::error_code ignored;
    for (std::size_t n = 2; n <= most_signatures; ++n) fs::remove(folder + "/" + signature_name(manifest_name, n), ignored);  // of the one before
    if (const Status written = write_file(folder + "/" + manifest_name, bytes); !written) return written.error();
    const Status written = write_file(folder + "/" + signature_name(manifest_name, 1), key.sign(bytes, role_comment(Role::manifest, text->sequence)));
    return written ? text : Result<ManifestText>(written.error());
}

Result<std::string> cosign(const std::string& folder, const std::string& file, const SecretKey& key) {
    const auto bytes = read_file(folder + "/" + file, max_manifest_bytes);
    if (!bytes) return bytes.error();
    const bool is_root = file.starts_with("root.");
    std::uint64_t sequence = 0;
    if (is_root) {
        const auto root = read_root(*bytes, file);
        if (!root) return root.error();
        sequence = root->version;
    } else {
        const auto manifest = read_manifest(*bytes, file);
        if (!manifest) return manifest.error();
        sequence = manifest->sequence;
    }
    std::size_t number = 1;
    std::error_code ignored;
    while (fs::exists(folder + "/" + signature_name(file, number), ignored)) {
        const auto there = read_file(folder + "/" + signature_name(file, number), max_signature_bytes);
        const auto signature = there ? read_signature(*there) : Result<Signature>(there.error());
        if (signature && is_signed_by(key.public_key(), *signature, *bytes)) return {ErrorKind::refused, "this key has signed it already"};
        if (++number > most_signatures) return {ErrorKind::refused, "there are nine signatures already"};
    }
    const std::string name = signature_name(file, number);
    if (const Status written = write_file(folder + "/" + name, key.sign(*bytes, role_comment(is_root ? Role::root : Role::manifest, sequence))); !written) return written.error();
    return name;
}

Result<SignedFile> read_signed(const std::string& folder, const std::string& file, std::size_t max_bytes) {
    auto bytes = read_file(folder + "/" + file, max_bytes);
    if (!bytes) return bytes.error();
    SignedFile out{*std::move(bytes), {}};
    for (std::size_t n = 1; n <= most_signatures; ++n) {
        auto signature = read_file(folder + "/" + signature_name(file, n), max_signature_bytes);
        if (!signature) break;
        out.signatures.push_back(*std::move(signature));
    }
    return out;
}

Result<ManifestPtr> verify_folder(const std::string& folder, const Root& root) {
    const auto file = read_signed(folder, manifest_name, max_manifest_bytes);
    if (!file) return file.error();
    auto manifest = Manifest::open(*file, root);
    if (!manifest) return manifest;
    for (const auto& [path, expected] : (*manifest)->text().files) {
        const auto bytes = read_file(folder + "/" + path, max_file_bytes);
        if (!bytes) return bytes.error();
        if (const auto checked = (*manifest)->check(path, *bytes); !checked) return checked.error();
    }
    return manifest;
}

Result<SealKey> seal_file(const std::string& folder, const std::string& path) {
    const std::string file = folder + "/" + path;
    const auto plain = read_file(file, max_file_bytes);
    if (!plain) return plain.error();
    if (!is_manifest_path(path) || path.ends_with(sealed_ending)) return {ErrorKind::refused, path + " cannot be sealed: name a file in the folder that is not sealed yet"};
    const SealKey key = new_seal_key();
    if (const Status written = write_file(file + std::string(sealed_ending), seal_bytes(*plain, key)); !written) return written.error();
    std::error_code error;
    fs::remove(file, error);
    if (error) return {ErrorKind::refused, file + " cannot be removed: " + error.message()};
    return key;
}

}  // namespace chancery
