// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/settings_layers.h"

namespace chancery {

// What the program says to people who did not set it up: on the glass, and read out on the phone. {1}, {2} … are filled in.
// (The log stays English.)
enum class Say : unsigned char {
    settings_refused, settings_stay, overlay_edition, overlay_builtin, clock_kept, clock_doubtful, room, power_weak, power_good,
    reached_ago, never_reached,

    on, next, edition, screen, protocol, clock, source, trouble, glyphs, page, until, builtin_shows, edition_has, last_reached,
    never, unsigned_source, none, glyphs_missing, clock_is_unknown, clock_is_floor, clock_is_synchronized,

    good, look, bad,
    about_settings, about_show, about_network, about_clock, about_names, about_source, about_fonts, about_display, about_card,
    about_power,
    settings_todo, settings_trouble_todo, no_source, no_source_todo, settings_good,
    show_good, no_show, no_show_todo, show_trouble, show_trouble_todo,
    no_address, no_address_todo, no_way_out, no_way_out_todo,
    proxy_names, no_name, no_name_todo, names_good,
    portal_todo, certificate_todo, credentials_todo, gone_todo, wait_todo, source_good,
    clock_good, clock_bad, clock_bad_todo, clock_unseen, clock_unseen_todo,
    fonts_todo, fonts_good,
    display_unknown, display_no_card, display_no_card_todo, display_absent, display_absent_todo, display_good,
    card_todo, card_full, card_full_todo, power_todo, card_good,

    setup_begin, setup_is_there, setup_languages, setup_url, setup_key, setup_patience, setup_zone, setup_hours, setup_rotation,
    setup_write, setup_nothing, setup_written, setup_stronger, setup_forgets, yes_or_no,
    count,
};

constexpr std::array<std::string_view, 4> spoken_languages{"en", "fr", "nl", "de"};

// Says all of this in one language. A value; any thread.
class Voice {
public:
    // The first of these languages (BCP 47) that is spoken; English where none is.
    explicit Voice(const std::vector<std::string>& languages = {});

    std::string operator()(Say what, std::initializer_list<std::string> fill = {}) const;
    // A sentence of the rooms below, which speak English: what is wrong, and why (app/phrases/phrases.h).
    [[nodiscard]] std::string of(std::string_view sentence) const;
    [[nodiscard]] std::string language() const { return std::string(spoken_languages[language_]); }

    // As it is written down, with its places for filling in.
    static std::string_view written(Say what, std::size_t language);

private:
    std::size_t language_ = 0;
};

// In the screen's own language: that of its statements, else that of the country.
Voice voice_for(const Settings& settings);
// The same, also where the settings have mistakes or cannot be read.
Voice voice_of(const Result<std::vector<SettingsLayer>>& layers);

}  // namespace chancery
