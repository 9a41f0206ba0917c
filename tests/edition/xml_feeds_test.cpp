// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "edition/mail_date.h"
#include "edition/seal.h"
#include "edition/xml_mend.h"

using namespace chancery;

namespace {

Result<Sealed> seal_xml(const std::string& bytes) { return seal({{"mfa", "https://mfa.example/feed.xml", "en", "auto", bytes}}, {}); }

Sealed sealed(const std::string& bytes) {
    auto made = seal_xml(bytes);
    INFO((made ? std::string() : made.error().message));
    REQUIRE(made);
    return *made;
}

std::string refusal(const std::string& bytes) {
    const auto made = seal_xml(bytes);
    return made ? "sealed" : made.error().message;
}

std::string rss(const std::string& items) {
    return "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
           "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Foreign Ministry</title><link>https://mfa.example/</link>"
           "<language>fr-be</language>" + items + "</channel></rss>";
}

Statement only(const std::string& bytes) {
    const Sealed made = sealed(bytes);
    REQUIRE(made.edition->statements().size() == 1);
    return made.edition->statements()[0];
}

std::string title_of(const std::string& title) { return only(rss("<item><guid>1</guid><title>" + title + "</title></item>")).versions[0].title; }

}  // namespace

TEST_CASE("an RSS item becomes a statement") {
    const Statement s = only(rss(R"(<item>
        <guid isPermaLink="false">a-1</guid><link> https://mfa.example/a </link><title>Aide &amp;amp; abri</title>
        <description>Court.</description><content:encoded><![CDATA[<p>Un.</p><p>Deux.</p>]]></content:encoded>
        <pubDate>Tue, 09 Dec 2025 11:00:00 +0100</pubDate><category>aide</category><category>asie</category>
        <media:group><media:content url="s.jpg" medium="image" width="200"/><media:content url="l.jpg" type="image/jpeg" width="1600">
          <media:description>Tentes</media:description><media:credit>M. Roy</media:credit></media:content></media:group>
        <media:thumbnail url="t.jpg" width="9000"/></item>)"));
    CHECK(s.id == "a-1");
    CHECK(s.issuer == "Foreign Ministry");
    CHECK(s.issued == parse_rfc3339("2025-12-09T10:00:00Z"));
    CHECK(s.tags == std::vector<std::string>{"aide", "asie"});
    CHECK(s.picture == Picture{"https://mfa.example/l.jpg", "Tentes", "M. Roy", 0.5, 0.5, false, false, {}});
    REQUIRE(s.versions.size() == 1);
    CHECK(s.versions[0].language == "fr-BE");
    CHECK(s.versions[0].title == "Aide & abri");
    CHECK(s.versions[0].body.size() == 2);
    CHECK(s.versions[0].summary == "Court.");
    CHECK(s.versions[0].link == "https://mfa.example/a");
}

TEST_CASE("an RSS item that lacks something is shown with what it has") {
    CHECK(only(rss("<item><title>T</title><link>/x</link></item>")).id == "/x");
    CHECK(only(rss("<item><title>T</title><guid>https://mfa.example/g</guid></item>")).versions[0].link == "https://mfa.example/g");
    CHECK(only(rss("<item><guid>1</guid><description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>")).versions[0].body.size() == 1);
    CHECK(only(rss("<item><guid>1</guid><title>T</title><enclosure url='/e.jpg' type='image/jpeg'/></item>")).picture->url == "https://mfa.example/e.jpg");
    CHECK(only(rss("<item><guid>1</guid><title>T</title><dc:date>2026-01-01T00:00:00+09:00</dc:date></item>")).issued == parse_rfc3339("2025-12-31T15:00:00Z"));
    const Sealed made = sealed(rss("<item><title>T</title></item>\n<item><guid>1</guid><title>T</title><pubDate>soon</pubDate></item>"));
    CHECK(made.report[0].reason == "item 1: it has no id, so that nobody could ever take it off the screen");
    CHECK(made.report[1].reason.find("without its date: \"soon\"") == 0);
    CHECK(made.report[1].line == 2);
}

TEST_CASE("an Atom entry becomes a statement, whichever way its text is written") {
    const std::string head = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' xml:base='https://mfa.example/a/'><title>Amt</title>";
    const Statement s = only(head + R"(<entry><id>urn:1</id><title type="html">Hilfe &amp;amp; Obdach</title><link href="/hilfe"/>
        <link rel="enclosure" type="image/png" href="p.png"/><published>2025-12-09T10:00:00Z</published><updated>2026-01-01T00:00:00Z</updated>
        <summary>Kurz.</summary><category term="hilfe"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins <em>zwei</em>.</p><p>3 &lt; 4</p></div></content></entry></feed>)");
    CHECK(s.id == "urn:1");
    CHECK(s.issuer == "Amt");
    CHECK(s.issued == parse_rfc3339("2025-12-09T10:00:00Z"));
    CHECK(s.picture->url == "https://mfa.example/a/p.png");
    CHECK(s.tags == std::vector<std::string>{"hilfe"});
    CHECK(s.versions[0].language == "de");
    CHECK(s.versions[0].title == "Hilfe & Obdach");
    CHECK(s.versions[0].summary == "Kurz.");
    CHECK(s.versions[0].link == "https://mfa.example/hilfe");
    REQUIRE(s.versions[0].body.size() == 2);
    CHECK(s.versions[0].body[0].emphasis.size() == 1);
    CHECK(s.versions[0].body[1].text == "3 < 4");

    const auto body = [&](const std::string& content) { return only(head + "<entry><id>1</id><title>a &lt;b&gt; c</title>" + content + "</entry></feed>"); };
    CHECK(body("<content>1 &lt; 2\n\nx</content>").versions[0].body.size() == 2);
    CHECK(body("<content type='html'>&lt;p&gt;x&lt;/p&gt;</content>").versions[0].body[0].text == "x");
    CHECK(body("<content src='https://mfa.example/x'/><summary>s</summary>").versions[0].body[0].text == "s");
    CHECK(body("<content>x</content>").versions[0].title == "a <b> c");
    CHECK(body("<content xml:lang='fr'>x</content><summary>y</summary>").versions[0].summary == "y");
}

TEST_CASE("references that only HTML knows, bare ampersands and control characters are mended, and cost no later letter") {
    CHECK(title_of("The Council&nbsp;met &eacute; R&D; a & b &amp; c") == "The Council\u00A0met é R&D; a & b & c");
    CHECK(title_of("a&bogus;b &#8217; &#x2019; &#0; c") == "a&bogus;b ’ ’ c");
    CHECK(title_of("a\x01z &amp; b") == "a z & b");
    CHECK(title_of("<![CDATA[x & y <b>&amp;</b>]]>") == "x & y &");
    CHECK(mended_xml("\n \n<?xml version='1.0'?><a/>") == "<?xml version='1.0'?>\n\n<a/>");
    CHECK(mended_xml("<a><!-- & --><?p & ?><![CDATA[&]]>&</a>") == "<a><!-- & --><?p & ?><![CDATA[&]]>&amp;</a>");
    for (const char* cut : {"&", "<![CDATA[", "<!--", "<?xml ", "&#", "&#x", "<"}) CHECK(mended_xml(cut).size() >= std::string(cut).size());
}

TEST_CASE("XML that lost letters on the way is refused and never shown in part") {
    const std::string whole = rss("<item><guid>1</guid><title>A title</title><description>Words.</description></item>");
    CHECK(refusal(whole) == "sealed");
    CHECK(refusal(whole + "\n<script>trailing</script>") == "sealed");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK(refusal(whole.substr(0, length)) != "sealed");
    }
    CHECK(refusal("<rss><channel><item><title>one</b> two</title></item></channel></rss>").find("this is not XML: Opening and ending tag mismatch") != std::string::npos);
    CHECK(refusal(rss("<item><title>latin \xE9t\xE9</title></item>")).find("Input is not proper UTF-8") != std::string::npos);
    CHECK(refusal("\n\n<rss><channel>\n<item></channel></rss>").find("mfa:4:") == 0);
}

TEST_CASE("XML that would unfold, go deep or reach out is refused") {
    CHECK(refusal("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>")
              .find("declares entities of its own") != std::string::npos);
    CHECK(refusal("<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel/></rss>").find("declares entities") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    CHECK(refusal(deep) != "sealed");
    CHECK(refusal("<svg xmlns='http://www.w3.org/2000/svg'/>").find("its root element is <svg>") != std::string::npos);
    CHECK(refusal("<rss/>").find("this RSS has no <channel>") != std::string::npos);
}

TEST_CASE("dates of RSS are read with their zones, and dates that could be any hour are none") {
    const auto ten = parse_rfc3339("2025-12-09T10:00:00Z");
    CHECK(parse_mail_date("Tue, 09 Dec 2025 10:00:00 GMT") == ten);
    CHECK(parse_mail_date("9 Dec 2025 10:00 +0000") == ten);
    CHECK(parse_mail_date("Tue,  9 December 25 05:00:00 EST") == ten);
    CHECK(parse_mail_date("mar. 09 DEC 2025 11:30:00 +0130") == ten);
    for (const char* bad : {"", "2025-12-09T10:00:00Z", "Tue, 09 Dec 2025 10:00:00", "Tue, 09 Dec 2025 10:00:00 CET", "Tue, 31 Feb 2025 10:00:00 GMT",
                            "Tue, 09 Dec 2025 25:00:00 GMT", "Tue, 09 Dec 2025 10-00-00 GMT", "Tue, 09 Foo 2025 10:00:00 GMT", "Tue, 09 Dec 2025 10:00:00 +1",
                            "Tue, -9 Dec 2025 10:00:00 GMT", "a b c d e f g"})
        CHECK_FALSE(parse_mail_date(bad));
}
