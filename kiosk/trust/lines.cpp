// SPDX-License-Identifier: EUPL-1.2
#include "trust/lines.h"

#include <sodium.h>

#include <algorithm>

namespace chancery {

std::optional<std::string_view> Lines::next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return line;
}

std::string to_base64(std::string_view octets) {
    std::string text(sodium_base64_encoded_len(octets.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(octets.data()), octets.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the end of a C string
    return text;
}

std::optional<std::string> from_base64(std::string_view text, std::size_t octets) {
    std::string out(octets, '\0');
    std::size_t length = 0;
    const int read = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &length,
                                       nullptr, sodium_base64_VARIANT_ORIGINAL);
    // The other way round must give the same: one value has one spelling.
    if (read != 0 || length != octets || to_base64(out) != text) return std::nullopt;
    return out;
}

}  // namespace chancery
