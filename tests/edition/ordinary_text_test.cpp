// SPDX-License-Identifier: EUPL-1.2
#include "edition/ordinary_text.h"

#include "base/utf8.h"
#include "catch.h"
#include "edition/clean_text.h"

using namespace chancery;

TEST_CASE("text that passes as ordinary is what cleaning would have made of it, for every character there is") {
    const std::string noise = "\uFEFF";  // a byte order mark is never ordinary and cleaning removes it
    std::size_t ordinary = 0;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        std::string text = "a";
        append_utf8(text, c);
        text += "b c";
        if (!is_ordinary(text)) continue;
        ++ordinary;
        const auto cleaned = clean_text(text + noise);
        CAPTURE(static_cast<unsigned>(c));
        REQUIRE(cleaned);
        REQUIRE(*cleaned == text);
        REQUIRE_FALSE(is_ordinary(text + noise));
    }
    CHECK(ordinary > 20000);
}

TEST_CASE("text that cleaning would change, count or refuse is not ordinary") {
    for (const char* text : {" a", "a ", "a  b", "a\nb", "a\tb", "a\x7F", "\xC2\x85", "\xC3", "\xE2\x80", "\xE2\x80z", "\xE2zz", "\xE0\x80\x80", "\xE0\x9F\xBFx", "\xC3z", "\xC0\xA0", "\xED\xA0\x80", "a\u00ADb", "a\u200Bb",
                             "a\u2028b", "e\u0301", "\u202Eabc", "\u2066a", "\uE000", "\uFFFD", "😀"}) {
        CAPTURE(text);
        CHECK_FALSE(is_ordinary(text));
    }
    CHECK(is_ordinary(""));
    CHECK(is_ordinary("L’État – « Ça va », Ünïcödé; Ελλάδα, Россия, العربية 123, 日本"));
    CHECK(is_ordinary(std::string(256, 'a') + " b"));
    CHECK_FALSE(is_ordinary(std::string(257, 'a')));
    for (std::size_t before = 0; before < 20; ++before)
        for (const char* after : {"", " b", " and more words", " é"}) {
            const std::string start = std::string(before, 'x') + (before > 0 ? " " : "");
            CAPTURE(before, after);
            CHECK(is_ordinary(start + std::string(240, 'a') + after));
            CHECK_FALSE(is_ordinary(start + std::string(257, 'a') + after));
            CHECK_FALSE(is_ordinary(start + "two  spaces" + after));
            CHECK_FALSE(is_ordinary(start + "del\x7F" + after));
            CHECK_FALSE(is_ordinary(start + "tab\t" + after));
        }
    std::string long_text;
    while (long_text.size() <= max_text_bytes) long_text += "word ";
    CHECK_FALSE(is_ordinary(long_text + "end"));
}

TEST_CASE("words of two-octet letters are counted, and the spaces between them, as words of others are") {
    const auto letters = [](std::size_t count, const char* letter) {
        std::string word;
        for (std::size_t i = 0; i < count; ++i) word += letter;
        return word;
    };
    for (const char* letter : {"ж", "é", "س"})
        for (std::size_t before = 0; before < 20; ++before)
            for (const std::string after : {"", " ж", " b", " и другие слова", " 日本"}) {
                const std::string start = letters(before, letter) + (before > 0 ? " " : "");
                CAPTURE(letter, before, after);
                CHECK(is_ordinary(start + letters(256, letter) + after));
                CHECK_FALSE(is_ordinary(start + letters(257, letter) + after));
                CHECK(is_ordinary(start + letters(200, letter) + " " + letters(200, letter) + after));
                CHECK_FALSE(is_ordinary(start + letters(30, letter) + "  " + letters(3, letter) + after));
                CHECK_FALSE(is_ordinary(start + letters(30, letter) + "\u0301" + letters(3, letter) + after));
                CHECK_FALSE(is_ordinary(start + letters(30, letter) + " \xC3" + after));
                CHECK_FALSE(is_ordinary(start + letters(30, letter) + "\u00AD" + after));
                CHECK_FALSE(is_ordinary(start + letters(30, letter) + after + " "));
            }
}
