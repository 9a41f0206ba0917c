// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <iostream>
#include <set>

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
    return load_theme("default", assets).ok() ? *load_theme("default", assets) : Theme{};
}

// The second thread's first job: the built-in edition with its pictures, one more each time it is offered, so that the
// first comes soon.
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

}  // namespace

int run_show(const Options& options, std::optional<Size> window) {
    const Environment environment = read_environment();
    log::for_journal(environment.journal);
    const std::string state = options.state.empty() ? environment.state_folder : options.state;
    Troubles troubles;
    const auto in_force = settings_in_force(options.config, environment, state);
    if (!in_force) return fail(in_force.error(), exit_bad_settings);
    troubles.add(in_force->trouble);
    const Settings& settings = in_force->settings;
    const std::string assets = find_assets(environment.assets);
    const Theme theme = theme_or_default(settings.theme, assets, troubles);

    auto storage = open_storage(state);
    if (!storage) return fail(storage.error(), exit_cannot_create);
    troubles.add(storage->trouble);
    Archive kept(*storage->kept), shown(*storage->shown), art(*storage->art);
    auto restored = kept.restore();
    if (restored) for (const std::string& damage : restored->notes) troubles.add(damage);
    const auto builtin = seal({builtin_source()}, {});
    if (!builtin) return fail(builtin.error(), exit_bad_data);

    const SystemClock clock;
    TextPainter painter;
    auto screen = SdlScreen::open({window, false}, clock, [&](Pixels& pixels, const GlyphRun& run) { painter.draw(pixels, run); });
    if (!screen) return fail(screen.error(), exit_unreachable);
    const Size size = (*screen)->size();
    HarfBuzzTypeface typeface;
    Stage stage({&shown, &art}, typeface, theme, viewport_for(settings, size));

    Handoff<Bulletin> bulletins([&] { (*screen)->wake(); });
    Handoff<EditionPtr> builtins([&] { (*screen)->wake(); });
    ServiceManager service(environment.notify_socket);
    const std::string status_file = status_files(environment, state).front();
    LoopPorts ports{clock, **screen, stage, bulletins, builtins,
                    [&](const StatusReport& report) { write_status(report, troubles, status_file); },
                    [&] { service.alive(); }, [](const std::string& line) { log::warning(line); }};
    LoopRules rules{{settings.languages}, settings.dwell_factor, Duration(theme.crossfade_ms), environment.watchdog};
    Bulletin start;
    if (restored) start.edition = restored->sealed.edition;
    Loop loop(std::move(ports), std::move(rules), std::move(start), builtin->edition);
    if (!loop.turn()) return exit_ok;
    service.ready();
    log::info("showing on " + std::to_string(size.width) + "x" + std::to_string(size.height) + ", " +
              std::to_string(settings.sources.size()) + " sources, state in " + state);

    CurlTransport transport(network_options(settings));
    CollectorPorts collector_ports{transport, kept, clock, proof_of(theme, viewport_for(settings, size)),
                                   [&](Bulletin bulletin) { bulletins.put(std::move(bulletin)); },
                                   [](const std::string& line) { log::info(line); }};
    Collector collector(settings.sources, size, std::move(collector_ports), restored ? std::optional(*std::move(restored)) : std::nullopt);
    const CollectorThread thread(clock,
        [&](const std::stop_token& stop) { bring_builtin_pictures(assets, art, size, builtins, stop); }, std::move(collector));
    while (loop.turn()) {}
    service.stopping();
    ::unlink(status_file.c_str());
    return exit_ok;
}

}  // namespace chancery
