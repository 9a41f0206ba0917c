// SPDX-License-Identifier: EUPL-1.2
#include "app/log_run.h"

#include "app/rest.h"
#include "base/log.h"
#include "device/posix_directory.h"

namespace chancery {

std::string log_folder(const std::string& state_folder) { return state_folder + "/log"; }

std::string LogRun::begin(const std::string& state_folder) {
    auto directory = open_directory(log_folder(state_folder), DirectoryUse::owner);
    if (!directory) return "there is no display log: " + directory.error().message;
    keeper_ = std::make_unique<LogKeeper>(*std::move(directory), clock_.read());
    thread_ = std::jthread([this](const std::stop_token& stop) {
        while (rest(LogKeeper::rest, stop), !stop.stop_requested()) write();
    });
    return "";
}

void LogRun::write() {
    complain(keeper_->write(clock_.read()));
    say_where_it_ends();
}

void LogRun::end() {
    if (!keeper_) return;
    thread_ = {};  // it is waited for
    complain(keeper_->end(clock_.read()));
    said_on_.clear();
    say_where_it_ends();
    keeper_.reset();
}

void LogRun::complain(const Status& written) {
    const std::string trouble = written ? "" : "the display log cannot be written: " + written.error().message;
    if (!trouble.empty() && trouble != trouble_) log::warning(trouble);
    trouble_ = trouble;
}

// Once a day, into the system's own log: a copy of it elsewhere shows that the newest lines were not cut away.
void LogRun::say_where_it_ends() {
    const ChainEnd& last = keeper_->last();
    const std::string day = format_rfc3339(clock_.read().wall).substr(0, 10);
    if (day == said_on_ || last.number == 0) return;
    said_on_ = day;
    log::info("display log: line " + std::to_string(last.number) + ", hash " + last.hash.hex());
}

}  // namespace chancery
