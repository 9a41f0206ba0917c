// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/settings.h"
#include "base/geometry.h"
#include "base/instant.h"

// One function a command of the command line; each returns an exit code (app/exit_codes.h) and writes what a person
// reads to standard output, what went wrong to standard error.
namespace chancery {

// The show on the screen; ends on SIGTERM or SIGINT.
int run_show(const Options& options, std::optional<Size> window);

// Every file: what is wrong with it, or what it would show. None: the settings with all their drop-ins.
int check_files(const std::vector<std::string>& files);

struct RenderOptions {
    std::string config, feed, playlist;  // a playlist alone, or over the sources of the settings; none: the built-in edition
    std::string state;
    std::string out;
    Size size{1920, 1080};
    std::optional<Instant> at;        // empty: now
    std::optional<Duration> length;   // empty: every page once
    std::vector<std::string> languages;
    std::string theme;
};
// The pictures that the screen would show, with render.json and index.html beside them.
int render_show(const RenderOptions& options);

// What would be on from now, or from a time, as a table: when, which statement and language, and why.
int print_schedule(const RenderOptions& options);

// One round of asking every source.
int fetch_once(const Options& options, bool json);

// Forgets how late it is at least, after a time service was wrong about it. Not beside a running kiosk.
int reset_clock(const Options& options);

// What the running kiosk shows.
int tell_status(const Options& options, bool json);

// What may be wrong with the device, and what to do about it. 0: nothing; 1: something to look at; 2: something bad.
int tell_health(const Options& options, bool json);

// A handful of questions in the terminal, and from the answers a settings file; an empty name: where this user's settings
// are. Never writes over a file without a yes, and keeps what was there.
int set_up(const std::string& file);

// The running kiosk's page as a PNG.
int take_screenshot(const Options& options, const std::string& out);

}  // namespace chancery
