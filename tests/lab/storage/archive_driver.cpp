// SPDX-License-Identifier: EUPL-1.2
// Publishes numbered editions (tests/fakes/kept_editions.h) in a real folder, and looks at what is left of them after
// something was done to it: the program under test of system_calls.py, ext4_cuts.py, silent_card.py and card_writes.py.
//
//   archive_driver DIR publish FROM TO [STORAGE]   prints "kept N" or "saved N" when N is acknowledged, "failed N: why"
//   archive_driver DIR check KEPT SAVED LAST       exits 0, or 1 after "torn: …" or "lost: …": at least KEPT and SAVED
//                                                  must be there, at most LAST was ever begun
//   archive_driver DIR save COUNT                  saves the small state as often
//   archive_driver DIR try COUNT                   holds as many trials of the storage
//
// STORAGE is `ours`, or how it must not be done: no_sync, no_folder_sync, retried_sync, in_place (a record written over where it
// lies), false_success (says yes whatever happened).
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "archive/state_slots.h"
#include "archive/trial.h"
#include "device/posix_directory.h"
#include "device/posix_volume.h"
#include "fakes/careless_volume.h"
#include "fakes/kept_editions.h"

using namespace chancery;

namespace {

constexpr int exit_usage = 64;

// One write(2) to standard output, which lies elsewhere: a word that was given cannot be taken back.
void say(const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0) std::abort();
}

int number(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void publish(DurableDirectory& directory, int from, int to, bool always_yes) {
    Archive archive(directory);
    StateSlots slots(directory);
    for (int each = from; each <= to; ++each) {
        const std::string name = std::to_string(each);
        if (const Status kept = kept_editions::publish(archive, each); kept || always_yes) say("kept " + name);
        else say("failed " + name + ": " + kept.error().message);
        if (const Status saved = slots.save(name); saved || always_yes) say("saved " + name);
        else say("failed " + name + ": " + saved.error().message);
        if (const Status swept = archive.sweep(); !swept) say("failed " + name + ": " + swept.error().message);
    }
}

int fail(const std::string& what) {
    say(what);
    return 1;
}

int fail_at(const Status& status) { return status ? 0 : fail("failed: " + status.error().message); }

int save(DurableDirectory& directory, int count) {
    StateSlots slots(directory);
    Status done;
    for (int each = 0; done && each < count; ++each) done = slots.save("state " + std::to_string(each));
    return fail_at(done);
}

int hold_trials(DurableDirectory& directory, int count) {
    Status done;
    for (int each = 0; done && each < count; ++each) done = try_storage(directory);
    return fail_at(done);
}

int check_pictures(Archive& archive, int shown) {
    for (const int each : {0, shown}) {
        const auto object = archive.object(sha256(kept_editions::picture(each)), 1 << 20);
        if (!object) return fail("lost: a picture: " + object.error().message);
    }
    const auto prepared = archive.prepared(kept_editions::fetched(shown), kept_editions::screen, 1 << 20);
    if (!prepared) return fail("lost: a prepared picture: " + prepared.error().message);
    return *prepared == kept_editions::picture(shown) ? 0 : fail("torn: a prepared picture");
}

int check(DurableDirectory& directory, int kept, int saved, int last) {
    Archive archive(directory);
    StateSlots slots(directory);
    const auto state = slots.load();
    const int left = state ? number(*state) : 0;
    if (left < saved) return fail("lost: the small state of " + std::to_string(saved));
    if (left > last) return fail("torn: the small state was never saved");
    const auto restored = archive.restore();
    if (!restored) return kept == 0 ? 0 : fail("lost: edition " + std::to_string(kept) + ": " + restored.error().message);
    const auto shown = kept_editions::number_of(*restored);
    if (!shown || *shown > last) return fail("torn: what shows is no edition");
    if (*shown < kept) return fail("lost: edition " + std::to_string(kept) + "; " + std::to_string(*shown) + " shows");
    return check_pictures(archive, *shown);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return exit_usage;
    const std::string_view doing = argv[2], storage = argc > 5 && doing == "publish" ? argv[5] : "ours";
    auto directory = open_directory(argv[1], DirectoryUse::owner);
    if (!directory) return fail("failed 0: " + directory.error().message);
    if (doing == "check" && argc == 6) return check(**directory, number(argv[3]), number(argv[4]), number(argv[5]));
    if (doing == "save") return save(**directory, number(argv[3]));
    if (doing == "try") return hold_trials(**directory, number(argv[3]));
    if (doing != "publish" || argc < 5) return exit_usage;
    if (storage == "ours" || storage == "false_success") {
        publish(**directory, number(argv[3]), number(argv[4]), storage == "false_success");
        return 0;
    }
    DurableDirectory careless(std::make_unique<CarelessVolume>((*directory)->volume(), storage));
    publish(careless, number(argv[3]), number(argv[4]), false);
    return 0;
}
