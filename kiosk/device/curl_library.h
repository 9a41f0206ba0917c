// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <curl/curl.h>
#include <openssl/ssl.h>

namespace chancery::curl {

// The functions of libcurl, and of the OpenSSL that it brings, named as there but for their first word. With both come
// Kerberos, LDAP, SSH and more, two dozen libraries in all; they are loaded by whoever asks the network first, and the
// first page does not wait for them.
struct Library {
    decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
    decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
    decltype(&curl_easy_init) easy_init = nullptr;
    decltype(&curl_easy_setopt) easy_setopt = nullptr;
    decltype(&curl_easy_strerror) easy_strerror = nullptr;
    decltype(&curl_free) free = nullptr;
    decltype(&curl_getdate) getdate = nullptr;
    decltype(&curl_multi_add_handle) multi_add_handle = nullptr;
    decltype(&curl_multi_cleanup) multi_cleanup = nullptr;
    decltype(&curl_multi_info_read) multi_info_read = nullptr;
    decltype(&curl_multi_init) multi_init = nullptr;
    decltype(&curl_multi_perform) multi_perform = nullptr;
    decltype(&curl_multi_poll) multi_poll = nullptr;
    decltype(&curl_multi_remove_handle) multi_remove_handle = nullptr;
    decltype(&curl_multi_setopt) multi_setopt = nullptr;
    decltype(&curl_multi_wakeup) multi_wakeup = nullptr;
    decltype(&curl_slist_append) slist_append = nullptr;
    decltype(&curl_slist_free_all) slist_free_all = nullptr;
    decltype(&curl_url) url = nullptr;
    decltype(&curl_url_cleanup) url_cleanup = nullptr;
    decltype(&curl_url_get) url_get = nullptr;
    decltype(&curl_url_set) url_set = nullptr;
    decltype(&SSL_CTX_get0_param) ctx_get0_param = nullptr;
    decltype(&X509_VERIFY_PARAM_set_flags) verify_param_set_flags = nullptr;
};

// Null where it is not installed. Loaded and begun once, until the process ends. Any thread.
const Library* library();
// Where it is known to be there.
inline const Library& lib() { return *library(); }

}  // namespace chancery::curl
