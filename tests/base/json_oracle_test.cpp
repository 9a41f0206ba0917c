// SPDX-License-Identifier: EUPL-1.2
// Our JSON parser held against a library's: the same texts are taken and refused, and read the same.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "base/json_list.h"
#include "catch.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

nlohmann::json as_library_value(json::Value value) {
    switch (value.kind()) {
        case json::Kind::null: return nullptr;
        case json::Kind::boolean: return *value.boolean();
        case json::Kind::integer: return *value.integer();
        case json::Kind::number: return *value.number(-1e308 * 10, 1e308 * 10);
        case json::Kind::string: return std::string(*value.string());
        case json::Kind::array: {
            auto list = nlohmann::json::array();
            for (const json::Value element : value) list.push_back(as_library_value(element));
            return list;
        }
        case json::Kind::object: {
            auto object = nlohmann::json::object();
            for (const json::Member member : value.members()) object[std::string(member.key)] = as_library_value(member.value);
            return object;
        }
    }
    return nullptr;
}

// What the library knows nothing of, or takes differently on purpose: limits, keys that stand twice, and numbers too near
// to zero.
bool is_our_own_refusal(const Error& error) {
    return error.kind == ErrorKind::refused || error.message.find("too near to zero") != std::string::npos;
}

void hold_against_library(const std::string& text) {
    const auto ours = json::parse(text, "t", {.comments = true});
    const auto library = nlohmann::json::parse(text, nullptr, false, true);
    CAPTURE(text.substr(0, 400));
    INFO((ours ? std::string("taken") : ours.error().message));
    if (!ours && !text.empty() && is_our_own_refusal(ours.error())) return;
    REQUIRE(bool(ours) == !library.is_discarded());
    if (ours) REQUIRE(as_library_value(ours->root()) == library);
}

// The whole document, put together from what a list hands out one by one; or the first error.
std::string read_as_list(const std::string& text) {
    auto list = json::List::open(text, "t", "items", {});
    if (!list) return list.error().message;
    nlohmann::json all = as_library_value(list->around().root());
    std::string places;
    while (!list->at_end()) {
        const auto element = list->next();
        if (!element) return element.error().message;
        all["items"].push_back(as_library_value(element->root()));
        places += std::to_string(element->root().place().line) + ':' + std::to_string(element->root().place().column) + ' ';
    }
    return places + all.dump();
}

std::string read_whole(const std::string& text) {
    const auto document = json::parse(text, "t");
    if (!document) return document.error().message;
    std::string places;
    if (document->root().kind() == json::Kind::object)
        for (const json::Value element : document->root()["items"])
            places += std::to_string(element.place().line) + ':' + std::to_string(element.place().column) + ' ';
    return places + as_library_value(document->root()).dump();
}

std::vector<std::string> real_documents() {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CHANCERY_SOURCE_DIR) / "tests/edition/feeds")) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        out.push_back(text.str());
    }
    return out;
}

const std::string small = "\xEF\xBB\xBF{\"version\":\"1\", \"items\" : [ {\"a\\\"\\\\\": [1,-2.5e+3,0,\"\\u00e9\\ud83d\\ude00 \\n\\/\"], \"\xC3\xA9\": {}},\n"
                          "\"]},{[\\\\\", 7 ,[ ], true,null,{\"items\":[{}]} ], \"x\": [[],[{\"items\": [1]}], false], \"\": 1.5E-2, // note\n /* * */ \"n\": 18446744073709551616}";
const std::string alphabet = "{}[]\":,\\/ue+-.0123456789tfn \n\t\x01\x7F\x80\xC3\xA9\xED\xA0\xF0\x9F\xF4\x90*aA";

// One to four small wounds.
std::string wounded(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    for (std::size_t wounds = 1 + below(4); wounds > 0 && !text.empty(); --wounds) {
        const std::size_t at = below(text.size()), length = 1 + below(std::min<std::size_t>(6, text.size() - at));
        const char letter = alphabet[below(alphabet.size())];
        switch (below(4)) {
            case 0: text[at] = letter; break;
            case 1: text.insert(at, 1, letter); break;
            case 2: text.erase(at, length); break;
            default: text.insert(below(text.size()), text.substr(at, length));
        }
    }
    return text;
}

}  // namespace

// Letters of one to four octets, cut short, joined wrongly and strayed, on every place among sixteen.
TEST_CASE("letters are taken and refused as a library does, wherever they stand in a string", "[json]") {
    const std::vector<std::string> letters{"a", "\x7F", "\xC2\x80", "\xD8\xB3", "\xDF\xBF", "\xE2\x82\xAC", "\xF0\x9F\x95\x8A"};
    const std::vector<std::string> ends{"", "\\n", "\xD8", "\xB3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5", "\xFF", "\x1F"};
    for (const std::string& letter : letters)
        for (const std::string& end : ends)
            for (std::size_t before = 0; before < 34; ++before)
                for (const std::string after : {"", "\xD8\xB3", "behind it there is more than sixteen"}) {
                    std::string text = "\"\xD8\xB3";
                    for (std::size_t i = 0; i < before; ++i) text += i % 3 == 2 ? "a" : letter;
                    hold_against_library(text + end + after + '"');
                }
}

TEST_CASE("what is JSON, and what it says, is what a library says") {
    for (const std::string& text : real_documents()) hold_against_library(text);
    for (const char* text : {"-0", "0.0", "1E5", "1e+05", "-", "-a", "0x1", "00", "1.e3", "1e", "1e+", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
                             "123456789012345678901234567890", "0.1", "5e-324", "1.7976931348623157e308", "tru", "truee", "nulL", "[1 2]", "{\"a\":1 \"b\":2}", "[,]", "{,}", "[1,,2]",
                             "{\"a\"}", "{\"a\":}", "\"\\u12\"", "\"\\u12G4\"", "\"\\U0041\"", "\"\\ud83d\"", "\"\\ud83d\\u0041\"", "\"\\ud83d\\n\"", "\"\\ude00\\ud83d\"",
                             "\"\\u0000\"", "\"\x7F\"", "\"\xF4\x8F\xBF\xBF\"", "\"\xF4\x90\x80\x80\"", "\"\xE0\x9F\xBF\"", "\"\xEF\xBF\xBF\"", "\"\xC1\xBF\"", "\"\x80\"",
                             "\xEF\xBB\xBF[]", "\xEF\xBB", "[] \xEF\xBB\xBF", "/**/[]", "[]//", "[]/", "[/]", "[/*]", "[1/**/,2]//x\n", "{\"a\"/**/:/**/1}", " \r\n\t[]\r\n", "\f[]", "[]\v"})
        hold_against_library(text);
}

TEST_CASE("a library agrees on thousands of damaged documents, too") {
    std::mt19937 random(20260101);
    for (int i = 0; i < 20000; ++i) {
        CAPTURE(i);
        hold_against_library(wounded(small, random));
    }
}

TEST_CASE("a list read an element at a time says what the whole document says, also where that is a refusal") {
    for (const std::string& text : real_documents()) CHECK(read_as_list(text) == read_whole(text));
    const std::string plain = small.substr(0, small.find("// note")) + "\"n\": 1}";
    CHECK(read_as_list(plain) == read_whole(plain));
    CHECK(read_as_list(plain).find("1:32 2:1 2:12 2:15 2:20 2:25 2:30 ") == 0);
    std::mt19937 random(20260102);
    for (int i = 0; i < 20000; ++i) {
        const std::string text = wounded(plain, random);
        CAPTURE(i, text);
        REQUIRE(read_as_list(text) == read_whole(text));
    }
}

TEST_CASE("limits hold for a list as a whole") {
    const auto error = [](const std::string& text, const json::Limits& limits) {
        auto list = json::List::open(text, "t", "items", limits);
        while (list && !list->at_end())
            if (const auto element = list->next(); !element) return element.error().message;
        return list ? "taken" : list.error().message;
    };
    const std::string text = "{\"items\": [[1], [2], [3,\n4]]}";
    CHECK(error(text, {.max_values = 10}) == "taken");
    CHECK(error(text, {.max_values = 9}) == "t:2:1: error: more than 9 values in one document");
    CHECK(error(text, {.max_depth = 3}) == "taken");
    CHECK(error(text, {.max_depth = 2}) == "t:1:12: error: more than 2 arrays and objects inside each other");
    CHECK(error(text, {.max_bytes = 10}) == "t:1:1: error: 29 bytes, where 10 are allowed");
}

TEST_CASE("an element of a list stays what it was when the next one is read") {
    const std::string text = R"({"items": ["one", "two"]})";
    auto list = json::List::open(text, "t", "items", {});
    REQUIRE(list);
    const auto first = list->next(), second = list->next();
    REQUIRE((first && second && list->at_end()));
    CHECK(first->root().string() == "one");
    CHECK(second->root().string() == "two");
    CHECK(list->around().root()["items"].size() == 2);
}
