// SPDX-License-Identifier: EUPL-1.2
#include "device/certificate_dates.h"

#include <openssl/x509_vfy.h>

#include "device/curl_library.h"

namespace chancery::curl {
namespace {

CURLcode on_context(CURL*, void* context, void*) {
    X509_VERIFY_PARAM* const rules = lib().ctx_get0_param(static_cast<SSL_CTX*>(context));
    return lib().verify_param_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME) == 1 ? CURLE_OK : CURLE_SSL_CERTPROBLEM;
}

}  // namespace

bool objects_to_dates(long verdict) {
    return verdict == X509_V_ERR_CERT_NOT_YET_VALID || verdict == X509_V_ERR_CERT_HAS_EXPIRED;
}

bool ignore_dates(CURL* easy) {
    lib().easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    lib().easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    lib().easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    return lib().easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, on_context) == CURLE_OK;
}

}  // namespace chancery::curl
