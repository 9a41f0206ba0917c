// SPDX-License-Identifier: EUPL-1.2
#include "edition/clean_text.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace chancery;

namespace {

std::string cleaned(const std::string& text) {
    auto result = clean_text(text);
    return result ? *result : "refused: " + result.error().message;
}

bool refused_as(const std::string& text, const std::string& reason) {
    const auto result = clean_text(text);
    return !result && result.error().message.find(reason) != std::string::npos;
}

std::string repeated(const std::string& part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
}

}  // namespace

TEST_CASE("valid text of any script comes through untouched") {
    const std::vector<std::string> valid = {
        "The statement, “as issued”.",
        "مُحَمَّدٌ رَسُولٌ — في عام 1948 (المادة 2)",
        "می\u200Cآیند خانه\u200Cها",
        "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔",
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם",
        "\u200Fהחלטה 181 (II)\u200E",
        "القرار \u2066A/RES/77/229\u2069 الصادر",
        "ශ්\u200Dරී ක්\u200Dරියා",
        "မြန်မာ ကျွန်ုပ်တို့ ကြွှေ",
        "མིའི་རིགས་རྒྱུད་ སྒྲུབ",
        "Tất cả mọi người ỆỖẤ",
        "Bundes\u00ADministerium",
        "Peace 🕊️ 🇺🇳 👍🏽 1️⃣ 👩‍👩‍👧",
        "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
        "10\u00A0000\u202F€",
    };
    for (const std::string& text : valid) CHECK(cleaned(text) == text);
}

TEST_CASE("what is invisible and means nothing is taken away") {
    CHECK(cleaned("\uFEFFbyte order\uFEFF mark") == "byte order mark");
    CHECK(cleaned("tag\U000E0041\U000E0042 letters") == "tag letters");
    CHECK(cleaned("an \uE0C1 icon") == "an icon");
    CHECK(cleaned("non\uFDD0character\uFFFF") == "noncharacter");
    CHECK(cleaned("two\uFE0F\uFE0F selectors") == "two\uFE0F selectors");
}

TEST_CASE("white space of any kind becomes one space, and none at the ends") {
    CHECK(cleaned(" \t a\r\n b\u2028c\u2029d  ") == "a b c d");
    CHECK(cleaned("") == "");
    CHECK(cleaned(" \n ") == "");
}

TEST_CASE("Windows-1252 that was taken for Unicode is read as HTML reads it") {
    CHECK(cleaned("d\xC2\x92" "abord \xC2\x93" "citation\xC2\x94") == "d’abord “citation”");
    CHECK(refused_as("\xC2\x81", "control character (U+0081"));
}

TEST_CASE("directions are balanced, and embeddings become isolates") {
    CHECK(cleaned("a \u2067b") == "a \u2067b\u2069");
    CHECK(cleaned("a\u2069 b\u202C") == "a b");
    CHECK(cleaned("\u202Bא\u202C b") == "\u2067א\u2069 b");
    CHECK(cleaned("\u202Bא\u2069 b\u202C") == "\u2067א b\u2069");
    CHECK(refused_as(repeated("\u2067", 17), "too deep (U+2067, character 17)"));
}

TEST_CASE("what cannot be mended without the danger of a wrong word is refused by name") {
    CHECK(refused_as("price \u202E001", "overrides the direction of text (U+202E, character 7)"));
    CHECK(refused_as("\u202Dabc", "overrides the direction"));
    CHECK(refused_as(std::string("a\0b", 3), "control character (U+0000, character 2)"));
    CHECK(refused_as("\x1B[31mred", "control character (U+001B"));
    CHECK(refused_as("\uFFF9ruby\uFFFAtext\uFFFB", "annotation"));
    CHECK(refused_as("wo\uE123rd", "private-use character inside a word (U+E123"));
    CHECK(refused_as("Z" + repeated("\u0301", 5), "piles up marks"));
    CHECK(refused_as("Z" + repeated("\u0301", 10'000), "piles up marks"));
    CHECK(refused_as(repeated("a", 257), "a word without end"));
    CHECK(refused_as(repeated("word ", 20'000), "longer than 65536 bytes"));
}

TEST_CASE("bytes that are no UTF-8 are refused with their place") {
    for (const char* bytes : {"\xFF", "a\xC3", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80", "\xE2\x82"}) CHECK(refused_as(bytes, "not valid UTF-8 at byte"));
}

TEST_CASE("scripts without spaces may go on without end, addresses have places to break") {
    CHECK(cleaned(repeated("人", 2000)) == repeated("人", 2000));
    CHECK(cleaned(repeated("มนุษย์", 300)).rfind("refused", 0) != 0);
    CHECK(cleaned("https://example.org/" + repeated("statement-of-the-minister/", 20)).rfind("refused", 0) != 0);
}

TEST_CASE("emphasis moves with the text that is cleaned") {
    Block block;
    block.text = "  one \t two\uFEFF three";
    block.emphasis = {{8, 11, true}, {0, 2, false}, {11, 20, false}};
    REQUIRE(clean_block(block));
    CHECK(block.text == "one two three");
    REQUIRE(block.emphasis.size() == 2);
    CHECK(block.text.substr(block.emphasis[0].begin, block.emphasis[0].end - block.emphasis[0].begin) == "two");
    CHECK(block.text.substr(block.emphasis[1].begin, block.emphasis[1].end - block.emphasis[1].begin) == " three");
}

TEST_CASE("a word of look-alike letters from two alphabets is found") {
    CHECK(mixed_script_word("the p\u0430ypal office") == "p\u0430ypal");
    CHECK(mixed_script_word("Ministry \u039Fffice") == "\u039Fffice");
    CHECK_FALSE(mixed_script_word("SMS-сообщение и β-carotene"));
    CHECK_FALSE(mixed_script_word("Министерство иностранных дел"));
    CHECK_FALSE(mixed_script_word("Ελλάδα and Кипр"));
}

TEST_CASE("a variation selector without a letter before it goes, also where white space was trimmed before it") {
    CHECK(cleaned("\u2028\U000E0165=x\U000E0165") == "=x\U000E0165");
    CHECK(cleaned("a \uFE0Fb") == "a b");
    CHECK(cleaned("\uFEFF\uFE0Fa") == "a");
    CHECK(cleaned("a\uFE0F\uFEFF\uFE0F") == "a\uFE0F");
}

TEST_CASE("Mongolian keeps its vowel separator and its selectors, and nothing else does") {
    const std::string khana = "\u182C\u1820\u1828\u180E\u1820";
    CHECK(cleaned(khana) == khana);
    CHECK(cleaned("\u1820\u180B\u1821\u180F") == "\u1820\u180B\u1821\u180F");
    CHECK(cleaned("\u180Ea\u180E b") == "a b");
}

TEST_CASE("fillers and format characters that nobody sees are taken away") {
    for (const char* filler : {"\u115F", "\u1160", "\u3164", "\uFFA0", "\u206A", "\u206F"}) {
        CAPTURE(filler);
        CHECK(cleaned(std::string("a") + filler + "b") == "ab");
    }
    CHECK(cleaned("a\uFFFCb\u1680c") == "a b c");
}

TEST_CASE("a private character that touches a word is refused on either side of it, and one that stands alone goes") {
    CHECK(refused_as("\uE000word", "private-use character inside a word (U+E000, character 1)"));
    CHECK(refused_as("word\uE000", "private-use character inside a word (U+E000, character 5)"));
    CHECK(cleaned("\uE000 word \uE000") == "word");
    CHECK(cleaned("\uE000") == "");
}

TEST_CASE("tags that are no flag of a nation hide nothing") {
    const std::string flag = "\U0001F3F4", scotland = "\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074", end = "\U000E007F";
    CHECK(cleaned("\U000E0041x") == "x");                                  // at the beginning
    CHECK(cleaned("x" + scotland + end) == "x");                           // after no flag
    CHECK(cleaned(flag + scotland) == flag);                               // without its end
    CHECK(cleaned(flag + scotland + "\U000E0063\U000E0063" + end) == flag);  // longer than any
    CHECK(cleaned(flag + scotland + end + "!") == flag + scotland + end + "!");
}

TEST_CASE("embeddings of either direction become isolates") {
    CHECK(cleaned("\u202Aabc\u202C \u05D0") == "\u2066abc\u2069 \u05D0");
    CHECK(cleaned("\u2068abc\u2069") == "\u2068abc\u2069");
}

TEST_CASE("signs that stand beside each other pile up, too, once there are too many") {
    CHECK(cleaned("\u0915" + repeated("\u093E", 16)).rfind("refused", 0) != 0);
    CHECK(refused_as("\u0915" + repeated("\u093E", 17), "piles up marks"));
}

TEST_CASE("each script that is written without spaces may go on without end") {
    for (const char* letter : {"\u3006", "\uA984", "\u1B05", "\uA000", "\u0F40", "\u0E01", "\u1780", "\u3042", "\uAC00"}) {
        CAPTURE(letter);
        const bool spaced = std::string(letter) == "\uAC00";  // Korean parts its words
        CHECK((cleaned(repeated(letter, 300)) == repeated(letter, 300)) != spaced);
    }
}

TEST_CASE("letters that look alike are found in every corner of their alphabets, and bytes that are none end a word") {
    CHECK(mixed_script_word("\u1F08bc") == "\u1F08bc");  // Greek Extended
    CHECK(mixed_script_word("\uA640bc") == "\uA640bc");  // Cyrillic Extended-B
    CHECK_FALSE(mixed_script_word("a\xFF\u0430"));
    CHECK(mixed_script_word("x a\u0430\xFF") == "a\u0430");
}
