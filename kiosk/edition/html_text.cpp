// SPDX-License-Identifier: EUPL-1.2
#include "edition/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

#include "edition/block_writer.h"
#include "edition/clean_text.h"
#include "edition/html_entities.h"
#include "edition/html_tokens.h"
#include "edition/limits.h"

namespace chancery {

namespace {

// What the name of an element means for prose.
enum Role : unsigned {
    left_out = 1,  // with all that is in it: not prose, or not meant to be read any more
    block = 2,     // it begins and ends a block
    light = 4,     // stressed
    strong = 8,    // stressed strongly
    alone = 16     // it has no end tag
};

struct Element {
    std::string_view name;
    unsigned roles;
};

constexpr auto elements = std::to_array<Element>({
    {"address", block}, {"area", alone}, {"article", block}, {"aside", block}, {"audio", left_out}, {"b", strong}, {"base", alone},
    {"blockquote", block}, {"body", block}, {"br", alone}, {"button", left_out}, {"canvas", left_out}, {"caption", block}, {"center", block},
    {"cite", light}, {"col", alone}, {"dd", block}, {"del", left_out}, {"details", block}, {"dfn", light}, {"dialog", left_out}, {"div", block},
    {"dl", block}, {"dt", block}, {"em", light}, {"embed", alone}, {"fieldset", block}, {"figcaption", left_out}, {"figure", block},
    {"footer", block}, {"form", left_out}, {"h1", block}, {"h2", block}, {"h3", block}, {"h4", block}, {"h5", block}, {"h6", block},
    {"header", block}, {"hr", block | alone}, {"html", block}, {"i", light}, {"iframe", left_out}, {"img", alone}, {"input", alone},
    {"legend", block}, {"li", block}, {"link", alone}, {"main", block}, {"math", left_out}, {"meta", alone}, {"nav", left_out},
    {"noembed", left_out}, {"noframes", left_out}, {"noscript", left_out}, {"object", left_out}, {"ol", block}, {"p", block}, {"param", alone},
    {"pre", block}, {"s", left_out}, {"script", left_out}, {"section", block}, {"select", left_out}, {"source", alone}, {"strike", left_out},
    {"strong", strong}, {"style", left_out}, {"summary", block}, {"svg", left_out}, {"table", block}, {"tbody", block}, {"template", left_out},
    {"textarea", left_out}, {"tfoot", block}, {"thead", block}, {"title", left_out}, {"tr", block}, {"track", alone}, {"ul", block},
    {"video", left_out}, {"wbr", alone}, {"xml", left_out}, {"xmp", left_out}});

// The first letters as one number, in the order of the alphabet: asked for each tag, they are compared in one go. No two
// elements above have the same eight.
constexpr std::uint64_t first_letters(std::string_view name) {
    std::uint64_t letters = 0;
    for (const char letter : name.substr(0, sizeof letters)) letters = letters << 8 | static_cast<std::uint8_t>(letter);
    return name.empty() ? 0 : letters << 8 * (sizeof letters - std::min(name.size(), sizeof letters));
}

constexpr auto keys = [] {
    std::array<std::uint64_t, elements.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = first_letters(elements[i].name);
    return all;
}();
static_assert(std::adjacent_find(keys.begin(), keys.end(), std::greater_equal()) == keys.end());

// Where the names with each first letter begin, and the last ones end.
constexpr auto begins = [] {
    std::array<std::uint8_t, 27> all{};
    for (std::size_t letter = 0; letter < all.size(); ++letter)
        all[letter] = static_cast<std::uint8_t>(std::count_if(elements.begin(), elements.end(), [&](const Element& e) { return std::size_t(e.name[0] - 'a') < letter; }));
    return all;
}();

unsigned roles_of(std::string_view name) {
    if (name.empty() || name.front() < 'a' || name.front() > 'z') return 0;
    const auto letter = static_cast<std::size_t>(name.front() - 'a');
    const std::uint64_t key = first_letters(name);
    for (std::size_t i = begins[letter]; i < begins[letter + 1]; ++i)
        if (keys[i] == key) return elements[i].name == name ? elements[i].roles : 0;
    return 0;
}

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

bool is_hidden(const HtmlTokens& tag) {
    if (tag.has_attribute("hidden")) return true;
    std::string style = tag.attribute("style");
    std::erase_if(style, [](char c) { return c == ' '; });
    return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

class Reading {
public:
    explicit Reading(std::string_view html) : tokens_(html) {}

    Result<HtmlText> run() {
        while (tokens_.next()) {
            if (tokens_.kind() == HtmlTokens::Kind::text) writer_.text(tokens_.text());
            else tag(tokens_.name(), roles_of(tokens_.name()));
            if (writer_.blocks() > max_blocks)
                return {ErrorKind::refused, "more than " + std::to_string(max_blocks) + " paragraphs in one text"};
        }
        auto made = writer_.finish();
        if (!made) return made.error();
        out_.blocks = std::move(*made);
        return std::move(out_);
    }

private:
    void tag(std::string_view name, unsigned roles) {
        if (roles & block) writer_.end_block();
        if (tokens_.kind() == HtmlTokens::Kind::close) close(name, roles);
        else if (roles & left_out || (!(roles & alone) && is_hidden(tokens_))) tokens_.skip_element();
        else open(name, roles);
    }

    void open(std::string_view name, unsigned roles) {
        if (is_heading(name)) writer_.set_heading(true);
        else if (name == "blockquote") writer_.quote(+1);
        else if (name == "ol") writer_.open_list(true);
        else if (name == "ul") writer_.open_list(false);
        else if (name == "li") writer_.item();
        else if (name == "br") writer_.line_break();
        else if (name == "td" || name == "th") writer_.cell();
        else if (name == "img") image();
        else if (name == "q") writer_.text("\u201C");
        else inline_tag(name, roles, true);
    }

    void close(std::string_view name, unsigned roles) {
        if (is_heading(name)) writer_.set_heading(false);
        else if (name == "blockquote") writer_.quote(-1);
        else if (name == "ol" || name == "ul") writer_.close_list();
        else if (name == "q") writer_.text("\u201D");
        else inline_tag(name, roles, false);
    }

    void inline_tag(std::string_view name, unsigned roles, bool opens) {
        if (roles & light) writer_.stress(false, opens);
        else if (roles & strong) writer_.stress(true, opens);
        else if (name == "sup" || name == "sub") opens ? writer_.open_raised() : writer_.close_raised(name == "sup");
    }

    // A letter-sized drawing is a letter, a picture of one pixel counts readers, and of the others the first one stays.
    void image() {
        const std::string kind = tokens_.attribute("class");
        if (kind.find("emoji") != kind.npos || kind.find("wp-smiley") != kind.npos)
            return writer_.text(tokens_.attribute("alt"));
        const auto tiny = [](const std::string& size) { return size == "0" || size == "1"; };
        if (tiny(tokens_.attribute("width")) || tiny(tokens_.attribute("height")) || !out_.picture.empty()) return;
        for (const std::string_view attribute : {"data-src", "src"})
            if (std::string address = tokens_.attribute(attribute); !address.empty() && !address.starts_with("data:")) {
                out_.picture = std::move(address);
                out_.picture_alt = tokens_.attribute("alt");
                return;
            }
    }

    HtmlTokens tokens_;
    BlockWriter writer_;
    HtmlText out_;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\f\v") == line.npos; }

}  // namespace

Result<HtmlText> read_html(std::string_view html) {
    if (html.size() > max_html_bytes)
        return {ErrorKind::refused, "a text of " + std::to_string(html.size() / 1024) + " KB, where " +
                                        std::to_string(max_html_bytes / 1024) + " KB are allowed"};
    return Reading(html).run();
}

Result<HtmlText> read_plain(std::string_view text) {
    if (looks_like_html(text) || text.size() > max_html_bytes) return read_html(text);
    BlockWriter writer;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (is_blank(line)) writer.end_block();
        writer.text(line);
        writer.text(" ");
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (writer.blocks() > max_blocks)
            return {ErrorKind::refused, "more than " + std::to_string(max_blocks) + " paragraphs in one text"};
    }
    auto made = writer.finish();
    if (!made) return made.error();
    return HtmlText{std::move(*made), {}, {}};
}

Result<std::string> read_line(std::string_view text) {
    const bool references = text.find('&') != text.npos, tags = text.find('<') != text.npos;
    if (!references && !tags) return clean_text(text);
    if (!tags) return clean_text(with_references_read(text));
    HtmlTokens tokens(text);
    std::string line;
    while (tokens.next()) {
        if (tokens.kind() == HtmlTokens::Kind::text) line += with_references_read(tokens.text());
        else if (roles_of(tokens.name()) & block || tokens.name() == "br") line += ' ';
        else if (tokens.kind() == HtmlTokens::Kind::open && roles_of(tokens.name()) & left_out) tokens.skip_element();
    }
    return clean_text(line);
}

}  // namespace chancery
