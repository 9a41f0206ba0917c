// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::json {

// Writes a JSON text, two spaces a level, keys in the order they come, a line break at the end.
//
//   json::Writer out;
//   out.begin_object().key("show").value("lobby").key("pages").begin_array().value(1).value(2).end_array().end_object();
//   use(out.text());
//
// Bytes that are no UTF-8 become U+FFFD. Numbers that are not finite become null.
class Writer {
public:
    Writer& begin_object() { return open('{'); }
    Writer& end_object() { return close('}'); }
    Writer& begin_array() { return open('['); }
    Writer& end_array() { return close(']'); }
    Writer& key(std::string_view name);

    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(std::int64_t number);
    Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(double number);
    Writer& value(bool yes);
    Writer& null();

    [[nodiscard]] std::string text() const { return out_ + '\n'; }
    // Without the line break, for what goes into another text.
    [[nodiscard]] const std::string& bare() const { return out_; }

private:
    Writer& open(char bracket);
    Writer& close(char bracket);
    Writer& literal(std::string_view text);
    void start_value();
    void new_line();

    std::string out_;
    std::size_t depth_ = 0;
    bool first_ = true;       // nothing stands yet in the innermost array or object
    bool after_key_ = false;
};

// A text as a JSON string.
inline std::string quoted(std::string_view text) { return Writer().value(text).bare(); }

}  // namespace chancery::json
