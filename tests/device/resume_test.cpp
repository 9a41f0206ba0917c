// SPDX-License-Identifier: EUPL-1.2
// The collector with the real transport: a picture whose transfer breaks off again and again.
#include <mutex>
#include <vector>

#include "catch.h"
#include "device/curl_transport.h"
#include "fakes/fault_server.h"
#include "source/kit.h"

using namespace chancery;
using namespace std::chrono_literals;
using namespace chancery::kit;

namespace {

std::string head(int status, const std::string& more, std::size_t length) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nETag: \"v1\"\r\n" + more + "Content-Length: " + std::to_string(length) +
           "\r\nConnection: close\r\n\r\n";
}

// The position that a request wants to go on from; nothing: it wants it all.
std::size_t wanted_from(const std::string& request) {
    const auto range = request.find("Range: bytes=");
    return range == std::string::npos ? 0 : std::stoul(request.substr(range + 13));
}

}  // namespace

TEST_CASE("a picture that breaks off is gone on with where it ended, and no byte of it is asked for twice") {
    const Bytes picture = png_of(200, 100, 50);
    const std::size_t piece = picture.size() / 4 + 1;
    Bytes feed;
    std::mutex mutex;
    std::vector<std::size_t> asked_from;
    std::string last_request;
    const FaultServer server([&](Talk& talk) {
        const std::string& request = talk.request();
        const std::scoped_lock lock(mutex);
        if (request.find(".png") == std::string::npos) {
            talk.send(head(200, "", feed.size()) + feed);
            return;
        }
        const std::size_t from = wanted_from(request);
        asked_from.push_back(from);
        last_request = request;
        const std::string part = picture.substr(from, piece);
        const std::string where = "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(picture.size() - 1) + "/" +
                                  std::to_string(picture.size()) + "\r\n";
        talk.send(head(from == 0 ? 200 : 206, from == 0 ? "" : where, picture.size() - from) + part);
    });
    feed = feed_of({{"1", "Words", server.url("/p.png")}});

    Rig rig;
    CurlTransport transport{CurlOptions{}};
    CollectorPorts ports{transport, rig.archive, rig.clock, [](const Edition&) { return Status{}; },
                         [&](Bulletin bulletin) { rig.offered.push_back(std::move(bulletin)); },
                         [&](std::string note) { rig.notes.push_back(std::move(note)); }};
    Source source = kit::source("m", server.url("/feed.json"));
    source.allow_http = true;
    Collector collector({source}, {64, 36}, std::move(ports), std::nullopt);
    for (int round = 0; round < 8 && (rig.offered.empty() || !rig.has_picture(0)); ++round) rig.round(collector);
    REQUIRE(rig.has_picture(0));
    REQUIRE(asked_from.size() == 4);
    for (std::size_t i = 0; i < asked_from.size(); ++i) CHECK(asked_from[i] == i * piece);
    CHECK(last_request.find("If-Range: \"v1\"") != std::string::npos);
}

TEST_CASE("however often it breaks off, of a picture no more is taken than was asked for") {
    const FaultServer server([](Talk& talk) {
        const std::size_t from = wanted_from(talk.request());
        const std::string where = "Content-Range: bytes " + std::to_string(from) + "-99999/100000\r\n";
        talk.send(head(from == 0 ? 200 : 206, from == 0 ? "" : where, 100'000 - from) + std::string(600, 'x'));
    });
    CurlTransport transport{CurlOptions{}};
    Partial partial;
    Request request;
    request.url = server.url("/p.png");
    request.allow_http = true;
    request.max_bytes = 1000;
    request.timeout = 10s;
    request.partial = &partial;
    CHECK_FALSE(transport.fetch(request, {}).ok());
    REQUIRE(partial.bytes.size() == 600);
    const auto more = transport.fetch(request, {});
    REQUIRE_FALSE(more.ok());
    CHECK(more.error().message.find("is larger than 1000 bytes") != std::string::npos);
    CHECK(partial.bytes.empty());
}
