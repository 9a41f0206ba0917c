// SPDX-License-Identifier: EUPL-1.2
#include "app/proof.h"

#include "catch.h"
#include "edition/seal.h"

using namespace chancery;

namespace {

constexpr Size screen{640, 360};

std::string item(const std::string& id, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Title", "content_text": "Text.", "image": "https://mfa.example/p.png", "_chancery": {)" + more +
           R"("translations": {"fr": {"title": "Titre"}, "nl": {"title": "Titel"}}}})";
}

EditionPtr edition_of(const std::string& items) {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}";
    const auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {{"https://mfa.example/p.png", sha256("p")}});
    REQUIRE(sealed);
    return sealed->edition;
}

// Writes down what it is asked to set: "a en+fr picture mourning".
struct Press {
    Looks looks;
    Rotation rotation;
    std::vector<std::string> set;
    std::string clips;  // what it cannot set whole

    Press() { looks.mourning.name = "mourning"; }

    Status prove(Proof& proof, const EditionPtr& edition) {
        set.clear();
        return proof.prove(*edition, [&](const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme) {
            std::string way = content.statement.id + " " + content.version.language + (content.beside ? "+" + content.beside->language : "");
            if (backdrop) way += backdrop->whole ? " whole" : " picture";
            if (theme.name == "mourning") way += " mourning";
            set.push_back(way);
            Page page;
            page.clipped = way == clips;
            return std::vector<Page>{page};
        });
    }
    Proof proof(const Edition* shown = nullptr) { return {looks, screen, rotation, shown}; }
};

using Ways = std::vector<std::string>;

}  // namespace

TEST_CASE("every statement is set in each language, with its picture as it may be shown and without it, on most days and in mourning") {
    Press press;
    Proof proof = press.proof();
    REQUIRE(press.prove(proof, edition_of(item("a"))));
    Ways expected{"a en", "a fr", "a nl"};
    for (const std::string language : {"a en", "a fr", "a nl"})
        for (const std::string way : {" mourning", " picture", " picture mourning", " whole", " whole mourning", " whole", " whole mourning"}) expected.push_back(language + way);
    CHECK(press.set == expected);
}

TEST_CASE("where two languages stand beside each other, every two that may are set, a guest's too") {
    Press press;
    press.rotation.side_by_side = true;
    press.rotation.languages = {"en", "nl"};
    ProtocolDays visit;
    visit.protocol.kind = Protocol::Kind::official_visit;
    visit.protocol.languages = {"fr"};
    press.rotation.protocols = {visit};
    Proof proof = press.proof();
    REQUIRE(press.prove(proof, edition_of(item("a"))));
    Ways pairs;
    for (const std::string& way : press.set)
        if (way.find('+') != std::string::npos && way.find(' ', 3) == std::string::npos) pairs.push_back(way);
    CHECK(pairs == Ways{"a en+nl", "a fr+en"});
}

TEST_CASE("a picture that must be shown whole is set in the shapes that leave least room, too") {
    Press press;
    Proof proof = press.proof();
    REQUIRE(press.prove(proof, edition_of(item("a", R"("picture": {"no_crop": true}, )"))));
    CHECK(std::count(press.set.begin(), press.set.end(), "a en whole mourning") == 2);
    CHECK(std::count(press.set.begin(), press.set.end(), "a en picture mourning") == 1);  // one of the screen's own shape
}

TEST_CASE("a page that would lose words in any of its ways holds the edition back, and is told") {
    for (const std::string way : {"a fr", "a fr picture", "a nl mourning", "a en+fr picture mourning"}) {
        Press press;
        press.rotation.side_by_side = true;
        press.clips = way;
        Proof proof = press.proof();
        const Status proven = press.prove(proof, edition_of(item("a")));
        INFO(way);
        REQUIRE_FALSE(proven);
        CHECK(proven.error().message.find("does not fit its page") != std::string::npos);
        CHECK((proven.error().message.find("beside fr") != std::string::npos) == (way.find('+') != std::string::npos));
    }
}

TEST_CASE("what was proven before, or is on the screen, is not set again") {
    Press press;
    const EditionPtr shown = edition_of(item("a"));
    Proof proof = press.proof(shown.get());
    REQUIRE(press.prove(proof, shown));
    CHECK(press.set.empty());
    REQUIRE(press.prove(proof, edition_of(item("a") + "," + item("b"))));
    CHECK(press.set.front() == "b en");
    CHECK(press.set.size() == 24);
    press.clips = "c en";
    REQUIRE_FALSE(press.prove(proof, edition_of(item("a") + "," + item("b") + "," + item("c"))));
    REQUIRE_FALSE(press.prove(proof, edition_of(item("c"))));  // once refused is not proven
    REQUIRE(press.prove(proof, edition_of(item("b"))));
    CHECK(press.set.empty());
}

TEST_CASE("of very many new statements each is set in one way at least, and the rest of the ways with the next edition") {
    Press press;
    std::string items;
    for (int i = 0; i < 150; ++i) items += (i ? "," : "") + item(std::to_string(i));
    Proof proof = press.proof();
    REQUIRE(press.prove(proof, edition_of(items)));
    CHECK(press.set.size() < 150 * 3 + Proof::most_ways + 24);
    CHECK(std::count(press.set.begin(), press.set.end(), "149 en") == 1);
    CHECK(std::count(press.set.begin(), press.set.end(), "149 en mourning") == 0);
    REQUIRE(press.prove(proof, edition_of(items)));
    CHECK(std::count(press.set.begin(), press.set.end(), "0 en") == 0);
    CHECK(std::count(press.set.begin(), press.set.end(), "149 en mourning") == 1);
}

TEST_CASE("with the fonts of this machine a usual edition passes, footers and all") {
    Viewport viewport{{1280, 720}, {}, "Europe/Brussels"};
    viewport.footer = {2, true};
    Looks looks;
    looks.mourning = in_grey(looks.everyday);
    Rotation rotation;
    rotation.side_by_side = true;
    const auto proof = proof_of(looks, viewport, rotation, nullptr);
    CHECK(proof(*edition_of(item("a") + "," + item("b", R"("kind": "condolence", )"))));
}
