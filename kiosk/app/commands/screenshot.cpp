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
    const auto running = read_running(environment, asked_state(options.state, environment));
    if (!running) return fail(running.error().message, exit_unreachable);
    const std::string picture = screenshot_file(running->file);
    std::remove(picture.c_str());
    if (::kill(static_cast<pid_t>(running->report.process), SIGUSR1) != 0)
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

}  // namespace chancery
