// SPDX-License-Identifier: EUPL-1.2
#include "archive/format.h"

#include <cmath>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "base/json.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

constexpr std::string_view record_name = "chancery-edition";
constexpr int record_version = 1;
constexpr std::size_t hex_length = 64;

std::optional<Digest> digest_in(json::Value value) {
    const auto hex = value.string();
    return hex ? parse_digest(*hex) : std::nullopt;
}

// Takes a string that has to be there; whether all of them were is asked once, at the end.
class Strings {
public:
    explicit Strings(json::Value object) : object_(object) {}

    std::string operator[](std::string_view key) {
        const auto text = object_[key].string();
        complete_ = complete_ && text.has_value();
        return std::string(text.value_or(""));
    }
    [[nodiscard]] bool complete() const { return complete_; }

private:
    json::Value object_;
    bool complete_ = true;
};

std::optional<KeptFile> file_in(json::Value value) {
    const auto bytes = digest_in(value["bytes"]);
    if (!bytes) return std::nullopt;
    KeptFile file{*bytes, {}};
    for (const json::Value each : value["signatures"]) {
        const auto signature = digest_in(each);
        if (!signature) return std::nullopt;
        file.signatures.push_back(*signature);
    }
    return file;
}

// What vouches for a source; false where it is no such thing.
bool take_signed(json::Value value, KeptSource& source) {
    if (!value) return true;
    for (const json::Value each : value["roots"]) {
        auto root = file_in(each);
        if (!root) return false;
        source.roots.push_back(std::move(*root));
    }
    source.manifest = file_in(value["manifest"]);
    source.newest = file_in(value["newest"]);
    return source.manifest && (source.newest || !value["newest"]);
}

std::optional<KeptSource> source_in(json::Value value) {
    Strings text(value);
    const auto bytes = digest_in(value["bytes"]);
    KeptSource source{text["name"], text["url"],  text["language"],      text["format"],
                      text["etag"], text["last_modified"], bytes.value_or(Digest{})};
    return bytes && text.complete() && take_signed(value["signed"], source) ? std::optional(std::move(source)) : std::nullopt;
}

void write_file(json::Writer& out, const KeptFile& file) {
    out.begin_object().key("bytes").value(file.bytes.hex()).key("signatures").begin_array();
    for (const Digest& signature : file.signatures) out.value(signature.hex());
    out.end_array().end_object();
}

void write_signed(json::Writer& out, const KeptSource& source) {
    if (!source.manifest) return;
    out.key("signed").begin_object().key("roots").begin_array();
    for (const KeptFile& root : source.roots) write_file(out, root);
    out.end_array().key("manifest");
    write_file(out, *source.manifest);
    if (source.newest) write_file(out.key("newest"), *source.newest);
    out.end_object();
}

std::optional<EditionRecord> record_in(json::Value root) {
    EditionRecord record;
    const auto kept = parse_rfc3339(root["kept"].string().value_or(""));
    if (!kept || root["sources"].kind() != json::Kind::array || root["pictures"].kind() != json::Kind::object)
        return std::nullopt;
    record.kept = *kept;
    for (const json::Value value : root["sources"]) {
        auto source = source_in(value);
        if (!source) return std::nullopt;
        record.sources.push_back(std::move(*source));
    }
    for (const auto& [url, value, place] : root["pictures"].members()) {
        const auto digest = digest_in(value);
        if (!digest) return std::nullopt;
        record.pictures.emplace(url, *digest);
    }
    return record;
}

}  // namespace

std::string object_path(const Digest& digest) {
    const std::string hex = digest.hex();
    return "objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

std::string prepared_path(const Picture& picture, Size screen) {
    const auto thousandths = [](double fraction) { return std::to_string(std::lround(fraction * 1000)); };
    const std::string crop = picture.no_crop ? "whole" : thousandths(picture.focus_x) + "." + thousandths(picture.focus_y);
    return "prepared/" + picture.original->hex() + "-" + std::to_string(screen.width) + "x" + std::to_string(screen.height) +
           "-" + crop;
}

std::string record_path(unsigned number) {
    const std::string digits = std::to_string(number);
    return "editions/" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits;
}

Bytes wrap(std::string_view name, int version, BytesView payload) {
    Bytes file(name);
    file += ' ' + std::to_string(version) + ' ' + sha256(payload).hex() + '\n';
    file += payload;
    return file;
}

Result<BytesView> unwrap(std::string_view name, int version, BytesView file) {
    const auto damaged = [&] { return Error{ErrorKind::corrupt, "is damaged or no " + std::string(name)}; };
    const std::size_t line_end = file.substr(0, name.size() + hex_length + 16).find('\n');
    if (line_end == BytesView::npos || line_end < name.size() + hex_length + 3) return damaged();
    const BytesView header = file.substr(0, line_end), payload = file.substr(line_end + 1);
    if (!header.starts_with(name) || header[name.size()] != ' ') return damaged();
    if (header.substr(header.size() - hex_length) != sha256(payload).hex()) return damaged();
    if (header.substr(name.size(), header.size() - hex_length - name.size()) != ' ' + std::to_string(version) + ' ')
        return Error{ErrorKind::unsupported, "was written by another version of this program"};
    return payload;
}

Bytes encode_record(const EditionRecord& record) {
    json::Writer out;
    out.begin_object().key("kept").value(format_rfc3339(record.kept)).key("sources").begin_array();
    for (const KeptSource& source : record.sources) {
        out.begin_object()
            .key("name").value(source.name)
            .key("url").value(source.url)
            .key("language").value(source.language)
            .key("format").value(source.format)
            .key("etag").value(source.etag)
            .key("last_modified").value(source.last_modified)
            .key("bytes").value(source.bytes.hex());
        write_signed(out, source);
        out.end_object();
    }
    out.end_array().key("pictures").begin_object();
    for (const auto& [url, digest] : record.pictures) out.key(url).value(digest.hex());
    out.end_object().end_object();
    return wrap(record_name, record_version, out.text());
}

Result<EditionRecord> decode_record(BytesView file) {
    const Result<BytesView> payload = unwrap(record_name, record_version, file);
    if (!payload) return payload.error();
    const auto document = json::parse(*payload, "record", {.max_bytes = max_record_bytes, .max_depth = 8});
    if (!document) return document.error();
    auto record = record_in(document->root());
    if (!record) return {ErrorKind::corrupt, "is no record of an edition, although its checksum is right"};
    return std::move(*record);
}

}  // namespace chancery
