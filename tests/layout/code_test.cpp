// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "catch.h"
#include "layout/composed.h"
#include "layout/qr_code.h"
#include "layout/slide.h"

using namespace chancery;

namespace {

Version linked(Version version, std::string link = "https://www.mfa.example/en/statements/214") {
    version.link = std::move(link);
    return version;
}

bool touch(const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

Rect reach(const GlyphRun& run) { return {run.x, run.baseline - run.px, run.advance, run.px + run.px / 3}; }

const std::vector<Size> screens{{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}, {720, 1280}, {1024, 768}, {1080, 1080}, {2560, 1080}};

}  // namespace

TEST_CASE("a code stands on whole modules, on the screen, and touches no word, on any screen and in both directions") {
    const EvenPicture picture(120);
    for (const Size size : screens)
        for (const char* language : {"en", "ar"})
            for (const bool over_picture : {false, true}) {
                const Statement statement = statement_of({linked(version_of(language, "Title", {sentences(is_upright(size) ? 1 : 3)}))});
                const auto pages = composed({statement, statement.versions[0]}, size,
                                            over_picture ? std::optional(picture.backdrop("Photo")) : std::nullopt);
                for (const Page& page : pages) {
                    CAPTURE(size.width, size.height, language, over_picture);
                    REQUIRE(page.links == std::vector<std::string>{"https://www.mfa.example/en/statements/214"});
                    const Code code = items_of<Code>(page).at(0);
                    CHECK(code.area.width == (code.modules + 8) * code.module_px);
                    CHECK(code.area.width <= 0.3 * std::min(size.width, size.height));
                    CHECK((code.area.x >= 0 && code.area.y >= 0 && code.area.right() <= size.width && code.area.bottom() <= size.height));
                    CHECK((code.area.x + code.area.width / 2 < size.width / 2) == (std::string(language) == "ar"));
                    for (const GlyphRun* run : runs_of(page))
                        if (run->text.find("mfa.example") == std::string::npos) CHECK_FALSE(touch(reach(*run), code.area));
                    CHECK_FALSE(page.clipped);
                }
            }
}

TEST_CASE("a code is larger where people stand farther away, and missing where the screen is too small for that") {
    const Statement statement = statement_of({linked(version_of("en", "Title", {"Text."}))});
    BlockTypeface typeface;
    const auto module_at = [&](double metres) {
        const auto pages = compose({statement, statement.versions[0]}, std::nullopt, Theme{}, {{1920, 1080}, {55, metres}, "UTC"}, typeface);
        const auto codes = items_of<Code>(pages.at(0));
        return codes.empty() ? 0 : codes[0].module_px;
    };
    CHECK(module_at(1.3) == 4);
    CHECK(module_at(2.2) == 7);
    CHECK(module_at(4.4) >= 7);
    CHECK(module_at(13) == 0);
}

TEST_CASE("condolences, a theme without codes, a screen without codes and an unsafe link have none") {
    const auto codes = [](const Statement& statement, bool in_theme, bool on_screen) {
        BlockTypeface typeface;
        Theme theme;
        theme.qr_code = in_theme;
        Viewport viewport{{1920, 1080}, {}, "UTC"};
        viewport.qr_codes = on_screen;
        return compose({statement, statement.versions[0]}, std::nullopt, theme, viewport, typeface).at(0).links.size();
    };
    Statement statement = statement_of({linked(version_of("en", "Title", {"Text."}))});
    CHECK(codes(statement, true, true) == 1);
    CHECK(codes(statement, false, true) == 0);
    CHECK(codes(statement, true, false) == 0);
    statement.versions[0].link = "http://mfa.example/";
    CHECK(codes(statement, true, true) == 0);
    statement.versions[0].link = "https://mfa.example/" + std::string(1500, 'x');
    CHECK(codes(statement, true, true) == 0);
    statement.versions[0].link = "https://mfa.example/";
    statement.kind = Statement::Kind::condolence;
    CHECK(codes(statement, true, true) == 0);
}

TEST_CASE("two languages have a code each, named in their own language, and one where both lead to the same place") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Statement statement = statement_of({linked(version_of("fr", "Titre", {"Texte."}), "https://mfa.example/fr"),
                                            linked(version_of("nl", "Titel", {"Tekst."}), "https://mfa.example/nl")});
        const Page two = composed({statement, statement.versions[0], &statement.versions[1]}, size).at(0);
        CHECK(two.links == std::vector<std::string>{"https://mfa.example/fr", "https://mfa.example/nl"});
        CHECK(two.text.find("français\nNederlands") != std::string::npos);
        const auto codes = items_of<Code>(two);
        CHECK_FALSE(touch(codes.at(0).area, codes.at(1).area));
        statement.versions[1].link = statement.versions[0].link;
        CHECK(composed({statement, statement.versions[0], &statement.versions[1]}, size).at(0).links.size() == 1);
    }
}

TEST_CASE("each of two codes says which language it leads to, also where the language's name is wider than the plate") {
    const auto linked_in = [](const char* language) { return linked(version_of(language, "Title", {"Text."}), std::string("https://mfa.example/") + language); };
    for (const Size size : {Size{1080, 1920}, Size{720, 1280}, Size{1080, 1080}, Size{1920, 1080}})
        for (const auto& [first, second] : {std::pair("fr", "nl"), std::pair("id", "pt-BR"), std::pair("ar", "zh-Hant")}) {
            CAPTURE(size.width, size.height, first);
            const Statement statement = statement_of({linked_in(first), linked_in(second)});
            for (const Page& page : composed({statement, statement.versions[0], &statement.versions[1]}, size))
                for (const Code& code : items_of<Code>(page)) {
                    const auto runs = runs_of(page);
                    CHECK(std::any_of(runs.begin(), runs.end(), [&](const GlyphRun* run) {
                        return run->x >= code.area.x && run->x + run->advance <= code.area.right() && run->baseline > code.area.bottom() - code.module_px && run->baseline < code.area.bottom() + 3 * run->px;
                    }));
                }
        }
}

TEST_CASE("a code at the foot of a tall page breaks up no text that would fit one page") {
    for (int count = 1; count < 40; ++count) {
        Statement statement = statement_of({version_of("en", "Title", {sentences(count)})});
        const std::size_t without = composed({statement, statement.versions[0]}, {1080, 1920}).size();
        statement.versions[0] = linked(std::move(statement.versions[0]));
        const std::size_t with = composed({statement, statement.versions[0]}, {1080, 1920}).size();
        CAPTURE(count);
        CHECK(3 * with <= 4 * without);
    }
}

TEST_CASE("a code has the fewest modules, and as much correction as needs no more of them") {
    CHECK(qr_modules("https://mfa.example/a")->side == 25);
    CHECK_FALSE(qr_modules(""));
    CHECK_FALSE(qr_modules(std::string(400, 'x')));
    CHECK(qr_modules(std::string(200, 'x'))->side <= 57);
}

TEST_CASE("a picture alone leads on by a code beside its caption, where that has room, and without a caption too") {
    const EvenPicture picture(128);
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}})
        for (const char* language : {"en", "ar"})
            for (const std::string& caption : {std::string("The council meets."), std::string()}) {
                Version version = version_of(language, "", {});
                version.summary = caption;
                version.link = "https://mfa.example/council";
                const Statement statement = statement_of({version});
                const Page page = composed({statement, statement.versions[0]}, size, picture.backdrop("A. Photographer")).at(0);
                const auto codes = items_of<Code>(page);
                REQUIRE(codes.size() == 1);
                CHECK(page.links == std::vector<std::string>{version.link});
                const Rect area = codes[0].area;
                CHECK((std::string(language) == "ar" ? area.x < size.width / 4 : area.right() > size.width * 3 / 4));
                for (const GlyphRun* run : runs_with(page, "council")) CHECK((run->x >= area.right() || run->x + run->advance <= area.x));
                CHECK_FALSE(page.clipped);
            }
}
