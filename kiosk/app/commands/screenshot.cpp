// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

#include "app/asked_kiosk.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/status_file.h"
#include "app/status_report.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t max_picture_bytes = std::size_t{256} << 20;

int fail(const std::string& message, int code) {
    std::cerr << "chancery: " << message << "\n";
    return code;
}

}  // namespace

// No socket: the kiosk is sent a signal and writes a picture into its runtime folder.
int take_screenshot(const Options& options, const std::string& out) {
    const Environment environment = read_environment();
    const std::string state = asked_state(options.state, environment);
    for (const std::string& path : status_files(environment, state)) {
        const auto text = read_file(path, std::size_t{1} << 20);
        const auto report = text ? read_status(*text) : Result<StatusReport>(text.error());
        if (!report || report->process <= 0) continue;
        const std::string picture = screenshot_file(path);
        std::remove(picture.c_str());
        if (::kill(static_cast<pid_t>(report->process), SIGUSR1) != 0)
            return fail("the kiosk cannot be asked: run this as its user (sudo -u chancery …) or as root", exit_unreachable);
        for (int attempt = 0; attempt < 100; ++attempt, std::this_thread::sleep_for(100ms)) {
            const auto bytes = read_file(picture, max_picture_bytes);
            if (!bytes) continue;
            std::remove(picture.c_str());
            if (const Status written = write_file(out, *bytes); !written) return fail(written.error().message, exit_cannot_create);
            return exit_ok;
        }
        return fail("the kiosk did not answer within ten seconds", exit_unreachable);
    }
    return fail("no kiosk is running with the state folder " + state, exit_unreachable);
}

}  // namespace chancery
