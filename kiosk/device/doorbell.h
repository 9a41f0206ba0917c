// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/descriptor.h"

namespace chancery {

// What rings from outside while the kiosk runs: files that someone saved (inotify(7)) and signals (signalfd(2)). While one
// lives, SIGHUP, SIGUSR1 and SIGUSR2 are kept from ending the program, in the thread that made it and in those that it
// starts afterwards. One thread at a time.
class Doorbell {
public:
    Doorbell();

    // Readable when there is something to answer.
    [[nodiscard]] int descriptor() const { return any_.get(); }

    // From now on these ring when they are saved, renamed into place, removed or made: files, or folders for every *.json in
    // them. What does not exist yet rings when it comes. A symbolic link rings for what it names, too. What was watched
    // before is forgotten. False where the system can watch no more: then signals alone ring.
    bool watch(const std::vector<std::string>& places);

    struct Rings {
        bool saved = false;    // and the writing has come to rest: one ring for all that was saved together
        bool reload = false;   // SIGHUP
        bool picture = false;  // SIGUSR1
        bool overlay = false;  // SIGUSR2
    };
    Rings answer();

private:
    bool watch_folder_of(const std::string& place);
    bool watch_folder(const std::string& folder, const std::string& name);
    bool look_at_files();
    void wait_for_rest();

    Descriptor any_;      // epoll: one descriptor for all of them
    Descriptor signals_;
    Descriptor rest_;     // timerfd: rings when nothing was saved for a moment
    Descriptor files_;    // inotify
    std::map<int, std::set<std::string>> names_;  // of each watched folder; "" for every *.json
    int delays_ = 0;      // how often the rest was put off
};

}  // namespace chancery
