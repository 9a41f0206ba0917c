// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/dwell.h"
#include "app/footer.h"
#include "app/settings_display.h"
#include "base/instant.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "schedule/rotation.h"
#include "source/collector.h"

namespace chancery {

// What the technician's file says (config/schema/settings.schema.json). Every key has a default.
struct Settings {
    std::vector<Source> sources;         // playlists stand behind the rest; none: the built-in edition shows
    Rotation rotation;                   // its time zone is empty where the machine's counts
    std::string theme = "default";       // a name in the assets, or a path
    bool reduced_motion = false;         // pages fade, nothing moves
    FooterRules footer;                  // by default none
    DwellRule dwell;                     // factor 0.25 to 4: more for slow readers
    double diagonal_inches = 0;          // of the screen; with the distance it gives the smallest text
    double distance_metres = 0;          // from which it is read
    bool en_301_549 = false;             // the text size that EN 301 549 5.1.4 asks for
    bool qr_code = true;                 // codes to the whole text
    bool display_log = false;            // a record of what was on the glass is kept in the state folder
    DisplaySettings display;
    std::string ca_file;                 // a certificate authority of one's own, PEM
    std::string proxy;                   // "http://proxy.example:3128"; empty: none, whatever the environment says
    std::string proxy_credentials;       // the file that `proxy_password` is read from
    std::string proxy_password;          // "user:password"
    std::string client_certificate;      // PEM, shown to servers that ask for one
    std::string client_key;              // its key; empty: in the same file
};

// Reads a settings file (JSON with comments). The error holds every complaint, a line each: `NAME:LINE:COLUMN: error: …`.
Result<Settings> read_settings(std::string_view json, std::string_view name);
// The same of a document that is parsed already; what is wrong is added to `problems`.
Settings read_settings(const json::Document& document, json::Problems& problems);

// How a settings file is parsed.
json::Limits settings_limits();

// What the surroundings say: the only place that reads the environment.
struct Environment {
    std::string state_folder;    // $STATE_DIRECTORY, else $XDG_STATE_HOME/chancery, else ~/.local/state/chancery
    bool state_is_given = false;  // $STATE_DIRECTORY is set
    std::string service_state = "/var/lib/chancery";  // of the service that the package installs
    std::string runtime_folder;  // $RUNTIME_DIRECTORY, else $XDG_RUNTIME_DIR/chancery, else a folder of one's own in /tmp
    std::vector<std::string> settings_files;  // where settings are looked for, in order
    // The copy that lies where a laptop sees it when the card is put into one; the first that exists counts.
    std::vector<std::string> boot_files;
    // $CHANCERY_THEME=strong and its like: a key of the settings in capitals, and what it shall be: JSON, else a string.
    std::vector<std::pair<std::string, std::string>> overrides;
    std::string assets;          // $CHANCERY_ASSETS
    std::string notify_socket;   // $NOTIFY_SOCKET, sd_notify(3)
    std::optional<Duration> watchdog;  // $WATCHDOG_USEC
    bool journal = false;        // $JOURNAL_STREAM is set: standard error goes to journald
    bool video_driver_forced = false;  // $SDL_VIDEODRIVER
};

Environment read_environment();

// What the whole program runs with, of one run.
struct Options {
    std::string config;  // a settings file; empty: the usual places
    std::string state;   // the state folder
    std::string playlist;  // a playlist's file, folder or address, beside those of the settings; empty: none
};

}  // namespace chancery
