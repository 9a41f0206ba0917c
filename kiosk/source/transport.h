// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace chancery {

// What a broken transfer left behind: the caller keeps it from one try to the next. Only a reply with a strong entity
// tag is worth going on with (RFC 9110 13.1.5); any other leaves this empty.
struct Partial {
    std::string url;
    std::string etag;
    Bytes bytes;
};

struct Request {
    std::string url;
    std::string accept;         // the Accept header
    std::string etag;           // sent as If-None-Match where not empty
    std::string last_modified;  // sent as If-Modified-Since where not empty
    std::size_t max_bytes = 0;  // of the decoded body; one byte more ends the transfer
    Duration timeout{};         // for the whole exchange
    bool allow_http = false;    // plain http, for a host that the settings name
    bool allow_local = false;   // loopback and link-local addresses, but for those of metadata services
    bool allow_file = false;    // a file or folder of this machine, for a source that the settings say is one
    std::string authorization;  // the Authorization header's value; sent to the host of `url` over https alone
    // Certificates may be out of date by this machine's clock: only where the answer's own signature or hash is checked. Where
    // the clock made the difference, `authorization` is not sent: whoever holds an old key of the server would learn it.
    bool ignore_dates = false;
    // Where set: bytes of a transfer that breaks off go here, and a request for the same url goes on after them.
    Partial* partial = nullptr;
};

struct Reply {
    int status = 0;  // 200, 304, 404 …; a reply that arrived is not an error of the transport
    Bytes body;
    std::string content_type;  // lower case, without parameters
    // Both empty where they could go on naming it after another change.
    std::string etag;
    std::string last_modified;
    std::string final_url;
    std::optional<Duration> max_age;      // Cache-Control, RFC 9111 5.2.2
    std::optional<Duration> retry_after;  // RFC 9110 10.2.3, seconds or date
};

// The seam to the network. A reply is whole: a body that was cut short, or could have been without anyone noticing, is
// an error. unreachable: no reply (name, connection, TLS, timeout, broken off), with the reason in words a technician
// can act on; refused: the address is not allowed, or the body is larger than asked for; corrupt: the reply is not HTTP
// or its compression is damaged. Redirects are followed on the same host alone. Stops within 100 ms of the token's
// request. One thread at a time.
class Transport {
public:
    virtual ~Transport() = default;
    virtual Result<Reply> fetch(const Request& request, std::stop_token stop) = 0;
};

}  // namespace chancery
