// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "fakes/fault_server.h"

namespace chancery::lab {

// One way in which a network goes wrong.
struct Fault {
    std::string name;
    FaultServer::Script script;
};

// A whole and proper reply.
FaultServer::Script proper(const std::string& body, const std::string& type, const std::string& etag);

// What a feed's address can answer instead of the feed. `feed` is one that would be good, had it come whole.
std::vector<Fault> feed_faults(const std::string& feed);

// What a picture's address can answer instead of the picture.
std::vector<Fault> picture_faults(const std::string& picture);

}  // namespace chancery::lab
