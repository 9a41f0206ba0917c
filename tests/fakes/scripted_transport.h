// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "fakes/manual_clock.h"
#include "source/transport.h"

namespace chancery {

// A network that exists only as a script: each address has an answer, and all others do not exist. What a Transport
// promises, it keeps: no body is larger than asked for, and a stop ends everything.
class ScriptedTransport final : public Transport {
public:
    using Answer = std::function<Result<Reply>(const Request&)>;

    // Serves a document as a good server does: with an entity tag made of its bytes, and 304 where the client has it.
    void serve(const std::string& url, const Bytes& body, const std::string& content_type = "application/feed+json");
    // Answers in this way from now on.
    void answer(const std::string& url, Answer answer) { answers_[url] = std::move(answer); }
    // No network at all, until it is back.
    void unplug(bool unplugged = true) { unplugged_ = unplugged; }

    // Each request takes this long on this clock; a request with less patience ends in a timeout.
    void take_time(ManualClock& clock, Duration time);

    // Every request so far, in order.
    std::vector<Request> asked;
    [[nodiscard]] std::size_t times_asked(const std::string& url) const;

    Result<Reply> fetch(const Request& request, std::stop_token stop) override;

private:
    std::map<std::string, Answer> answers_;
    bool unplugged_ = false;
    ManualClock* clock_ = nullptr;
    Duration time_{};
};

// Answers that go wrong, as networks do.
namespace answers {

ScriptedTransport::Answer status(int status);
ScriptedTransport::Answer busy(Duration retry_after);  // 429
ScriptedTransport::Answer captive_portal();            // 200 and a web page
ScriptedTransport::Answer wrong_certificate();
ScriptedTransport::Answer timeout();
ScriptedTransport::Answer half_a_body();
ScriptedTransport::Answer body(const Bytes& body, const std::string& content_type);  // without an entity tag

}  // namespace answers

}  // namespace chancery
