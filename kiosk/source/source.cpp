// SPDX-License-Identifier: EUPL-1.2
#include "source/source.h"

#include <algorithm>

namespace chancery {

std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) return "";
    const auto begin = scheme + 3;
    std::string host = url.substr(begin, url.find_first_of("/?#", begin) - begin);
    // Two readers could disagree about these: then the host is nobody's.
    if (host.find_first_of("@\\% \t\r\n") != std::string::npos) return "";
    const auto bracket = host.find(']');
    host = host.substr(0, host.find(':', bracket == std::string::npos ? 0 : bracket));
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return host;
}

Request request_to(const Source& source, const std::string& url) {
    Request request;
    request.url = url;
    request.allow_http = source.allow_http;
    request.allow_local = source.allow_local;
    request.allow_file = is_file(source);
    request.authorization = source.authorization;
    return request;
}

bool is_file(const Source& source) { return source.url.starts_with("file://"); }

bool lies_beside(const std::string& url, const Source& source) {
    return is_file(source) && url.starts_with(source.url.substr(0, source.url.rfind('/') + 1)) && url.find("..") == std::string::npos;
}

}  // namespace chancery
