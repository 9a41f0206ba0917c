// SPDX-License-Identifier: EUPL-1.2
// Any bytes as text: what is let through is let through unchanged a second time, and the short way agrees with the long.
#include "edition/ordinary_text.h"
#include "words.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = lab::bytes_of(data, size);
    const auto clean = clean_text(text);
    if (clean) lab::must_be_clean(*clean);
    if (is_ordinary(text)) lab::must(clean.ok() && *clean == text);
    static_cast<void>(mixed_script_word(text));
    return 0;
}
