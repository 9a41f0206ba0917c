// SPDX-License-Identifier: EUPL-1.2
#include "fakes/scripted_transport.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

TEST_CASE("the scripted network serves, says 304, and knows no other address") {
    ScriptedTransport network;
    network.serve("https://a.example/feed", "{}");
    Request request;
    request.url = "https://a.example/feed";
    request.max_bytes = 10;
    const auto first = network.fetch(request, {});
    CHECK(first->body == "{}");
    request.etag = first->etag;
    CHECK(network.fetch(request, {})->status == 304);
    network.serve("https://a.example/feed", "[]");
    CHECK(network.fetch(request, {})->body == "[]");
    request.url = "https://b.example/";
    CHECK(network.fetch(request, {}).error().kind == ErrorKind::unreachable);
    CHECK(network.times_asked("https://a.example/feed") == 3);
}

TEST_CASE("the scripted network fails as networks do") {
    ScriptedTransport network;
    ManualClock clock;
    Request request;
    request.url = "https://a.example/";
    request.max_bytes = 10;
    request.timeout = 5s;
    network.serve(request.url, "larger than ten bytes");
    CHECK(network.fetch(request, {}).error().kind == ErrorKind::refused);
    network.serve(request.url, "{}");
    network.unplug();
    CHECK_FALSE(network.fetch(request, {}).ok());
    network.unplug(false);
    network.take_time(clock, 6s);
    CHECK_FALSE(network.fetch(request, {}).ok());
    CHECK(clock.read().monotonic == Moment(5s));
    network.take_time(clock, 1s);
    CHECK(network.fetch(request, {}).ok());
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(network.fetch(request, stop.get_token()).ok());
    network.answer(request.url, answers::busy(30s));
    CHECK(network.fetch(request, {})->retry_after == Duration(30s));
}
