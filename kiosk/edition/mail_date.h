// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"

namespace chancery {

// Reads the dates of mail and RSS (RFC 5322, 3.3 and 4.3): "Tue, 09 Dec 2025 10:00:00 +0100". The day's name, the
// seconds and a comma may be missing, the year may have two digits, the zone may be GMT, UT, UTC, Z or one of the
// United States. Nothing else: a date in another zone's name could be any hour.
std::optional<Instant> parse_mail_date(std::string_view text);

}  // namespace chancery
