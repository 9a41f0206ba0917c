// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "device/curl_library.h"

namespace chancery::curl {

struct EasyEnd { void operator()(CURL* handle) const { lib().easy_cleanup(handle); } };
struct MultiEnd { void operator()(CURLM* handle) const { lib().multi_cleanup(handle); } };
struct UrlEnd { void operator()(CURLU* handle) const { lib().url_cleanup(handle); } };
struct ListEnd { void operator()(curl_slist* list) const { lib().slist_free_all(list); } };

using Easy = std::unique_ptr<CURL, EasyEnd>;
using Multi = std::unique_ptr<CURLM, MultiEnd>;
using Url = std::unique_ptr<CURLU, UrlEnd>;

// Request headers, as long as a transfer needs them.
class HeaderList {
public:
    // Lines that would break out of the header are left out: validators come back from the network.
    void add(const std::string& name, const std::string& value) {
        if (value.empty() || value.find_first_of(std::string("\r\n\0", 3)) != std::string::npos) return;
        const std::string line = name + ": " + value;
        if (curl_slist* longer = lib().slist_append(list_.get(), line.c_str())) {
            static_cast<void>(list_.release());
            list_.reset(longer);
        }
    }
    [[nodiscard]] curl_slist* get() const { return list_.get(); }

private:
    std::unique_ptr<curl_slist, ListEnd> list_;
};

}  // namespace chancery::curl
