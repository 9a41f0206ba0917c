// SPDX-License-Identifier: EUPL-1.2
#include "base/json_writer.h"

#include <nlohmann/json.hpp>

namespace chancery::json {

namespace {

// Only single values go through the library, so its recursion has nothing to descend into.
std::string dumped(const nlohmann::json& scalar) {
    return scalar.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void Writer::new_line() { out_ += '\n' + std::string(depth_ * 2, ' '); }

void Writer::start_value() {
    if (!after_key_ && depth_ > 0) {
        if (!first_) out_ += ',';
        new_line();
    }
    after_key_ = first_ = false;
}

Writer& Writer::literal(std::string_view text) {
    start_value();
    out_ += text;
    return *this;
}

Writer& Writer::open(char bracket) {
    start_value();
    out_ += bracket;
    ++depth_;
    first_ = true;
    return *this;
}

Writer& Writer::close(char bracket) {
    --depth_;
    if (!first_) new_line();
    out_ += bracket;
    first_ = false;
    return *this;
}

Writer& Writer::key(std::string_view name) {
    literal(dumped(std::string(name)) + ": ");
    after_key_ = true;
    return *this;
}

Writer& Writer::value(std::string_view text) { return literal(dumped(std::string(text))); }
Writer& Writer::value(std::int64_t number) { return literal(std::to_string(number)); }
Writer& Writer::value(double number) { return literal(dumped(number)); }
Writer& Writer::value(bool yes) { return literal(yes ? "true" : "false"); }
Writer& Writer::null() { return literal("null"); }

}  // namespace chancery::json
