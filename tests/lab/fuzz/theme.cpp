// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a theme.
#include "layout/theme.h"

#include "target.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto theme = read_theme(lab::bytes_of(data, size), "theme.json");
    if (!theme) lab::must(theme.error().message.rfind("theme.json:", 0) == 0);
    else static_cast<void>(in_grey(*theme));
    return 0;
}
