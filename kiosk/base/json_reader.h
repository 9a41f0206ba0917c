// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "base/instant.h"
#include "base/json.h"

namespace chancery::json {

struct Problem {
    Place place;
    std::string what;
};

// Everything that is wrong with one document, in the order found.
class Problems {
public:
    explicit Problems(const Document& document) : name_(document.name()) {}

    void add(Value where, std::string_view what) { add(where.place(), what); }
    void add(Place where, std::string_view what) { all_.push_back({where, std::string(what)}); }

    [[nodiscard]] bool any() const { return !all_.empty(); }
    [[nodiscard]] const std::vector<Problem>& all() const { return all_; }
    // Each as `NAME:LINE:COLUMN: error: …`.
    [[nodiscard]] std::vector<std::string> lines() const;
    // All lines as one corrupt error; ok() where there are none.
    [[nodiscard]] Status status() const;

private:
    std::string name_;
    std::vector<Problem> all_;
};

// Reads one object of a file that a person wrote: typed, with defaults, and never stopping at the first mistake.
//
//   json::Problems problems(*document);
//   json::Reader theme(document->root(), problems);
//   out.margin = int(theme.integer("margin", 60, 0, 200));
//   out.ground = theme.color("ground", out.ground);
//   out.order  = theme.choice("order", Order::listed, {{"listed", Order::listed}, {"newest", Order::newest}});
//   json::Reader times = theme.object("times");            // reads as empty where there is none
//   out.dwell  = times.duration("dwell", out.dwell, std::chrono::seconds(2), std::chrono::hours(1));
//   times.finish();                                        // reports keys that nobody asked for,
//   theme.finish();                                        // with the nearest one that exists
//   if (problems.any()) return problems.status().error();
//
// A value that is wrong is reported and reads as its default; null is wrong. Ranges include both ends. Keys must outlive the
// reader, as literals and the document's own do.
class Reader {
public:
    Reader(Value object, Problems& problems);

    [[nodiscard]] bool has(std::string_view key) { return bool(find(key)); }
    // Reports each key that is not there.
    void require(std::initializer_list<std::string_view> keys);

    std::string string(std::string_view key, std::string_view otherwise = {}, std::size_t max_bytes = 4096);
    std::int64_t integer(std::string_view key, std::int64_t otherwise, std::int64_t min, std::int64_t max);
    double number(std::string_view key, double otherwise, double min, double max);
    bool boolean(std::string_view key, bool otherwise);
    Duration duration(std::string_view key, Duration otherwise, Duration min, Duration max);
    std::optional<Instant> instant(std::string_view key);
    // "#rgb", "#rrggbb" or "#rrggbbaa".
    Color color(std::string_view key, Color otherwise);
    // One of the names.
    template <class T>
    T choice(std::string_view key, T otherwise, std::initializer_list<std::pair<std::string_view, T>> names) {
        const Value written = find(key);
        if (!written) return otherwise;
        std::vector<std::string_view> known;
        known.reserve(names.size());
        for (const auto& [name, value] : names) known.push_back(name);
        const std::optional<std::size_t> chosen = chosen_name(key, written, known);
        return chosen ? std::data(names)[*chosen].second : otherwise;
    }
    std::vector<std::string> strings(std::string_view key, std::size_t max_count, std::size_t max_bytes = 4096);

    // Nothing where the key is absent or no array; its elements are read through their own Readers.
    Value array(std::string_view key, std::size_t max_count);
    // A reader of the object under the key; of nothing where there is none.
    Reader object(std::string_view key);

    // The value as it is, for what has a form of its own; counts as asked for.
    Value value(std::string_view key) { return find(key); }
    void problem(Value where, std::string_view what) { problems_.add(where, what); }

    // Reports every key that nobody asked for. "$schema" and keys that begin with "_" are always allowed: people keep
    // notes in them.
    void finish();

private:
    Value find(std::string_view key);
    void wrong(std::string_view key, Value value, const std::string& allowed);
    std::optional<std::size_t> chosen_name(std::string_view key, Value value, const std::vector<std::string_view>& known);
    std::optional<std::string> text(std::string_view key, std::size_t max_bytes);

    Value object_;
    Problems& problems_;
    std::vector<std::string_view> asked_;
};

// The known name with the fewest changed letters, for "did you mean"; empty where none is near.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace chancery::json
