// SPDX-License-Identifier: EUPL-1.2
#include "app/crash_watch.h"

#include <algorithm>

#include "app/files.h"
#include "base/json.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

constexpr std::size_t max_bytes = 4096;
constexpr std::size_t most_remembered = 8;
constexpr Duration first_caution{std::chrono::minutes(1)};

}  // namespace

CrashWatch::CrashWatch(std::string file, std::string boot, Moment now) : file_(std::move(file)), boot_(std::move(boot)) {
    read(now);
    std::erase_if(crashes_, [&](Moment crash) { return crash > now || now - crash >= window; });
    if (crashes_.size() > most_remembered) crashes_.erase(crashes_.begin(), crashes_.end() - most_remembered);
}

// A file that cannot be read counts no crash: caution costs news.
void CrashWatch::read(Moment now) {
    const auto bytes = read_file(file_, max_bytes);
    if (!bytes) return;
    const auto document = json::parse(*bytes, file_);
    if (!document || document->root()["boot"].string().value_or("") != boot_) return;
    for (const json::Value crash : document->root()["crashes"])
        if (const auto when = crash.integer(0, INT64_MAX)) crashes_.emplace_back(Duration(*when));
    if (document->root()["running"].boolean().value_or(false)) crashes_.push_back(now);
}

std::optional<Duration> CrashWatch::caution() const {
    if (crashes_.size() < too_many) return std::nullopt;
    return first_caution * (1 << (crashes_.size() - too_many));
}

void CrashWatch::write(bool running) const {
    json::Writer out;
    out.begin_object().key("boot").value(boot_).key("running").value(running).key("crashes").begin_array();
    for (const Moment crash : crashes_) out.value(static_cast<std::int64_t>(crash.time_since_epoch().count()));
    out.end_array().end_object();
    (void)write_passing_file(file_, out.text()).ok();  // without it, the next run counts one crash less
}

std::string boot_id() {
    const auto bytes = read_file("/proc/sys/kernel/random/boot_id", 100);
    return bytes ? bytes->substr(0, bytes->find('\n')) : "";
}

}  // namespace chancery
