// SPDX-License-Identifier: EUPL-1.2
#include "edition/mapping.h"

#include "catch.h"
#include "edition/seal.h"

using namespace chancery;
using Fate = ItemReport::Fate;

namespace {

Result<Sealed> seal_as(const std::string& format, const std::string& bytes) {
    return seal({{"mfa", "https://mfa.example/api/list.json", "fr", format, bytes}}, {});
}

Sealed sealed(const std::string& format, const std::string& bytes) {
    auto made = seal_as(format, bytes);
    INFO((made ? std::string() : made.error().message));
    REQUIRE(made);
    return *made;
}

std::string refusal(const std::string& format, const std::string& bytes) {
    const auto made = seal_as(format, bytes);
    return made ? "sealed" : made.error().message;
}

std::string problem(const std::string& mapping) {
    const auto made = read_mapping(mapping, "m.json");
    return made ? "read" : made.error().message;
}

}  // namespace

TEST_CASE("each built-in mapping reads, and carries its file's name") {
    CHECK(built_in_mappings().size() == 5);
    for (const BuiltInMapping& built_in : built_in_mappings()) {
        const auto mapping = read_mapping(built_in.text, built_in.name);
        INFO((mapping ? std::string() : mapping.error().message));
        REQUIRE(mapping);
        CHECK(mapping->name == built_in.name);
        CHECK_FALSE(mapping->recognise.empty());
        CHECK(mapping->fields.count("id") == 1);
    }
}

TEST_CASE("a mapping in the settings teaches a new API: alternatives, root, constants, suffixes, lists, languages") {
    const std::string mapping = R"({
        "name": "ours", "base": "https://cdn.mfa.example/x/", "items": "/data/list",  // notes are welcome
        "drop": [{"at": ["/state", "/old_state"], "not_in": ["live", 1, true], "because": "it is a draft"},
                 {"at": "/secret", "exists": true, "because": "it is secret"}],
        "fields": {"id": "/nr", "title": ["/none", "/heads/{lang}"], "text": "/words", "published": {"get": "/utc", "suffix": "Z"},
                   "issuer": {"get": "#/office"}, "language": {"const": "fr-BE"}, "image": "/pic", "tags": {"get": "/topics", "each": "/n"}}})";
    const Sealed made = sealed(mapping, R"({"office": "Affaires", "data": {"list": [
        {"nr": 7, "heads": {"fr": "Aide", "en": "Aid"}, "words": "Un.\n\nDeux.", "utc": "2025-12-09T10:00:00", "pic": "a.jpg", "topics": [{"n": "x"}, {"n": "y"}, {}]},
        {"nr": 8, "heads": {"fr": "Projet"}, "state": "draft"}, {"nr": 9, "heads": {"fr": "Un"}, "old_state": 1},
        {"nr": 10, "heads": {"fr": "Non"}, "secret": "s"}, {"nr": 11, "heads": {"fr": "Oui"}, "secret": null}, "x"]}})");
    std::string fates;
    for (const ItemReport& item : made.report) fates += std::string("smfr").substr(std::size_t(item.fate), 1);
    CHECK(fates == "sfsfsr");
    CHECK(made.report[1].reason == "it is a draft");
    CHECK(made.report[5].reason == "/data/list/5 is a string; it must be an object");
    const Statement& s = made.edition->statements()[0];
    CHECK(s.id == "7");
    CHECK(s.issuer == "Affaires");
    CHECK(s.issued == parse_rfc3339("2025-12-09T10:00:00Z"));
    CHECK(s.picture->url == "https://cdn.mfa.example/x/a.jpg");
    CHECK(s.tags == std::vector<std::string>{"x", "y"});
    CHECK(s.versions[0].title == "Aide");
    CHECK(s.versions[0].language == "fr-BE");
    CHECK(s.versions[0].body.size() == 2);
}

TEST_CASE("a condition about a field that a site lacks drops nothing") {
    const Sealed made = sealed("wordpress", R"([{"id": 1, "link": "https://mfa.example/1", "title": {"rendered": "A"}}])");
    CHECK(made.report[0].fate == Fate::shown);
}

TEST_CASE("a withdrawn document leaves, and so does what is hidden, private or an answer") {
    const std::string head = R"({"content_id": "c", "base_path": "/p", "schema_name": "news_article", "title": "T", "details": {}, )";
    CHECK(sealed("auto", head + R"("withdrawn_notice": {}})").report[0].fate == Fate::shown);
    CHECK(sealed("auto", head + R"("withdrawn_notice": {"withdrawn_at": "2019-08-22T10:29:02+01:00"}})").report[0].reason == "withdrawn by its publisher");
    const auto status = [](const std::string& members) {
        return sealed("auto", R"([{"uri": "u", "account": {"acct": "mfa"}, "content": "<p>x</p>", )" + members + "}]").report[0].fate;
    };
    CHECK(status(R"("visibility": "public", "reblog": null, "in_reply_to_id": null)") == Fate::shown);
    CHECK(status(R"("visibility": "private")") == Fate::filtered);
    CHECK(status(R"("reblog": {"id": 1})") == Fate::filtered);
    CHECK(status(R"("in_reply_to_id": "5")") == Fate::filtered);
}

TEST_CASE("a document that is not what the settings say is refused, with what it looks like") {
    CHECK(refusal("wordpress", R"({"code": "rest_no_route", "message": "No route"})").find("perhaps an error message of the server") != std::string::npos);
    CHECK(refusal("govuk-search", "{\"result\": []}").find("there is no list at \"/results\"") != std::string::npos);
    CHECK(refusal("jsonfeed", "{\"items\": []}").find("this is no JSON Feed") != std::string::npos);
    CHECK(refusal("rss", "{\"a\": 1}").find("this is not XML") != std::string::npos);
    CHECK(refusal("auto", "[]").find("this is an empty list") != std::string::npos);
    CHECK(sealed("wordpress", "[]").edition->statements().empty());
    CHECK(refusal("wordpres", "[]") == "source \"mfa\": there is no format \"wordpres\"; the formats are auto, jsonfeed, rss, atom, drupal-jsonapi, "
                                       "govuk-content, govuk-search, mastodon, wordpress; did you mean wordpress?");
}

TEST_CASE("a mistake in a mapping is named with its place") {
    CHECK(problem(R"({"name": "x", "items": "", "fields": {}})") == "read");
    CHECK(problem(R"({"name": "x", "fields": {}})").find("m.json:1:1: error: \"items\" is missing") == 0);
    CHECK(problem(R"({"name": "x", "items": "list", "fields": {}})").find("is no JSON Pointer") != std::string::npos);
    CHECK(problem(R"({"name": "x", "items": "", "fields": {"titel": "/t"}})").find("did you mean \"title\"?") != std::string::npos);
    CHECK(problem(R"({"name": "x", "items": "", "fields": {"title": {"suffix": "Z"}}})").find("this needs \"get\"") != std::string::npos);
    CHECK(problem(R"({"name": "x", "items": "", "fields": {"title": 5}})") != "read");
    CHECK(problem(R"({"name": "x", "items": "", "fields": {}, "drop": [{"at": "/a"}]})").find("a condition needs") != std::string::npos);
    CHECK(problem(R"({"name": "x", "items": "", "fields": {}, "drop": [{"at": "/a", "exists": true, "equals": 1}]})").find("a condition needs") != std::string::npos);
    CHECK(refusal("{\"name\": 1}", "{}").find("mfa's mapping:1:") == 0);
}
