// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <memory>

#include "app/assets.h"
#include "app/collector_thread.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/local_pictures.h"
#include "app/loop.h"
#include "app/parts.h"
#include "app/proof.h"
#include "app/settings_file.h"
#include "app/status_file.h"
#include "app/storage.h"
#include "app/version.h"
#include "base/log.h"
#include "device/hyphenation.h"
#include "device/service_manager.h"
#include "device/system_clock.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/sdl_screen.h"
#include "screen/text_painter.h"

namespace chancery {
namespace {

// What went wrong without stopping the show: said once in the log, and in `status` as long as it lasts.
class Troubles {
public:
    void add(std::string trouble) {
        if (trouble.empty()) return;
        log::warning(trouble);
        lines_.push_back(std::move(trouble));
    }
    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

private:
    std::vector<std::string> lines_;
};

Theme theme_or_default(const std::string& name, const std::string& assets, Troubles& troubles) {
    auto theme = load_theme(name, assets);
    if (theme) return *std::move(theme);
    troubles.add(theme.error().message + " (the default theme is used)");
    auto usual = load_theme("default", assets);
    return usual ? *std::move(usual) : Theme{};
}

// The second thread's first job: the built-in edition again, with its pictures.
void bring_builtin_pictures(const std::string& assets, Archive& art, Size screen, Handoff<EditionPtr>& builtins,
                            const std::stop_token& stop) {
    const auto bare = seal({builtin_source()}, {});
    if (!bare) return;
    const auto note = [](const std::string& line) { log::warning(line); };
    const PictureTable pictures = prepare_local_pictures(*bare->edition, assets, art, screen, stop, note);
    if (auto whole = seal({builtin_source()}, pictures)) builtins.put(whole->edition);
}

void write_status(StatusReport report, const Troubles& troubles, const std::string& file) {
    report.version = version;
    report.process = ::getpid();
    report.troubles.insert(report.troubles.begin(), troubles.lines().begin(), troubles.lines().end());
    if (const Status written = write_file(file, to_json(report)); !written) log::warning(written.error().message);
}

int fail(const Error& error, int code) {
    log::error(error.message);
    return code;
}

// Everything that the show needs, made in this order and taken apart in the other: the collector's thread ends first,
// the glass goes last but for what it was made of.
class Show {
public:
    Show(const Environment& environment, SettingsInForce in_force, Storage storage, EditionPtr builtin, std::string state)
        : settings_(std::move(in_force.settings)), assets_(find_assets(environment.assets)),
          theme_(theme_or_default(settings_.theme, assets_, troubles_)), storage_(std::move(storage)),
          builtin_(std::move(builtin)), state_(std::move(state)), status_file_(status_files(environment, state_).front()),
          service_(environment.notify_socket), watchdog_(environment.watchdog), transport_(network_options(settings_)) {
        troubles_.add(in_force.trouble);
        troubles_.add(storage_.trouble);
    }

    Status open_screen(std::optional<Size> window) {
        auto screen = SdlScreen::open({window, false}, clock_, [this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
        if (!screen) return screen.error();
        screen_ = *std::move(screen);
        size_ = screen_->size();
        return {};
    }

    // Until the system asks for the end. The archive feeds the screen before the collector's thread exists: the first
    // picture waits for nothing.
    void run() {
        auto restored = kept_.restore();
        if (restored)
            for (const std::string& damage : restored->notes) troubles_.add(damage);
        Stage stage({&shown_, &art_}, typeface_, looks_of(theme_, assets_), viewport_for(settings_, size_));
        Bulletin start;
        if (restored) start.edition = restored->sealed.edition;
        Loop loop(loop_ports(stage), rules(), std::move(start), builtin_);
        if (!loop.turn()) return;
        service_.ready();
        log::info("showing on " + std::to_string(size_.width) + "x" + std::to_string(size_.height) + ", " +
                  std::to_string(settings_.sources.size()) + " sources, state in " + state_);
        const CollectorThread thread = collect(restored ? std::optional(*std::move(restored)) : std::nullopt);
        while (loop.turn()) {}
        service_.stopping();
        ::unlink(status_file_.c_str());
    }

private:
    LoopPorts loop_ports(Stage& stage) {
        return {clock_, *screen_, stage, bulletins_, builtins_, hyphenators_,
                [this](const StatusReport& report) { write_status(report, troubles_, status_file_); },
                [this] { service_.alive(); }, [](const std::string& line) { log::warning(line); }};
    }

    LoopRules rules() const {
        return {rotation_for(settings_), settings_.dwell, Duration(theme_.crossfade_ms), watchdog_};
    }

    CollectorThread collect(std::optional<Restored> restored) {
        const auto offered = std::make_shared<bool>(restored.has_value());
        CollectorPorts ports{transport_, kept_, clock_, proof_of(theme_, viewport_for(settings_, size_)),
                             [this, offered](Bulletin bulletin) {
                                 *offered = true;
                                 const EditionPtr edition = bulletin.edition;
                                 bulletins_.put(std::move(bulletin));
                                 load_patterns(*edition);
                             },
                             [](const std::string& line) { log::info(line); }};
        const EditionPtr shown = restored ? restored->sealed.edition : builtin_;
        Collector collector(settings_.sources, size_, std::move(ports), std::move(restored));
        return CollectorThread(
            clock_,
            [this, shown](const std::stop_token& stop) {
                load_patterns(*shown);
                bring_builtin_pictures(assets_, art_, size_, builtins_, stop);
            },
            std::move(collector), [this, offered](const std::vector<Contact>& contacts) {
                // The collector speaks when it has an edition; until then, too, `status` shall say why there is none.
                if (!*offered) bulletins_.put({nullptr, true, contacts});
            });
    }

    // On the collector's thread: the patterns of some languages take seconds to load.
    void load_patterns(const Edition& edition) {
        const std::vector<std::string> languages = languages_with_long_words(edition);
        if (languages.empty() || patterns_->has(languages)) return;
        patterns_ = patterns_->with(languages);
        hyphenators_.put(patterns_);
    }

    Troubles troubles_;
    Settings settings_;
    std::string assets_;
    Theme theme_;
    Storage storage_;
    Archive kept_{*storage_.kept}, shown_{*storage_.shown}, art_{*storage_.art};
    EditionPtr builtin_;
    std::string state_, status_file_;
    SystemClock clock_;
    ServiceManager service_;
    std::optional<Duration> watchdog_;
    CurlTransport transport_;
    TextPainter painter_;
    HarfBuzzTypeface typeface_;
    std::unique_ptr<SdlScreen> screen_;
    Size size_;
    Handoff<Bulletin> bulletins_{[this] { screen_->wake(); }};
    Handoff<EditionPtr> builtins_{[this] { screen_->wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators_{[this] { screen_->wake(); }};
    std::shared_ptr<const Hyphenation> patterns_ = std::make_shared<Hyphenation>();  // the collector thread's
};

}  // namespace

int run_show(const Options& options, std::optional<Size> window) {
    const Environment environment = read_environment();
    log::for_journal(environment.journal);
    const std::string state = options.state.empty() ? environment.state_folder : options.state;
    auto in_force = settings_in_force(options.config, environment, state);
    if (!in_force) return fail(in_force.error(), exit_bad_settings);
    auto storage = open_storage(state);
    if (!storage) return fail(storage.error(), exit_cannot_create);
    const auto builtin = seal({builtin_source()}, {});
    if (!builtin) return fail(builtin.error(), exit_bad_data);
    Show show(environment, *std::move(in_force), *std::move(storage), builtin->edition, state);
    if (const Status opened = show.open_screen(window); !opened) return fail(opened.error(), exit_unreachable);
    show.run();
    return exit_ok;
}

}  // namespace chancery
