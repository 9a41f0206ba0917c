// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// How minisign writes its files: lines, and octets in base64 (RFC 4648, section 4).
namespace chancery {

// The lines of a text, each without its end.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}
    // Nothing behind the last line.
    std::optional<std::string_view> next();
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

std::string to_base64(std::string_view octets);

// Exactly so many octets, in the one way to write them; else nothing.
std::optional<std::string> from_base64(std::string_view text, std::size_t octets);

}  // namespace chancery
