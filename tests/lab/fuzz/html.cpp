// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the body of a statement: HTML, plain text, a title.
#include "edition/html_text.h"
#include "words.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = lab::bytes_of(data, size);
    for (const auto& read : {read_html(text), read_plain(text)})
        if (read)
            for (const Block& block : read->blocks) lab::must_be_clean(block);
    if (const auto line = read_line(text)) lab::must_be_clean(*line);
    return 0;
}
