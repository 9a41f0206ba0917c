// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "catch.h"
#include "layout/dates.h"
#include "layout/paginate.h"
#include "layout/composed.h"

using namespace chancery;

namespace {

constexpr Size landscape{1920, 1080}, portrait{1080, 1920};

std::vector<Page> pair_of(const Version& first, const Version& second, Size size,
                          const std::optional<Backdrop>& backdrop = std::nullopt) {
    const Statement statement = statement_of({first, second});
    return composed({statement, statement.versions[0], &statement.versions[1]}, size, backdrop);
}

int left_of(const std::vector<const GlyphRun*>& runs) {
    int x = 1 << 20;
    for (const GlyphRun* run : runs) x = std::min(x, run->x);
    return x;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("two languages stand side by side, the first where its reader begins, and are told one after the other") {
    const auto pages = pair_of(version_of("en", "Title", {"Words."}), version_of("fr", "Titre", {"Des mots."}), landscape);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].text == "Title\nWords.\nTitre\nDes mots.\nForeign Affairs  ·  10 December 2025  ·  10 décembre 2025");
    CHECK(pages[0].title == "Title");
    CHECK_FALSE(pages[0].right_to_left);
    CHECK(left_of(runs_with(pages[0], "Words")) < 960);
    CHECK(left_of(runs_with(pages[0], "mots")) > 960);
}

TEST_CASE("of two languages a right-to-left one that comes first stands on the right, and one that comes second too") {
    const Version english = version_of("en", "Title", {"Words."}), arabic = version_of("ar", "عنوان", {"كلمات."});
    for (const auto& pages : {pair_of(english, arabic, landscape), pair_of(arabic, english, landscape)}) {
        CHECK(left_of(runs_with(pages.at(0), "Words")) < 960);
        CHECK(left_of(runs_with(pages.at(0), "كلمات")) > 960);
    }
    CHECK(pair_of(arabic, english, landscape).at(0).right_to_left);
    CHECK_FALSE(pair_of(english, arabic, landscape).at(0).right_to_left);
}

TEST_CASE("in portrait the second language stands beneath the first") {
    const Page page = pair_of(version_of("en", "Title", {"Words."}), version_of("fr", "Titre", {"Des mots."}), portrait).at(0);
    CHECK(runs_with(page, "Words").at(0)->baseline < runs_with(page, "Titre").at(0)->baseline);
}

TEST_CASE("both languages are set in one size, which is legible, and begin on one line") {
    for (const Size size : {landscape, portrait, Size{1280, 1024}, Size{3840, 2160}}) {
        const Version brief = version_of("en", "Title", {"Words."}), long_one = version_of("fr", "Titre", {sentences(9, "mot")});
        const Page page = pair_of(brief, long_one, size).at(0);
        const auto words = runs_with(page, "Words"), mots = runs_with(page, "mot");
        REQUIRE_FALSE(words.empty());
        REQUIRE_FALSE(mots.empty());
        CHECK(words[0]->px == mots[0]->px);
        CHECK(words[0]->px >= legibility_floor(size, {}));
        if (size.width > size.height) CHECK(words[0]->baseline == mots[0]->baseline);
    }
}

TEST_CASE("a longer language takes no more pages than both have, and every word of both is shown") {
    for (const Size size : {landscape, Size{1280, 1024}}) {
        const auto pages = pair_of(version_of("en", "Title", {sentences(12)}), version_of("fr", "Titre", {sentences(60, "mot")}), size);
        REQUIRE(pages.size() > 1);
        std::string shown;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CHECK_FALSE(pages[i].clipped);
            CHECK(runs_with(pages[i], "words").size() + runs_with(pages[i], "stop").size() > 0);
            CHECK(pages[i].text.find(page_mark(i + 1, pages.size(), "en", "")) != std::string::npos);
            shown += pages[i].text + "\n";
        }
        // The shorter text is spread: no sentence twice, where it has enough of them.
        for (int i = 0; i < 12; ++i) CHECK(count_of(shown, "words stop" + std::to_string(i) + ".") == 1);
        for (int i = 0; i < 60; ++i) CHECK(count_of(shown, "mot stop" + std::to_string(i) + ".") == 1);
    }
}

TEST_CASE("a text that has no sentence for the last page stays beside the other") {
    const auto pages = pair_of(version_of("en", "Title", {"One sentence."}), version_of("fr", "Titre", {sentences(80, "mot")}), landscape);
    REQUIRE(pages.size() > 1);
    for (const Page& page : pages) CHECK(page.text.find("One sentence.") != std::string::npos);
}

TEST_CASE("two languages stay as long as the slower of them is read, not both") {
    const Version brief = version_of("en", "", {"Words."}), long_one = version_of("fr", "", {sentences(8, "mot")});
    const Duration alone = reading_time(long_one.body[0].text, "fr");
    const Page page = pair_of(brief, long_one, landscape).at(0);
    CHECK(page.dwell >= alone - Duration(500));
    CHECK(page.dwell <= alone + Duration(500));
}

TEST_CASE("the picture stays behind two texts as long as it costs no page, with its maker's name") {
    const EvenPicture picture(128);
    std::size_t shown = 0, left_out = 0;
    for (int length = 1; length < 24; length += 2) {
        const Version first = version_of("en", "Title", {sentences(length)}), second = version_of("fr", "Titre", {sentences(length, "mot")});
        const auto alone = pair_of(first, second, landscape), pages = pair_of(first, second, landscape, picture.backdrop("A. Photographer"));
        CHECK(pages.size() == alone.size());
        const bool has_picture = !items_of<Image>(pages.at(0)).empty();
        ++(has_picture ? shown : left_out);
        for (const Page& page : pages) {
            CHECK_FALSE(page.clipped);
            CHECK(has_picture == (page.text.find("A. Photographer") != std::string::npos));
        }
    }
    CHECK(shown > 0);
    CHECK(left_out > 0);
}

TEST_CASE("two languages lose nothing, whatever they are made of") {
    const std::string endless(300, 'x'), title = sentences(14);
    const std::vector<Version> odd{version_of("en", "", {}), version_of("ar", "عنوان", {}), version_of("de", title, {endless}),
                                   version_of("fa", "", {"", "متن"}), version_of("und", "?", {sentences(30)})};
    for (const Size size : {landscape, portrait, Size{320, 240}})
        for (const Version& first : odd)
            for (const Version& second : odd) {
                const auto pages = pair_of(first, second, size);
                REQUIRE_FALSE(pages.empty());
                for (const Page& page : pages) {
                    INFO(first.language << " beside " << second.language << " on " << size.width << "x" << size.height);
                    CHECK_FALSE(page.clipped);
                }
            }
}
