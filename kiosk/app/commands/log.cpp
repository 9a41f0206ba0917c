// SPDX-License-Identifier: EUPL-1.2
#include "app/commands/log.h"
#include "app/asked_kiosk.h"

#include <iomanip>
#include <iostream>
#include <memory>

#include "app/exit_codes.h"
#include "app/log_run.h"
#include "app/settings.h"
#include "base/json.h"
#include "device/posix_directory.h"

namespace chancery {
namespace {

struct Words {
    std::string state, head;
    bool json = false, verify = false;
};

Result<LogFiles> find_log(const std::string& state) {
    const std::string folder = log_folder(asked_state(state, read_environment()));
    const auto directory = open_directory(folder, DirectoryUse::reader);
    if (!directory && directory.error().kind != ErrorKind::missing) return directory.error();
    auto files = directory ? read_log(**directory) : directory.error();
    if (!files && files.error().kind == ErrorKind::missing)
        return {ErrorKind::missing, folder + ": there is no display log; \"display_log\": true in the settings begins one"};
    return files;
}

int fail(const Error& error, int code) {
    std::cerr << "chancery: " << error.message << "\n";
    return code;
}

int verify(const LogFiles& files, const std::string& head) {
    const auto known = head.empty() ? std::nullopt : parse_digest(head);
    if (!head.empty() && !known) return fail({ErrorKind::refused, "--head takes a hash: 64 hexadecimal digits, as the system's log has it"}, exit_usage);
    const auto check = check_log(files.segments, known);
    if (!check) return fail({ErrorKind::corrupt, "the display log was altered: " + check.error().message}, exit_refused);
    std::cout << "whole: lines " << check->first << " to " << check->end.number << ", the last one's hash " << check->end.hash.hex() << "\n";
    if (check->torn > 0) std::cout << check->torn << " bytes behind them are of a line that was not written to its end\n";
    return exit_ok;
}

void print_row(std::string_view line) {
    const auto document = json::parse(line, "log");
    const json::Value row = document ? document->root() : json::Value();
    const auto text = [&](std::string_view key) { return std::string(row[key].string().value_or("")); };
    const auto number = [&](std::string_view key) { return row[key].integer().value_or(0); };
    if (row["event"].exists()) {
        std::cout << text("at") << "  " << text("event") << "  " << text("program") << text("why") << "\n";
        return;
    }
    std::cout << text("from") << "  " << text("to") << "  " << std::setw(4) << number("times") << " x " << std::setw(6) << number("seconds")
              << " s  " << text("language") << "  " << text("statement") << "\n";
}

// What is there, altered or not: a person may want to see it all the more.
int show(const LogFiles& files, bool json) {
    for (const std::string_view segment : files.segments)
        for (std::size_t at = 0, end = 0; (end = segment.find('\n', at)) != std::string_view::npos; at = end + 1) {
            const std::string_view line = segment.substr(at, end - at);
            if (json) std::cout << line << '\n'; else print_row(line);
        }
    if (const auto check = check_log(files.segments); !check) return fail({ErrorKind::corrupt, "the display log was altered: " + check.error().message}, exit_refused);
    return exit_ok;
}

int run(const Words& words) {
    const auto files = find_log(words.state);
    if (!files) return fail(files.error(), exit_code(files.error().kind));
    return words.verify ? verify(*files, words.head) : show(*files, words.json);
}

}  // namespace

std::function<int()> add_log_commands(CLI::App& app) {
    auto words = std::make_shared<Words>();
    auto* log = app.add_subcommand("log", "The display log: what was on the glass, and whether anybody altered it");
    log->require_subcommand(1);
    auto* verify = log->add_subcommand("verify", "Check that no line was altered, taken out, put in or moved");
    verify->add_option("--head", words->head, "The hash of a line that must be there")->type_name("HASH");
    auto* show = log->add_subcommand("show", "The record, the oldest first");
    show->add_flag("--json", words->json, "Its lines as they are");
    for (CLI::App* command : {verify, show}) command->add_option("--state", words->state, "Folder for what is kept between runs")->type_name("FOLDER");
    return [words, verify] {
        words->verify = verify->parsed();
        return run(*words);
    };
}

}  // namespace chancery
