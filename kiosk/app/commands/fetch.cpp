// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "app/assets.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/parts.h"
#include "app/proof.h"
#include "app/settings_file.h"
#include "app/signing.h"
#include "app/standing_keeper.h"
#include "app/storage.h"
#include "base/json_writer.h"
#include "device/file_transport.h"
#include "device/system_clock.h"
#include "source/collector.h"

namespace chancery {
namespace {

constexpr Size usual_screen{1920, 1080};

int fail(const std::string& message, int code) {
    std::cerr << message << "\n";
    return code;
}

std::string as_json(const std::vector<Contact>& contacts, const EditionPtr& edition) {
    json::Writer out;
    out.begin_object().key("edition");
    if (edition) out.value(edition->digest().hex());
    else out.null();
    out.key("statements").value(edition ? edition->statements().size() : std::size_t{0});
    out.key("sources").begin_array();
    for (const Contact& contact : contacts)
        out.begin_object().key("source").value(contact.source).key("trouble").value(contact.trouble).end_object();
    return out.end_array().end_object().text();
}

std::string as_text(const std::vector<Contact>& contacts, const EditionPtr& edition) {
    std::string text;
    for (const Contact& contact : contacts)
        text += contact.source + ": " + (contact.trouble.empty() ? "good" : contact.trouble) + "\n";
    return text + std::to_string(edition ? edition->statements().size() : 0) + " statements kept\n";
}

}  // namespace

int fetch_once(const Options& options, bool json) {
    const Environment environment = read_environment();
    const std::string state = options.state.empty() ? environment.state_folder : options.state;
    const auto in_force = settings_in_force(options.config, environment, state);
    if (!in_force) return fail(in_force.error().message, exit_bad_settings);
    if (!in_force->refused.empty()) std::cerr << in_force->refused << "\n(the settings from before stay in force)\n";
    if (!in_force->trouble.empty()) std::cerr << in_force->trouble << "\n";
    const Settings& settings = in_force->settings;
    const auto theme = load_theme(settings.theme, find_assets(environment.assets));
    if (!theme) return fail(theme.error().message, exit_bad_settings);
    auto storage = open_storage(state);
    if (!storage) return fail(storage.error().message, exit_cannot_create);
    if (!storage->trouble.empty()) return fail(storage->trouble, exit_cannot_create);

    Archive archive(*storage->kept);
    const SystemClock clock;
    StandingKeeper keeper(*storage->standing);
    Keyring keyring = keyring_for(settings, keeper.standing().ledgers, clock.read());
    auto restored = archive.restore(clock.read(), &keyring);
    EditionPtr edition = restored ? restored->sealed.edition : nullptr;
    CurlTransport network(network_options(settings));
    FileTransport transport(network);
    CollectorPorts ports{transport, archive, clock, proof_of(looks_of(*theme, find_assets(environment.assets)), viewport_for(settings, usual_screen), rotation_for(settings), edition),
                         [&](Bulletin bulletin) { if (bulletin.edition) edition = bulletin.edition; },
                         [](const std::string& line) { std::cerr << line << "\n"; }, &keyring,
                         [&](const Ledgers& ledgers) { return keeper.remember(ledgers); }};
    Collector collector(settings.sources, usual_screen, std::move(ports), restored ? std::optional(*std::move(restored)) : std::nullopt);
    do collector.round(clock.read(), {});
    while (!collector.has_asked_all());
    if (const Status saved = keeper.remember(keyring.ledgers(clock.read())); !saved) std::cerr << saved.error().message << "\n";
    std::cout << (json ? as_json(collector.contacts(), edition) : as_text(collector.contacts(), edition));
    for (const Contact& contact : collector.contacts())
        if (!contact.trouble.empty()) return exit_unreachable;
    return exit_ok;
}

}  // namespace chancery
