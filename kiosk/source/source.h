// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/instant.h"
#include "source/transport.h"
#include "trust/guard.h"

namespace chancery {

// Where statements come from, as the settings say it.
struct Source {
    std::string name;
    std::string url;
    std::string language;                 // of items that do not say
    std::string format = "auto";
    Duration interval{std::chrono::minutes(15)};
    bool allow_http = false;              // of the host of `url`, for the feed and its pictures
    bool allow_local = false;             // that host may be this machine, or on a network without addresses of its own
    std::string credentials;              // the file that `authorization` is read from; empty: none is sent
    std::string authorization;            // the Authorization header's value, for that host alone
    std::optional<Policy> policy{};       // who must sign it; nothing: nobody
    std::string root_file{};              // the file that the policy's root is read from; empty: there is one key
    std::string heartbeat{};              // the address that proves the time; empty: none
};

// What asking a source needs from the outside.
struct SourcePorts {
    Transport& transport;
    const Clock& clock;
    const std::function<void(std::string)>& note;
};

// A request for a file of the source, with what the settings allow for it.
Request request_to(const Source& source, const std::string& url);

// Whether the source is a file or folder of this machine.
bool is_file(const Source& source);

// Whether an address names a file in the folder that a source's own address lies in.
bool lies_beside(const std::string& url, const Source& source);

// The host of a web address in lower case, without its port; empty where the address is not plainly written.
std::string host_of(const std::string& url);

}  // namespace chancery
