// SPDX-License-Identifier: EUPL-1.2
#include "fakes/block_typeface.h"

#include "catch.h"

using namespace chancery;

TEST_CASE("the font of blocks measures half an em a character and knows what it lacks") {
    BlockTypeface typeface;
    const auto& glyphs = typeface.shape({{}, "ab\u0301\u4E00", "", "", "Latn", "en", false});
    REQUIRE(glyphs.size() == 4);
    CHECK(glyphs[1].cluster == 1);
    CHECK(glyphs[1].advance == 0.5);
    CHECK(glyphs[2].advance == 0);
    CHECK(glyphs[3].missing);
    CHECK(typeface.face_for("a", "Latn", "en", {FontStyle::Family::sans, true, false}).file == "blocks-bold");
}
