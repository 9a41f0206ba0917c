// SPDX-License-Identifier: EUPL-1.2
#include "device.h"

#include <stdexcept>
#include <utility>

#include "edition/seal.h"

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;

// Pages stay as long as the settings allow, so that a simulated day is no more turns than it needs to be.
constexpr DwellRule dwell{1, 300s, 300s};
constexpr Size screen{1280, 720};

EditionPtr house_words() {
    const Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"House","language":"en","items":[
        {"id":"house","title":"Welcome","content_text":"Words of the house."}]})";
    const auto sealed = seal({{"house", "https://house.example/feed.json", "en", "jsonfeed", feed}}, {});
    if (!sealed) throw std::runtime_error(sealed.error().message);
    return sealed->edition;
}

}  // namespace

void Wall::plug(bool plugged) {
    plugged_ = plugged;
    changed_ = true;
    on_ = {};
}

Status Wall::present(Duration, const Footing&) {
    if (!plugged_) return {ErrorKind::unreachable, "the display is unplugged"};
    on_ = prepared_;
    ++presented_;
    return {};
}

Status Wall::show_again() {
    if (!plugged_) return {ErrorKind::unreachable, "the display is unplugged"};
    ++presented_;
    return {};
}

Screen::Event Wall::wait(std::optional<Duration> length) {
    const Duration slept = std::clamp(length.value_or(at_most), Duration(0), at_most);
    if (std::exchange(changed_, false)) return Event::resized;
    clock_.pass(slept);
    if (plugged_) watched_(on_, slept);
    return Event::none;
}

Device::Device(PowerCutMachine& machine, Transport& line, std::vector<Source> sources, Instant wall_clock, const PlantedBugs& bugs,
               std::function<void(const Frame&, Duration)> watched)
    : clock(wall_clock, ClockTrust::unknown), wall(clock, std::move(watched)), folder_(machine.mount()),
      any_clock_(clock, bugs.trusts_any_clock), floor_clock_(any_clock_, keeper_.standing().clock_floor),
      stage_({&archive_}, typeface_, {}, Viewport{screen, {}, "UTC"}) {
    static_cast<void>(folder_.remove_leftovers());
    auto restored = archive_.restore();
    Bulletin start;
    if (restored) start.edition = restored->sealed.edition;
    const LoopPorts ports{floor_clock_, wall, stage_, bulletins_, builtins_, hyphenators_, [](const StatusReport&) {}, [] {}, [](const std::string&) {}};
    loop_.emplace(ports, LoopRules{{}, dwell, 1000ms, std::nullopt}, std::move(start), house_words());
    const bool misses_news = bugs.misses_news;
    CollectorPorts collector_ports{line, archive_, floor_clock_, [](const Edition&) { return Status(); },
                                   [this, misses_news](Bulletin bulletin) {
                                       if (!misses_news || ++offered_ % 8 == 0) bulletins_.put(std::move(bulletin));
                                   },
                                   [](const std::string&) {}};
    collector_.emplace(std::move(sources), screen, std::move(collector_ports), restored ? std::optional(*std::move(restored)) : std::nullopt);
}

bool Device::work() {
    const Moment now = clock.read().monotonic;
    const bool round_is_due = round_due_ <= now;
    if (round_is_due) round_due_ = collector_->round(floor_clock_.read(), {});
    if (!round_is_due && note_due_ > now) return false;
    static_cast<void>(keeper_.note(collector_->contacts(), floor_clock_.read()));
    note_due_ = now + StandingKeeper::rest;
    return true;
}

}  // namespace chancery::lab
