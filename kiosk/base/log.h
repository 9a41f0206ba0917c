// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace chancery::log {

// One line to standard error, with the priority in journald's form ("<6>", sd-daemon(3)) when `for_journal` was set.
// Control characters are replaced, so that no foreign byte can forge a line. Any thread; a line is one write(2).
// Only app logs: the other rooms return what there is to say.
void error(std::string_view line);
void warning(std::string_view line);
void info(std::string_view line);

// Whether lines carry the journal's priority prefix. Called once, before the second thread starts.
void for_journal(bool yes);

}  // namespace chancery::log
