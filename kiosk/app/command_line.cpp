// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.h"

#include <malloc.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>

#include "app/commands/commands.h"
#include "app/commands/log.h"
#include "app/commands/publish.h"
#include "app/exit_codes.h"
#include "app/version.h"

namespace chancery {
namespace {

// "1920x1080", each side from 160 to 8192.
std::optional<Size> parse_size(const std::string& text) {
    Size size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return std::nullopt;
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc() || height.ptr != end) return std::nullopt;
    const auto fits = [](int side) { return side >= 160 && side <= 8192; };
    return fits(size.width) && fits(size.height) ? std::optional(size) : std::nullopt;
}

// Each turns an option's text into a value, or stops with usage: what is wrong, and what is allowed.
Size size_option(const std::string& text) {
    if (const auto size = parse_size(text)) return *size;
    throw CLI::ValidationError("\"" + text + "\" is no size; write WIDTHxHEIGHT, each from 160 to 8192: 1920x1080");
}

Instant time_option(const std::string& text) {
    if (const auto instant = parse_rfc3339(text)) return *instant;
    throw CLI::ValidationError("\"" + text + "\" is no time; write it by RFC 3339: 2025-12-10T09:00:00Z");
}

Duration duration_option(const std::string& text) {
    if (const auto duration = parse_duration(text)) return *duration;
    throw CLI::ValidationError("\"" + text + "\" is no duration; write a number and a unit: 90s, 15m, 24h, 7d");
}

struct Words {
    Options options;
    RenderOptions render;
    std::vector<std::string> files;
    std::string window, size, at, length, out;
    bool json = false;
};

void add_options(CLI::App& command, Words& words) {
    command.add_option("--config", words.options.config, "Settings file (JSON with comments)")->type_name("FILE");
    command.add_option("--state", words.options.state, "Folder for what is kept between runs")->type_name("FOLDER");
}

void add_run_options(CLI::App& command, Words& words) {
    add_options(command, words);
    command.add_option("--playlist", words.options.playlist, "Show this playlist, too: a file, a folder or an address")->type_name("PLACE");
    command.add_option("--window", words.window, "Show in a window of this size, not full-screen")->type_name("WxH");
}

void add_render_options(CLI::App& command, Words& words) {
    auto* config = command.add_option("--config", words.render.config, "Show what these settings name")->type_name("FILE");
    auto* feed = command.add_option("--feed", words.render.feed, "Show this feed")->type_name("FILE");
    auto* playlist = command.add_option("--playlist", words.render.playlist, "Show this playlist: a file, a folder or an address")->type_name("PLACE");
    config->excludes(feed);
    feed->excludes(playlist);
    command.add_option("--state", words.render.state, "Use what is kept here instead of asking the sources")->type_name("FOLDER");
    command.add_option("--size", words.size, "Screen size (1920x1080)")->type_name("WxH");
    command.add_option("--at", words.at, "The time it is (now)")->type_name("TIME");
    command.add_option("--for", words.length, "How long to watch: 90s, 15m, 24h")->type_name("DURATION");
    command.add_option("--language", words.render.languages, "Only this language; may be given several times")->type_name("TAG");
    command.add_option("--theme", words.render.theme, "A theme's name, or its file")->type_name("THEME");
}

int dispatch(const CLI::App& app, Words& words) {
    const auto chosen = [&](const char* name) { return app.got_subcommand(name); };
    if (chosen("check")) return check_files(words.files);
    if (chosen("fetch")) return fetch_once(words.options, words.json);
    if (chosen("reset-clock")) return reset_clock(words.options);
    if (chosen("setup")) return set_up(words.options.config);
    if (chosen("doctor")) return tell_health(words.options, words.json);
    if (chosen("screenshot")) return take_screenshot(words.options, words.out);
    if (chosen("status")) return tell_status(words.options, words.json);
    if (!words.size.empty()) words.render.size = size_option(words.size);
    if (!words.at.empty()) words.render.at = time_option(words.at);
    if (!words.length.empty()) words.render.length = duration_option(words.length);
    if (chosen("render")) return render_show(words.render);
    if (chosen("schedule")) return print_schedule(words.render);
    return run_show(words.options, words.window.empty() ? std::nullopt : std::optional(size_option(words.window)));
}

}  // namespace

int run_command_line(int argc, char** argv) {
    // Blocks as large as a picture go back to the system when they are freed, for ever: by itself, malloc would keep
    // them once one of their size has been freed (mallopt(3)).
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    CLI::App app("Chancery shows a state's statements on a screen in an embassy lobby.", "chancery");
    app.set_version_flag("--version", "chancery " + std::string(version));
    app.require_subcommand(0, 1);
    Words words;
    add_run_options(app, words);
    add_run_options(*app.add_subcommand("run", "The show, full-screen (what it does without a command)"), words);
    auto* check = app.add_subcommand("check", "Check settings, feeds, playlists and themes");
    check->add_option("FILE", words.files, "Files to check; none: the settings that the kiosk would run with");
    auto* render = app.add_subcommand("render", "Draw the show into pictures, without a screen");
    add_render_options(*render, words);
    render->add_option("--out", words.render.out, "Folder for pictures, render.json and index.html")->required()->type_name("FOLDER");
    add_render_options(*app.add_subcommand("schedule", "The day ahead as a table: when, what, in which language, and why"), words);
    auto* fetch = app.add_subcommand("fetch", "Ask every source once");
    auto* status = app.add_subcommand("status", "What the running kiosk shows, why, and what is wrong");
    auto* setup = app.add_subcommand("setup", "A handful of questions, and from the answers a settings file");
    setup->add_option("--config", words.options.config, "The file to write")->type_name("FILE");
    auto* doctor = app.add_subcommand("doctor", "What may be wrong with this device, and what to do about it");
    auto* screenshot = app.add_subcommand("screenshot", "The running kiosk's page as a picture");
    screenshot->add_option("--state", words.options.state, "Folder for what is kept between runs")->type_name("FOLDER");
    screenshot->add_option("--out", words.out, "PNG file to write")->required()->type_name("FILE");
    for (CLI::App* command : {fetch, status, doctor}) {
        add_options(*command, words);
        command->add_flag("--json", words.json, "Answer in JSON");
    }
    add_options(*app.add_subcommand("reset-clock", "Forget a time that a time service was wrong about"), words);
    const std::function<int()> publish = add_publisher_commands(app), log = add_log_commands(app);
    try {
        app.parse(argc, argv);
        if (const int published = publish(); published >= 0) return published;
        if (app.got_subcommand("log")) return log();
        return dispatch(app, words);
    } catch (const CLI::Success& asked) {
        return app.exit(asked);  // --help, --version
    } catch (const CLI::Error& error) {
        std::cerr << "chancery: " << error.what() << "\nSee chancery --help.\n";
        return exit_usage;
    }
}

}  // namespace chancery
