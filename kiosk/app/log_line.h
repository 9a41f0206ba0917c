// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

// Spells the members of a line of the display log: JSON on one line, without braces.
class LogLine {
public:
    // Bytes that are no UTF-8 become U+FFFD.
    LogLine& text(std::string_view key, std::string_view value);
    LogLine& number(std::string_view key, std::uint64_t value);
    [[nodiscard]] const std::string& members() const { return members_; }

private:
    std::string members_;
};

}  // namespace chancery
