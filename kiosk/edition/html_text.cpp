// SPDX-License-Identifier: EUPL-1.2
#include "edition/html_text.h"

#include <algorithm>
#include <array>
#include <span>

#include "edition/block_writer.h"
#include "edition/clean_text.h"
#include "edition/html_entities.h"
#include "edition/html_tokens.h"
#include "edition/limits.h"

namespace chancery {

namespace {

bool among(std::span<const std::string_view> names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

// Left out with all that is in them: not prose, or not meant to be read any more.
constexpr auto left_out = std::to_array<std::string_view>({
    "audio",  "button", "canvas",   "del",    "dialog", "figcaption", "form",  "iframe", "math",
    "nav",    "noembed", "noframes", "noscript", "object", "s",        "script", "select", "strike",
    "style",  "svg",    "template", "textarea", "title", "video",      "xml",    "xmp"});

// Begin and end a block.
constexpr auto blocks = std::to_array<std::string_view>({
    "address", "article", "aside",   "blockquote", "body",  "caption", "center", "dd",     "details", "div",
    "dl",      "dt",      "fieldset", "figure",    "footer", "h1",     "h2",     "h3",     "h4",      "h5",
    "h6",      "header",  "hr",      "html",       "legend", "li",     "main",   "ol",     "p",       "pre",
    "section", "summary", "table",   "tbody",      "tfoot", "thead",   "tr",     "ul"});

constexpr auto emphasis = std::to_array<std::string_view>({"cite", "dfn", "em", "i"});
constexpr auto strong = std::to_array<std::string_view>({"b", "strong"});

static_assert(std::is_sorted(left_out.begin(), left_out.end()) && std::is_sorted(blocks.begin(), blocks.end()));

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

bool is_hidden(const HtmlTokens& tag) {
    if (tag.has_attribute("hidden")) return true;
    std::string style = tag.attribute("style");
    std::erase_if(style, [](char c) { return c == ' '; });
    return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

constexpr auto without_end_tag = std::to_array<std::string_view>({"area", "base", "br",   "col",   "embed",  "hr",    "img",
                                                               "input", "link", "meta", "param", "source", "track", "wbr"});

class Reading {
public:
    explicit Reading(std::string_view html) : tokens_(html) {}

    Result<HtmlText> run() {
        while (tokens_.next()) {
            if (tokens_.kind() == HtmlTokens::Kind::text) writer_.text(tokens_.text());
            else if (tokens_.kind() == HtmlTokens::Kind::close) close(tokens_.name());
            else if (is_left_out()) leave_out();
            else open(tokens_.name());
            if (writer_.blocks() > max_blocks)
                return {ErrorKind::refused, "more than " + std::to_string(max_blocks) + " paragraphs in one text"};
        }
        auto made = writer_.finish();
        if (!made) return made.error();
        out_.blocks = std::move(*made);
        return std::move(out_);
    }

private:
    [[nodiscard]] bool is_left_out() const {
        return among(left_out, tokens_.name()) || (!among(without_end_tag, tokens_.name()) && is_hidden(tokens_));
    }
    void leave_out() {
        if (among(blocks, tokens_.name())) writer_.end_block();
        tokens_.skip_element();
    }

    void open(const std::string& name) {
        if (among(blocks, name)) writer_.end_block();
        if (is_heading(name)) writer_.set_heading(true);
        else if (name == "blockquote") writer_.quote(+1);
        else if (name == "ol") writer_.open_list(true);
        else if (name == "ul") writer_.open_list(false);
        else if (name == "li") writer_.item();
        else if (name == "br") writer_.line_break();
        else if (name == "td" || name == "th") writer_.cell();
        else if (name == "img") image();
        else if (name == "q") writer_.text("\u201C");
        else inline_tag(name, true);
    }

    void close(const std::string& name) {
        if (among(blocks, name)) writer_.end_block();
        if (is_heading(name)) writer_.set_heading(false);
        else if (name == "blockquote") writer_.quote(-1);
        else if (name == "ol" || name == "ul") writer_.close_list();
        else if (name == "q") writer_.text("\u201D");
        else inline_tag(name, false);
    }

    void inline_tag(std::string_view name, bool opens) {
        if (among(emphasis, name)) writer_.stress(false, opens);
        else if (among(strong, name)) writer_.stress(true, opens);
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
    if (text.find_first_of("<&") == text.npos) return clean_text(text);
    if (text.find('<') == text.npos) return clean_text(with_references_read(text));
    HtmlTokens tokens(text);
    std::string line;
    while (tokens.next()) {
        if (tokens.kind() == HtmlTokens::Kind::text) line += with_references_read(tokens.text());
        else if (among(blocks, tokens.name()) || tokens.name() == "br") line += ' ';
        else if (tokens.kind() == HtmlTokens::Kind::open && among(left_out, tokens.name())) tokens.skip_element();
    }
    return clean_text(line);
}

}  // namespace chancery
