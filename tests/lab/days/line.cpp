// SPDX-License-Identifier: EUPL-1.2
#include "line.h"

#include <algorithm>

namespace chancery::lab {
namespace {

Reply reply_of(int status, Bytes body = "", const std::string& type = "application/feed+json") {
    Reply reply;
    reply.status = status;
    reply.body = std::move(body);
    reply.content_type = type;
    return reply;
}

Bytes without_expiry(Bytes feed) {
    constexpr std::string_view key = "\"show_until\"";
    for (std::size_t at = feed.find(key); at != Bytes::npos; at = feed.find(key, at)) feed.replace(at, key.size(), "\"_show_until\"");
    return feed;
}

}  // namespace

void Line::change(std::size_t source) {
    const std::uint64_t dice = random_();
    weather_.at(source) = dice % 10 < 6 ? 0 : static_cast<int>(dice / 10 % kinds);
}

Result<Reply> Line::fetch(const Request& request, std::stop_token) {
    for (std::size_t i = 0; i < publishers_.size(); ++i)
        if (publishers_[i].url() == request.url) {
            auto reply = weather_[i] == 0 ? good(i, request) : bad(weather_[i], i);
            if (reply.ok()) reply->final_url = request.url;
            return reply;
        }
    return {ErrorKind::unreachable, "there is no such address"};
}

// The contract for an answer without any statement: it is asked for once more before it is obeyed.
bool Line::obeyed(std::size_t source) {
    const auto& says = publishers_[source].says();
    const bool words = std::any_of(says.begin(), says.end(), [](const Wording& wording) { return wording.flaw.empty(); });
    const bool obeyed = words || !had_words_[source] || emptied_[source];
    emptied_[source] = !obeyed;
    if (obeyed) had_words_[source] = words;
    return obeyed;
}

Result<Reply> Line::good(std::size_t source, const Request& request) {
    const Publisher& publisher = publishers_[source];
    Reply reply = reply_of(200, loses_expiry ? without_expiry(publisher.feed()) : publisher.feed());
    reply.etag = publisher.etag();
    if (request.etag == reply.etag) {
        reply = reply_of(304);
        emptied_[source] = false;
        oracle_.heard(source, publisher.says());
    } else if (obeyed(source)) {
        oracle_.heard(source, publisher.says());
    }
    return reply;
}

Result<Reply> Line::bad(int weather, std::size_t source) {
    const Bytes feed = publishers_[source].feed();
    switch (weather) {
        case 1: return {ErrorKind::unreachable, "cannot find the name: check DNS or the network"};
        case 2: return reply_of(200, "<!DOCTYPE html><html><title>Welcome</title><form>Room</form></html>", "text/html");
        case 3: return reply_of(500, "no", "text/plain");
        case 4: return reply_of(404, "no", "text/plain");
        case 5: return reply_of(429);
        case 6: return {ErrorKind::unreachable, "no answer in time"};
        case 7: return {ErrorKind::unreachable, "the certificate is for another name"};
        case 8: return reply_of(200, feed.substr(0, random_() % feed.size()));
        case 9: return reply_of(200, R"({"error":"try later"})");
        case 10: return reply_of(200, R"({"version":"https://jsonfeed.org/version/1.1","title":"T","title":"U","items":[]})");
        default: return reply_of(200, Bytes(1000, '\0'));
    }
}

}  // namespace chancery::lab
