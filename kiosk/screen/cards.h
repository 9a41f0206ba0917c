// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

// A socket for a monitor, as the kernel lists it.
struct Connector {
    std::string name;       // "HDMI-A-1"
    int number = 0;         // the kernel's, which is the order in which SDL counts its displays; 0 where it is not told
    bool connected = false;
};

// A graphics card with its connectors, in the kernel's order.
struct Card {
    int index = 0;          // of /dev/dri/cardN; may change from one boot to the next
    bool open_to_us = false;
    std::vector<Connector> connectors;
};

// What the kernel knows, from its folders: /sys/class/drm and /dev/dri below `root`.
std::vector<Card> graphics_cards(const std::string& root = "");

// The card to show on: the first with a monitor on the connector of this name, or on any where the name is empty. Nothing
// where there is none, so that SDL chooses.
std::optional<int> card_to_show_on(const std::vector<Card>& cards, const std::string& connector);

// Which of the displays that SDL finds on the card this connector's is; nothing where no monitor is on it.
std::optional<int> display_on(const std::vector<Card>& cards, int card, const std::string& connector);

// Why there is no display, in one sentence with what to do: no driver (unreachable), no permission (refused), no monitor
// (missing), or someone else has it (unreachable).
Error why_no_display(const std::vector<Card>& cards, const std::string& connector);

}  // namespace chancery
