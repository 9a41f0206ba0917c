// SPDX-License-Identifier: EUPL-1.2
#include "fakes/power_cut_life.h"

#include <algorithm>
#include <charconv>

#include "archive/archive.h"
#include "archive/durable_directory.h"
#include "archive/state_slots.h"
#include "fakes/careless_volume.h"
#include "fakes/kept_editions.h"
#include "fakes/power_cut_machine.h"

namespace chancery {
namespace {

using Storage = PowerCutLife::Storage;
constexpr int items = 1;

// How this must not be done: all records are one file, written over where it lies; or nothing is ever confirmed.
class Careless final : public Directory {
public:
    Careless(DurableDirectory& under, Storage how) : under_(under), how_(how) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override {
        Result<Bytes> bytes = under_.read(path, max_bytes);
        if (bytes && is_record(path)) bytes->resize(bytes->find_last_not_of(' ') + 1);
        return bytes;
    }
    Result<std::uint64_t> size(const std::string& path) override { return under_.size(path); }
    Result<std::vector<std::string>> list(const std::string& folder) override { return under_.list(folder); }
    Status remove(const std::string& path) override { return under_.remove(path); }
    Status confirm(const std::string& path) override {
        return how_ == Storage::no_confirm ? Status() : under_.confirm(path);
    }

    Status write_whole(const std::string& path, BytesView bytes) override {
        if (!is_record(path)) return under_.write_whole(path, bytes);
        const auto file = under_.volume().open(the_record);
        if (!file) return under_.write_whole(the_record, bytes);
        Bytes padded(bytes);
        padded.resize(std::max(padded.size(), static_cast<std::size_t>(*under_.size(the_record))), ' ');
        if (Status written = (*file)->write(0, padded); !written) return written;
        return (*file)->sync();
    }

private:
    static constexpr const char* the_record = "editions/00000001";
    [[nodiscard]] bool is_record(const std::string& path) const {
        return how_ == Storage::record_in_place && path.starts_with("editions/");
    }
    DurableDirectory& under_;
    Storage how_;
};

// The machine's disk, or one that believes a sync it has to ask twice.
class Mounted {
public:
    Mounted(PowerCutMachine& machine, Storage how) : machine_(machine.mount()) {
        if (how == Storage::retried_sync) careless_ = std::make_unique<CarelessVolume>(*machine_, "retried_sync");
    }
    std::unique_ptr<Volume> take() { return careless_ ? std::move(careless_) : std::move(machine_); }

private:
    std::unique_ptr<Volume> machine_, careless_;  // the latter over the former, which stays here then
};

class Life {
public:
    Life(Storage storage, std::uint64_t seed) : storage_(storage), machine_(seed) {
        machine_.ignores_sync = storage == Storage::no_sync;
        machine_.ignores_folder_sync = storage == Storage::no_folder_sync;
    }

    // Publishes up to `editions` more, until the power goes after `steps` of it. Whether it went. With `kill` the
    // machine stays on and only the program dies.
    bool run(std::uint64_t steps, int editions, bool kill = false) {
        machine_.cut_after(steps);
        try {
            work(editions);
        } catch (const PowerCut&) {
            machine_.never_cut();
            machine_.never_fail();
            lasting_ = !kill;
            if (!kill) machine_.restart();
            return true;
        }
        machine_.never_cut();
        return false;
    }

    // The next process meets one failing step, after as many as that. False where it met it too late for an edition to
    // come after.
    bool live_through_failure(std::uint64_t step, PowerCutLife::Outcome& outcome) {
        const std::uint64_t begin = machine_.steps();
        machine_.fail_after(step, ErrorKind::corrupt, false);
        work(4);
        machine_.never_fail();
        if (begin + step >= last_begun_) return false;
        if (kept_ == tried_ && saved_ == state_) return true;
        ++outcome.stuck;
        if (outcome.first.empty()) outcome.first = "nothing more is kept after a failure that is over";
        return true;
    }

    void power_cut() {
        machine_.restart();
        lasting_ = true;
    }

    void look(PowerCutLife::Outcome& outcome) {
        Mounted mounted(machine_, storage_);
        DurableDirectory directory(mounted.take());
        (void)directory.remove_leftovers();
        Careless careless(directory, storage_);
        Archive archive(chosen(directory, careless));
        look_at_edition(archive, outcome);
        StateSlots slots(directory);
        const auto state = slots.load();
        if (saved_ > 0 && (!state || number_in(*state) < saved_)) lost(outcome, "the small state is gone");
        if (state && number_in(*state) > state_) torn(outcome, "the small state was never saved");
        if (state && lasting_) saved_ = number_in(*state);
    }

    std::uint64_t draw(std::uint64_t limit) { return machine_.draw(limit); }

    // One step fails, or all from there on.
    void fail_somewhere() {
        const ErrorKind kinds[] = {ErrorKind::corrupt, ErrorKind::full, ErrorKind::refused};
        machine_.fail_after(draw(60), kinds[draw(3)], draw(3) == 0);
    }

private:
    Directory& chosen(DurableDirectory& ours, Careless& careless) const {
        return storage_ == Storage::ours ? static_cast<Directory&>(ours) : careless;
    }

    static std::uint64_t number_in(const Bytes& text) {
        std::uint64_t number = ~std::uint64_t{0};
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    void work(int editions) {
        Mounted mounted(machine_, storage_);
        DurableDirectory directory(mounted.take());
        Careless careless(directory, storage_);
        (void)directory.remove_leftovers();
        Archive archive(chosen(directory, careless));
        StateSlots slots(directory);
        while (editions-- > 0) {
            last_begun_ = machine_.steps();
            if (kept_ == tried_ || draw(2) == 0) ++tried_;  // else what did not come off is tried again
            if (kept_editions::publish(archive, tried_, items)) kept_ = acknowledged_ = tried_;
            if (slots.save(std::to_string(++state_))) saved_ = state_;
            if (draw(2) == 0) (void)archive.sweep();
        }
    }

    void look_at_edition(Archive& archive, PowerCutLife::Outcome& outcome) {
        const auto restored = archive.restore();
        if (!restored) {
            if (kept_ > 0) lost(outcome, "nothing is left of edition " + std::to_string(kept_) + ": " + restored.error().message);
            kept_ = 0;
            return;
        }
        const auto number = kept_editions::number_of(*restored, items);
        if (!number || *number > tried_) return torn(outcome, "what shows is no edition");
        if (*number < kept_) lost(outcome, "edition " + std::to_string(kept_) + " was kept and " + std::to_string(*number) + " shows");
        if (lasting_) kept_ = *number;
        look_at_pictures(archive, *number, *restored, outcome);
    }

    // An edition that was begun and not acknowledged can come back after it was swept away: a failed sync of its folder
    // may still have kept its record. Then it does without the pictures that are gone; those it names are there.
    void look_at_pictures(Archive& archive, int number, const Restored& restored, PowerCutLife::Outcome& outcome) {
        const bool whole = number == acknowledged_;
        for (const int each : {0, number}) {
            const Bytes right = kept_editions::picture(each);
            if (!whole && !restored.record.pictures.contains(kept_editions::picture_url(each))) continue;
            const auto object = archive.object(sha256(right), 1 << 20);
            if (!object) lost(outcome, "a picture of edition " + std::to_string(number) + " is gone: " + object.error().message);
            if (object && *object != right) torn(outcome, "a picture is not what was stored");
        }
        const auto prepared = archive.prepared(kept_editions::fetched(number), kept_editions::screen, 1 << 20);
        if (!prepared && !whole) return;
        if (!prepared) return lost(outcome, "a prepared picture of edition " + std::to_string(number) + " is gone");
        if (*prepared != kept_editions::picture(number)) torn(outcome, "a prepared picture is not what was stored");
    }

    static void torn(PowerCutLife::Outcome& outcome, const std::string& what) {
        ++outcome.torn;
        if (outcome.first.empty()) outcome.first = what;
    }
    static void lost(PowerCutLife::Outcome& outcome, const std::string& what) {
        ++outcome.lost;
        if (outcome.first.empty()) outcome.first = what;
    }

    Storage storage_;
    PowerCutMachine machine_;
    int tried_ = 0;  // the last edition that was begun
    int kept_ = 0;   // the last one that was acknowledged, or was seen to last
    int acknowledged_ = 0;
    std::uint64_t state_ = 0, saved_ = 0;  // likewise for the small state
    std::uint64_t last_begun_ = 0;  // the step at which the last edition of this process was begun
    bool lasting_ = true;  // what is seen is on the disk, and not only in the memory of a machine that is still on
};

}  // namespace

PowerCutLife::Outcome PowerCutLife::live(std::uint64_t seed) const {
    Outcome outcome;
    Life life(storage, seed);
    while (outcome.cuts < cuts) {
        // A process cannot know that an earlier one saw a sync fail, if not even removing the file had worked: after a
        // failure it is the machine that starts again.
        const std::uint64_t fate = life.draw(4);
        if (fate == 0) life.fail_somewhere();
        const bool kill = fate == 1;
        if (life.run(life.draw(70), 1000, kill) && !kill) ++outcome.cuts;
        life.look(outcome);
    }
    return outcome;
}

PowerCutLife::Outcome PowerCutLife::cut_at(std::uint64_t seed, std::uint64_t step) const {
    Outcome outcome;
    Life life(storage, seed);
    if (life.run(step, 3)) ++outcome.cuts;
    life.look(outcome);
    return outcome;
}

PowerCutLife::Outcome PowerCutLife::fail_at(std::uint64_t seed, std::uint64_t step) const {
    Outcome outcome;
    Life life(storage, seed);
    life.run(life.draw(70), 1000, true);
    if (life.live_through_failure(step, outcome)) ++outcome.cuts;
    life.power_cut();
    life.look(outcome);
    return outcome;
}

}  // namespace chancery
