// SPDX-License-Identifier: EUPL-1.2
#include "schedule/zone.h"

#include <algorithm>
#include <fstream>

namespace chancery {
namespace {

constexpr std::size_t most_bytes = 16 * 1024;  // the largest file of tzdata has 4 KiB
constexpr std::size_t header_bytes = 44;

// A whole number of so many bytes, the most significant first.
std::int64_t number(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = bytes[at] & 0x80 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

// The counts in a block's header, in the order of the RFC, and what follows from them.
struct Counts {
    std::size_t uts, standards, leaps, changes, types, characters;

    [[nodiscard]] std::size_t block_bytes(std::size_t time) const {
        return changes * (time + 1) + types * 6 + characters + leaps * (time + 4) + standards + uts;
    }
};

std::optional<Counts> counts(std::string_view bytes) {
    if (bytes.size() < header_bytes || !bytes.starts_with("TZif") || bytes[4] < '2') return std::nullopt;
    std::size_t n[6];
    for (std::size_t i = 0; i < 6; ++i) {
        const std::int64_t count = number(bytes, 20 + 4 * i, 4);
        if (count < 0 || count > std::int64_t{most_bytes}) return std::nullopt;
        n[i] = static_cast<std::size_t>(count);
    }
    return Counts{n[0], n[1], n[2], n[3], n[4], n[5]};
}

bool is_file_name(const std::string& name) {
    return !name.empty() && name.front() != '/' && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-' || c == '+';
    });
}

std::optional<ZoneTable> table_of(const std::string& name, const std::string& folder) {
    if (!is_file_name(name)) return std::nullopt;
    std::ifstream file(folder + "/" + name, std::ios::binary);
    std::string bytes(most_bytes, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return ZoneTable::of(bytes);
}

}  // namespace

std::optional<ZoneTable> ZoneTable::of(std::string_view bytes) {
    const auto old = counts(bytes);
    if (!old || bytes.size() < header_bytes + old->block_bytes(4)) return std::nullopt;
    bytes.remove_prefix(header_bytes + old->block_bytes(4));  // the same in 32 bits
    const auto found = counts(bytes);
    if (!found || found->types == 0 || bytes.size() < header_bytes + found->block_bytes(8)) return std::nullopt;
    const std::string_view block = bytes.substr(header_bytes), footer = block.substr(found->block_bytes(8));
    const std::size_t types_at = found->changes * 9;

    const auto offset_of = [&](std::size_t type) { return Duration(std::chrono::seconds(number(block, types_at + 6 * type, 4))); };
    ZoneTable table;
    table.first_ = offset_of(0);
    for (std::size_t i = 0; i < found->changes; ++i) {
        const std::size_t type = static_cast<unsigned char>(block[found->changes * 8 + i]);
        const auto at = std::chrono::seconds(std::clamp<std::int64_t>(number(block, i * 8, 8), -(1LL << 40), 1LL << 40));
        if (type >= found->types || (!table.changes_.empty() && Instant(at) <= table.changes_.back().at)) return std::nullopt;
        table.changes_.push_back({Instant(at), offset_of(type)});
    }
    table.goes_on_ = footer.find(',') != std::string_view::npos;
    return table;
}

std::optional<Duration> ZoneTable::offset_at(Instant at) const {
    const auto after = std::upper_bound(changes_.begin(), changes_.end(), at, [](Instant instant, const Change& change) { return instant < change.at; });
    if (after == changes_.end() && goes_on_) return std::nullopt;
    return after == changes_.begin() ? first_ : std::prev(after)->offset;
}

Zone::Zone(const std::string& name, const std::string& folder)
    : table_(table_of(name, folder)), zone_(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name))) {}

Duration Zone::offset_at(Instant at) const {
    if (const auto listed = table_ ? table_->offset_at(at) : std::nullopt) return *listed;
    UErrorCode error = U_ZERO_ERROR;
    std::int32_t standard = 0, summer = 0;
    zone_->getOffset(static_cast<UDate>(at.time_since_epoch().count()), false, standard, summer, error);
    return Duration(standard + summer);
}

}  // namespace chancery
