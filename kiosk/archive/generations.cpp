// SPDX-License-Identifier: EUPL-1.2
#include "archive/generations.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "archive/format.h"

namespace chancery {
namespace {

constexpr std::size_t digits_in_a_number = 8;
constexpr std::size_t hex_digits = 64;

std::optional<unsigned> record_number(const std::string& name) {
    if (name.size() != digits_in_a_number) return std::nullopt;
    unsigned number = 0;
    for (const char c : name) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

// A record, where it is whole itself, and what stands in the way of sealing all of it again: nothing, or something that is
// known to be gone or damaged, or that the card failed to read, in which case it may be as good as ever.
struct Examined {
    std::optional<EditionRecord> record{};
    bool whole = false;
    Status unreadable{};
};

// A file that is there and cannot be had.
bool is_unreadable(const Error& error) { return error.kind == ErrorKind::corrupt || error.kind == ErrorKind::full; }

Examined examine(Directory& directory, unsigned number) {
    const Result<Bytes> file = directory.read(record_path(number), max_record_bytes);
    if (!file) return {std::nullopt, false, is_unreadable(file.error()) ? Status(file.error()) : Status()};
    Result<EditionRecord> record = decode_record(*file);
    if (!record) return {};
    Examined examined{std::move(*record), true, {}};
    for (const Digest& object : needed_objects(*examined.record)) {
        const Result<Bytes> bytes = directory.read(object_path(object), max_source_bytes);
        if (!bytes && is_unreadable(bytes.error())) return {std::nullopt, false, bytes.error()};
        examined.whole = examined.whole && bytes && sha256(*bytes) == object;
    }
    return examined;
}

std::set<Digest> named_by(const std::vector<NumberedRecord>& generations) {
    std::set<Digest> named;
    for (const NumberedRecord& generation : generations) {
        for (const Digest& object : needed_objects(generation.record)) named.insert(object);
        for (const auto& [url, digest] : generation.record.pictures) named.insert(digest);
    }
    return named;
}

// The folder of objects that begin with this octet, and those two digits.
struct Shard {
    std::string digits;
    [[nodiscard]] std::string folder() const { return "objects/" + digits; }
};
Shard shard(std::size_t octet) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {{digits[octet / 16], digits[octet % 16]}};
}

// What is removed for the sake of these must not come to be missed: they survive a power cut first.
Status confirm_records(Directory& directory, const std::vector<NumberedRecord>& generations) {
    for (const NumberedRecord& generation : generations) {
        const std::string path = record_path(generation.number);
        if (directory.confirm(path)) continue;
        if (Status written = directory.write_whole(path, encode_record(generation.record)); !written) return written;
    }
    return {};
}

using Unwanted = std::function<bool(const std::string& name)>;

Status remove_from(Directory& directory, const std::string& folder, const Unwanted& unwanted) {
    const auto names = directory.list(folder);
    if (!names) return names.error();
    for (const std::string& name : *names) {
        if (!unwanted(name)) continue;
        if (Status removed = directory.remove(folder + "/" + name); !removed) return removed;
    }
    return {};
}

Result<std::uint64_t> used_in(Directory& directory, const std::string& folder) {
    const auto names = directory.list(folder);
    if (!names) return names.error();
    std::uint64_t used = 0;
    for (const std::string& name : *names)
        if (const auto size = directory.size(folder + "/" + name)) used += *size;
    return used;
}

}  // namespace

Result<std::vector<unsigned>> list_records(Directory& directory) {
    const auto names = directory.list("editions");
    if (!names) return names.error();
    std::vector<unsigned> numbers;
    for (const std::string& name : *names)
        if (const auto number = record_number(name)) numbers.push_back(*number);
    std::ranges::sort(numbers, std::greater());
    return numbers;
}

Result<EditionRecord> read_record(Directory& directory, unsigned number) {
    const Result<Bytes> file = directory.read(record_path(number), max_record_bytes);
    if (!file) return file.error();
    Result<EditionRecord> record = decode_record(*file);
    if (!record) return record.error().within(record_path(number));
    return record;
}

Result<Bytes> read_object(Directory& directory, const Digest& digest, std::size_t max_bytes) {
    Result<Bytes> bytes = directory.read(object_path(digest), max_bytes);
    if (bytes && sha256(*bytes) != digest)
        return {ErrorKind::corrupt, object_path(digest) + ": is damaged: it does not match its name"};
    return bytes;
}

Result<std::vector<NumberedRecord>> newest_generations(Directory& directory, std::size_t count) {
    const auto numbers = list_records(directory);
    if (!numbers) return numbers.error();
    std::vector<NumberedRecord> found;
    std::size_t whole = 0;
    for (const unsigned number : *numbers) {
        if (whole == count) break;
        Examined examined = examine(directory, number);
        if (!examined.unreadable) return examined.unreadable.error();
        if (examined.whole) ++whole;
        if (examined.record) found.push_back({number, std::move(*examined.record)});
    }
    return found;
}

Status sweep_directory(Directory& directory, const std::vector<NumberedRecord>& keep, const std::set<Digest>& spared) {
    if (Status confirmed = confirm_records(directory, keep); !confirmed) return confirmed;
    std::set<std::string> records;
    for (const NumberedRecord& generation : keep) records.insert(record_path(generation.number).substr(9));
    std::set<std::string> named;
    for (const Digest& digest : named_by(keep)) named.insert(digest.hex());
    for (const Digest& digest : spared) named.insert(digest.hex());

    Status done = remove_from(directory, "editions", [&](const std::string& name) { return !records.contains(name); });
    for (std::size_t octet = 0; done && octet < 256; ++octet) {
        const Shard part = shard(octet);
        done = remove_from(directory, part.folder(),
                           [&](const std::string& name) { return !named.contains(part.digits + name); });
    }
    if (!done) return done;
    return remove_from(directory, "prepared",
                       [&](const std::string& name) { return !named.contains(name.substr(0, hex_digits)); });
}

Result<std::uint64_t> used_bytes(Directory& directory) {
    std::uint64_t used = 0;
    std::vector<std::string> folders{"", "editions", "prepared"};
    for (std::size_t octet = 0; octet < 256; ++octet) folders.push_back(shard(octet).folder());
    for (const std::string& folder : folders) {
        const auto part = used_in(directory, folder);
        if (!part) return part.error();
        used += *part;
    }
    return used;
}

}  // namespace chancery
