// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <string>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "device/place.h"
#include "device/reply_headers.h"
#include "source/transport.h"

// What one exchange with a server gathers, and what is made of it when it is over.
namespace chancery::curl {

// One request to one address while it runs: what the callbacks write to.
struct Exchange {
    const Request* request = nullptr;
    std::string url;
    Place place;
    Duration timeout{};
    bool local_allowed = false;
    bool proxied = false;
    bool dates_ignored = false;
    std::size_t beginning = 0;  // bytes that an earlier try brought and that were not asked for again

    ReplyHeaders headers;
    Bytes body;
    std::size_t header_bytes = 0;
    bool body_too_large = false;
    bool headers_too_large = false;
    std::string refused_address;
    std::array<char, CURL_ERROR_SIZE> detail{};

    long status = 0;
    long version = 0;
    bool failed_for_dates = false;
    std::string redirect;
    Duration taken{};
};

// Callbacks of libcurl (CURLOPT_HEADERFUNCTION, CURLOPT_WRITEFUNCTION); their context is an Exchange.
std::size_t on_header(char* data, std::size_t, std::size_t size, void* context);
std::size_t on_body(char* data, std::size_t, std::size_t size, void* context);

// What OpenSSL said of the server's certificate (X509_V_…).
long verdict_of(CURL* easy);

// Takes from the handle what is known once the transfer is over.
void read_outcome(CURL* easy, Exchange& exchange);
// Why the transfer is not to be believed, in words a technician can act on; `proxy` and `ca_file` as the settings say.
Status failure(CURL* easy, CURLcode code, const Exchange& exchange, const std::string& proxy, const std::string& ca_file);
// What a broken transfer brought is worth keeping where the rest can be asked for later without mixing two versions.
void keep_partial(Exchange& exchange, CURLcode code);
// Puts the reply together, with the bytes of an earlier try where the server went on after them.
Result<Reply> conclude(Exchange& exchange);

}  // namespace chancery::curl
