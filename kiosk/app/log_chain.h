// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"

namespace chancery {

// How the lines of the display log hang together. A line is one JSON object:
//
//   {"n":12,"prev":"HASH OF LINE 11",…,"hash":"HASH"}
//
// HASH is the SHA-256 of the line's bytes before `,"hash"`, in hexadecimal, so that anyone can check a line with sed and
// sha256sum. `prev` ties each line to the one before it, also over the seam from one segment to the next; the first line
// ever has n 1 and sixty-four zeros. (Haber and Stornetta, "How to Time-Stamp a Digital Document", 1991.)

// A place in the chain: the line that stands there. Number 0: before the first line.
struct ChainEnd {
    std::uint64_t number = 0;
    Digest hash;
    bool operator==(const ChainEnd&) const = default;
};

inline constexpr std::size_t max_log_line_bytes = 16 * 1024;

// The next line, with its line end; moves `end` on to it. `members` is what the line says: members of a JSON object
// without its braces and without a line end.
std::string chain_line(ChainEnd& end, std::string_view members);

// What is whole in a log.
struct LogCheck {
    std::uint64_t first = 0;  // number of the oldest line that is still kept; 0: there is no line
    ChainEnd end;
    std::size_t bytes = 0;    // of the newest segment, up to its last whole line
    std::size_t torn = 0;     // bytes behind it: a line whose writing was interrupted
    bool known = false;       // the line that was asked for is there
};

// Checks a log from its oldest segment to its newest. Where `known` is given (the hash of a line that was noted
// elsewhere), that line must be in it: only this shows that the newest lines were cut away, or all of it written anew.
// corrupt: something was altered, taken out, put in or moved; the message says where. Pure.
Result<LogCheck> check_log(const std::vector<Bytes>& segments, const std::optional<Digest>& known = std::nullopt);

}  // namespace chancery
