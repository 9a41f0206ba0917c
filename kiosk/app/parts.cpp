// SPDX-License-Identifier: EUPL-1.2
#include "app/parts.h"

#include <unicode/timezone.h>

#include <memory>
#include <set>

#include "app/version.h"
#include "layout/paginate.h"
#include "layout/soft_hyphens.h"

namespace chancery {
namespace {

// A column has room for more letters than this, also in portrait and at the largest size.
constexpr int long_word = 18;

}  // namespace

CurlOptions network_options(const Settings& settings) {
    CurlOptions options;
    options.version = version;
    options.ca_file = settings.ca_file;
    options.proxy = settings.proxy;
    options.proxy_credentials = settings.proxy_password;
    options.client_certificate = settings.client_certificate;
    options.client_key = settings.client_key;
    return options;
}

Rotation rotation_for(const Settings& settings) {
    Rotation rotation = settings.rotation;
    if (!rotation.time_zone.empty()) return rotation;
    const std::unique_ptr<icu::TimeZone> host(icu::TimeZone::detectHostTimeZone());
    icu::UnicodeString id;
    host->getID(id).toUTF8String(rotation.time_zone);
    return rotation;
}

CareRules care_for(const Settings& settings, const Theme& theme, std::string& trouble) {
    CareRules rules{settings.display.pixel_shift, settings.display.light, least_light(theme)};
    for (const LightHours& hours : rules.light)
        if (hours.percent < rules.least_percent)
            trouble = "display: a brightness of " + std::to_string(hours.percent) + " percent is too dark for this theme; " +
                      std::to_string(rules.least_percent) + " is used, the least at which its words keep a contrast of 4.5 to 1";
    return rules;
}

Viewport viewport_for(const Settings& settings, Size screen) {
    return {screen, {settings.diagonal_inches, settings.distance_metres, settings.en_301_549}, settings.rotation.time_zone, settings.qr_code, settings.display.safe};
}

std::vector<std::string> languages_with_long_words(const Edition& edition) {
    std::set<std::string> languages;
    for (const Statement& statement : edition.statements())
        for (const Version& words : statement.versions) {
            bool found = has_long_word(words.title, long_word);
            for (const Block& block : words.body) found = found || has_long_word(block.text, long_word);
            if (found) languages.insert(words.language);
        }
    return {languages.begin(), languages.end()};
}

}  // namespace chancery
