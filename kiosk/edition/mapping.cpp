// SPDX-License-Identifier: EUPL-1.2
#include "edition/mapping.h"

#include "base/json_reader.h"
#include "edition/limits.h"

namespace chancery {

namespace {

constexpr std::size_t most_conditions = 64;
constexpr std::size_t most_ways = 16;
constexpr json::Limits limits{.max_bytes = 64 * 1024, .max_depth = 8, .max_values = 4096, .comments = true};

// What a mapping may fill.
constexpr std::string_view field_names[] = {"id", "title", "html", "text", "summary", "url", "published", "language",
                                            "image", "alt", "credit", "issuer", "speaker", "office", "tags"};

using Condition = Mapping::Condition;
using Way = Mapping::Way;

class MappingReader {
public:
    explicit MappingReader(const json::Document& document) : document_(document), problems_(document) {}

    Result<Mapping> read() {
        json::Reader reader(document_.root(), problems_);
        reader.require({"name", "items", "fields"});
        out_.name = reader.string("name", {}, max_name_bytes);
        reader.string("about");
        out_.base = reader.string("base", {}, max_url_bytes);
        out_.items = pointer(reader, "items");
        out_.recognise = conditions(reader, "recognise");
        out_.refuse = conditions(reader, "refuse");
        out_.drop = conditions(reader, "drop");
        read_fields(reader.object("fields"));
        reader.finish();
        if (problems_.any()) return problems_.status().error();
        return std::move(out_);
    }

private:
    std::string checked(json::Value where, std::string_view text) {
        const std::string_view path = text.starts_with('#') ? text.substr(1) : text;
        if (!path.empty() && !path.starts_with('/'))
            problems_.add(where, "\"" + std::string(text.substr(0, 80)) + "\" is no JSON Pointer; one begins with \"/\" (in the item) or \"#/\" (in the document)");
        return std::string(text);
    }

    std::string pointer(json::Reader& reader, std::string_view key) {
        const json::Value value = reader.value(key);
        const std::string text = reader.string(key, {}, max_url_bytes);
        return value ? checked(value, text) : std::string();
    }

    // One pointer, or a list of them.
    std::vector<std::string> pointers(json::Reader& reader, std::string_view key) {
        const json::Value value = reader.value(key);
        if (value.string()) return {pointer(reader, key)};
        std::vector<std::string> out;
        for (const json::Value element : reader.array(key, most_ways)) {
            if (const auto text = element.string()) out.push_back(checked(element, *text));
            else problems_.add(element, "each of these must be a JSON Pointer such as \"/title\"");
        }
        return out;
    }

    std::vector<Condition> conditions(json::Reader& reader, std::string_view key) {
        std::vector<Condition> out;
        for (const json::Value element : reader.array(key, most_conditions)) out.push_back(condition(element));
        return out;
    }

    Condition condition(json::Value element) {
        json::Reader reader(element, problems_);
        Condition out;
        out.at = pointers(reader, "at");
        out.because = reader.string("because", "the mapping says so", max_title_bytes);
        int tests = reader.has("exists");
        out.test = reader.boolean("exists", true) ? Condition::Test::exists : Condition::Test::is_absent;
        for (const auto& [name, test] : {std::pair(std::string_view("in"), Condition::Test::is_one_of), {"not_in", Condition::Test::is_none_of}})
            if (reader.has(name)) {
                ++tests;
                out.test = test;
                for (const json::Value value : reader.array(name, most_conditions)) out.values.push_back(spelled(value));
            }
        if (const json::Value value = reader.value("equals")) {
            ++tests;
            out.test = Condition::Test::is_one_of;
            out.values = {spelled(value)};
        }
        if (tests != 1 || out.at.empty()) problems_.add(element, "a condition needs \"at\" and one of \"exists\", \"equals\", \"in\" and \"not_in\"");
        reader.finish();
        return out;
    }

    void read_fields(json::Reader fields) {
        for (const std::string_view name : field_names) {
            const json::Value value = fields.value(name);
            if (!value) continue;
            std::vector<Way>& ways = out_.fields[std::string(name)];
            if (value.kind() != json::Kind::array) ways.push_back(way(value));
            for (const json::Value element : value) ways.push_back(way(element));
            if (ways.size() > most_ways) problems_.add(value, "more than " + std::to_string(most_ways) + " ways to one field");
        }
        fields.finish();
    }

    Way way(json::Value value) {
        if (const auto text = value.string()) return {.follow = {}, .get = checked(value, *text), .each = {}, .suffix = {}, .constant = {}};
        json::Reader reader(value, problems_);
        Way out;
        out.follow = pointers(reader, "follow");
        out.get = pointer(reader, "get");
        out.each = pointer(reader, "each");
        out.suffix = reader.string("suffix", {}, max_name_bytes);
        if (reader.has("const")) out.constant = reader.string("const", {}, max_title_bytes);
        if (!reader.has("get") && !reader.has("const")) problems_.add(value, "this needs \"get\" (a JSON Pointer) or \"const\" (a text)");
        reader.finish();
        return out;
    }

    const json::Document& document_;
    json::Problems problems_;
    Mapping out_;
};

}  // namespace

std::string spelled(json::Value value) {
    if (const auto text = value.string()) return '"' + std::string(*text) + '"';
    if (const auto yes = value.boolean()) return *yes ? "true" : "false";
    if (const auto number = value.integer()) return std::to_string(*number);
    return value && value.kind() == json::Kind::null ? "null" : "";
}

Result<Mapping> read_mapping(std::string_view text, std::string_view name) {
    auto document = json::parse(text, name, limits);
    if (!document) return document.error();
    return MappingReader(*document).read();
}

}  // namespace chancery
