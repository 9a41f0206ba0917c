// SPDX-License-Identifier: EUPL-1.2
// How words come in upon their ground: what the frames say of it.
#include "catch.h"
#include "composed.h"

using namespace chancery;

namespace {

Page first_page(const Statement& statement, const std::optional<Backdrop>& backdrop, const Theme& theme, SafeArea safe = {}) {
    BlockTypeface typeface;
    const Version* beside = statement.versions.size() > 1 ? &statement.versions[1] : nullptr;
    Viewport viewport{{1920, 1080}, {}, "UTC"};
    viewport.safe = safe;
    return compose({statement, statement.versions.front(), beside}, backdrop, theme, viewport, typeface).front();
}

bool is_ground(const FrameItem& item) { return std::holds_alternative<Image>(item) || std::holds_alternative<Gradient>(item) || std::holds_alternative<Fill>(item); }

}  // namespace

TEST_CASE("what a page's words come in upon is its picture or its ground with the veil, and nothing that is read") {
    const EvenPicture picture(120);
    const Version words = version_of("en", "A title", {"Words."}), others = version_of("fr", "Un titre", {"Des mots."});
    Version caption = version_of("en", "", {});
    caption.summary = "A caption.";
    for (const Statement& statement : {statement_of({words}), statement_of({words, others}), statement_of({caption})})
        for (const bool with_picture : {false, true})
            for (const SafeArea& safe : {SafeArea{}, SafeArea{5, 5, 5, 5}}) {
                const Page page = first_page(statement, with_picture ? std::optional(picture.backdrop()) : std::nullopt, Theme{}, safe);
                REQUIRE(page.frame.ground >= 1);
                REQUIRE(page.frame.ground < page.frame.items.size());
                for (std::size_t i = 0; i < page.frame.ground; ++i) CHECK(is_ground(page.frame.items[i]));
                CHECK(page.frame.reveal == Duration(500));
            }
}

TEST_CASE("words come in with their ground for people whom movement disturbs, in condolences, and where the picture must not move") {
    Theme theme;
    theme.reveal_ms = 700;
    Statement statement = statement_of({version_of("en", "A title", {"Words."})});
    CHECK(first_page(statement, std::nullopt, theme).frame.reveal == Duration(700));
    CHECK(first_page(statement, std::nullopt, at_rest(theme)).frame.reveal == Duration(0));
    const EvenPicture picture(120);
    Backdrop still = picture.backdrop();
    still.still = true;
    CHECK(first_page(statement, still, theme).frame.reveal == Duration(0));
    statement.kind = Statement::Kind::condolence;
    CHECK(first_page(statement, std::nullopt, theme).frame.reveal == Duration(0));
}
