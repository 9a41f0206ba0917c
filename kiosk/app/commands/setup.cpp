// SPDX-License-Identifier: EUPL-1.2
#include "app/setup.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/settings.h"

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

}  // namespace

int set_up(const std::string& config) {
    const Environment environment = read_environment();
    const std::string file = config.empty() ? usual_file(environment) : config;
    const std::string before = file + ".before";
    std::error_code error;
    const bool is_there = std::filesystem::exists(file, error);
    std::cout << "A few questions; Enter leaves one out. The answers go to " << file << "\n";
    if (is_there && !ask_yes(std::cin, std::cout, "That file is there already, with all that was set in it. Write a new one? (The old one is kept as " + before + ".)")) {
        std::cout << "Nothing is written.\n";
        return exit_ok;
    }
    const auto answers = ask_setup(std::cin, std::cout);
    if (!answers) return fail(answers.error(), exit_no_input);
    const std::string text = setup_text(*answers);
    if (const auto read = read_settings(text, file); !read) return fail(read.error(), exit_bad_settings);
    std::cout << "\n" << text << "\n";
    if (!ask_yes(std::cin, std::cout, "Write this to " + file + "?")) return std::cout << "Nothing is written.\n", exit_ok;
    if (is_there && (std::filesystem::copy_file(file, before, std::filesystem::copy_options::overwrite_existing, error), error))
        return fail({ErrorKind::refused, before + " cannot be written: " + error.message()}, exit_cannot_create);
    if (const Status written = write_file(file, text); !written) return fail(written.error(), exit_cannot_create);
    // The kiosk is another user than root, whatever root's umask is. There are no secrets in it: they have files of their own.
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, error);
    std::cout << "Written. A running kiosk takes it over by itself; \"chancery check\" and \"chancery doctor\" say whether all is well.\n";
    return exit_ok;
}

}  // namespace chancery
