// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include "catch.h"

using namespace chancery;

namespace {

json::Document parsed(std::string_view text, const json::Limits& limits = {}) {
    auto document = json::parse(text, "t.json", limits);
    INFO((document ? std::string() : document.error().message));
    REQUIRE(document);
    return *document;
}

std::string refusal(std::string_view text, const json::Limits& limits = {}) {
    const auto document = json::parse(text, "t.json", limits);
    return document ? "accepted" : document.error().message;
}

std::string nested(int depth) { return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']'); }

}  // namespace

TEST_CASE("a document is read with its values, their kinds and their order") {
    const auto document = parsed(R"({"a": [1, -2.5, "x\u00e9\n", true, false, null, {}], "b": {"c": "d"}, "": 0})");
    const json::Value root = document.root();
    CHECK(root.size() == 3);
    CHECK(root["a"].size() == 7);
    CHECK(root["a"][std::size_t{0}].integer() == 1);
    CHECK(root["a"][1].number(-10, 10) == -2.5);
    CHECK(root["a"][2].string() == "x\xC3\xA9\n");
    CHECK(root["a"][3].boolean() == true);
    CHECK(root["a"][4].boolean() == false);
    CHECK(root["a"][5].kind() == json::Kind::null);
    CHECK_FALSE(root["a"][5].has_value());
    CHECK(root["a"][6].kind() == json::Kind::object);
    CHECK(root["b"]["c"].string() == "d");
    CHECK(root[""].integer() == 0);

    std::string keys;
    for (const json::Member member : root.members()) keys += std::string(member.key) + ';';
    CHECK(keys == "a;b;;");
}

TEST_CASE("asking for what is not there gives nothing, at every step") {
    const auto document = parsed(R"({"a": 1})");
    const json::Value nothing = document.root()["x"]["y"][std::size_t{3}];
    CHECK_FALSE(nothing);
    CHECK_FALSE(nothing.string());
    CHECK_FALSE(nothing.integer());
    CHECK(nothing.begin() == nothing.end());
    CHECK(nothing.size() == 0);
    CHECK_FALSE(document.root()["a"]["b"]);
    CHECK_FALSE(json::Value()["a"].at_pointer("/b"));
}

TEST_CASE("a value of another kind or out of range is nothing, never another value") {
    const auto document = parsed(R"([-1, 4294967297, 1e30, 18446744073709551615, 1.0, "7", 9223372036854775807])");
    const json::Value list = document.root();
    CHECK_FALSE(list[std::size_t{0}].integer(0, 100));
    CHECK_FALSE(list[1].integer(0, INT32_MAX));
    CHECK(list[1].integer() == 4294967297);
    CHECK_FALSE(list[2].integer());
    CHECK_FALSE(list[2].number(0, 1e10));
    CHECK(list[2].number(0, 1e40) == 1e30);
    CHECK_FALSE(list[3].integer());
    CHECK_FALSE(list[4].integer());
    CHECK_FALSE(list[5].integer());
    CHECK_FALSE(list[5].number(0, 10));
    CHECK(list[6].integer() == INT64_MAX);
}

TEST_CASE("a JSON Pointer finds what RFC 6901 says it finds") {
    const auto document = parsed(R"({"a/b": {"m~n": [10, 20]}, "0": "zero", "": 1})");
    const json::Value root = document.root();
    CHECK(root.at_pointer("/a~1b/m~0n/1").integer() == 20);
    CHECK(root.at_pointer("/0").string() == "zero");
    CHECK(root.at_pointer("/").integer() == 1);
    CHECK(root.at_pointer("").size() == 3);
    CHECK_FALSE(root.at_pointer("/a~1b/m~0n/01"));
    CHECK_FALSE(root.at_pointer("/a~1b/m~0n/2"));
    CHECK_FALSE(root.at_pointer("/a~1b/m~0n/-"));
    CHECK_FALSE(root.at_pointer("0"));
}

TEST_CASE("every value knows its line and column, whatever stands between") {
    const auto document = parsed(
        "\xEF\xBB\xBF{ \"a\\\"\\\\\" : [ 12 ,-3.5e2,\n"
        "  \"x,\\\"y\", // a note with \"quotes\" and [\n"
        "  /* and\n another */ {\"b\":true}],\n"
        "\t\"last\":null }", {.comments = true});
    const json::Value list = document.root()["a\"\\"];
    CHECK(list.place() == json::Place{1, 16});
    CHECK(list[std::size_t{0}].place() == json::Place{1, 18});
    CHECK(list[1].place() == json::Place{1, 22});
    CHECK(list[2].place() == json::Place{2, 3});
    CHECK(list[3].place() == json::Place{4, 13});
    CHECK(list[3]["b"].place() == json::Place{4, 18});
    CHECK(document.root()["last"].place() == json::Place{5, 9});
    for (const json::Member member : list[3].members()) CHECK(member.key_value.place() == json::Place{4, 14});
}

TEST_CASE("what is no JSON is refused with its place") {
    CHECK(refusal("{\"a\": 1,\n \"b\": }").rfind("t.json:2:7: error: this is not JSON: in value", 0) == 0);
    CHECK(refusal("").find("t.json:1:1: error: this is empty") == 0);
    for (const char* text :
         {" ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "nul", "01", "+1", "1.", ".5", "NaN", "\"\x01\"", "\"\\x\"", "\"a", "'a'", "1 2",
          "[1]x", "{\"a\" 1}", "\"\\ud800\"", "\"\\udc00x\"", "\"\xC3\"", "\"\xED\xA0\x80\"", "\"\xC0\x80\"", "\"\xF5\x80\x80\x80\"",
          "\xFE\xFF", "<html>", "/* */ 1", "[1 // x\n]"})
        CHECK(refusal(text).rfind("t.json:", 0) == 0);
    CHECK(refusal("1e999").find("this number is too large") != std::string::npos);
    CHECK(refusal("[1, -1e400]").rfind("t.json:1:", 0) == 0);
}

TEST_CASE("a document cut at any byte is refused") {
    const std::string whole = R"({"a": [1, {"b": "c\u00e9"}, true], "d": -1.5e3})";
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK(refusal(whole.substr(0, length)) != "accepted");
}

TEST_CASE("a document that goes too deep is refused before it can hurt") {
    CHECK(refusal(nested(16)) == "accepted");
    CHECK(refusal(nested(17)) == "t.json:1:17: error: more than 16 arrays and objects inside each other");
    CHECK(refusal(std::string(1'000'000, '[')) == refusal(nested(17)));
}

TEST_CASE("an object that names a key twice is refused with the second one's place") {
    CHECK(refusal("{\"a\": 1, \"b\": {},\n\"a\": 2}") ==
          "t.json:2:1: error: \"a\" stands twice in this object; which one is meant?");
    CHECK(refusal(R"({"a": {"x": 1}, "b": {"x": 1}})") == "accepted");
    CHECK(refusal(R"([{"a": 1, "\u0061": 1}])") != "accepted");
    std::string many = "{";
    for (int i = 0; i < 20000; ++i) many += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
    CHECK(refusal(many + '}') == "accepted");
    CHECK(refusal(many + ",\"7\":0}") != "accepted");
}

TEST_CASE("a document that is too big or has too many values is refused") {
    CHECK(refusal("[1,2]", {.max_bytes = 4}) == "t.json:1:1: error: 5 bytes, where 4 are allowed");
    CHECK(refusal("[1,2]", {.max_bytes = 5}) == "accepted");
    CHECK(refusal("[1,\n2]", {.max_values = 2}) == "t.json:2:1: error: more than 2 values in one document");
}

TEST_CASE("a copy of a document outlives the original and the text it was read from") {
    json::Value title;
    std::optional<json::Document> kept;
    {
        std::string text = R"({"title": "Zwölf"})";
        auto document = parsed(text);
        title = document.root()["title"];
        kept = document;
        text.assign(text.size(), 'x');
    }
    CHECK(title.string() == "Zwölf");
}
