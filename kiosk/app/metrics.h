// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/status_report.h"

namespace chancery {

// The report for Prometheus, in its text format 0.0.4: what node_exporter's textfile collector reads.
std::string to_metrics(const StatusReport& report);

}  // namespace chancery
