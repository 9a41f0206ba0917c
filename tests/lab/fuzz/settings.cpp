// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a settings file.
#include "app/settings.h"
#include "target.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto settings = read_settings(lab::bytes_of(data, size), "settings.json");
    if (!settings) lab::must(settings.error().message.rfind("settings.json:", 0) == 0);
    return 0;
}
