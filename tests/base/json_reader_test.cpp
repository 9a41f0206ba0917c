// SPDX-License-Identifier: EUPL-1.2
#include "base/json_reader.h"

#include "base/json_writer.h"
#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

enum class Order { listed, newest };

struct Read {
    std::int64_t margin = 0;
    double ratio = 0;
    bool still = false;
    Duration dwell{};
    std::optional<Instant> from;
    Color ground;
    Order order{};
    std::string title;
    std::vector<std::string> tags;
    std::int64_t inner = 0;
    std::vector<std::string> problems;
};

Read read(std::string_view text) {
    const auto document = json::parse(text, "t.json", {.comments = true});
    REQUIRE(document);
    json::Problems problems(*document);
    json::Reader reader(document->root(), problems);
    Read out;
    out.margin = reader.integer("margin", 60, 0, 200);
    out.ratio = reader.number("ratio", 0.5, 0, 1);
    out.still = reader.boolean("still", false);
    out.dwell = reader.duration("dwell", 8s, 2s, 1h);
    out.from = reader.instant("from");
    out.ground = reader.color("ground", Color{1, 2, 3, 255});
    out.order = reader.choice("order", Order::listed, {{"listed", Order::listed}, {"newest", Order::newest}});
    out.title = reader.string("title", "none", 10);
    out.tags = reader.strings("tags", 2, 5);
    json::Reader inner = reader.object("inner");
    out.inner = inner.integer("depth", -1, 0, 9);
    inner.finish();
    reader.finish();
    out.problems = problems.lines();
    return out;
}

std::string only_problem(std::string_view text) {
    const Read out = read(text);
    return out.problems.size() == 1 ? out.problems[0] : std::to_string(out.problems.size()) + " problems";
}

}  // namespace

TEST_CASE("what a settings file leaves out has its default") {
    const Read out = read("{}");
    CHECK(out.margin == 60);
    CHECK(out.ratio == 0.5);
    CHECK(out.dwell == 8s);
    CHECK_FALSE(out.from);
    CHECK(out.ground == Color{1, 2, 3, 255});
    CHECK(out.order == Order::listed);
    CHECK(out.title == "none");
    CHECK(out.tags.empty());
    CHECK(out.inner == -1);
    CHECK(out.problems.empty());
}

TEST_CASE("what a settings file says is read") {
    const Read out = read(R"({
        "$schema": "x", "_note": "mine",  // ours
        "margin": 200, "ratio": 1, "still": true, "dwell": "90s", "from": "1970-01-01T01:00:00+01:00",
        "ground": "#0aF", "order": "newest", "title": "Salle", "tags": ["a", "b"], "inner": {"depth": 3}})");
    CHECK(out.margin == 200);
    CHECK(out.ratio == 1);
    CHECK(out.still);
    CHECK(out.dwell == 90s);
    CHECK(out.from == Instant());
    CHECK(out.ground == Color{0, 0xAA, 0xFF, 255});
    CHECK(out.order == Order::newest);
    CHECK(out.title == "Salle");
    CHECK(out.tags == std::vector<std::string>{"a", "b"});
    CHECK(out.inner == 3);
    CHECK(out.problems == std::vector<std::string>{});
    CHECK(read(R"({"ground": "#102030"})").ground == Color{0x10, 0x20, 0x30, 255});
}

TEST_CASE("a mistake is named with its place, what is allowed and the nearest name") {
    CHECK(only_problem("{\n  \"margin\": -1}") ==
          "t.json:2:13: error: \"margin\" is a whole number; it must be a whole number from 0 to 200");
    CHECK(only_problem(R"({"dwell": "90"})") ==
          "t.json:1:11: error: \"dwell\" is \"90\"; it must be a duration such as \"250ms\", \"90s\", \"15m\", \"24h\" or \"7d\", "
          "from 2s to 1h");
    CHECK(only_problem(R"({"order": "newst"})") ==
          "t.json:1:11: error: \"order\" is \"newst\"; it must be one of \"listed\", \"newest\"; did you mean \"newest\"?");
    CHECK(only_problem(R"({"margn": 3})") == "t.json:1:2: error: there is no \"margn\" here; did you mean \"margin\"?");
    CHECK(only_problem(R"({"zzzzzz": 3})") == "t.json:1:2: error: there is no \"zzzzzz\" here");
    CHECK(only_problem(R"({"inner": {"dept": 1}})") == "t.json:1:12: error: there is no \"dept\" here; did you mean \"depth\"?");
    CHECK(only_problem("[1]") == "t.json:1:1: error: this is an array; it must be an object, { … }");
}

TEST_CASE("each field refuses every other type, null too") {
    for (const char* field : {"margin", "ratio", "still", "dwell", "from", "ground", "order", "title", "tags", "inner"})
        for (const char* value : {"null", "[[]]", "{\"a\": 1}", "1e9", "-4", "\"a longer string\"", "\"\\u0000\""}) {
            const Read out = read("{\"" + std::string(field) + "\": " + value + "}");
            CAPTURE(field, value);
            CHECK(out.problems.size() == 1);
            CHECK(out.margin == 60);
            CHECK(out.inner == -1);
        }
    for (const char* color : {"\"#12\"", "\"123456\"", "\"#12345g\"", "\"#1234567\"", "\"#10203040\"", "\"red\""})
        CHECK(read("{\"ground\": " + std::string(color) + "}").problems.size() == 1);
}

TEST_CASE("all mistakes of a file are reported at once, in one error") {
    const auto document = json::parse(R"({"a": "x", "b": 7})", "t.json");
    json::Problems problems(*document);
    json::Reader reader(document->root(), problems);
    reader.integer("a", 0, 0, 9);
    reader.string("b");
    reader.require({"a", "c"});
    reader.finish();
    REQUIRE(problems.lines().size() == 3);
    CHECK(problems.status().error().kind == ErrorKind::corrupt);
    CHECK(problems.status().error().message.find("\nt.json:1:1: error: \"c\" is missing here") != std::string::npos);
}

TEST_CASE("what the writer writes reads back, even from bytes that are no UTF-8") {
    json::Writer out;
    out.begin_object().key("a\"b").value("x\n\xFF").key("list").begin_array().value(1).value(-2.5).value(true).null();
    out.begin_object().end_object().end_array().key("n").value(INT64_MIN).end_object();
    CHECK(out.text() ==
          "{\n  \"a\\\"b\": \"x\\n\xEF\xBF\xBD\",\n  \"list\": [\n    1,\n    -2.5,\n    true,\n    null,\n    {}\n  ],\n"
          "  \"n\": -9223372036854775808\n}\n");
    CHECK(json::parse(out.text(), "status.json"));
}
