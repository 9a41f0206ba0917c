// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <curl/curl.h>

// The dates of TLS certificates, apart from everything else about them: a device without a clock battery starts in 1970,
// and then no certificate is valid yet.
namespace chancery::curl {

// Whether OpenSSL's X509_V_ERR_… code on a certificate objects to its dates. It stops at the first objection, so others may
// stand behind this one: only a second try tells.
bool objects_to_dates(long verdict);

// Lets this one transfer take certificates whose time has not come or is over. The chain up to a trusted authority and the
// host's name are checked as ever (X509_V_FLAG_NO_CHECK_TIME, X509_VERIFY_PARAM_set_flags(3ssl)). Neither its connection
// nor its TLS session is used again: the next transfer would inherit a check that was not made. False where this curl
// cannot do it: then the transfer must not be tried.
bool ignore_dates(CURL* easy);

}  // namespace chancery::curl
