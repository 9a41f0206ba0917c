// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "source/transport.h"

namespace chancery {

// What the settings say about the way out. Nothing comes from the environment.
struct CurlOptions {
    std::string version;             // of the program, for the User-Agent
    std::string ca_file;             // PEM: nobody else is trusted; empty: whom the system trusts
    std::string client_certificate;  // PEM, with its key or beside it
    std::string client_key;
    std::string proxy;               // "http://proxy.example:3128"; empty: none. It then looks names up, not we.
    std::string proxy_credentials;   // "user:password"
    bool allow_local = false;        // loopback and link-local addresses, for any request
    Duration connect_timeout{15'000};
    long slowest_bytes_per_second = 100;  // slower than this for so long ends a transfer
    long slowest_seconds = 10;
};

// The network through libcurl: HTTP/2 where offered, gzip and brotli, TLS 1.2 or later, always verified. It keeps no
// cookies, reads no netrc and decides nothing but what is safe to ask:
// - certificates are judged by chain, host and date. Where the date alone is wrong and the request says so, it is asked a
//   second time with no eye for the date and without Authorization;
// - https alone, http only where the request allows it;
// - redirects (at most 5) to the same host, never from https down to http;
// - no loopback, link-local, metadata or multicast address, looked at after the name is resolved; loopback and link-local
//   where the request allows them, or where it allows http and its own URL names this machine literally: that is a server
//   which the settings chose. A proxy is asked for no such address either, as far as the URL shows it.
class CurlTransport : public Transport {
public:
    explicit CurlTransport(CurlOptions options);
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    Result<Reply> fetch(const Request& request, std::stop_token stop) override;

private:
    class Session;
    CurlOptions options_;
    std::unique_ptr<Session> session_;  // from the first request on
};

}  // namespace chancery
