// SPDX-License-Identifier: EUPL-1.2
#include "app/stage.h"

#include <unistd.h>

#include <filesystem>

#include "app/files.h"
#include "catch.h"
#include "edition/seal.h"
#include "fakes/block_typeface.h"
#include "fakes/made_pictures.h"
#include "fakes/memory_directory.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

constexpr Size screen{640, 360};

// A stage with one statement in two languages and its picture, which is red, green, blue and white.
struct Scene {
    MemoryDirectory directory;
    Archive archive{directory};
    BlockTypeface typeface;
    Looks looks;
    EditionPtr edition;

    Scene() {
        looks.everyday.title = {255, 0, 0, 255};
        looks.mourning.title = {200, 200, 200, 255};
        const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [
            {"id": "a", "title": "Title", "content_text": "Text.", "image": "https://mfa.example/p.png", "_chancery": {
                "picture": {"credit": "A. Photographer"}, "translations": {"fr": {"title": "Titre", "content_text": "Texte."}}}}]})";
        const Bytes file = make_png(screen, quarters(screen));
        const auto original = archive.store(file);
        REQUIRE(original);
        auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {{"https://mfa.example/p.png", *original}});
        REQUIRE(sealed);
        edition = sealed->edition;
        const auto prepared = prepare(file, {screen, 0.5, 0.5, false});
        REQUIRE(prepared);
        REQUIRE(archive.store_prepared(*edition->statements().at(0).picture, screen, *prepared));
    }

    Stage stage() { return {{&archive}, typeface, looks, {screen, {}, "UTC"}}; }

    [[nodiscard]] Cue cue() const {
        Cue cue;
        cue.edition = edition;
        return cue;
    }
};

Digest picture_of(const Frame& frame) {
    for (const FrameItem& item : frame.items)
        if (const auto* image = std::get_if<Image>(&item)) return image->original;
    FAIL("no picture");
    return {};
}

bool has_ink(const Frame& frame, const Color& color) {
    for (const FrameItem& item : frame.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->color == color) return true;
    return false;
}

bool is_grey(const Pixels& pixels) {
    for (const std::uint32_t pixel : pixels.rows)
        if (pixel != (0xFF000000U | (pixel & 255) * 0x010101U)) return false;
    return true;
}

}  // namespace

TEST_CASE("in mourning the theme changes and the picture is grey under another name, each as often as it is asked for") {
    Scene scene;
    Stage stage = scene.stage();
    Cue usual = scene.cue(), mourning = scene.cue();
    mourning.mourning = true;
    for (int i = 0; i < 2; ++i) {
        const Frame everyday = stage.pages(usual)->at(0).frame, grey = stage.pages(mourning)->at(0).frame;
        CHECK(picture_of(everyday) != picture_of(grey));
        CHECK(has_ink(everyday, {255, 0, 0, 255}));
        CHECK_FALSE(has_ink(grey, {255, 0, 0, 255}));
        REQUIRE(stage.pixels(picture_of(everyday)));
        REQUIRE(stage.pixels(picture_of(grey)));
        CHECK_FALSE(is_grey(*stage.pixels(picture_of(everyday))));
        CHECK(is_grey(*stage.pixels(picture_of(grey))));
        stage.forget_pictures();
        CHECK(is_grey(*stage.pixels(picture_of(grey))));
    }
}

TEST_CASE("a picture is painted into a page as it is found, grey where it mourns, and into no page of another size") {
    Scene scene;
    Stage stage = scene.stage();
    for (const bool mourning : {false, true}) {
        Cue cue = scene.cue();
        cue.mourning = mourning;
        const Digest name = picture_of(stage.pages(cue)->at(0).frame);
        Pixels page{screen, {}}, other{{360, 640}, {}};
        CHECK_FALSE(stage.pictures().paint(name, other));
        REQUIRE(stage.pictures().paint(name, page));
        CHECK(page.size == screen);
        CHECK((page.rows == stage.pictures().find(name)->rows));  // too much to be printed
        stage.forget_pictures();
        CHECK(stage.pictures().paint(name, page));
    }
    Pixels page{screen, {}};
    CHECK_FALSE(stage.pictures().paint(Digest{}, page));
}

TEST_CASE("a cue with a second language is another page than one without") {
    Scene scene;
    Stage stage = scene.stage();
    Cue alone = scene.cue(), both = scene.cue();
    both.beside = 1;
    CHECK(stage.pages(alone)->at(0).text.find("Titre") == std::string::npos);
    CHECK(stage.pages(both)->at(0).text.find("Titre") != std::string::npos);
    CHECK(stage.pages(alone)->at(0).text.find("Titre") == std::string::npos);
}

TEST_CASE("on another screen than before words are as large as where a show begins on it") {
    Scene scene;
    for (const Viewing viewing : {Viewing{}, Viewing{55, 4}}) {
        const Viewport large{{3840, 2160}, viewing, "UTC"}, small{{1280, 768}, viewing, "UTC"};
        for (const auto& [before, after] : {std::pair(large, small), std::pair(small, large)}) {
            Stage grown({&scene.archive}, scene.typeface, scene.looks, before), begun({&scene.archive}, scene.typeface, scene.looks, after);
            grown.pages(scene.cue());
            grown.resize(after.size);
            CHECK(grown.pages(scene.cue())->at(0).frame == begun.pages(scene.cue())->at(0).frame);
        }
    }
}

TEST_CASE("the credit of a picture is on its page") {
    Scene scene;
    Stage stage = scene.stage();
    CHECK(stage.pages(scene.cue())->at(0).text.find("A. Photographer") != std::string::npos);
}

TEST_CASE("a dark cue is one black page without a word that stays for a minute, even where it names nothing") {
    Scene scene;
    Stage stage = scene.stage();
    Cue dark;
    dark.dark = true;
    const auto pages = stage.pages(dark);
    REQUIRE(pages->size() == 1);
    CHECK(pages->at(0).text.empty());
    CHECK(pages->at(0).dwell == 60s);
    CHECK(pages->at(0).frame == Frame{screen, {Fill{{0, 0, 640, 360}, {0, 0, 0, 255}}}});
    stage.resize({360, 640});
    CHECK(stage.pages(dark)->at(0).frame.size == Size{360, 640});
}

TEST_CASE("a theme's art lies under pages without a picture, in greys where it is mourning's own, and comes back after it was let go") {
    Scene scene;
    const std::string file = std::filesystem::temp_directory_path() / ("chancery-art-" + std::to_string(::getpid()) + ".png");
    REQUIRE(write_file(file, make_png({300, 400}, [](int, int) { return 0xFF305080U; })));
    scene.looks.everyday.art_file = scene.looks.mourning.art_file = file;
    auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", R"({"version": "https://jsonfeed.org/version/1.1", "title": "T",
        "language": "en", "items": [{"id": "b", "title": "Title", "content_text": "Text."}]})"}}, {});
    REQUIRE(sealed);
    scene.edition = sealed->edition;
    Stage stage = scene.stage();
    Cue usual = scene.cue(), mourning = scene.cue();
    mourning.mourning = true;
    for (const Size size : {screen, Size{360, 640}}) {
        stage.resize(size);
        const Digest everyday = picture_of(stage.pages(usual)->at(0).frame), grey = picture_of(stage.pages(mourning)->at(0).frame);
        for (int i = 0; i < 2; ++i) {
            REQUIRE(stage.pixels(everyday));
            CHECK(stage.pixels(everyday)->size == size);
            CHECK_FALSE(is_grey(*stage.pixels(everyday)));
            CHECK(is_grey(*stage.pixels(grey)));
            stage.forget_pictures();
        }
    }
    std::filesystem::remove(file);
    CHECK_FALSE(scene.stage().looks().everyday.art);
}
