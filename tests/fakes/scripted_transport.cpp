// SPDX-License-Identifier: EUPL-1.2
#include "fakes/scripted_transport.h"

#include <algorithm>

#include "base/digest.h"

namespace chancery {
namespace {

Reply reply_with(int status, const Bytes& body = "", const std::string& content_type = "") {
    Reply reply;
    reply.status = status;
    reply.body = body;
    reply.content_type = content_type;
    return reply;
}

ScriptedTransport::Answer error(const std::string& message) {
    return [message](const Request&) { return Result<Reply>(ErrorKind::unreachable, message); };
}

}  // namespace

void ScriptedTransport::serve(const std::string& url, const Bytes& body, const std::string& content_type) {
    answers_[url] = [=](const Request& request) -> Result<Reply> {
        const std::string etag = '"' + sha256(body).hex() + '"';
        Reply reply = request.etag == etag ? reply_with(304) : reply_with(200, body, content_type);
        reply.etag = etag;
        return reply;
    };
}

void ScriptedTransport::take_time(ManualClock& clock, Duration time) {
    clock_ = &clock;
    time_ = time;
}

std::size_t ScriptedTransport::times_asked(const std::string& url) const {
    return static_cast<std::size_t>(
        std::count_if(asked.begin(), asked.end(), [&](const Request& request) { return request.url == url; }));
}

Result<Reply> ScriptedTransport::fetch(const Request& request, std::stop_token stop) {
    asked.push_back(request);
    if (stop.stop_requested()) return {ErrorKind::unreachable, "stopped"};
    if (clock_) clock_->pass(std::min(time_, request.timeout));
    if (clock_ && time_ > request.timeout) return answers::timeout()(request);
    const auto found = answers_.find(request.url);
    if (unplugged_ || found == answers_.end())
        return {ErrorKind::unreachable, "cannot find the name: check DNS or the network"};
    auto reply = found->second(request);
    if (reply.ok() && reply->body.size() > request.max_bytes)
        return {ErrorKind::refused, "the reply is larger than " + std::to_string(request.max_bytes) + " bytes"};
    if (reply.ok()) reply->final_url = request.url;
    return reply;
}

namespace answers {

ScriptedTransport::Answer status(int status) {
    return [=](const Request&) { return Result<Reply>(reply_with(status, "no", "text/plain")); };
}

ScriptedTransport::Answer busy(Duration retry_after) {
    return [=](const Request&) {
        Reply reply = reply_with(429);
        reply.retry_after = retry_after;
        return Result<Reply>(reply);
    };
}

ScriptedTransport::Answer captive_portal() {
    return body("<!DOCTYPE html><html><title>Welcome</title><form>Room number</form></html>", "text/html");
}

ScriptedTransport::Answer wrong_certificate() { return error("the certificate is for another name"); }

ScriptedTransport::Answer timeout() { return error("no answer in time"); }

ScriptedTransport::Answer half_a_body() { return error("broke off before the reply was whole"); }

ScriptedTransport::Answer body(const Bytes& body, const std::string& content_type) {
    return [=](const Request&) { return Result<Reply>(reply_with(200, body, content_type)); };
}

}  // namespace answers

}  // namespace chancery
