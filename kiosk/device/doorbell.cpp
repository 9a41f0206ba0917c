// SPDX-License-Identifier: EUPL-1.2
#include "device/doorbell.h"

#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr long rest_ns = 150'000'000;
constexpr int most_delays = 3;  // who writes on and on is read in between

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;

void listen(const Descriptor& any, const Descriptor& door) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = door.get();
    ::epoll_ctl(any.get(), EPOLL_CTL_ADD, door.get(), &event);
}

bool is_json(std::string_view name) { return name.ends_with(".json") && !name.starts_with('.'); }

}  // namespace

Doorbell::Doorbell()
    : any_(::epoll_create1(EPOLL_CLOEXEC)), rest_(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)) {
    sigset_t rings;
    sigemptyset(&rings);
    for (const int signal : {SIGHUP, SIGUSR1, SIGUSR2}) sigaddset(&rings, signal);
    pthread_sigmask(SIG_BLOCK, &rings, nullptr);
    signals_ = Descriptor(::signalfd(-1, &rings, SFD_CLOEXEC | SFD_NONBLOCK));
    listen(any_, signals_);
    listen(any_, rest_);
}

bool Doorbell::watch(const std::vector<std::string>& places) {
    names_.clear();
    files_ = Descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    listen(any_, files_);
    bool all = files_.open();
    for (const std::string& place : places) all = watch_folder_of(place) && all;
    return all;
}

// The folder that a place lies in, or, where there is none yet, the nearest above it, in which the next one shall appear;
// the place itself where it is a folder; and the place that a link leads to.
bool Doorbell::watch_folder_of(const std::string& place) {
    std::error_code error;
    fs::path path = fs::absolute(place, error).lexically_normal();
    bool all = true;
    if (fs::is_directory(path, error)) all = watch_folder(path, "");
    if (fs::is_symlink(path, error)) {
        const fs::path real = fs::weakly_canonical(path, error);
        if (!error) all = watch_folder(real.parent_path(), real.filename()) && all;
    }
    while (path.has_relative_path() && !fs::is_directory(path.parent_path(), error)) path = path.parent_path();
    return watch_folder(path.parent_path(), path.filename()) && all;
}

bool Doorbell::watch_folder(const std::string& folder, const std::string& name) {
    const int watch = ::inotify_add_watch(files_.get(), folder.c_str(), changes | IN_ONLYDIR);
    if (watch >= 0) names_[watch].insert(name);
    return watch >= 0;
}

Doorbell::Rings Doorbell::answer() {
    Rings rings;
    signalfd_siginfo signal{};
    while (::read(signals_.get(), &signal, sizeof signal) == sizeof signal) {
        rings.reload |= signal.ssi_signo == SIGHUP;
        rings.picture |= signal.ssi_signo == SIGUSR1;
        rings.overlay |= signal.ssi_signo == SIGUSR2;
    }
    if (look_at_files()) wait_for_rest();
    std::uint64_t times = 0;
    if (::read(rest_.get(), &times, sizeof times) == sizeof times) {
        rings.saved = true;
        delays_ = 0;
    }
    return rings;
}

// True where one of the changes is to something that is watched.
bool Doorbell::look_at_files() {
    bool ours = false;
    alignas(inotify_event) char buffer[16 * 1024];
    for (ssize_t got; (got = ::read(files_.get(), buffer, sizeof buffer)) > 0;)
        for (const char* at = buffer; at < buffer + got;) {
            inotify_event event{};
            std::memcpy(&event, at, sizeof event);
            const char* const name = event.len > 0 ? at + sizeof event : "";
            at += sizeof event + event.len;
            const auto names = names_.find(event.wd);
            const bool lost = (event.mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
            if (names == names_.end()) ours |= lost;
            else ours |= lost || names->second.count(name) > 0 || (names->second.count("") > 0 && is_json(name));
        }
    return ours;
}

void Doorbell::wait_for_rest() {
    if (++delays_ > most_delays) return;
    itimerspec time{};
    time.it_value.tv_nsec = rest_ns;
    ::timerfd_settime(rest_.get(), 0, &time, nullptr);
}

}  // namespace chancery
