// SPDX-License-Identifier: EUPL-1.2
// What Show has to do with the sources: who asks them, what is believed of what is kept, and what is remembered of them.
#include "app/local_pictures.h"
#include "app/parts.h"
#include "app/proof.h"
#include "app/row_worker.h"
#include "app/show.h"
#include "app/assets.h"
#include "base/log.h"

namespace chancery {
namespace {

// The second thread's first job: the built-in edition again, with its pictures.
void bring_builtin_pictures(const std::string& assets, Archive& art, Size screen, Handoff<EditionPtr>& builtins,
                            const std::stop_token& stop) {
    const auto bare = seal({builtin_source()}, {});
    if (!bare) return;
    const auto note = [](const std::string& line) { log::warning(line); };
    const PictureTable pictures = prepare_local_pictures(*bare->edition, assets, art, screen, stop, note);
    if (auto whole = seal({builtin_source()}, pictures)) builtins.put(whole->edition);
}

}  // namespace

// The newest edition, and a word on what of it is damaged.
std::optional<Restored> Show::bring_back() {
    auto restored = kept_.restore(clock_.read(), keyring_.get());
    if (!restored && restored.error().kind != ErrorKind::missing) trouble(restored.error().message);
    if (!restored) return std::nullopt;
    for (const std::string& damage : restored->notes) trouble(damage);
    return *std::move(restored);
}

// What a start costs a signed source is written down before anything of it is shown: else the power switch could keep an
// edition alive for ever.
void Show::charge_start() {
    const Ledgers ledgers = keyring_->ledgers(clock_.read());
    if (ledgers.empty()) return;
    if (const Status saved = keeper_.remember(ledgers); !saved) trouble("this start cannot be written down: " + saved.error().message);
}

// While there is no collector. Other settings count as a start: they must not keep an edition alive either. What the keyring
// before has learned goes on, also of sources that the settings no longer name (StandingKeeper::take).
void Show::change_keyring() {
    const Now now = clock_.read();
    keeper_.take(keyring_->ledgers(now));
    keyring_ = std::make_unique<Keyring>(keyring_for(plan_->settings(), keeper_.standing().ledgers, now));
    charge_start();
}

// On the collector's thread, after each round and between two that lie far apart.
void Show::write_down(const std::vector<Contact>& contacts) {
    const Now now = clock_.read();
    keeper_.take(keyring_->ledgers(now));
    const Status saved = keeper_.note(contacts, now);
    const std::string trouble = saved ? "" : "what the clock and the sources say cannot be kept: " + saved.error().message;
    if (!trouble.empty() && trouble != unkept_) log::warning(trouble);
    unkept_ = trouble;
}

std::unique_ptr<CollectorThread> Show::collect(std::optional<Restored> restored) {
    const auto offered = std::make_shared<bool>(restored.has_value());
    const EditionPtr shown = restored ? restored->sealed.edition : builtin_;
    CollectorPorts ports{plan_->transport, kept_, clock_, proof_of(stage_->looks(), stage_->viewport(), rotation_for(plan_->settings()), shown),
                         [this, offered](Bulletin bulletin) {
                             *offered = true;
                             const EditionPtr edition = bulletin.edition;
                             bulletins_.put(std::move(bulletin));
                             load_patterns(*edition);
                         },
                         [](const std::string& line) { log::info(line); }, keyring_.get(),
                         [this](const Ledgers& ledgers) { return keeper_.remember(ledgers); }, share_once};
    Collector collector(plan_->settings().sources, size_, std::move(ports), std::move(restored), keeper_.standing().reached);
    return std::make_unique<CollectorThread>(
        clock_,
        [this](const std::stop_token& stop) { bring_builtin_pictures(places_.assets, art_, size_, builtins_, stop); },
        std::move(collector), [this, offered, shown](Bulletin bulletin) {
            write_down(bulletin.contacts);
            load_patterns(*shown);  // after the first round: the news do not wait for it
            // The collector speaks when it has an edition; until then, too, `status` shall say why there is none.
            if (!*offered) bulletins_.put(std::move(bulletin));
        },
        [this] { screen_->wake(); });
}

// On the collector's thread: the patterns of some languages take seconds to load.
void Show::load_patterns(const Edition& edition) {
    const std::vector<std::string> languages = languages_with_long_words(edition);
    if (languages.empty() || patterns_->has(languages)) return;
    patterns_ = patterns_->with(languages);
    hyphenators_.put(patterns_);
}

}  // namespace chancery
