// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <vector>

#include "layout/paginate.h"
#include "layout/shaped_text.h"

namespace chancery {

// Sets blocks and parts of blocks in a box, for paginate.cpp and Paginator, which try many ends of pages and sizes: what was
// shaped or set before is remembered. Headings are bold, list items stand behind a bullet, quotations are indented.
class BlockSetter {
public:
    BlockSetter(Typeface& typeface, const TextRequest& request);

    [[nodiscard]] const std::vector<Block>& blocks() const { return *request_.blocks; }
    [[nodiscard]] const TextRequest& request() const { return request_; }

    // Lines of the bytes from `begin` to `end` of a block's text, their runs placed in the box.
    const SetParagraph& set(std::size_t block, std::size_t begin, std::size_t end, int px);

    // The white space above a block that is not the first of its page.
    [[nodiscard]] int gap(std::size_t block, int px) const;

private:
    [[nodiscard]] int measure(int px) const;
    ShapedText& shaped(std::size_t block, std::size_t begin, std::size_t end);
    void place(SetParagraph& paragraph, std::size_t block, std::size_t begin, int px);
    void mark(SetParagraph& paragraph, int px, int indent);

    Typeface& typeface_;
    const TextRequest& request_;
    double longest_line_;  // ems
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::unique_ptr<ShapedText>> shaped_;
    std::map<std::tuple<std::size_t, std::size_t, std::size_t, int>, SetParagraph> set_;
};

// Without spaces at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace chancery
