// SPDX-License-Identifier: EUPL-1.2
#include "app/signing.h"
#include "app/preview_show.h"

#include "app/assets.h"
#include "app/parts.h"
#include "device/hyphenation.h"
#include "device/system_clock.h"

namespace chancery {
namespace {

Rotation rotation_of(const Preview& preview, const RenderOptions& options) {
    Rotation rotation = rotation_for(preview.settings);
    if (!options.languages.empty()) rotation.languages = options.languages;
    return rotation;
}

Now beginning(const RenderOptions& options) {
    Now now = SystemClock().read();
    now.trust = ClockTrust::synchronized;
    if (options.at) now.wall = *options.at;
    return now;
}

}  // namespace

PreviewShow::PreviewShow(const Preview& preview, const RenderOptions& options)
    : rotation_(rotation_of(preview, options)),
      stage_({preview.archive.get()}, typeface_, looks_of(preview.theme, find_assets(read_environment().assets)),
             viewport_for(preview.settings, options.size)),
      walk_(preview.edition, preview.builtin, rotation_, stage_, preview.settings.dwell, beginning(options), assumed_assurances(preview.settings)) {
    stage_.take_footer(preview.settings.footer);
    typeface_.part_words_by(Hyphenation().with(languages_with_long_words(preview.edition ? *preview.edition : *preview.builtin)));
}

}  // namespace chancery
