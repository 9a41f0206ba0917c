// SPDX-License-Identifier: EUPL-1.2
#include "app/preview.h"

#include <stdlib.h>

#include <filesystem>
#include <iostream>

#include "app/assets.h"
#include "app/credentials.h"
#include "app/signing.h"
#include "app/files.h"
#include "app/local_pictures.h"
#include "app/parts.h"
#include "app/proof.h"
#include "app/settings_layers.h"
#include "app/settings_show.h"
#include "device/file_transport.h"
#include "device/posix_directory.h"
#include "device/system_clock.h"
#include "source/collector.h"

namespace chancery {
namespace {

constexpr std::size_t max_feed_bytes = std::size_t{64} << 20;

void say(const std::string& line) { std::cerr << line << "\n"; }

// Seals a document with the pictures that lie beside it.
Result<Sealed> seal_with_pictures(const SourceBytes& source, const std::string& folder, Preview& preview, Size size) {
    auto bare = seal({source}, {});
    if (!bare) return bare;
    const PictureTable pictures = prepare_local_pictures(*bare->edition, folder, *preview.archive, size, {}, say);
    return seal({source}, pictures);
}

Status read_feed(const std::string& file, Preview& preview, Size size) {
    const auto bytes = read_file(file, max_feed_bytes);
    if (!bytes) return bytes.error();
    const auto folder = std::filesystem::path(file).parent_path();
    auto sealed = seal_with_pictures({file, local_document, "en", "auto", *bytes}, folder.empty() ? "." : folder.string(), preview, size);
    if (!sealed) return sealed.error();
    for (const ItemReport& item : sealed->report)
        if (item.fate == ItemReport::Fate::refused || item.fate == ItemReport::Fate::filtered)
            say(file + ": item " + std::to_string(item.item + 1) + ": " + item.reason);
    preview.edition = sealed->edition;
    return {};
}

// Asks the sources once, into the preview's own folder.
void ask_sources(Preview& preview, const Viewport& viewport) {
    const SystemClock clock;
    CurlTransport network(network_options(preview.settings));
    FileTransport transport(network);
    Keyring keyring = keyring_for(preview.settings, {}, clock.read());
    CollectorPorts ports{transport, *preview.archive, clock, proof_of({preview.theme, in_grey(preview.theme)}, viewport, rotation_for(preview.settings), nullptr),
                         [&](Bulletin bulletin) { preview.edition = bulletin.edition; }, say, &keyring};
    Collector collector(preview.settings.sources, viewport.size, std::move(ports), std::nullopt);
    do collector.round(clock.read(), {});
    while (!collector.has_asked_all());
}

Status read_kept(const std::string& state, Preview& preview) {
    auto directory = open_directory(state + "/archive", DirectoryUse::reader);
    if (!directory) return directory.error();
    preview.directory = *std::move(directory);
    preview.archive = std::make_unique<Archive>(*preview.directory);
    const SystemClock clock;
    Keyring keyring = keyring_for(preview.settings, {}, clock.read());
    auto restored = preview.archive->restore(clock.read(), preview.settings.sources.empty() ? nullptr : &keyring);
    if (!restored) return restored.error();
    for (const std::string& damage : restored->notes) say(damage);
    preview.edition = restored->sealed.edition;
    return {};
}

Status read_config(const RenderOptions& options, Preview& preview) {
    const auto layers = read_layers(options.config, read_environment());
    if (!layers) return layers.error();
    auto merged = merge_settings(*layers);
    if (!merged) return merged.error();
    preview.settings = std::move(merged->settings);
    for (const std::string& trouble : {load_credentials(preview.settings), load_roots(preview.settings)})
        if (!trouble.empty()) say(trouble);
    return {};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "chancery-XXXXXX").string();
    if (::mkdtemp(pattern.data())) path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

Result<Preview> make_preview(const RenderOptions& options) {
    Preview preview;
    if (!options.config.empty())
        if (const Status config = read_config(options, preview); !config) return config.error();
    if (const Status added = add_playlist(options.playlist, preview.settings); !added) return added.error();
    const std::string assets = find_assets(read_environment().assets);
    const auto theme = load_theme(options.theme.empty() ? preview.settings.theme : options.theme, assets);
    if (!theme) return theme.error();
    preview.theme = *theme;

    preview.folder = std::make_unique<TemporaryFolder>();
    auto directory = open_directory(preview.folder->path(), DirectoryUse::owner);
    if (!directory) return directory.error();
    preview.directory = *std::move(directory);
    preview.archive = std::make_unique<Archive>(*preview.directory);

    if (!options.feed.empty())
        if (const Status feed = read_feed(options.feed, preview, options.size); !feed) return feed.error();
    if (!options.state.empty()) {
        if (const Status kept = read_kept(options.state, preview); !kept) return kept.error();
    } else if (!preview.settings.sources.empty()) {
        ask_sources(preview, viewport_for(preview.settings, options.size));
    }
    auto builtin = preview.edition ? seal({builtin_source()}, {})
                                   : seal_with_pictures(builtin_source(), assets, preview, options.size);
    if (!builtin) return builtin.error();
    preview.builtin = builtin->edition;
    return preview;
}

}  // namespace chancery
