// SPDX-License-Identifier: EUPL-1.2
#include "app/log_line.h"

#include "base/json_writer.h"

namespace chancery {
namespace {

std::string quoted(std::string_view text) {
    std::string json = json::Writer().value(text).text();
    json.pop_back();  // its line end; within strings they are escaped
    return json;
}

}  // namespace

LogLine& LogLine::text(std::string_view key, std::string_view value) {
    members_ += (members_.empty() ? "" : ",") + quoted(key) + ":" + quoted(value);
    return *this;
}

LogLine& LogLine::number(std::string_view key, std::uint64_t value) {
    members_ += (members_.empty() ? "" : ",") + quoted(key) + ":" + std::to_string(value);
    return *this;
}

}  // namespace chancery
