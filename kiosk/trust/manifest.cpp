// SPDX-License-Identifier: EUPL-1.2
#include "trust/manifest.h"

#include <algorithm>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "trust/role.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t max_path_bytes = 200, max_id_bytes = 1024, max_name_bytes = 256;
constexpr std::size_t most_files = 4000, most_feeds = 32, most_withdrawn = 1000, most_audience = 64;
constexpr std::int64_t max_length = std::int64_t{64} << 20;

class ManifestReader {
public:
    explicit ManifestReader(const json::Document& document) : problems_(document), top_(document.root(), problems_) {}

    Result<ManifestText> read() {
        top_.require({"sequence", "issued", "feeds", "files"});
        text_.sequence = static_cast<std::uint64_t>(top_.integer("sequence", 1, 1, static_cast<std::int64_t>(most_sequence)));
        text_.issued = top_.instant("issued").value_or(Instant{});
        text_.expires = top_.instant("expires");
        if (top_.has("lease")) text_.lease = top_.duration("lease", 24h, 1min, 24h * 3653);
        text_.audience = top_.strings("audience", most_audience, max_name_bytes);
        text_.withdrawn = top_.strings("withdrawn", most_withdrawn, max_id_bytes);
        read_files();
        read_feeds();
        read_released();
        top_.finish();
        if (problems_.any()) return problems_.status().error();
        return std::move(text_);
    }

private:
    void read_files() {
        const json::Value files = top_.value("files");
        if (files.size() > most_files) return top_.problem(files, "more than " + std::to_string(most_files) + " files");
        for (const json::Member member : files.members()) {
            json::Reader reader(member.value, problems_);
            reader.require({"sha256", "length"});
            const auto digest = parse_digest(reader.string("sha256"));
            if (!digest) problems_.add(member.value, "\"sha256\" has 64 hexadecimal digits in lower case");
            if (!is_manifest_path(member.key)) problems_.add(member.value, "\"" + std::string(member.key.substr(0, 80)) + "\" is no path that a manifest may name");
            const auto length = static_cast<std::uint64_t>(reader.integer("length", 0, 0, max_length));
            text_.files[std::string(member.key)] = {digest.value_or(Digest{}), length, reader.boolean("sealed", false)};
            reader.finish();
        }
    }

    void read_feeds() {
        text_.feeds = top_.strings("feeds", most_feeds, max_path_bytes);
        for (const std::string& feed : text_.feeds)
            if (!text_.files.contains(feed)) top_.problem(top_.value("feeds"), "\"files\" has no \"" + feed + "\"");
        if (text_.feeds.empty() && top_.has("feeds")) top_.problem(top_.value("feeds"), "\"feeds\" names at least one file");
    }

    void read_released() {
        const json::Value released = top_.value("released");
        if (released && released.kind() != json::Kind::object) top_.problem(released, "\"released\" is an object: {\"PATH\": \"KEY\"}");
        for (const json::Member member : released.members()) {
            const auto key = parse_seal_key(member.value.string().value_or(""));
            const auto file = text_.files.find(std::string(member.key));
            if (!key) problems_.add(member.value, "a key has 64 hexadecimal digits in lower case");
            else if (file == text_.files.end() || !file->second.sealed) problems_.add(member.value, "\"files\" has no sealed file of this name");
            else text_.released.emplace(member.key, *key);
        }
    }

    json::Problems problems_;
    json::Reader top_;
    ManifestText text_;
};

void write_strings(json::Writer& out, std::string_view key, const std::vector<std::string>& strings) {
    if (strings.empty()) return;
    out.key(key).begin_array();
    for (const std::string& each : strings) out.value(each);
    out.end_array();
}

}  // namespace

bool is_manifest_path(std::string_view path) {
    if (path.empty() || path.size() > max_path_bytes) return false;
    bool begins = true;  // a part of the path
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (begins && !letter && c != '_') return false;
        if (!letter && c != '.' && c != '-' && c != '_' && c != '/') return false;
        begins = c == '/';
    }
    return !begins;
}

Result<ManifestText> read_manifest(BytesView bytes, std::string_view name) {
    const auto document = json::parse(bytes, name, {.max_bytes = max_manifest_bytes, .max_depth = 4});
    if (!document) return document.error();
    return ManifestReader(*document).read();
}

std::string manifest_json(const ManifestText& text) {
    json::Writer out;
    out.begin_object().key("sequence").value(static_cast<std::int64_t>(text.sequence)).key("issued").value(format_rfc3339(text.issued));
    if (text.expires) out.key("expires").value(format_rfc3339(*text.expires));
    if (text.lease) out.key("lease").value(format_duration(*text.lease));
    write_strings(out, "audience", text.audience);
    write_strings(out, "feeds", text.feeds);
    out.key("files").begin_object();
    for (const auto& [path, file] : text.files) {
        out.key(path).begin_object().key("sha256").value(file.sha256.hex()).key("length").value(static_cast<std::int64_t>(file.length));
        if (file.sealed) out.key("sealed").value(true);
        out.end_object();
    }
    out.end_object();
    write_strings(out, "withdrawn", text.withdrawn);
    if (!text.released.empty()) {
        out.key("released").begin_object();
        for (const auto& [path, key] : text.released) out.key(path).value(hex(key));
        out.end_object();
    }
    return out.end_object().text();
}

Result<ManifestPtr> Manifest::open(const SignedFile& file, const Root& root) {
    if (file.bytes.size() > max_manifest_bytes) return {ErrorKind::refused, "the manifest is longer than 256 KiB"};
    auto endorsement = endorsed(Role::manifest, file, root.content.keys, root.content.threshold);
    if (!endorsement) return endorsement.error().within("the manifest");
    auto text = read_manifest(file.bytes, "the manifest");
    if (!text) return text.error();
    if (text->sequence != endorsement->sequence)
        return {ErrorKind::refused, "the manifest is number " + std::to_string(text->sequence) + " and was signed as " + std::to_string(endorsement->sequence)};
    const std::shared_ptr<Manifest> manifest(new Manifest);
    manifest->text_ = std::move(*text);
    manifest->digest_ = sha256(file.bytes);
    manifest->keys_ = std::move(endorsement->keys);
    manifest->root_ = root;
    return ManifestPtr(manifest);
}

bool Manifest::is_enough_for(const std::string& kind, std::size_t demanded) const {
    return keys_.size() >= std::max(root_.demanded(kind), demanded);
}

bool Manifest::withdraws(std::string_view id) const {
    return std::find(text_.withdrawn.begin(), text_.withdrawn.end(), id) != text_.withdrawn.end();
}

Result<ManifestText::File> Manifest::check(const std::string& path, BytesView bytes) const {
    const auto file = text_.files.find(path);
    if (file == text_.files.end()) return {ErrorKind::refused, "the manifest does not name " + path};
    if (file->second.length != bytes.size() || sha256(bytes) != file->second.sha256)
        return {ErrorKind::refused, path + " has other bytes than the manifest says"};
    return file->second;
}

}  // namespace chancery
