// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery::json {

// An untrusted JSON text (RFC 8259) as an immutable tree, refused as a whole when it is malformed, too big, too deep or
// names a key twice in one object.
//
//   auto document = json::parse(bytes, "lobby.json", {.comments = true});
//   if (!document) return document.error();                        // "lobby.json:3:15: error: …"
//   for (json::Value item : document->root()["items"])             // nothing where there is no such key
//       if (auto title = item["title"].string()) use(*title);      // nothing where it is no string
//
// Files that people write (settings, themes, playlists) are read through json::Reader (json_reader.h), which collects
// everything that is wrong. What the kiosk writes, it writes through json::Writer (json_writer.h).

enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

// "a string", "an object": for sentences.
std::string_view name(Kind kind);

struct Limits {
    std::size_t max_bytes = std::size_t{16} << 20;  // at most 2 GiB
    int max_depth = 16;                             // of arrays and objects inside each other
    std::size_t max_values = 4'000'000;             // keys count, too
    bool comments = false;                          // C and C++ comments are skipped
};

// 1-based; the column counts bytes of the line, tabs as one.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
    bool operator==(const Place&) const = default;
};

struct Tape;  // json_tape.h: how a document lies in memory
class Iterator;
class Members;

// A value in a document, or nothing: cheap to copy, valid while any copy of its document lives. Asking nothing gives
// nothing, so that a path can be followed without a check at each step. Any thread.
class Value {
public:
    Value() = default;

    [[nodiscard]] bool exists() const { return tape_ != nullptr; }
    explicit operator bool() const { return exists(); }
    // null for nothing.
    [[nodiscard]] Kind kind() const;
    // Neither absent nor null.
    [[nodiscard]] bool has_value() const { return exists() && kind() != Kind::null; }

    // Nothing where the value is of another kind. Views into the document.
    [[nodiscard]] std::optional<std::string_view> string() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    // Only what is written without fraction and exponent, lies in int64 and in the range given.
    [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t min = INT64_MIN, std::int64_t max = INT64_MAX) const;
    // Any number in the range; always finite.
    [[nodiscard]] std::optional<double> number(double min, double max) const;

    // Elements of an array or members of an object; 0 for anything else.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Value operator[](std::string_view key) const;
    [[nodiscard]] Value operator[](std::size_t index) const;
    // RFC 6901 ("/items/0/title"); "" is the value itself.
    [[nodiscard]] Value at_pointer(std::string_view pointer) const;

    // The elements of an array; none for anything else.
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;
    // The members of an object; none for anything else.
    [[nodiscard]] Members members() const;

    [[nodiscard]] Place place() const;

private:
    friend class Document;
    friend class Iterator;
    friend class Members;
    Value(const Tape* tape, std::uint32_t index) : tape_(tape), index_(index) {}

    const Tape* tape_ = nullptr;
    std::uint32_t index_ = 0;
};

class Iterator {
public:
    Value operator*() const { return at_; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return at_.index_ == other.at_.index_; }

private:
    friend class Value;
    explicit Iterator(Value at) : at_(at) {}
    Value at_;
};

struct Member {
    std::string_view key;
    Value value;
    Value key_value;  // the key as a string, for its place
};

class Members {
public:
    class Walk {
    public:
        Member operator*() const;
        Walk& operator++();
        bool operator==(const Walk& other) const { return key_.index_ == other.key_.index_; }

    private:
        friend class Members;
        explicit Walk(Value key) : key_(key) {}
        Value key_;
    };
    [[nodiscard]] Walk begin() const { return Walk(first_); }
    [[nodiscard]] Walk end() const { return Walk(last_); }

private:
    friend class Value;
    Members(Value first, Value last) : first_(first), last_(last) {}
    Value first_, last_;
};

// One parsed text. Copies share it.
class Document {
public:
    [[nodiscard]] Value root() const;
    // As it was given to parse(): the first word of every error.
    [[nodiscard]] const std::string& name() const;

private:
    friend Result<Document> parse(BytesView, std::string_view, const Limits&);
    friend class List;
    explicit Document(std::shared_ptr<const Tape> tape) : tape_(std::move(tape)) {}
    std::shared_ptr<const Tape> tape_;
};

// Parses all of `text`; a UTF-8 byte order mark is skipped. Errors are corrupt (no JSON) or refused (a limit), each
// `NAME:LINE:COLUMN: error: …`. Linear in the text; keeps no reference to it. Any thread.
Result<Document> parse(BytesView text, std::string_view name, const Limits& limits = {});

// "NAME:LINE:COLUMN: error: what": the one form of every complaint about a file.
std::string complaint(std::string_view name, Place place, std::string_view what);

}  // namespace chancery::json
