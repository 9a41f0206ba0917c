// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include "base/json_tape.h"

namespace chancery::json {

std::string_view name(Kind kind) {
    switch (kind) {
        case Kind::null: return "null";
        case Kind::boolean: return "true or false";
        case Kind::integer: return "a whole number";
        case Kind::number: return "a number";
        case Kind::string: return "a string";
        case Kind::array: return "an array";
        case Kind::object: return "an object";
    }
    return "a value";
}

std::string complaint(std::string_view name, Place place, std::string_view what) {
    return std::string(name) + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": error: " +
           std::string(what);
}

Kind Value::kind() const { return tape_ ? tape_->at(index_).kind : Kind::null; }

std::optional<std::string_view> Value::string() const {
    if (!tape_ || kind() != Kind::string) return std::nullopt;
    return tape_->text_of(tape_->at(index_));
}

std::optional<bool> Value::boolean() const {
    if (!tape_ || kind() != Kind::boolean) return std::nullopt;
    return tape_->at(index_).integer != 0;
}

std::optional<std::int64_t> Value::integer(std::int64_t min, std::int64_t max) const {
    if (!tape_ || kind() != Kind::integer) return std::nullopt;
    const std::int64_t value = tape_->at(index_).integer;
    return value < min || value > max ? std::nullopt : std::optional(value);
}

std::optional<double> Value::number(double min, double max) const {
    if (!tape_ || (kind() != Kind::integer && kind() != Kind::number)) return std::nullopt;
    const Node& node = tape_->at(index_);
    const double value = node.kind == Kind::integer ? static_cast<double>(node.integer) : node.number;
    return value < min || value > max ? std::nullopt : std::optional(value);
}

std::size_t Value::size() const { return kind() == Kind::array || kind() == Kind::object ? tape_->at(index_).count : 0; }

Value Value::operator[](std::string_view key) const {
    if (kind() != Kind::object) return {};
    const std::uint32_t after = tape_->at(index_).after;
    for (std::uint32_t at = index_ + 1; at < after; at = tape_->at(at + 1).after)
        if (tape_->text_of(tape_->at(at)) == key) return Value(tape_, at + 1);
    return {};
}

Value Value::operator[](std::size_t index) const {
    for (const Value element : *this)
        if (index-- == 0) return element;
    return {};
}

namespace {

// A reference token with "~1" and "~0" read (RFC 6901, 4).
std::string unescaped(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        if (escape) ++i;
        out += escape ? (token[i] == '1' ? '/' : '~') : token[i];
    }
    return out;
}

// An array index: digits without a leading zero.
std::optional<std::size_t> array_index(std::string_view token) {
    const bool digits = !token.empty() && token.size() < 10 && token.find_first_not_of("0123456789") == token.npos;
    if (!digits || (token.size() > 1 && token.front() == '0')) return std::nullopt;
    return static_cast<std::size_t>(std::stoul(std::string(token)));
}

}  // namespace

Value Value::at_pointer(std::string_view pointer) const {
    Value at = *this;
    while (at && pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        const auto index = array_index(token);
        if (at.kind() == Kind::array) at = index ? at[*index] : Value();
        else at = token.find('~') == token.npos ? at[token] : at[unescaped(token)];
    }
    return pointer.empty() ? at : Value();
}

Iterator Value::begin() const {
    return kind() == Kind::array ? Iterator(Value(tape_, index_ + 1)) : Iterator(Value());
}

Iterator Value::end() const {
    return kind() == Kind::array ? Iterator(Value(tape_, tape_->at(index_).after)) : Iterator(Value());
}

Members Value::members() const {
    if (kind() != Kind::object) return {Value(), Value()};
    return {Value(tape_, index_ + 1), Value(tape_, tape_->at(index_).after)};
}

Place Value::place() const { return tape_ ? tape_->place_of(tape_->at(index_).offset) : Place{}; }

Iterator& Iterator::operator++() {
    at_.index_ = at_.tape_->at(at_.index_).after;
    return *this;
}

Member Members::Walk::operator*() const {
    return {*key_.string(), Value(key_.tape_, key_.index_ + 1), key_};
}

Members::Walk& Members::Walk::operator++() {
    key_.index_ = key_.tape_->at(key_.index_ + 1).after;
    return *this;
}

Value Document::root() const { return Value(tape_.get(), 0); }
const std::string& Document::name() const { return tape_->name; }

}  // namespace chancery::json
