// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Cuts HTML into text, start tags and end tags, one after the other. Comments, declarations and processing
// instructions are passed over, and so is the inside of elements whose text is no prose (script, style, …). There is no
// tree, so nothing can be nested too deep, and each byte is looked at a bounded number of times whatever it holds.
class HtmlTokens {
public:
    enum class Kind { text, open, close };

    explicit HtmlTokens(std::string_view html) : rest_(html) {}

    // Moves to the next token; false at the end.
    bool next();

    [[nodiscard]] Kind kind() const { return kind_; }
    // Text as it stands, references not yet read.
    [[nodiscard]] std::string_view text() const { return text_; }
    // The tag's name in lower case, without its namespace's mark.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool self_closing() const { return attributes_.ends_with('/'); }
    // The value of an attribute of a start tag, references read; empty where there is none. `name` in lower case.
    [[nodiscard]] std::string attribute(std::string_view name) const;
    [[nodiscard]] bool has_attribute(std::string_view name) const;

    // Passes over everything up to the end tag that closes the start tag just read.
    void skip_element();

private:
    bool markup();
    void tag(bool closing);
    void skip_raw_text();

    std::string_view rest_;
    Kind kind_ = Kind::text;
    std::string_view text_;
    std::string name_;
    std::string_view attributes_;  // what stands between the name and '>'
};

// Whether a text is meant as HTML, although nobody said so: it has an end tag or one of the tags that stand alone.
bool looks_like_html(std::string_view text);

}  // namespace chancery
