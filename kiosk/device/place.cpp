// SPDX-License-Identifier: EUPL-1.2
#include "device/place.h"

#include <algorithm>
#include <optional>

#include "device/curl_handles.h"

namespace chancery {
namespace {

using curl::lib;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (lib().url_get(url, which, &text, flags) != CURLUE_OK) return "";
    std::string copy = text;
    lib().free(text);
    return copy;
}

std::optional<Place> place_of(const std::string& address) {
    const curl::Url url(lib().url());
    if (!url || lib().url_set(url.get(), CURLUPART_URL, address.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return std::nullopt;
    Place place{part(url.get(), CURLUPART_SCHEME), part(url.get(), CURLUPART_HOST),
                part(url.get(), CURLUPART_PORT, CURLU_NO_DEFAULT_PORT), !part(url.get(), CURLUPART_USER).empty()};
    std::transform(place.host.begin(), place.host.end(), place.host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return place;
}

Error refused(std::string message) { return {ErrorKind::refused, std::move(message)}; }

}  // namespace

Result<Place> place_to_ask(const std::string& address, bool allow_http) {
    const auto place = place_of(address);
    if (!place) return refused("not an address: " + address.substr(0, 200));
    if (place->scheme == "http" && !allow_http)
        return refused("http is not allowed for " + place->host + ": use https, or allow it in the settings");
    if (place->scheme != "http" && place->scheme != "https")
        return refused("only https is asked, not " + place->scheme + ":");
    if (place->credentials) return refused("the address of " + place->host + " holds a password: use a credentials file");
    return *place;
}

Result<Place> place_to_follow(const std::string& address, const Place& from, bool allow_http) {
    const auto to = place_of(address);
    if (!to || (to->scheme != "https" && to->scheme != "http"))
        return refused(from.host + " redirects to something that is no web address");
    if (to->host != from.host)
        return refused(from.host + " redirects to " + to->host.substr(0, 200) +
                       ": another host (a captive portal?); if it moved, change the settings");
    if (to->scheme == "http" && from.scheme == "https")
        return refused(from.host + " redirects from https down to http");
    return place_to_ask(address, allow_http);
}

}  // namespace chancery
