// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "base/json_tape.h"

namespace chancery::json {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 31;  // offsets are 32 bits

std::vector<std::uint32_t> starts_of_lines(BytesView text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        starts.push_back(static_cast<std::uint32_t>(at + 1));
    return starts;
}

// Where the tokens lie. The library says which token it read, but not where; since it hands them over in order and
// has checked them, walking over the same text beside it is enough.
class Cursor {
public:
    explicit Cursor(BytesView text) : text_(text), at_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

    // Moves to the next token and says where it begins. Commas and colons say nothing and are passed over.
    std::size_t begin() {
        for (;;) {
            at_ = std::min(text_.find_first_not_of(" \t\r\n,:", at_), text_.size());
            if (!text_.substr(at_).starts_with('/')) return at_;
            skip_comment();
        }
    }
    void over(std::size_t bytes) { at_ += bytes; }
    void over_number() { at_ = std::min(text_.find_first_not_of("0123456789+-.eE", at_), text_.size()); }
    void over_string() {
        do at_ = std::min(text_.find('"', at_ + 1), text_.size());
        while (at_ < text_.size() && is_escaped());
        ++at_;
    }

private:
    void skip_comment() {
        const bool block = text_.substr(at_ + 1).starts_with('*');
        const std::size_t end = text_.find(block ? "*/" : "\n", at_ + 2);
        at_ = end == text_.npos ? text_.size() : end + (block ? 2 : 1);
    }

    // Whether an odd number of backslashes stands before this quotation mark.
    [[nodiscard]] bool is_escaped() const {
        std::size_t before = at_;
        while (text_[before - 1] == '\\') --before;
        return (at_ - before) % 2 == 1;
    }

    BytesView text_;
    std::size_t at_;
};

// "in array - unexpected end of input" out of the library's longer sentence, which goes on to quote all it has read.
std::string without_preamble(std::string_view sentence) {
    sentence = sentence.substr(0, sentence.find("; last read"));
    for (const std::string_view marker : {"syntax error while parsing ", "] "}) {
        const std::size_t at = sentence.find(marker);
        if (at != sentence.npos) return "this is not JSON: in " + std::string(sentence.substr(at + marker.size()));
    }
    return "this is not JSON";
}

}  // namespace

// Writes the tape while the library reads the text, and says no at the first thing that goes too far.
class Builder {
public:
    Builder(Tape& tape, BytesView text, const Limits& limits) : tape_(tape), limits_(limits), cursor_(text) {}

    [[nodiscard]] const Error& error() const { return error_; }

    bool null() { return leaf(Kind::null, 4); }
    bool boolean(bool value) { return leaf(Kind::boolean, value ? 4 : 5) && integer(value); }
    bool number_integer(std::int64_t value) { return number(Kind::integer) && integer(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > INT64_MAX) return number_float(static_cast<double>(value), {});
        return number_integer(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) {
        if (!number(Kind::number)) return false;
        tape_.nodes.back().number = value;
        return true;
    }
    bool string(const std::string& value) {
        if (!add(Kind::string)) return false;
        cursor_.over_string();
        Node& node = tape_.nodes.back();
        node.text_begin = tape_.text.size();
        node.count = static_cast<std::uint32_t>(value.size());
        tape_.text += value;
        return true;
    }
    bool key(const std::string& value) { return string(value); }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_object() { return close() && keys_differ(); }
    bool end_array() { return close(); }
    bool binary(const std::vector<std::uint8_t>&) { return false; }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& exception) {
        const bool too_big = exception.id == 406;  // out_of_range: a number that no double can hold
        return refuse(position - (position > 0), ErrorKind::corrupt,
                      too_big ? "this number is too large" : without_preamble(exception.what()));
    }

private:
    bool refuse(std::size_t offset, ErrorKind kind, std::string_view what) {
        error_ = {kind, complaint(tape_.name, tape_.place_of(offset), what)};
        return false;
    }

    bool add(Kind kind) {
        const std::size_t offset = cursor_.begin();
        if (tape_.nodes.size() >= limits_.max_values)
            return refuse(offset, ErrorKind::refused,
                          "more than " + std::to_string(limits_.max_values) + " values in one document");
        if (!open_.empty()) ++tape_.nodes[open_.back()].count;
        Node node;
        node.kind = kind;
        node.offset = static_cast<std::uint32_t>(offset);
        node.after = static_cast<std::uint32_t>(tape_.nodes.size() + 1);
        tape_.nodes.push_back(node);
        return true;
    }
    bool leaf(Kind kind, std::size_t bytes) {
        if (!add(kind)) return false;
        cursor_.over(bytes);
        return true;
    }
    bool number(Kind kind) {
        if (!add(kind)) return false;
        cursor_.over_number();
        return true;
    }
    bool integer(std::int64_t value) {
        tape_.nodes.back().integer = value;
        return true;
    }

    bool open(Kind kind) {
        if (!leaf(kind, 1)) return false;
        if (open_.size() >= static_cast<std::size_t>(limits_.max_depth))
            return refuse(tape_.nodes.back().offset, ErrorKind::refused,
                          "more than " + std::to_string(limits_.max_depth) + " arrays and objects inside each other");
        open_.push_back(static_cast<std::uint32_t>(tape_.nodes.size() - 1));
        return true;
    }
    bool close() {
        cursor_.begin();
        cursor_.over(1);
        closed_ = open_.back();
        open_.pop_back();
        Node& node = tape_.nodes[closed_];
        if (node.kind == Kind::object) node.count /= 2;  // a member was counted as key and as value
        node.after = static_cast<std::uint32_t>(tape_.nodes.size());
        return true;
    }

    bool keys_differ() {
        keys_.clear();
        for (std::uint32_t at = closed_ + 1; at < tape_.nodes[closed_].after; at = tape_.nodes[at + 1].after)
            keys_.push_back(at);
        const auto text = [this](std::uint32_t at) { return tape_.text_of(tape_.nodes[at]); };
        std::sort(keys_.begin(), keys_.end(), [&](auto a, auto b) {
            return std::pair(text(a), a) < std::pair(text(b), b);
        });
        const auto twin = std::adjacent_find(keys_.begin(), keys_.end(), [&](auto a, auto b) { return text(a) == text(b); });
        if (twin == keys_.end()) return true;
        return refuse(tape_.nodes[twin[1]].offset, ErrorKind::refused,
                      "\"" + std::string(text(*twin)) + "\" stands twice in this object; which one is meant?");
    }

    Tape& tape_;
    const Limits& limits_;
    Cursor cursor_;
    std::vector<std::uint32_t> open_;  // arrays and objects around the present place, by index
    std::vector<std::uint32_t> keys_;
    std::uint32_t closed_ = 0;
    Error error_;
};

Result<Document> parse(BytesView text, std::string_view name, const Limits& limits) {
    auto tape = std::make_shared<Tape>();
    tape->name = name;
    const auto refuse = [&](ErrorKind kind, const std::string& what) {
        return Error{kind, complaint(name, {1, 1}, what)};
    };
    const std::size_t max_bytes = std::min(limits.max_bytes, most_bytes);
    if (text.size() > max_bytes)
        return refuse(ErrorKind::refused, std::to_string(text.size()) + " bytes, where " + std::to_string(max_bytes) + " are allowed");
    if (text.empty()) return refuse(ErrorKind::corrupt, "this is empty, not JSON");

    tape->line_starts = starts_of_lines(text);
    tape->text.reserve(text.size());
    Builder builder(*tape, text, limits);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, true, limits.comments))
        return builder.error();
    return Document(std::move(tape));
}

}  // namespace chancery::json
