// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iostream>

#include "app/asked_kiosk.h"
#include "app/commands/commands.h"
#include "app/doctor.h"
#include "app/exit_codes.h"

namespace chancery {

int tell_health(const Options& options, bool json) {
    const Environment environment = read_environment();
    const std::string state = asked_state(options.state, environment);
    // What it can read and write is what the kiosk can.
    if (const Status taken = become_owner(state); !taken) std::cerr << "chancery: " << taken.error().message << "\n";
    const Examination examination = examine(options.config, state, environment);
    const std::vector<Finding>& findings = examination.findings;
    std::cout << (json ? to_json(examination) : to_text(examination));
    const auto worst = std::max_element(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.level < b.level; });
    return static_cast<int>(worst->level);  // 0, 1 or 2, as Nagios and its like read it
}

}  // namespace chancery
