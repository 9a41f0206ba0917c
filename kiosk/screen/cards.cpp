// SPDX-License-Identifier: EUPL-1.2
#include "screen/cards.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <tuple>

namespace chancery {

namespace {

namespace fs = std::filesystem;

template <class Value>
Value read_value(const fs::path& file, Value value) {
    std::ifstream(file) >> value;
    return value;
}

// "card1-HDMI-A-2" is the connector HDMI-A-2 of card 1; "card1" has no name after it.
struct Entry {
    int card = -1;
    std::string connector;
};

Entry parse_entry(const std::string& name) {
    Entry entry;
    if (!name.starts_with("card")) return entry;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + 4, end, entry.card);
    if (read.ec != std::errc() || (read.ptr != end && *read.ptr != '-')) return {};
    if (read.ptr != end) entry.connector.assign(read.ptr + 1, end);
    return entry;
}

Card& card_of(std::vector<Card>& cards, int index, const std::string& root) {
    const auto known = std::find_if(cards.begin(), cards.end(), [&](const Card& card) { return card.index == index; });
    if (known != cards.end()) return *known;
    const std::string device = root + "/dev/dri/card" + std::to_string(index);
    return cards.emplace_back(Card{index, ::access(device.c_str(), R_OK | W_OK) == 0, {}});
}

bool is_wanted(const Connector& connector, const std::string& name) { return connector.connected && (name.empty() || connector.name == name); }

bool has_wanted(const Card& card, const std::string& name) {
    return std::any_of(card.connectors.begin(), card.connectors.end(), [&](const Connector& connector) { return is_wanted(connector, name); });
}

std::string names_of(const std::vector<Card>& cards) {
    std::string names;
    for (const Card& card : cards)
        for (const Connector& connector : card.connectors)
            names += (names.empty() ? "" : ", ") + connector.name + (connector.connected ? " (connected)" : "");
    return names;
}

}  // namespace

std::vector<Card> graphics_cards(const std::string& root) {
    std::vector<Card> cards;
    std::error_code ignored;
    for (fs::directory_iterator it(root + "/sys/class/drm", ignored), end; !ignored && it != end; it.increment(ignored)) {
        const Entry entry = parse_entry(it->path().filename().string());
        if (entry.card < 0) continue;
        Card& card = card_of(cards, entry.card, root);
        if (entry.connector.empty()) continue;
        const bool connected = read_value<std::string>(it->path() / "status", "") == "connected";
        card.connectors.push_back({entry.connector, read_value(it->path() / "connector_id", 0), connected});
    }
    std::sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return a.index < b.index; });
    for (Card& card : cards)
        std::sort(card.connectors.begin(), card.connectors.end(),
                  [](const Connector& a, const Connector& b) { return std::tie(a.number, a.name) < std::tie(b.number, b.name); });
    return cards;
}

std::optional<int> card_to_show_on(const std::vector<Card>& cards, const std::string& connector) {
    const auto card = std::find_if(cards.begin(), cards.end(), [&](const Card& c) { return c.open_to_us && has_wanted(c, connector); });
    return card == cards.end() ? std::nullopt : std::optional(card->index);
}

std::optional<int> display_on(const std::vector<Card>& cards, int index, const std::string& connector) {
    for (const Card& card : cards) {
        if (card.index != index) continue;
        int display = 0;
        for (const Connector& candidate : card.connectors) {
            if (is_wanted(candidate, connector)) return display;
            display += candidate.connected ? 1 : 0;
        }
    }
    return std::nullopt;
}

Error why_no_display(const std::vector<Card>& cards, const std::string& connector) {
    if (cards.empty())
        return {ErrorKind::unreachable, "there is no screen: no X11 or Wayland session is named by DISPLAY or WAYLAND_DISPLAY, and "
                                        "the kernel has no graphics driver for this machine"};
    if (std::none_of(cards.begin(), cards.end(), [](const Card& card) { return card.open_to_us; }))
        return {ErrorKind::refused, "there is a graphics card, but this user may not use it: add the user to the group video "
                                    "(and render), or let the service open /dev/dri (DeviceAllow=char-drm rw)"};
    const std::string names = names_of(cards);
    const auto connected = [&](const std::string& name) {
        return std::any_of(cards.begin(), cards.end(), [&](const Card& card) { return has_wanted(card, name); });
    };
    if (!names.empty() && !connected(""))
        return {ErrorKind::missing, "no monitor is connected: check its cable and power, or force the output with video= on "
                                    "the kernel command line"};
    if (!connector.empty() && !names.empty() && !connected(connector))
        return {ErrorKind::missing, "no monitor is connected to " + connector + " (display.connector); there are: " + names};
    return {ErrorKind::unreachable, "the screen cannot be opened: another program may hold it (a desktop, a login on this console)"};
}

}  // namespace chancery
