// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "archive/volume.h"

namespace chancery {

// Thrown out of the step at which the power goes; whatever ran then is dead.
struct PowerCut {};

// A machine with a disk, on which a step is real at once and lasts only once it was synced. When the power goes, each
// 512-byte sector that was written and not synced is kept, lost, torn in the middle or full of junk, a file's length
// is the old one, the new one or one between, and of the names that changed in a folder since it was synced any part
// may be lost (half of the time the last ones, as a journal does; else any). Everything is drawn from one seed.
class PowerCutMachine {
public:
    explicit PowerCutMachine(std::uint64_t seed) : random_(seed) {}

    // The machines on which nothing is safe: a rig that does not notice them proves nothing.
    bool ignores_sync = false;
    bool ignores_folder_sync = false;

    // The disk as a program sees it. One at a time; gone with the program at a cut.
    std::unique_ptr<Volume> mount();

    // The step that changes something after `steps` more of them does not happen: the power goes instead.
    void cut_after(std::uint64_t steps) { cut_after_ = steps; }
    void never_cut() { cut_after_.reset(); }

    // The step that changes something after `steps` more of them fails, and with `ever_after` all that follow. A file
    // whose sync failed is doomed as on a real kernel: a second sync says yes and keeps nothing. So are the names that a
    // folder's failed sync should have kept.
    void fail_after(std::uint64_t steps, ErrorKind kind, bool ever_after) { failure_ = {steps, kind, ever_after}; }
    void never_fail() { failure_.reset(); }

    // How many steps changed something since the machine was built.
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

    // The power comes back: what was not synced is decided now, and no further cut or failure is due.
    void restart();

    // A number from 0 to limit - 1.
    std::uint64_t draw(std::uint64_t limit) { return random_() % limit; }

private:
    friend class PowerCutVolume;
    friend class PowerCutFile;

    struct Node;
    using NodePtr = std::shared_ptr<Node>;
    struct Change {
        std::string erased;  // both happen or neither does, as for rename(2)
        std::string set;
        NodePtr node;

        [[nodiscard]] bool touches(const Change& other) const {
            const auto is = [&](const std::string& name) { return !name.empty() && (name == other.set || name == other.erased); };
            return is(set) || is(erased);
        }
    };
    struct Node {
        bool folder = false;
        Bytes now, synced;  // a file
        bool doomed = false;
        std::map<std::string, NodePtr> names_now, names_synced;  // a folder
        std::vector<Change> doomed_names, unsynced;
    };

    static NodePtr new_folder();
    Status step();
    void settle(Node& node);
    void settle_file(Node& node);
    void settle_folder(Node& node);
    static void apply(const Change& change, std::map<std::string, NodePtr>& names);

    std::mt19937_64 random_;
    NodePtr root_ = new_folder();
    std::optional<std::uint64_t> cut_after_;
    struct Failure {
        std::uint64_t after;
        ErrorKind kind;
        bool ever_after;
    };
    std::optional<Failure> failure_;
    std::uint64_t steps_ = 0;
};

}  // namespace chancery
