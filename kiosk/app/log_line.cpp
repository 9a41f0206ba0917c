// SPDX-License-Identifier: EUPL-1.2
#include "app/log_line.h"

#include "base/json_writer.h"

namespace chancery {

LogLine& LogLine::text(std::string_view key, std::string_view value) {
    members_ += (members_.empty() ? "" : ",") + json::quoted(key) + ":" + json::quoted(value);
    return *this;
}

LogLine& LogLine::number(std::string_view key, std::uint64_t value) {
    members_ += (members_.empty() ? "" : ",") + json::quoted(key) + ":" + std::to_string(value);
    return *this;
}

}  // namespace chancery
