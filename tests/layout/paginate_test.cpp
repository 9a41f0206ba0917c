// SPDX-License-Identifier: EUPL-1.2
#include "layout/paginate.h"
#include "layout/reading.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "fakes/block_typeface.h"

using namespace chancery;

namespace {

SetText set(const std::vector<Block>& blocks, int width, int height, int px = 20, int floor = 10, const std::string& language = "en",
            std::size_t pages = 1) {
    BlockTypeface typeface;
    TextRequest request;
    request.blocks = &blocks;
    request.language = language;
    request.style.px = px;
    request.floor_px = floor;
    request.width = width;
    request.height = height;
    request.pages = pages;
    return set_text(typeface, request);
}

std::vector<Block> paragraphs(const std::vector<std::string>& texts) {
    std::vector<Block> blocks;
    for (const std::string& text : texts) blocks.push_back({Block::Kind::paragraph, text, {}});
    return blocks;
}

std::string sentence(int words) {
    std::string text = "Word";
    for (int i = 1; i < words; ++i) text += " word";
    return text + ".";
}

}  // namespace

TEST_CASE("text that fits is set on one page at the wanted size") {
    const SetText text = set(paragraphs({"A short statement."}), 400, 200);
    CHECK(text.px == 20);
    REQUIRE(text.pages.size() == 1);
    CHECK(text.pages[0].text == "A short statement.");
}

TEST_CASE("text that does not fit gets smaller, but never below the floor") {
    const SetText smaller = set(paragraphs({sentence(60)}), 300, 160);
    CHECK(smaller.px < 20);
    CHECK(smaller.px >= 10);
    CHECK(smaller.pages.size() == 1);
    const SetText paged = set(paragraphs({sentence(30) + " " + sentence(30) + " " + sentence(30)}), 200, 100);
    CHECK(paged.px >= 10);
    CHECK(paged.pages.size() > 1);
}

TEST_CASE("text that may take more pages is spread over exactly so many by its sentences, larger where it can be, or over as many as it has") {
    const auto blocks = paragraphs({sentence(5) + " " + sentence(6), sentence(7) + " " + sentence(4) + " " + sentence(5)});
    const SetText alone = set(blocks, 300, 150);
    for (std::size_t pages = 2; pages <= 8; ++pages) {
        const SetText text = set(blocks, 300, 150, 20, 10, "en", pages);
        CHECK(text.pages.size() == std::min<std::size_t>(pages, 5));
        CHECK(text.px >= alone.px);
        std::string shown;
        for (const TextPage& page : text.pages) {
            CHECK(page.height <= 150);
            CHECK_FALSE(page.text.empty());
            shown += page.text + " ";
        }
        CHECK(std::count(shown.begin(), shown.end(), '.') == 5);
    }
    CHECK(set({}, 300, 150, 20, 10, "en", 3).pages.empty());
    CHECK(set(paragraphs({""}), 300, 150, 20, 10, "en", 3).pages.empty());
    const std::vector<Block> headed{{Block::Kind::heading, "Heading.", {}}, {Block::Kind::paragraph, sentence(6) + " " + sentence(6), {}}};
    CHECK(set(headed, 300, 150, 20, 10, "en", 2).pages.at(0).text != "Heading.");
}

TEST_CASE("text on several pages takes the largest size that needs no more of them") {
    const auto blocks = paragraphs({sentence(12), sentence(12), sentence(12), sentence(12)});
    const SetText at_floor = set(blocks, 200, 72, 10, 10), larger = set(blocks, 200, 72, 20, 10);
    REQUIRE(at_floor.pages.size() > 1);
    CHECK(larger.px > 10);
    CHECK(larger.pages.size() == at_floor.pages.size());
    for (const TextPage& page : larger.pages) CHECK(page.height <= 72);
}

TEST_CASE("text gets smaller rather than cut a word, as far as the floor") {
    const SetText whole = set(paragraphs({"The Donaudampfschifffahrtsgesellschaft."}), 250, 200);
    CHECK(whole.px <= 14);
    for (const Line& line : whole.pages.at(0).lines) CHECK(line.runs.size() == 1);
    CHECK(set(paragraphs({"The Donaudampfschifffahrtsgesellschaft."}), 100, 200).px == 10);
}

TEST_CASE("pages end with a sentence or a paragraph, and all words are shown once") {
    std::string whole;
    std::vector<std::string> texts;
    for (int i = 3; i < 12; ++i) {
        texts.push_back(sentence(i) + " " + sentence(14 - i) + " " + sentence(6));
        whole += texts.back();
    }
    const SetText text = set(paragraphs(texts), 200, 120, 10, 10);
    REQUIRE(text.pages.size() > 2);
    std::string shown;
    for (const TextPage& page : text.pages) {
        CHECK(page.text.back() == '.');
        CHECK(page.height <= 120);
        shown += page.text;
    }
    const auto letters = [](std::string all) {
        all.erase(std::remove_if(all.begin(), all.end(), [](char c) { return c == ' ' || c == '\n'; }), all.end());
        return all;
    };
    CHECK(letters(shown) == letters(whole));
}

TEST_CASE("pages are equally full, so that the last is no lone line") {
    std::string text;
    for (int i = 0; i < 9; ++i) text += sentence(10) + (i < 8 ? " " : "");
    const SetText set_text = set(paragraphs({text}), 200, 110, 10, 10);
    REQUIRE(set_text.pages.size() >= 2);
    CHECK(set_text.pages.back().lines.size() * 2 >= set_text.pages.front().lines.size());
}

TEST_CASE("a sentence that is longer than a page is cut at a line") {
    const SetText text = set(paragraphs({sentence(200)}), 200, 60, 10, 10);
    CHECK(text.pages.size() > 5);
    for (const TextPage& page : text.pages) {
        CHECK(page.height <= 60);
        CHECK(page.lines.size() >= 1);
    }
}

TEST_CASE("a heading does not end a page") {
    std::vector<Block> blocks = paragraphs({sentence(30)});
    blocks.push_back({Block::Kind::heading, "Next", {}});
    blocks.push_back({Block::Kind::paragraph, sentence(30), {}});
    for (int height = 60; height < 200; height += 7)
        for (const TextPage& page : set(blocks, 200, height, 10, 10).pages) CHECK(page.text.rfind("Next") != page.text.size() - 4);
}

TEST_CASE("list items stand behind a bullet, on the side where their language begins") {
    const std::vector<Block> left = {{Block::Kind::list_item, "One item", {}}};
    const SetText english = set(left, 400, 200);
    const auto& runs = english.pages.at(0).lines.at(0).runs;
    CHECK(runs.front().x == 22);
    CHECK(runs.back().text == "•");
    CHECK(runs.back().x == 0);
    const std::vector<Block> right = {{Block::Kind::list_item, "אבג", {}}};
    const SetText hebrew = set(right, 400, 200, 20, 10, "he");
    const auto& mirrored = hebrew.pages.at(0).lines.at(0).runs;
    CHECK(mirrored.back().text == "•");
    CHECK(mirrored.back().x + mirrored.back().advance == 400);
    CHECK(mirrored.front().x + mirrored.front().advance <= 400 - 22);
}

TEST_CASE("no line is longer than is comfortable to read") {
    const SetText text = set(paragraphs({sentence(60)}), 3000, 800, 20, 10);
    for (const Line& line : text.pages.at(0).lines) CHECK(line.width <= 37.5 * 20);
}

TEST_CASE("no blocks make no pages, and empty ones do no harm") {
    CHECK(set({}, 100, 100).pages.empty());
    CHECK(set(paragraphs({"", "a", ""}), 100, 100).pages.size() == 1);
    CHECK(set(paragraphs({"a long enough text"}), 3, 3, 20, 10).pages.size() >= 1);
}

TEST_CASE("reading time follows the language's speed, within its limits") {
    std::string ninety_words;
    for (int i = 0; i < 90; ++i) ninety_words += i % 6 == 0 ? "word " : "words ";
    const auto english = reading_time(ninety_words, "en-GB");
    CHECK(english > Duration(40'000));
    CHECK(english < Duration(50'000));
    CHECK(reading_time(ninety_words, "ar") > english);
    CHECK(reading_time("Closed.", "en") == Duration(8'000));
    CHECK(reading_time(ninety_words + ninety_words + ninety_words, "en") == Duration(75'000));
    std::string pointed = "שלום", plain = "שלום";
    for (int i = 0; i < 100; ++i) {
        pointed += " שָׁלוֹם";
        plain += " שלום";
    }
    CHECK(reading_time(pointed, "he") == reading_time(plain, "he"));
    CHECK(reading_time("世界人权宣言世界人权宣言世界人权宣言世界人权宣言世界人权宣言", "zh-Hans") > reading_time("abcdefghijklmnopqrstuvwxyzabcd", "en"));
}

TEST_CASE("the legibility floor follows distance, screen and the standard that is asked for") {
    const Size full_hd{1920, 1080};
    CHECK(legibility_floor(full_hd, {}) == 38);
    CHECK(legibility_floor({1080, 1920}, {}) == 38);  // the same panel, turned
    CHECK(legibility_floor({1080, 1920}, {55, 3, false}) == legibility_floor(full_hd, {55, 3, false}));
    // 55 inches seen from 3 m: the study's 42 px and 81 px.
    CHECK(legibility_floor(full_hd, {55, 3, false}) == Approx(43).margin(1));
    CHECK(legibility_floor(full_hd, {55, 3, true}) == Approx(81).margin(1));
    CHECK(legibility_floor({3840, 2160}, {55, 3, true}) == Approx(162).margin(2));
    CHECK(legibility_floor(full_hd, {-1, 3, true}) == 38);
}
