// SPDX-License-Identifier: EUPL-1.2
#include "fakes/power_cut_machine.h"

#include <algorithm>
#include <utility>

namespace chancery {

namespace {
constexpr std::size_t sector = 512;
}

PowerCutMachine::NodePtr PowerCutMachine::new_folder() {
    auto folder = std::make_shared<Node>();
    folder->folder = true;
    return folder;
}

Status PowerCutMachine::step() {
    if (cut_after_ && (*cut_after_)-- == 0) throw PowerCut{};
    ++steps_;
    if (!failure_ || failure_->after-- != 0) return {};
    const Failure failure = *failure_;
    failure_ = failure.ever_after ? std::optional(Failure{0, failure.kind, true}) : std::nullopt;
    return {failure.kind, "the test says no"};
}

void PowerCutMachine::apply(const Change& change, std::map<std::string, NodePtr>& names) {
    if (!change.erased.empty()) names.erase(change.erased);
    if (!change.set.empty()) names[change.set] = change.node;
}

void PowerCutMachine::settle_file(Node& node) {
    if (node.now == node.synced) return;
    const std::size_t shortest = std::min(node.now.size(), node.synced.size());
    const std::size_t longest = std::max(node.now.size(), node.synced.size());
    const std::size_t lengths[] = {node.synced.size(), node.now.size(), shortest + draw(longest - shortest + 1)};
    Bytes after(lengths[draw(3)], '\0');
    for (std::size_t begin = 0; begin < after.size(); begin += sector) {
        const std::size_t end = std::min(begin + sector, after.size());
        const std::uint64_t fate = draw(8);
        const std::size_t torn = fate < 3 ? begin : fate < 6 ? end : begin + draw(end - begin + 1);
        for (std::size_t i = begin; i < end; ++i) {
            const Bytes& source = i < torn ? node.now : node.synced;
            after[i] = i < source.size() ? source[i] : fate == 7 ? static_cast<char>(draw(256)) : '\0';
        }
    }
    node.now = node.synced = std::move(after);
    node.doomed = false;
}

void PowerCutMachine::settle_folder(Node& node) {
    for (const Change& change : node.doomed_names)
        if (draw(2) == 0) apply(change, node.names_synced);
    node.doomed_names.clear();
    const bool journal = draw(2) == 0;
    const std::uint64_t first_lost = draw(node.unsynced.size() + 1);
    for (std::size_t i = 0; i < node.unsynced.size(); ++i)
        if (journal ? i < first_lost : draw(2) == 0) apply(node.unsynced[i], node.names_synced);
    node.unsynced.clear();
    node.names_now = node.names_synced;
    for (const auto& [name, child] : node.names_now) settle(*child);
}

void PowerCutMachine::settle(Node& node) { node.folder ? settle_folder(node) : settle_file(node); }

void PowerCutMachine::restart() {
    never_cut();
    never_fail();
    settle(*root_);
}

// An open file of the machine.
class PowerCutFile final : public OpenFile {
public:
    PowerCutFile(PowerCutMachine& machine, PowerCutMachine::NodePtr node) : machine_(machine), node_(std::move(node)) {}

    Status write(std::uint64_t offset, BytesView bytes) override {
        if (Status done = machine_.step(); !done) return done;
        const auto begin = static_cast<std::size_t>(offset);
        if (node_->now.size() < begin + bytes.size()) node_->now.resize(begin + bytes.size());
        node_->now.replace(begin, bytes.size(), bytes);
        return {};
    }

    Status sync() override {
        Status done = machine_.step();
        if (!done) node_->doomed = true;
        if (!machine_.ignores_sync && !node_->doomed) node_->synced = node_->now;
        return done;
    }

private:
    PowerCutMachine& machine_;
    PowerCutMachine::NodePtr node_;
};

// The machine's disk, mounted.
class PowerCutVolume final : public Volume {
public:
    explicit PowerCutVolume(PowerCutMachine& machine) : machine_(machine) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override {
        const auto file = find(path);
        if (!file) return missing(path);
        if (file->folder || file->now.size() > max_bytes) return {ErrorKind::refused, path + ": is too large"};
        return file->now;
    }

    Result<Bytes> read_part(const std::string& path, std::uint64_t offset, std::size_t length) override {
        const auto file = find(path);
        if (!file) return missing(path);
        return offset < file->now.size() ? file->now.substr(static_cast<std::size_t>(offset), length) : Bytes();
    }

    Result<Bytes> read_from_storage(const std::string& path, std::size_t max_bytes) override {
        return read(path, max_bytes);
    }

    Result<std::uint64_t> size(const std::string& path) override {
        const auto file = find(path);
        if (!file) return missing(path);
        return std::uint64_t{file->now.size()};
    }

    Result<std::vector<Entry>> list(const std::string& folder) override {
        std::vector<Entry> entries;
        if (const auto found = find(folder))
            for (const auto& [name, node] : found->names_now) entries.push_back({name, node->folder});
        return entries;
    }

    Result<bool> make_folder(const std::string& folder) override {
        if (find(folder)) return false;
        const Status made = put(folder, PowerCutMachine::new_folder());
        return made ? Result<bool>(true) : Result<bool>(made.error());
    }

    Status remove_folder(const std::string& folder) override {
        const auto found = find(folder);
        if (!found || !found->names_now.empty()) return {ErrorKind::refused, folder + ": is not there or not empty"};
        return remove(folder);
    }

    Result<Created> create(const std::string& folder) override {
        const std::string path = (folder.empty() ? "" : folder + "/") + ".new-" + std::to_string(machine_.steps());
        auto node = std::make_shared<PowerCutMachine::Node>();
        if (Status put_there = put(path, node); !put_there) return put_there.error();
        return Created{path, std::make_unique<PowerCutFile>(machine_, node)};
    }

    Result<std::unique_ptr<OpenFile>> open(const std::string& path) override {
        auto node = find(path);
        if (!node) return missing(path);
        return std::unique_ptr<OpenFile>(std::make_unique<PowerCutFile>(machine_, std::move(node)));
    }

    // Within one folder, which is all that is needed: between two it would be two changes.
    Status rename(const std::string& from, const std::string& to) override {
        const auto node = find(from);
        if (!node) return missing(from);
        return change(to, {last(from), last(to), node});
    }

    Status sync_folder(const std::string& folder) override {
        const auto node = find(folder);
        if (!node) return missing(folder);
        Status done = machine_.step();
        if (done && machine_.ignores_folder_sync) return done;
        for (const auto& change : node->unsynced) {
            // What is said last about a name is what can come back.
            std::erase_if(node->doomed_names, [&](const auto& doomed) { return doomed.touches(change); });
            if (done) PowerCutMachine::apply(change, node->names_synced);
            else node->doomed_names.push_back(change);
        }
        node->unsynced.clear();
        return done;
    }

    Status remove(const std::string& path) override {
        return find(path) ? change(path, {last(path), "", nullptr}) : Status();
    }

private:
    static Error missing(const std::string& path) { return {ErrorKind::missing, path + ": is not there"}; }

    static std::string last(const std::string& path) {
        const auto slash = path.rfind('/');
        return slash == std::string::npos ? path : path.substr(slash + 1);
    }

    PowerCutMachine::NodePtr find(const std::string& path) {
        PowerCutMachine::NodePtr here = machine_.root_;
        for (std::size_t begin = 0; here && begin < path.size();) {
            const std::size_t end = std::min(path.find('/', begin), path.size());
            const auto child = here->names_now.find(path.substr(begin, end - begin));
            here = child == here->names_now.end() ? nullptr : child->second;
            begin = end + 1;
        }
        return here;
    }

    Status put(const std::string& path, const PowerCutMachine::NodePtr& node) { return change(path, {"", last(path), node}); }

    Status change(const std::string& path, const PowerCutMachine::Change& change) {
        const auto slash = path.rfind('/');
        const auto folder = find(slash == std::string::npos ? "" : path.substr(0, slash));
        if (!folder) return missing(path);
        if (Status done = machine_.step(); !done) return done;
        folder->unsynced.push_back(change);
        PowerCutMachine::apply(change, folder->names_now);
        return {};
    }

    PowerCutMachine& machine_;
};

std::unique_ptr<Volume> PowerCutMachine::mount() { return std::make_unique<PowerCutVolume>(*this); }

}  // namespace chancery
