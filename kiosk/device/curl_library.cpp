// SPDX-License-Identifier: EUPL-1.2
#include "device/curl_library.h"

#include <dlfcn.h>

#include <memory>

#include "base/shared_library.h"

namespace chancery::curl {
namespace {

// The names that their interfaces go by: unchanged in every Debian from 12 on.
constexpr const char* curl_name = "libcurl.so.4";
constexpr const char* tls_name = "libssl.so.3";  // it finds those of libcrypto, too

std::unique_ptr<const Library> load() {
    void* const curl = dlopen(curl_name, RTLD_LAZY | RTLD_LOCAL);
    void* const tls = curl ? dlopen(tls_name, RTLD_LAZY | RTLD_LOCAL) : nullptr;
    if (!tls) return nullptr;
    auto found = std::make_unique<Library>();
    const bool all = find(curl, "curl_easy_cleanup", found->easy_cleanup) &&
                     find(curl, "curl_easy_getinfo", found->easy_getinfo) && find(curl, "curl_easy_init", found->easy_init) &&
                     find(curl, "curl_easy_setopt", found->easy_setopt) &&
                     find(curl, "curl_easy_strerror", found->easy_strerror) && find(curl, "curl_free", found->free) &&
                     find(curl, "curl_getdate", found->getdate) &&
                     find(curl, "curl_multi_add_handle", found->multi_add_handle) &&
                     find(curl, "curl_multi_cleanup", found->multi_cleanup) &&
                     find(curl, "curl_multi_info_read", found->multi_info_read) &&
                     find(curl, "curl_multi_init", found->multi_init) &&
                     find(curl, "curl_multi_perform", found->multi_perform) &&
                     find(curl, "curl_multi_poll", found->multi_poll) &&
                     find(curl, "curl_multi_remove_handle", found->multi_remove_handle) &&
                     find(curl, "curl_multi_setopt", found->multi_setopt) &&
                     find(curl, "curl_multi_wakeup", found->multi_wakeup) &&
                     find(curl, "curl_slist_append", found->slist_append) &&
                     find(curl, "curl_slist_free_all", found->slist_free_all) && find(curl, "curl_url", found->url) &&
                     find(curl, "curl_url_cleanup", found->url_cleanup) && find(curl, "curl_url_get", found->url_get) &&
                     find(curl, "curl_url_set", found->url_set) && find(tls, "SSL_CTX_get0_param", found->ctx_get0_param) &&
                     find(tls, "X509_VERIFY_PARAM_set_flags", found->verify_param_set_flags);
    decltype(&curl_global_init) begin = nullptr;
    if (!all || !find(curl, "curl_global_init", begin) || begin(CURL_GLOBAL_DEFAULT) != CURLE_OK) return nullptr;
    return found;
}

}  // namespace

const Library* library() {
    static const std::unique_ptr<const Library> loaded = load();
    return loaded.get();
}

}  // namespace chancery::curl
