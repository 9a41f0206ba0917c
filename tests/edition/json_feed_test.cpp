// SPDX-License-Identifier: EUPL-1.2
#include "edition/json_feed.h"

#include "catch.h"
#include "edition/seal.h"

using namespace chancery;
using Fate = ItemReport::Fate;

namespace {

Sealed sealed(const std::string& bytes, const PictureTable& pictures = {}) {
    auto made = seal({{"mfa", "https://mfa.example/feeds/all.json", "en", "auto", bytes}}, pictures);
    INFO((made ? std::string() : made.error().message));
    REQUIRE(made);
    return *made;
}

std::string feed(const std::string& items, const std::string& head = {}) {
    return R"({"version": "https://jsonfeed.org/version/1.1", "title": "Foreign Ministry", )" + head + R"("items": [)" + items + "]}";
}

// What one item becomes.
ItemReport fate_of(const std::string& item) {
    const Sealed made = sealed(feed(item));
    REQUIRE(made.report.size() == 1);
    CHECK(made.edition->statements().size() == (made.report[0].fate == Fate::shown ? 1 : 0));
    return made.report[0];
}

// An item with a member of its own.
ItemReport fate_with(const std::string& member) { return fate_of(R"({"id": "a", "title": "T", )" + member + "}"); }
ItemReport fate_extended(const std::string& extension) { return fate_with("\"_chancery\": " + extension); }

}  // namespace

TEST_CASE("a statement carries everything its feed says") {
    const Sealed made = sealed(feed(R"({
        "id": "2025-12-09-aid", "url": "https://mfa.example/aid", "title": "Aid &amp; shelter",
        "content_html": "<p>We <em>will</em> help.</p>", "summary": "We help.", "image": "/p/aid.jpg",
        "date_published": "2025-12-09T11:00:00+01:00", "language": "en-gb", "tags": ["aid", "aid", "asia"],
        "_chancery": {
            "kind": "quotation", "urgency": "urgent", "show_from": "2025-12-09T10:00:00Z", "show_until": "2025-12-16T10:00:00Z",
            "speaker": {"name": "Ana Silva", "office": "Minister"}, "issuer": "Foreign Affairs",
            "picture": {"focus": [0.25, 1], "alt": "Tents", "credit": "M. Roy", "no_crop": true, "no_motion": true},
            "translations": {
                "fr": {"title": "Aide", "content_text": "Nous aidons.\n\nVite.", "url": "https://mfa.example/fr/aide", "picture": "aide.jpg"},
                "ar": {"title": "مساعدة", "content_html": "<p>نساعد</p>", "summary": "ملخص",
                       "issuer": "وزارة الخارجية", "place": "بروكسل", "credit": "م. روا", "speaker": {"name": "آنا سيلفا", "office": "الوزيرة"}}}}})"),
        {{"https://mfa.example/p/aid.jpg", sha256("jpeg")}});
    REQUIRE(made.edition->statements().size() == 1);
    const Statement& s = made.edition->statements()[0];
    CHECK(s.id == "2025-12-09-aid");
    CHECK(s.source == "mfa");
    CHECK(s.issuer == "Foreign Affairs");
    CHECK(s.kind == Statement::Kind::quotation);
    CHECK(s.urgency == Statement::Urgency::urgent);
    CHECK(s.issued == parse_rfc3339("2025-12-09T10:00:00Z"));
    CHECK(s.show_from == parse_rfc3339("2025-12-09T10:00:00Z"));
    CHECK(s.show_until == parse_rfc3339("2025-12-16T10:00:00Z"));
    CHECK(s.speaker == Speaker{"Ana Silva", "Minister"});
    CHECK(s.tags == std::vector<std::string>{"aid", "asia"});
    CHECK(s.picture == Picture{"https://mfa.example/p/aid.jpg", "Tents", "M. Roy", 0.25, 1, true, true, sha256("jpeg")});
    REQUIRE(s.versions.size() == 3);
    CHECK_FALSE(s.versions[1].names);
    CHECK(s.versions[2].names == LocalNames{"وزارة الخارجية", "بروكسل", "م. روا", Speaker{"آنا سيلفا", "الوزيرة"}});
    CHECK(s.versions[0].language == "en-GB");
    CHECK(s.versions[0].title == "Aid & shelter");
    CHECK(s.versions[0].body == std::vector<Block>{{Block::Kind::paragraph, "We will help.", {{3, 7, false}}}});
    CHECK(s.versions[0].summary == "We help.");
    CHECK(s.versions[0].link == "https://mfa.example/aid");
    CHECK_FALSE(s.versions[0].picture);
    CHECK(s.versions[1].language == "fr");
    CHECK(s.versions[1].body.size() == 2);
    CHECK(s.versions[1].link == "https://mfa.example/fr/aide");
    CHECK(s.versions[1].picture->url == "https://mfa.example/feeds/aide.jpg");
    CHECK(s.versions[2].language == "ar");
    CHECK(s.versions[2].summary == "ملخص");
    CHECK(made.report[0].reason == "");
}

TEST_CASE("a day of revision counts beside a day of issue and after it, and names another edition") {
    const auto statement = [](const char* dates) { return sealed(feed(R"({"id": "a", "title": "T")" + std::string(dates) + "}")); };
    const char* issued = R"(, "date_published": "2025-12-09T10:00:00Z")";
    const Sealed plain = statement(issued);
    const Sealed revised = statement(R"(, "date_published": "2025-12-09T10:00:00Z", "date_modified": "2025-12-12T10:00:00Z")");
    CHECK(revised.edition->statements()[0].revised == parse_rfc3339("2025-12-12T10:00:00Z"));
    CHECK(revised.edition->digest() != plain.edition->digest());
    CHECK(statement(R"(, "date_published": "2025-12-09T10:00:00Z", "date_modified": "2025-12-01T10:00:00Z")").edition->digest() == plain.edition->digest());
    const Statement only = statement(R"(, "date_modified": "2025-12-12T10:00:00Z")").edition->statements()[0];
    CHECK(only.issued == parse_rfc3339("2025-12-12T10:00:00Z"));
    CHECK_FALSE(only.revised);
}

TEST_CASE("what the feed says once holds for its items") {
    const Sealed made = sealed(feed(R"({"id": 7, "content_text": "x"}, {"id": "b", "title": "T", "language": "fr", "_chancery": {"issuer": "Embassy"}})",
                                    R"("language": "pt_br", "_chancery": {"issuer": "Itamaraty"}, "home_page_url": "https://mre.example/", )"));
    const auto& statements = made.edition->statements();
    REQUIRE(statements.size() == 2);
    CHECK(statements[0].id == "7");
    CHECK(statements[0].issuer == "Itamaraty");
    CHECK(statements[0].versions[0].language == "pt-BR");
    CHECK(statements[1].issuer == "Embassy");
    CHECK(statements[1].versions[0].language == "fr");
    CHECK(sealed(feed(R"({"id": "a", "title": "T"})")).edition->statements()[0].issuer == "Foreign Ministry");
}

TEST_CASE("one bad item costs that item, with its place and the pointer to the culprit") {
    const Sealed made = sealed(feed("{\"id\": \"a\", \"title\": \"T\"},\n {\"id\": \"b\",\n  \"title\": [1]},\n 5, {\"id\": \"c\", \"title\": \"U\"}"));
    REQUIRE(made.report.size() == 4);
    CHECK(made.edition->statements().size() == 2);
    CHECK(made.report[1].fate == Fate::refused);
    CHECK(made.report[1].reason == "/items/1: \"title\" is an array; it must be a string");
    CHECK(made.report[1].line == 3);
    CHECK(made.report[1].column == 12);
    CHECK(made.report[1].id == "b");
    CHECK(made.report[2].reason == "/items/2 is a whole number; it must be an object");
    CHECK(made.report[2].line == 4);
}

TEST_CASE("an item without an id or without words is refused") {
    CHECK(fate_of(R"({"title": "T"})").reason.find("it has no id") != std::string::npos);
    CHECK(fate_of(R"({"id": " ", "title": "T"})").fate == Fate::refused);
    CHECK(fate_of(R"({"id": null, "title": "T"})").fate == Fate::refused);
    CHECK(fate_of(R"({"id": true, "title": "T"})").fate == Fate::refused);
    CHECK(fate_of(R"({"id": 1.5, "title": "T"})").id == "1.500000");
    CHECK(fate_of(R"({"id": "a"})").reason == "/items/0: it has neither a title nor a text");
    CHECK(fate_of(R"({"id": "a", "content_html": "<script>x</script>"})").fate == Fate::refused);
    CHECK(fate_of(R"({"id": "a", "summary": "Only this."})").fate == Fate::shown);
}

TEST_CASE("what a real generator gets wrong costs the detail and not the item") {
    CHECK(fate_with(R"("date_published": "23096-23-09T90:2323:00+00:00")").reason.find("without its date: ") == 0);
    CHECK(fate_with(R"("image": "/photos/<no value>")").reason.find("without its picture: ") == 0);
    CHECK(fate_with(R"("image": 5)").reason.find("without image: ") == 0);
    CHECK(fate_with(R"("url": "http://mfa.example/")").reason == "without its link: \"http://mfa.example/\" is not https");
    CHECK(fate_with(R"("url": "javascript:alert")").reason.find("without its link") == 0);
    CHECK(fate_with(R"("language": "English")").reason.find("without its language") == 0);
    CHECK(fate_with(R"("tags": "aid")").reason == "");
    CHECK(fate_with(R"("summary": null, "content_html": null, "image": null)").reason == "");
    CHECK(fate_with(R"("lang": "fr", "source": {"x": 1}, "_other": [1])").reason == "");
    for (const char* member : {R"("date_published": 5)", R"("image": "")", R"("url": {})", R"("language": [])", R"("tags": [1, null])"})
        CHECK(fate_with(member).fate == Fate::shown);
}

TEST_CASE("words that could deceive cost the item") {
    CHECK(fate_with(R"("content_text": "pay to \u202Eevil\u202C")").fate == Fate::refused);
    CHECK(fate_of(R"({"id": "a", "title": "M\u0456nistry of F\u043Ereign Affairs"})").reason.find("look alike") != std::string::npos);
    CHECK(fate_with(R"("content_text": "nul \u0000")").fate == Fate::refused);
    CHECK(fate_extended(R"({"issuer": "Foreign \u0410ff\u0430irs"})").fate == Fate::refused);
}

TEST_CASE("a mistake in the extension refuses the item: a misspelt embargo must not show it early") {
    CHECK(fate_extended(R"({"show_form": "2030-01-01T00:00:00Z"})").reason ==
          "/items/0/_chancery: there is no \"show_form\" here; did you mean \"show_from\"?");
    CHECK(fate_extended(R"({"show_from": "2030-01-01"})").reason.find("must be a date and time with its zone") != std::string::npos);
    CHECK(fate_extended(R"({"show_from": "2030-01-02T00:00:00Z", "show_until": "2030-01-01T00:00:00Z"})").fate == Fate::refused);
    for (const char* extension :
         {"[]", "\"x\"", R"({"show_until": 1893456000})", R"({"kind": "press"})", R"({"urgency": true})", R"({"speaker": "Ana"})",
          R"({"speaker": {"nane": "Ana"}})", R"({"picture": {"focus": [0.5]}})", R"({"picture": {"focus": [0.5, 1.1]}})",
          R"({"picture": {"focus": ["a", "b"]}})", R"({"picture": {"no_crop": "yes"}})", R"({"translations": []})",
          R"({"translations": {"fr": "Aide"}})", R"({"translations": {"fr": {"titel": "Aide"}}})", R"({"translations": {"french": {"title": "A"}}})",
          R"({"translations": {"fr": {}}})", R"({"translations": {"fr": {"title": "Aide", "issuer": 5}}})", R"({"translations": {"fr": {"title": "Aide", "speaker": "Ana"}}})", R"({"translations": {"en": {"title": "twice"}}})", R"({"issuer": 5})", R"({"withdrawn": "no"})"}) {
        CAPTURE(extension);
        CHECK(fate_extended(extension).fate == Fate::refused);
    }
    CHECK(fate_extended(R"({"_note": "for colleagues"})").fate == Fate::shown);
}

TEST_CASE("an item that its publisher withdraws is taken off") {
    CHECK(fate_extended(R"({"withdrawn": true})").fate == Fate::filtered);
    CHECK(fate_extended(R"({"withdrawn": true})").reason == "withdrawn by its publisher");
    CHECK(fate_extended(R"({"withdrawn": false})").fate == Fate::shown);
}

TEST_CASE("items with one id become one statement in several languages") {
    const Sealed made = sealed(feed(R"({"id": "a", "title": "Aid", "_chancery": {"show_from": "2030-01-01T00:00:00Z"}},
        {"id": "a", "title": "Aide", "language": "fr", "_chancery": {"show_from": "2030-01-02T00:00:00Z", "show_until": "2030-02-01T00:00:00Z"}},
        {"id": "a", "title": "Other words"})"));
    REQUIRE(made.edition->statements().size() == 1);
    const Statement& s = made.edition->statements()[0];
    CHECK(s.versions.size() == 2);
    CHECK(s.show_from == parse_rfc3339("2030-01-02T00:00:00Z"));
    CHECK(s.show_until == parse_rfc3339("2030-02-01T00:00:00Z"));
    CHECK(made.report[1].fate == Fate::merged);
    CHECK(made.report[2].fate == Fate::refused);
    CHECK(made.report[2].reason.find("belongs to an item above in the same language") != std::string::npos);
}

TEST_CASE("a feed without a list of items is refused, an empty one is not") {
    const auto made = seal({{"mfa", "https://mfa.example/", "en", "auto", R"({"version": "https://jsonfeed.org/version/1", "items": {}})"}}, {});
    REQUIRE_FALSE(made);
    CHECK(made.error().message == "mfa:1:56: error: this JSON Feed has no list of \"items\"");
    CHECK(sealed(feed("")).edition->statements().empty());
}
