// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <thread>

#include "app/log_keeper.h"

namespace chancery {

// Where the display log lies in the state folder.
std::string log_folder(const std::string& state_folder);

// The display log of one run of the show: a keeper, and a thread that writes every quarter of an hour. The thread is the
// log's own, because a round of asking the sources may take long, and in safe mode there is none. Main thread.
class LogRun {
public:
    explicit LogRun(const Clock& clock) : clock_(clock) {}

    // Why there is no log, where there is none; else empty. After the screen is opened (screen/sleeper.h): a thread from
    // before would take the signal that asks for the end, and die of it with the whole program.
    std::string begin(const std::string& state_folder);
    [[nodiscard]] bool begun() const { return keeper_ != nullptr; }

    // What is on the glass from now on; null: nothing. Waits for nothing.
    void on(const Cue* cue, const Now& now) { keeper_->on(cue, now); }

    // The clean end: writes the rest. Without it (the program was killed) that is lost. It may begin anew.
    void end();

private:
    void write();
    void complain(const Status& written);
    void say_where_it_ends();

    const Clock& clock_;
    std::unique_ptr<LogKeeper> keeper_;
    std::string trouble_;    // the last one that was said
    std::string said_on_;    // the day
    std::jthread thread_;    // last: it uses the rest
};

}  // namespace chancery
