// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/words.h"
#include "base/result.h"

namespace chancery {

// What `chancery setup` asks for, as it stands in the settings: JSON values; empty: the default.
struct SetupAnswers {
    std::string languages;      // ["fr", "nl"]
    std::string url;
    std::string key;
    std::string dwell_factor;
    std::string time_zone;
    std::string opening_hours;  // the windows
    std::string rotation;
};

// "mon-fri 09:00-17:00, sat 10:00-13:00" as the windows of opening_hours.when; the error says how to write it.
Result<std::string> read_hours(std::string_view text);

// Asks until every answer is good, each checked as the settings' reader would; in the screen's language as soon as that is
// answered. missing: the input ended before.
Result<SetupAnswers> ask_setup(std::istream& in, std::ostream& out, Voice say = Voice());

// In the first language of the answers that is spoken; where they name none, as before.
Voice voice_of(const SetupAnswers& answers, const Voice& before);

// A whole settings file with a comment to every key, ready to be edited.
std::string setup_text(const SetupAnswers& answers);

// Yes or no, in any of the languages; an end of the input is a no.
bool ask_yes(std::istream& in, std::ostream& out, const Voice& say, const std::string& question);

}  // namespace chancery
