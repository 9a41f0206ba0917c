// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <memory>

#include "app/assets.h"
#include "app/collector_thread.h"
#include "app/commands/commands.h"
#include "app/crash_watch.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/floor_clock.h"
#include "app/local_pictures.h"
#include "app/log_run.h"
#include "app/loop.h"
#include "app/parts.h"
#include "app/proof.h"
#include "app/settings_file.h"
#include "app/settings_show.h"
#include "app/signing.h"
#include "app/standing_keeper.h"
#include "app/status_file.h"
#include "app/storage.h"
#include "app/version.h"
#include "base/log.h"
#include "device/console.h"
#include "device/file_transport.h"
#include "device/hyphenation.h"
#include "device/service_manager.h"
#include "device/system_clock.h"
#include "device/television.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/sdl_screen.h"
#include "screen/text_painter.h"

namespace chancery {
namespace {

// How often a display is looked for, where the kernel does not tell of it.
constexpr Duration display_patience{1000};

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

void write_status(StatusReport report, const Troubles& troubles, const std::string& caution, const std::string& file) {
    report.version = version;
    report.process = ::getpid();
    report.troubles.insert(report.troubles.begin(), troubles.lines().begin(), troubles.lines().end());
    if (!caution.empty()) report.troubles.insert(report.troubles.begin(), caution);
    if (const Status written = write_file(file, to_json(report)); !written) log::warning(written.error().message);
}

// How it stands with the sources before any was asked in this run.
std::vector<Contact> contacts_before(const std::vector<Source>& sources, const std::map<std::string, Instant>& reached) {
    std::vector<Contact> contacts;
    for (const Source& source : sources) {
        const auto last = reached.find(source.name);
        contacts.push_back({source.name, last == reached.end() ? std::nullopt : std::optional(last->second), std::nullopt, "", source.policy ? "nothing signed was asked for yet" : ""});
    }
    return contacts;
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
          crashes_(status_file_ + ".runs", boot_id(), machine_clock_.read().monotonic),
          service_(environment.notify_socket), watchdog_(environment.watchdog), network_(network_options(settings_)) {
        troubles_.add(in_force.trouble);
        std::string too_dark;
        care_ = care_for(settings_, theme_, too_dark);
        troubles_.add(too_dark);
        troubles_.add(storage_.trouble);
        for (const std::string& line : unsigned_sources(settings_)) log::warning(line);
        charge_start();
    }

    Status open_screen(std::optional<Size> window) {
        const DisplaySettings& display = settings_.display;
        auto screen = SdlScreen::open({window, false, display.quarter_turns, {display.connector, display.mode, display.refresh_hz}}, clock_, [this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
        if (!screen) return screen.error();
        screen_ = *std::move(screen);
        size_ = screen_->size();
        if (settings_.display_log) troubles_.add(log_.begin(state_));  // with the screen, signals are kept from threads
        return {};
    }

    // Until there is a display. False when the program shall end before. Nothing is wrong with a kiosk whose monitor is
    // switched off: the service is ready, and its status says what it waits for.
    bool wait_for_display() {
        std::string told;
        for (; screen_->absent(); screen_->look_for_display()) {
            if (told.empty()) service_.ready();
            if (screen_->absent()->message != told) tell_absence(told = screen_->absent()->message);
            service_.alive();
            if (screen_->wait(display_patience) == Screen::Event::quit) return false;
        }
        size_ = screen_->size();
        return true;
    }

    // Until the system asks for the end. The archive feeds the screen before the collector's thread exists: the first
    // picture waits for nothing. After too many crashes, what may have caused them waits for a while.
    void run() {
        const std::optional<Duration> caution = begin_carefully();
        auto restored = caution ? std::nullopt : bring_back();
        Stage stage({&shown_, &art_}, typeface_, looks_of(theme_, assets_), viewport_for(settings_, size_));
        Bulletin start;
        if (restored) start.edition = restored->sealed.edition;
        start.assurances = keyring_.assurances();
        start.contacts = contacts_before(settings_.sources, keeper_.standing().reached);
        Loop loop(loop_ports(stage), rules(), std::move(start), builtin_);
        if (!loop.turn()) return;
        service_.ready();
        log::info("showing on " + std::to_string(size_.width) + "x" + std::to_string(size_.height) + ", " +
                  std::to_string(settings_.sources.size()) + " sources, state in " + state_);
        if (caution) {
            if (!turn_for(loop, *caution)) return;
            restored = bring_back();
            caution_.clear();
            bulletins_.put({restored ? restored->sealed.edition : nullptr, !restored, loop.bulletin().contacts, "", keyring_.assurances()});
        }
        const CollectorThread thread = collect(std::move(restored));
        while (loop.turn()) {}
    }

    // The end that was asked for: what is learned is written down, and this run was no crash.
    void end() {
        service_.stopping();
        if (const Status saved = keeper_.save(); !saved) log::warning(saved.error().message);
        log_.end();
        crashes_.end();
        ::unlink(status_file_.c_str());
    }

private:
    void tell_absence(const std::string& why) {
        log::warning(why);
        StatusReport report;
        report.written = clock_.read().wall;
        report.builtin = true;
        report.troubles.push_back(why);
        write_status(std::move(report), troubles_, caution_, status_file_);
    }

    // The signal, or a television beyond it, by the settings.
    void power(bool on) {
        using Dark = DisplaySettings::Dark;
        const Dark way = settings_.display.when_dark;
        if (way == Dark::off && !screen_->switch_signal(on) && !on)
            log::info("the display's signal cannot be switched off from here: its picture is black");
        if (way != Dark::cec) return;
        const Status said = on ? television_.wake() : television_.standby();
        said ? log::info(on ? "the television is woken" : "the television is sent to standby") : log::warning(said.error().message);
    }

    // Marks the beginning of the run. After too many crashes: for how long it shall be careful.
    std::optional<Duration> begin_carefully() {
        crashes_.begin();
        if (crashes_.crashes() > 0)
            log::warning("the run before this one did not end by itself (" + std::to_string(crashes_.crashes()) +
                         " in the last half hour)");
        const auto caution = crashes_.caution();
        if (!caution) return caution;
        caution_ = "safe mode after " + std::to_string(crashes_.crashes()) +
                   " crashes in half an hour: the built-in edition shows and nothing is fetched for " +
                   std::to_string(caution->count() / 60'000) + " min";
        log::error(caution_);
        return caution;
    }

    // False when the program shall end.
    bool turn_for(Loop& loop, Duration length) {
        for (const Moment end = clock_.read().monotonic + length; clock_.read().monotonic < end;)
            if (!loop.turn()) return false;
        log::info("safe mode is over");
        return true;
    }

    // The newest edition that is whole.
    std::optional<Restored> bring_back() {
        auto restored = kept_.restore(clock_.read(), &keyring_);
        if (!restored) return std::nullopt;
        for (const std::string& damage : restored->notes) troubles_.add(damage);
        return *std::move(restored);
    }

    // What a start costs a signed source is written down before anything of it is shown: else the power switch could keep an
    // edition alive for ever.
    void charge_start() {
        const Ledgers ledgers = keyring_.ledgers(clock_.read());
        if (ledgers.empty()) return;
        if (const Status saved = keeper_.remember(ledgers); !saved) troubles_.add("this start cannot be written down: " + saved.error().message);
    }

    // On the collector's thread, after each round and between two that lie far apart.
    void write_down(const std::vector<Contact>& contacts) {
        const Now now = clock_.read();
        keeper_.take(keyring_.ledgers(now));
        const Status saved = keeper_.note(contacts, now);
        const std::string trouble = saved ? "" : "what the clock and the sources say cannot be kept: " + saved.error().message;
        if (!trouble.empty() && trouble != unkept_) log::warning(trouble);
        unkept_ = trouble;
    }

    LoopPorts loop_ports(Stage& stage) {
        return {clock_, *screen_, stage, bulletins_, builtins_, hyphenators_,
                [this](const StatusReport& report) { write_status(report, troubles_, caution_, status_file_); },
                [this] { service_.alive(); }, [](const std::string& line) { log::warning(line); },
                log_.begun() ? [this](const Cue* cue, const Now& now) { log_.on(cue, now); } : std::function<void(const Cue*, const Now&)>{},
                [this](bool on) { power(on); }};
    }

    LoopRules rules() const {
        return {rotation_for(settings_), settings_.dwell, Duration(theme_.crossfade_ms), watchdog_,
                Duration(looks_of(theme_, assets_).mourning.crossfade_ms), care_};
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
                             [](const std::string& line) { log::info(line); }, &keyring_,
                             [this](const Ledgers& ledgers) { return keeper_.remember(ledgers); }};
        const EditionPtr shown = restored ? restored->sealed.edition : builtin_;
        Collector collector(settings_.sources, size_, std::move(ports), std::move(restored), keeper_.standing().reached);
        return CollectorThread(
            clock_,
            [this](const std::stop_token& stop) { bring_builtin_pictures(assets_, art_, size_, builtins_, stop); },
            std::move(collector), [this, offered, shown](Bulletin bulletin) {
                write_down(bulletin.contacts);
                load_patterns(*shown);  // after the first round: the news do not wait for it
                // The collector speaks when it has an edition; until then, too, `status` shall say why there is none.
                if (!*offered) bulletins_.put(std::move(bulletin));
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
    CareRules care_;
    Storage storage_;
    Archive kept_{*storage_.kept}, shown_{*storage_.shown}, art_{*storage_.art};
    EditionPtr builtin_;
    std::string state_, status_file_;
    SystemClock machine_clock_;
    CrashWatch crashes_;
    std::string caution_;  // what `status` says in safe mode; empty otherwise
    StandingKeeper keeper_{*storage_.standing};  // the collector thread's, while there is one
    std::string unkept_;                         // likewise
    FloorClock clock_{machine_clock_, keeper_.standing().clock_floor};
    Keyring keyring_{keyring_for(settings_, keeper_.standing().ledgers, clock_.read())};  // likewise
    LogRun log_{clock_};
    ServiceManager service_;
    Television television_;
    std::optional<Duration> watchdog_;
    CurlTransport network_;
    FileTransport transport_{network_};
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
    if (const Status added = add_playlist(options.playlist, in_force->settings); !added) return fail(added.error(), exit_no_input);
    auto storage = open_storage(state);
    if (!storage) return fail(storage.error(), exit_cannot_create);
    const auto builtin = seal({builtin_source()}, {});
    if (!builtin) return fail(builtin.error(), exit_bad_data);
    // Only where the picture covers the console: a window stands beside the terminal that it was started from.
    std::optional<QuietConsole> console;
    if (!window) console.emplace(STDIN_FILENO);
    Show show(environment, *std::move(in_force), *std::move(storage), builtin->edition, state);
    if (const Status opened = show.open_screen(window); !opened) return fail(opened.error(), exit_unreachable);
    if (show.wait_for_display()) show.run();
    show.end();
    return exit_ok;
}

}  // namespace chancery
