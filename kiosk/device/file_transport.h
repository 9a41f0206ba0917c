// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "source/transport.h"

namespace chancery {

// Files of this machine and of sticks, as if a server gave them; every other address goes on to the network. Only for a
// request that allows files; an address with ".." in it is refused.
//
// A file has an entity tag made of its size and date, so that one that did not change is not read again. A folder is a
// JSON array of the names in it, without hidden ones. What is not there is a 404, what may not be read a 403.
class FileTransport final : public Transport {
public:
    explicit FileTransport(Transport& network) : network_(network) {}

    Result<Reply> fetch(const Request& request, std::stop_token stop) override;

private:
    Transport& network_;
};

}  // namespace chancery
