// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_tape.h"

namespace chancery::json {

// Reads JSON (RFC 8259) onto a tape, and says no at the first mistake or at the first thing that goes too far. Recurses
// as deep as limits.max_depth. All offsets are of bytes in `text`, which must outlive the parser.
//
// Why not a library: every value needs its line and column, which none in Debian tells, and this is where half the time
// of a big feed goes. What it takes and what it refuses is held against a library's word (tests/base/json_oracle_test).
class Parser {
public:
    struct Span {
        std::size_t begin = 0, end = 0;
    };

    // `values`: how many of the limit's were read before.
    Parser(Tape& tape, BytesView text, const Limits& limits, std::size_t values = 0)
        : tape_(tape), text_(text), limits_(limits), values_(values) {
        keys_.reserve(16);  // as many as most objects have
    }

    // All of the text.
    bool document();
    // All of the text but the elements of the array under `list` in the root object. Of those it takes down only where
    // they lie; what is in them has not been looked at.
    bool document_around(std::string_view list);
    [[nodiscard]] const std::vector<Span>& elements() const { return elements_; }
    // One of these elements; nothing else may stand in its span.
    bool element(Span span);

    [[nodiscard]] std::size_t values() const { return values_; }
    [[nodiscard]] const Error& error() const { return error_; }

private:
    bool value();
    bool array();
    bool unread_array();
    bool object();
    bool member();
    bool string();
    bool escape();
    bool unicode_escape();
    bool four_hex_digits(char32_t& code);
    bool number();
    bool digits();
    bool word(std::string_view word, Kind kind, bool yes);

    bool add(Kind kind);
    bool open(Kind kind);
    bool close(std::size_t index);
    bool keys_differ(std::size_t object);

    bool space();
    bool comment();
    bool pass_over();
    void pass_over_string();
    [[nodiscard]] std::size_t end_of_unquoted(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_plain_text() const;

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] char here() const { return at_end() ? '\0' : text_[at_]; }
    bool take(char c) { return !at_end() && text_[at_] == c && (++at_, true); }

    bool refuse(std::size_t offset, ErrorKind kind, std::string_view what);
    bool malformed(std::string_view what);
    bool unexpected(std::string_view where);

    Tape& tape_;
    BytesView text_;
    Limits limits_;
    std::size_t values_;
    std::optional<std::string_view> list_;
    std::vector<Span> elements_;
    std::vector<std::uint32_t> keys_;  // of the object that keys_differ() looks at
    std::size_t at_ = 0;
    int depth_ = 0;
    Error error_;
};

}  // namespace chancery::json
