// SPDX-License-Identifier: EUPL-1.2
#include "app/commands/publish.h"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "app/exit_codes.h"
#include "app/files.h"
#include "app/publisher.h"
#include "base/json.h"
#include "base/json_writer.h"
#include "device/system_clock.h"
#include "trust/heartbeat.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_key_bytes = 4096;

struct Words {
    std::string folder, key, password_file, out, root, file, keys, nonce, lease, expires;
    std::vector<std::string> feeds, audience, ids;
    bool further = false;
};

int fail(const Error& error) {
    std::cerr << "chancery: " << error.message << "\n";
    return error.kind == ErrorKind::refused ? exit_refused : exit_code(error.kind);
}

Result<std::string> password_of(const Words& words) {
    if (words.password_file.empty()) return std::string();
    auto bytes = read_file(words.password_file, max_key_bytes);
    if (!bytes) return bytes.error();
    const std::size_t end = bytes->find_last_not_of("\r\n");
    return bytes->substr(0, end == bytes->npos ? 0 : end + 1);
}

Result<SecretKey> secret_of(const Words& words) {
    const auto bytes = read_file(words.key, max_key_bytes);
    if (!bytes) return bytes.error();
    const auto password = password_of(words);
    if (!password) return password.error();
    auto key = SecretKey::read(*bytes, *password);
    if (key) return key;
    const bool asks = key.error().kind == ErrorKind::refused && password->empty();
    return key.error().within(words.key + (asks ? " (put its password into a file and say --password-file FILE)" : ""));
}

int keygen(const Words& words) {
    const auto password = password_of(words);
    if (!password) return fail(password.error());
    const std::string secret_file = words.out + ".sec", public_file = words.out + ".pub";
    if (fs::exists(secret_file) || fs::exists(public_file)) return fail({ErrorKind::refused, words.out + ".sec or .pub is there already; a key is never written over"});
    const SecretKey key = SecretKey::generate();
    const auto file = key.file(*password);
    if (!file) return fail(file.error());
    ::umask(0077);
    if (const Status written = write_file(secret_file, *file); !written) return fail(written.error());
    if (const Status written = write_file(public_file, key.public_file()); !written) return fail(written.error());
    ::chmod(public_file.c_str(), 0644);
    std::cout << "Keep " << secret_file << " off every server" << (password->empty() ? "; it lies there without a password" : "")
              << ". For the kiosk's settings:\n  \"key\": \"" << key.public_key().text() << "\"\n";
    return exit_ok;
}

int tell_signed(const ManifestText& text, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) std::cerr << note << "\n";
    std::cout << "manifest " << text.sequence << ": " << text.files.size() << " files";
    if (!text.withdrawn.empty()) std::cout << ", " << text.withdrawn.size() << " withdrawn";
    std::cout << "\n";
    return exit_ok;
}

int sign_with(const Words& words, const SignOptions& options) {
    const auto key = secret_of(words);
    if (!key) return fail(key.error());
    std::vector<std::string> notes;
    const auto text = sign_folder(words.folder, *key, options, SystemClock().read().wall, notes);
    return text ? tell_signed(*text, notes) : fail(text.error());
}

// A further signature of a file that is there.
int sign_beside(const Words& words, const std::string& file) {
    const auto key = secret_of(words);
    if (!key) return fail(key.error());
    const auto name = cosign(words.folder, file, *key);
    if (!name) return fail(name.error());
    std::cout << *name << "\n";
    return exit_ok;
}

int sign(const Words& words) {
    if (words.further) return sign_beside(words, "manifest.json");
    SignOptions options;
    options.feeds = words.feeds;
    options.audience = words.audience;
    if (!words.lease.empty()) options.lease = parse_duration(words.lease);
    if (!words.lease.empty() && !options.lease) throw CLI::ValidationError("\"" + words.lease + "\" is no duration; write 24h or 7d");
    if (!words.expires.empty()) options.expires = parse_rfc3339(words.expires);
    if (!words.expires.empty() && !options.expires) throw CLI::ValidationError("\"" + words.expires + "\" is no time; write it by RFC 3339: 2026-12-10T09:00:00Z");
    return sign_with(words, options);
}

// What the kiosk would trust: one key, or a root.
Result<Root> trusted(const Words& words) {
    if (words.root.empty() == words.key.empty()) return {ErrorKind::refused, "say --key with a public key, or --root with a root file"};
    const auto bytes = read_file(words.root.empty() ? words.key : words.root, max_root_bytes);
    if (!words.root.empty()) return bytes ? read_root(*bytes, words.root) : Result<Root>(bytes.error());
    const auto key = read_public_key(bytes ? *bytes : words.key);
    return key ? root_of_key(*key) : Result<Root>(key.error());
}

int verify(const Words& words) {
    auto root = trusted(words);
    if (!root) return fail(root.error());
    for (;;) {  // the roots that follow lie in the folder
        const auto file = read_signed(words.folder, "root." + std::to_string(root->version + 1) + ".json", max_root_bytes);
        auto next = file ? next_root(*root, *file) : Result<Root>(file.error());
        if (file && !next) return fail(next.error());
        if (!next) break;
        root = std::move(next);
    }
    const auto manifest = verify_folder(words.folder, *root);
    if (!manifest) return fail(manifest.error());
    std::cout << "good: ";
    for (const PublicKey& key : (*manifest)->keys()) std::cout << "signed with " << key.id.hex() << ", ";
    return tell_signed((*manifest)->text(), {});
}

// The publisher's keys of sealed files: one JSON object, by path.
Result<std::map<std::string, SealKey>> read_seal_keys(const std::string& file) {
    std::map<std::string, SealKey> keys;
    const auto bytes = read_file(file, max_manifest_bytes);
    if (!bytes && bytes.error().kind == ErrorKind::missing) return keys;
    if (!bytes) return bytes.error();
    const auto document = json::parse(*bytes, file);
    if (!document) return document.error();
    for (const json::Member member : document->root().members())
        if (const auto key = parse_seal_key(member.value.string().value_or(""))) keys.emplace(member.key, *key);
    return keys;
}

bool lies_in(const std::string& file, const std::string& folder) {
    const auto relative = fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(folder)).string();
    return !relative.starts_with("..");
}

int seal_one(const Words& words) {
    if (lies_in(words.keys, words.folder)) return fail({ErrorKind::refused, words.keys + " lies in the folder that is published; keep the keys elsewhere"});
    auto keys = read_seal_keys(words.keys);
    if (!keys) return fail(keys.error());
    const auto key = seal_file(words.folder, words.file);
    if (!key) return fail(key.error());
    (*keys)[words.file + ".sealed"] = *key;
    json::Writer out;
    out.begin_object();
    for (const auto& [path, each] : *keys) out.key(path).value(hex(each));
    ::umask(0077);
    if (const Status written = write_file(words.keys, out.end_object().text()); !written) return fail(written.error());
    std::cout << words.file << ".sealed: sign the folder next, with this file among its feeds (--feed); its key lies in " << words.keys << "\n";
    return exit_ok;
}

int release(const Words& words) {
    const auto keys = read_seal_keys(words.keys);
    if (!keys) return fail(keys.error());
    const auto key = keys->find(words.file);
    if (key == keys->end()) return fail({ErrorKind::missing, words.keys + " has no key of " + words.file});
    SignOptions options;
    options.released.insert(*key);
    return sign_with(words, options);
}

int withdraw(const Words& words) {
    SignOptions options;
    options.withdrawn = words.ids;
    return sign_with(words, options);
}

int rotate(const Words& words) { return sign_beside(words, words.file); }

int heartbeat(const Words& words) {
    const auto key = secret_of(words);
    if (!key) return fail(key.error());
    const auto bytes = read_file(words.folder + "/manifest.json", max_manifest_bytes);
    if (!bytes) return fail(bytes.error());
    const auto manifest = read_manifest(*bytes, "manifest.json");
    if (!manifest) return fail(manifest.error());
    if (words.nonce.size() != 32 || words.nonce.find_first_not_of("0123456789abcdef") != words.nonce.npos)
        return fail({ErrorKind::refused, "a nonce has 32 hexadecimal digits"});
    std::cout << heartbeat_answer(*key, {SystemClock().read().wall, words.nonce, manifest->sequence, sha256(*bytes)});
    return exit_ok;
}

CLI::App* add(CLI::App& app, const char* name, const char* what, Words& words, bool with_key) {
    CLI::App* const command = app.add_subcommand(name, what);
    command->add_option("FOLDER", words.folder, "The folder that is published")->required();
    if (!with_key) return command;
    command->add_option("--key", words.key, "Secret key (minisign or chancery keygen)")->required()->type_name("FILE");
    command->add_option("--password-file", words.password_file, "The key's password, in a file")->type_name("FILE");
    return command;
}

}  // namespace

std::function<int()> add_publisher_commands(CLI::App& app) {
    const auto words = std::make_shared<Words>();
    auto* generate = app.add_subcommand("keygen", "A new pair of keys: NAME.sec and NAME.pub");
    generate->add_option("NAME", words->out, "Where the two files go, without their endings")->required();
    generate->add_option("--password-file", words->password_file, "Put the secret key behind the password in this file")->type_name("FILE");
    auto* signing = add(app, "sign", "Sign all files of a folder", *words, true);
    signing->add_option("--feed", words->feeds, "A file with statements or a playlist (feed.json, playlist.json)")->type_name("PATH");
    signing->add_option("--audience", words->audience, "Only for screens of this name")->type_name("NAME");
    signing->add_option("--lease", words->lease, "How long a screen shows this without confirmation: 24h, 7d")->type_name("DURATION");
    signing->add_option("--expires", words->expires, "Sign anew before then")->type_name("TIME");
    signing->add_flag("--further", words->further, "Add this key's signature to the manifest that is there");
    auto* verifying = add(app, "verify", "Verify a signed folder as a kiosk would", *words, false);
    verifying->add_option("--key", words->key, "Public key, or its file")->type_name("KEY");
    verifying->add_option("--root", words->root, "Root file, as in the settings")->type_name("FILE");
    auto* sealing = add(app, "seal", "Encrypt a file until its release", *words, false);
    auto* releasing = add(app, "release", "Publish the key of a sealed file", *words, true);
    for (CLI::App* command : {sealing, releasing}) {
        command->add_option("PATH", words->file, "The file, as a path in the folder")->required();
        command->add_option("--keys", words->keys, "Where the keys of sealed files lie, outside the folder")->required()->type_name("FILE");
    }
    auto* withdrawing = add(app, "withdraw", "Take statements off every screen", *words, true);
    withdrawing->add_option("ID", words->ids, "Ids of statements")->required();
    auto* rotating = add(app, "rotate", "Sign the root that follows, with each of the old and the new root keys in turn", *words, true);
    rotating->add_option("ROOT", words->file, "Its file in the folder: root.2.json")->required();
    auto* beating = add(app, "heartbeat", "Answer a screen's question for the time, for a CGI program", *words, true);
    beating->add_option("--nonce", words->nonce, "The question's nonce")->required();
    const std::vector<std::pair<CLI::App*, int (*)(const Words&)>> commands = {
        {generate, keygen}, {signing, sign}, {verifying, verify}, {sealing, seal_one}, {releasing, release}, {withdrawing, withdraw}, {rotating, rotate}, {beating, heartbeat}};
    return [words, commands] {
        for (const auto& [command, run] : commands)
            if (command->parsed()) return run(*words);
        return -1;
    };
}

}  // namespace chancery
