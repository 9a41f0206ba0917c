// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace chancery::curl {

// What is known about a transfer that failed.
struct Failure {
    CURLcode code = CURLE_OK;
    std::string host;     // with its port where the URL has one
    std::string detail;   // the library's own words, of this transfer
    long verdict = 0;     // OpenSSL's X509_V_… code on the certificate; 0 where it had no objection
    std::string proxy;
    std::string ca_file;
    Duration timeout{};
};

// The failure in words that a technician can act on.
Error explain(const Failure& failure);

}  // namespace chancery::curl
