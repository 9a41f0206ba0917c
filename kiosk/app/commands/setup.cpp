// SPDX-License-Identifier: EUPL-1.2
#include "app/setup.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/settings_layers.h"
#include "device/machine.h"

namespace chancery {
namespace {

int fail(const Error& error, int code) {
    std::cerr << "chancery: " << error.message << "\n";
    return code;
}

// Root's are the machine's.
std::string usual_file(const Environment& environment) {
    return ::geteuid() == 0 ? environment.settings_files.front() : environment.settings_files.back();
}

// What makes a file that was written well count less than it seems.
void warn(const std::string& file, const std::vector<std::string>& stronger, const Voice& say) {
    std::error_code error;
    for (const std::string& boot : stronger)
        if (std::filesystem::exists(boot, error)) std::cout << say(Say::setup_stronger, {boot}) << "\n";
    if (is_forgotten(file)) std::cout << say(Say::setup_forgets, {file}) << "\n";
}

// The kiosk is another user than root, whatever root's umask is. There are no secrets in it: they have files of their own.
Status write_for_all(const std::string& file, const std::string& text) {
    if (Status written = write_file(file, text); !written) return written;
    using std::filesystem::perms;
    std::error_code error;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, error);
    return {};
}

}  // namespace

int set_up(const std::string& config) {
    const Environment environment = read_environment();
    const std::string file = config.empty() ? usual_file(environment) : config;
    const std::string before = file + ".before";
    std::error_code error;
    const bool is_there = std::filesystem::exists(file, error);
    Voice say = voice_of(read_layers(config, environment));
    const auto leave = [&] { return std::cout << say(Say::setup_nothing) << "\n", exit_ok; };
    std::cout << say(Say::setup_begin, {file}) << "\n";
    if (is_there && !ask_yes(std::cin, std::cout, say, say(Say::setup_is_there, {before}))) return leave();
    const auto answers = ask_setup(std::cin, std::cout, say);
    if (!answers) return fail(answers.error(), exit_no_input);
    say = voice_of(*answers, say);
    const std::string text = setup_text(*answers);
    if (const auto read = read_settings(text, file); !read) return fail(read.error(), exit_bad_settings);
    std::cout << "\n" << text << "\n";
    if (!ask_yes(std::cin, std::cout, say, say(Say::setup_write, {file}))) return leave();
    if (is_there && (std::filesystem::copy_file(file, before, std::filesystem::copy_options::overwrite_existing, error), error))
        return fail({ErrorKind::refused, before + " cannot be written: " + error.message()}, exit_cannot_create);
    if (const Status written = write_for_all(file, text); !written) return fail(written.error(), exit_cannot_create);
    std::cout << say(Say::setup_written) << "\n";
    warn(file, config.empty() && ::geteuid() == 0 ? environment.boot_files : std::vector<std::string>{}, say);
    return exit_ok;
}

}  // namespace chancery
