// SPDX-License-Identifier: EUPL-1.2
#include "edition/seal.h"

#include <algorithm>

#include "catch.h"
#include "edition/address.h"
#include "edition/language_tag.h"

using namespace chancery;

namespace {

SourceBytes source(const std::string& name, const std::string& items) {
    return {name, "https://" + name + ".example/feed.json", "en", "auto",
            R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [)" + items + "]}"};
}

const std::string one = R"({"id": "a", "title": "One", "image": "https://mfa.example/1.jpg"})";
const std::string two = R"({"id": "b", "title": "Two"})";

Digest digest(const std::vector<SourceBytes>& sources, const PictureTable& pictures = {}) {
    const auto made = seal(sources, pictures);
    REQUIRE(made);
    return made->edition->digest();
}

std::string address(std::string_view reference, std::string_view base = "https://mfa.example/news/today?x#y") {
    const auto made = resolve_address(reference, base);
    return made ? *made : "refused";
}

}  // namespace

TEST_CASE("equal content has an equal digest, and every difference another one") {
    const Digest digest_of_two = digest({source("mfa", one + "," + two)});
    CHECK(digest({source("mfa", one + " ,\n" + two)}) == digest_of_two);
    CHECK(digest({source("mfa", two + "," + one)}) != digest_of_two);
    CHECK(digest({source("mfa", one)}) != digest_of_two);
    CHECK(digest({source("other", one + "," + two)}) != digest_of_two);
    CHECK(digest({source("mfa", one), source("mfa", two)}) == digest_of_two);
    CHECK(digest({source("mfa", one + "," + two)}, {{"https://mfa.example/1.jpg", sha256("x")}}) != digest_of_two);
    CHECK(digest({source("mfa", one + "," + two)}, {{"https://mfa.example/2.jpg", sha256("x")}}) == digest_of_two);
    CHECK(digest({source("mfa", one + "," + two + R"(,{"id": "b", "title": "Zwei", "language": "de"})")}) != digest_of_two);
    CHECK(digest({source("mfa", one + "," + two + R"(,{"id": "b", "title": "Other"})")}) == digest_of_two);
}

TEST_CASE("each field of a statement has its part in the digest") {
    const auto digest_of_item = [](const std::string& members, const std::string& extension = {}) {
        const auto item = R"({"id": "a", )" + members + R"(, "_chancery": {)" + extension + "}}";
        const auto made = seal({source("mfa", item)}, {});
        INFO(item);
        REQUIRE(made);
        REQUIRE(made->edition->statements().size() == 1);
        return made->edition->digest();
    };
    const std::string plain = R"("title": "T")", picture = plain + R"(, "image": "/a.jpg")", french = R"("translations": {"fr": )";
    std::vector<Digest> all = {digest_of_item(plain), digest_of_item(R"("title": "U")"), digest_of_item(picture), digest_of_item(plain + R"(, "image": "/b.jpg")")};
    for (const char* member : {R"("content_text": "x")", R"("content_text": "y")", R"("content_text": "x\n\ny")", R"("content_html": "<h2>x</h2>")",
                               R"("content_html": "<em>x</em>")", R"("content_html": "<b>x</b>")", R"("content_text": "x", "summary": "s")",
                               R"("url": "/l")", R"("language": "de")", R"("date_published": "2025-12-09T10:00:00Z")", R"("tags": ["t"])"})
        all.push_back(digest_of_item(plain + ", " + member));
    for (const char* extension : {R"("kind": "notice")", R"("urgency": "urgent")", R"("show_from": "2025-12-09T10:00:00Z")",
                                  R"("show_until": "2025-12-09T10:00:00Z")", R"("issuer": "I")", R"("speaker": {"name": "N"})", R"("speaker": {"office": "N"})"})
        all.push_back(digest_of_item(plain, extension));
    for (const char* shown : {R"({"focus": [0, 0.5]})", R"({"focus": [0.5, 0]})", R"({"alt": "x"})", R"({"credit": "x"})", R"({"no_crop": true})", R"({"no_motion": true})"})
        all.push_back(digest_of_item(picture, R"("picture": )" + std::string(shown)));
    for (const char* text : {R"({"title": "F"})", R"({"title": "G"})", R"({"content_text": "F"})", R"({"title": "F", "url": "/f"})", R"({"title": "F", "picture": "/f.jpg"})"})
        all.push_back(digest_of_item(plain, french + text + "}"));
    const std::size_t count = all.size();
    std::sort(all.begin(), all.end());
    CHECK(static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin()) == count);
}

TEST_CASE("sources keep their order, items theirs, and the same id of two publishers stays two statements") {
    const auto made = seal({source("mfa", one + "," + two), source("eu", two)}, {});
    REQUIRE(made);
    std::string ids;
    for (const Statement& statement : made->edition->statements()) ids += statement.id + ' ';
    CHECK(ids == "a b eu/b ");
    CHECK(made->edition->find("eu/b")->source == "eu");
    CHECK(made->edition->find("b")->source == "mfa");
    CHECK(made->edition->find("c") == nullptr);
    CHECK(made->report.size() == 3);
}

TEST_CASE("an id that looks like another one with its source's name before it is an id of its own") {
    const std::string b = R"({"id": "b", "title": "B"})", renamed = R"({"id": "eu/b", "title": "C"})";
    const auto ids = [](const Result<Sealed>& made) {
        std::string out;
        for (const Statement& statement : made->edition->statements()) out += statement.id + '=' + statement.versions[0].title + ' ';
        return out;
    };
    CHECK(ids(seal({source("mfa", two), source("eu", b + "," + renamed + "," + b)}, {})) == "b=Two eu/b=B eu/eu/b=C ");
    CHECK(ids(seal({source("mfa", two), source("eu", renamed + "," + b + "," + renamed)}, {})) == "b=Two eu/b=C eu/eu/b=B ");
    const auto same_name = seal({source("mfa", two), source("mfa", b)}, {});
    CHECK(ids(same_name) == "b=Two mfa/b=B ");
}

TEST_CASE("a source that is no feed fails the whole seal, with its name and what it looks like") {
    const auto error = [](const std::string& bytes) {
        const auto made = seal({source("mfa", one), {"eu", "https://eu.example/", "en", "auto", bytes}}, {});
        return made ? "sealed" : made.error().message;
    };
    CHECK(error("").find("eu:1:1: error: this is empty") == 0);
    CHECK(error("<!DOCTYPE html><title>Login</title>").find("eu:1:1: error: this is a web page (\"Login\"), not a feed") == 0);
    CHECK(error("\n  <HTML>").find("web page") != std::string::npos);
    CHECK(error("{\"items\": [").find("eu:1:") == 0);
    CHECK(error("{\"a\": 1}").find("eu:1:1: error: ") == 0);
    CHECK(error(R"({"version": "https://jsonfeed.org/version/1", "items": [], "items": []})").find("stands twice") != std::string::npos);
}

TEST_CASE("an address is made whole and only https is let through") {
    CHECK(address("https://mfa.example/a") == "https://mfa.example/a");
    CHECK(address("/a/b.jpg") == "https://mfa.example/a/b.jpg");
    CHECK(address("b.jpg") == "https://mfa.example/news/b.jpg");
    CHECK(address("../b.jpg") == "https://mfa.example/b.jpg");
    CHECK(address("//cdn.example/b.jpg") == "https://cdn.example/b.jpg");
    CHECK(address("?page=2") == "https://mfa.example/news/today?page=2");
    CHECK(address(" https://mfa.example/é x.jpg\n") == "https://mfa.example/%C3%A9%20x.jpg");
    for (const char* bad : {"", " ", "http://mfa.example/a", "HTTP://mfa.example/a", "ftp://x/y", "file:///etc/passwd", "javascript:alert(1)",
                            "data:text/html,x", "https://user@mfa.example/", "https://", "https:///x", "<no value>", "a\"b", "/a\\b", "/a\nb"}) {
        CAPTURE(bad);
        CHECK(address(bad) == "refused");
    }
    CHECK(address(std::string(3000, 'a')) == "refused");
    CHECK(address("b.jpg", "") == "refused");
    CHECK(address("b.jpg", "http://mfa.example/") == "http://mfa.example/b.jpg");
    CHECK(address("https://x.example/b.jpg", "http://mfa.example/") == "https://x.example/b.jpg");
    CHECK(address("b.jpg", "file:///media/stick/playlist.json") == "file:///media/stick/b.jpg");
    CHECK(address("file:///etc/passwd", "http://mfa.example/") == "refused");
}

TEST_CASE("a language tag is spelled as BCP 47 spells it, or is none") {
    CHECK(language_tag("FR") == "fr");
    CHECK(language_tag("pt_br") == "pt-BR");
    CHECK(language_tag("ZH-hant-tw") == "zh-Hant-TW");
    CHECK(language_tag("es-419") == "es-419");
    CHECK(language_tag("ar-u-nu-latn") == "ar-u-nu-latn");
    CHECK(language_tag("de-DE-1996") == "de-DE-1996");
    for (const char* bad : {"", "f", "english", "fr-", "-fr", "fr--FR", "f1", "fr-toolongsubtag", "fr FR", "français"})
        CHECK_FALSE(language_tag(bad));
}
