// SPDX-License-Identifier: EUPL-1.2
#include "edition/html_text.h"

#include "catch.h"
#include "edition/limits.h"

using namespace chancery;

namespace {

// "P text", a block a line: P paragraph, H heading, L list item, Q quotation; stressed words follow as {I …}, {B …}.
std::string shown(const Result<HtmlText>& made) {
    if (!made) return "refused: " + made.error().message;
    std::string out;
    for (const Block& block : made->blocks) {
        out += std::string("PHLQ").substr(std::size_t(block.kind), 1) + ' ' + block.text;
        for (const Emphasis& stress : block.emphasis)
            out += (stress.strong ? " {B " : " {I ") + block.text.substr(stress.begin, stress.end - stress.begin) + '}';
        out += '\n';
    }
    return out;
}

std::string html(std::string_view text) { return shown(read_html(text)); }
std::string plain(std::string_view text) { return shown(read_plain(text)); }

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    while (times-- > 0) out += text;
    return out;
}

}  // namespace

TEST_CASE("HTML becomes paragraphs, headings, lists and quotations") {
    CHECK(html("<h2>Aid</h2><p>One\n  two.<p>Three.<ul><li>a<li>b</ul><blockquote><p>said</p></blockquote>end") ==
          "H Aid\nP One two.\nP Three.\nL a\nL b\nQ said\nP end\n");
    CHECK(html("<div>a<div>b</div>c</div>") == "P a\nP b\nP c\n");
    CHECK(html("one<br>two<br/><br />three") == "P one\nP two\nP three\n");
    CHECK(html("<h1>Two<br>lines</h1><ul><li>an<br>item</li></ul>") == "H Two lines\nL an item\n");
    CHECK(html("") == "");
    CHECK(html("<p> &nbsp; </p><p></p>") == "");
    CHECK(html("<p>&nbsp; \u00A0<b>a&nbsp;b</b></p>") == "P a\u00A0b {B a\u00A0b}\n");
}

TEST_CASE("a numbered list keeps its numbers, an item its paragraphs") {
    CHECK(html("<ol><li>first</li><li>second<ul><li>inner</li></ul></li><li>third</li></ol>") ==
          "P 1. first\nP 2. second\nL inner\nP 3. third\n");
    CHECK(html("<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul>") == "L one\nP more\nL two\n");
}

TEST_CASE("stressed words are marked where they stand, across white space, nesting and blocks") {
    CHECK(html("<p>we <em> never </em> do</p>") == "P we never do {I never}\n");
    CHECK(html("<p><b>a<strong>b</strong>c</b></p>") == "P abc {B abc}\n");
    CHECK(html("<p><i>x<b>y</b></i>z") == "P xyz {I xy} {B y}\n");
    CHECK(html("<em>one<p>two</p></em>") == "P one {I one}\nP two {I two}\n");
    CHECK(html("<p>a</em>b</b></p>") == "P ab\n");
}

TEST_CASE("references are read, in the ways HTML allows and once only") {
    CHECK(html("Peace &amp; Security &#8220;caf&eacute;&#x201d; &amp;amp; &hellip;") == "P Peace & Security “café” &amp; …\n");
    CHECK(html("&#146;s &copy 2025 AT&T a&b &unknown; & &#; &#x; &lt;p&gt;") == "P ’s © 2025 AT&T a&b &unknown; & &#; &#x; <p>\n");
    CHECK(html("&#105;&#110;fo&#64;mfa") == "P info@mfa\n");
}

TEST_CASE("no tag, script, style or form reaches the screen") {
    CHECK(html("a<script>alert('</p>')</script>b<style>p{}</style>c") == "P abc\n");
    CHECK(html("<form><p>name <input></p></form><nav><nav>x</nav>y</nav>text") == "P text\n");
    CHECK(html("<svg><text>drawn</text><script></script></svg><template><p>t</p></template>text") == "P text\n");
    CHECK(html("<noscript><img src=x></noscript><iframe src='https://x'>old</iframe>text") == "P text\n");
    CHECK(html("a<SCRIPT >x</ScRiPt\n>b<script>never ended") == "P ab\n");
    CHECK(html("<!-- <p>hidden</p> --><?php echo 1 ?><!DOCTYPE html>text<!-- open") == "P text\n");
    CHECK(html("<a title='x > y' href=\"https://mfa.example/?a=1&b=2\">link</a> text") == "P link text\n");
    CHECK(html("<![CDATA[inside]]> text") == "P inside]]> text\n");
    CHECK(html("1 < 2 and 3<4, x <3 <>") == "P 1 < 2 and 3<4, x <3 <>\n");
    CHECK(html("text <a href=\"never ended") == "P text\n");
    CHECK(html("<o:p>Office</o:p><xml><w:data>1</w:data></xml>") == "P Office\n");
}

TEST_CASE("what a reader of the page would not read is not shown") {
    CHECK(html("open <del>on Monday</del><ins>on Tuesday</ins>, <s>free</s> 5 EUR") == "P open on Tuesday, 5 EUR\n");
    CHECK(html("<p hidden>x</p><div style='display: none'>y<div>z</div></div>text") == "P text\n");
    CHECK(html("<figure><img src=a.jpg><figcaption>Photo: X</figcaption></figure>text") == "P text\n");
    CHECK(html("<p>a</p><figure>b<figcaption>c</figcaption></figure>") == "P a\nP b\n");
}

TEST_CASE("a raised digit stays raised: a power does not become another number") {
    CHECK(html("10<sup>6</sup> m<sup>2</sup> CO<sub>2</sub> 10<sup>-3</sup> 1<sup>er</sup>") == "P 10⁶ m² CO₂ 10⁻³ 1er\n");
    CHECK(html("<p>a<sup><b>1</b></sup>b</p>") == "P a¹b\n");
    CHECK(html("<p>a<sup>1<b>2</b></sup><b>c</b></p>") == "P a¹²c {B c}\n");
}

TEST_CASE("quotation marks, table cells and drawn letters are text") {
    CHECK(html("<q>we agree</q>") == "P “we agree”\n");
    CHECK(html("<table><tr><th>Day<th>Hours<tr><td>Mon</td><td>9–12</td></tr></table>") == "P Day · Hours\nP Mon · 9–12\n");
    CHECK(html("<img class='wp-smiley emoji' alt='🙂' src='x'> hello") == "P 🙂 hello\n");
}

TEST_CASE("the first picture that is one is found, with what it says of itself") {
    const auto made = read_html("<img src=t.gif width=1 height=1><img data-src='/a&amp;b.jpg' src='data:x' alt='The &quot;hall&quot;'><img src=c.jpg>");
    REQUIRE(made);
    CHECK(made->picture == "/a&b.jpg");
    CHECK(made->picture_alt == "The \"hall\"");
}

TEST_CASE("plain text has its paragraphs where lines are blank") {
    CHECK(plain("One\ntwo.\n\nThree.\n \t\nFour") == "P One two.\nP Three.\nP Four\n");
    CHECK(plain("One\r\n\r\nTwo &amp; three") == "P One\nP Two & three\n");
    CHECK(plain("a < b, c > d") == "P a < b, c > d\n");
    CHECK(plain("<p>It is</p><p>HTML</p>") == "P It is\nP HTML\n");
    CHECK(plain("line<br>line") == "P line\nP line\n");
}

TEST_CASE("a title is one line without tags") {
    CHECK(*read_line("Peace &#8211; <em>now</em>\n ") == "Peace – now");
    CHECK(*read_line("A<br>B<script>x</script>") == "A B");
    CHECK(*read_line("2 < 3 & 4 > 1") == "2 < 3 & 4 > 1");
    CHECK_FALSE(read_line("\xC3("));
    CHECK_FALSE(read_line("abc &#x202E; txt"));
}

TEST_CASE("no HTML is deep, long or broken enough to cost more than its length") {
    const std::size_t most = max_html_bytes;
    for (const std::string& bad :
         {repeated("<b>", most / 3), repeated("<div>", most / 5), repeated("<ul><li>", most / 8), "<p " + repeated("a=1 ", most / 4 - 2) + ">x",
          repeated("<", most), repeated("</", most / 2), repeated("<script></scrip>", most / 16), repeated("&", most),
          repeated("<!--", most / 4), repeated("<a b='", most / 6), repeated("<svg>", most / 5), repeated("<sup>1", most / 6)}) {
        INFO(bad.substr(0, 12));
        CHECK(shown(read_html(bad)).size() < 4 * most);
    }
    CHECK(html(std::string(most + 1, 'a')).find("where 256 KB are allowed") != std::string::npos);
    CHECK(html(repeated("<p>a", max_blocks + 10)).find("more than 2000 paragraphs") != std::string::npos);
}

TEST_CASE("HTML cut at any byte is read without harm, and never shows a tag") {
    const std::string whole = "<h1 class='a'>Aid</h1><p>We &amp; they <b>sent</b> <a href=\"https://x/?y\">help</a>.</p><script>no()</script><!-- c -->";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::string text = html(std::string_view(whole).substr(0, length));
        CHECK(text.find("href") == std::string::npos);
        CHECK(text.find("no()") == std::string::npos);
        CHECK(text.find("class") == std::string::npos);
    }
}
