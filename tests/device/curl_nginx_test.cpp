// SPDX-License-Identifier: EUPL-1.2
// The transport against a real server with real certificates.
#include <string>

#include "catch.h"
#include "device/curl_transport.h"
#include "fakes/web_server.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

CurlOptions options(const WebServer& server) {
    CurlOptions options;
    options.version = "test";
    options.ca_file = server.ca_file();
    options.allow_local = true;
    return options;
}

Request ask(const std::string& url) {
    Request request;
    request.url = url;
    request.max_bytes = 1 << 20;
    request.timeout = 10s;
    return request;
}

std::string refusal(CurlTransport& transport, const Request& request) {
    const auto reply = transport.fetch(request, {});
    return reply.ok() ? "status " + std::to_string(reply->status) : reply.error().message;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a feed comes over HTTP/2 with gzip, and unchanged it costs a 304") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    const std::string feed(5000, 'x');
    server.put("feed.json", feed);
    server.grow_old("feed.json");
    CurlTransport transport(options(server));
    Request request = ask(server.url("feed.json"));
    auto reply = transport.fetch(request, {});
    REQUIRE(reply.ok());
    CHECK(reply->status == 200);
    CHECK(reply->body == feed);
    CHECK(reply->content_type == "application/feed+json");
    CHECK(reply->final_url == request.url);
    REQUIRE_FALSE(reply->etag.empty());

    request.etag = reply->etag;
    reply = transport.fetch(request, {});
    REQUIRE(reply.ok());
    CHECK(reply->status == 304);
    CHECK(reply->body.empty());

    request.etag.clear();
    request.last_modified = reply->last_modified;
    CHECK(transport.fetch(request, {})->status == 304);
    CHECK(transport.fetch(ask(server.url("none.json")), {})->status == 404);
    CHECK(transport.fetch(ask(server.url("bad/moved")), {})->body == feed);
    CHECK(transport.fetch(ask(server.url("bad/busy")), {})->retry_after == Duration(120s));
}

TEST_CASE("a certificate that does not hold is refused with the reason") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlTransport transport(options(server));
    CHECK(has(refusal(transport, ask(server.url("feed.json", "wrong-name"))), "is for another name"));
    CHECK(has(refusal(transport, ask(server.url("feed.json", "expired"))), "has expired"));
    CHECK(has(refusal(transport, ask(server.url("feed.json", "not-yet"))), "not valid yet: is this device's clock right?"));
    CHECK(has(refusal(transport, ask(server.url("feed.json", "self-signed"))), "signed by no authority"));
    CurlOptions without_ca = options(server);
    without_ca.ca_file.clear();
    CurlTransport stranger(without_ca);
    CHECK(has(refusal(stranger, ask(server.url("feed.json"))), "signed by no authority"));
}

TEST_CASE("endless data ends at the limit, packed or not") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    CurlOptions impatient = options(server);
    impatient.slowest_seconds = 1;
    CurlTransport transport(impatient);
    CHECK(has(refusal(transport, ask(server.url("bad/big.bin"))), "larger than 1048576 bytes"));
    CHECK(has(refusal(transport, ask(server.url("bad/bomb.json"))), "larger than 1048576 bytes"));
    CHECK(has(refusal(transport, ask(server.url("bad/slow.bin"))), "too slowly"));
}

TEST_CASE("a redirect leads to no other host, no file, no metadata service and no circle") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    CurlTransport transport(options(server));
    CHECK(has(refusal(transport, ask(server.url("bad/other-host"))), "redirects to portal.example: another host"));
    CHECK(has(refusal(transport, ask(server.url("bad/to-file"))), "no web address"));
    CHECK(has(refusal(transport, ask(server.url("bad/to-metadata"))), "another host"));
    CHECK(has(refusal(transport, ask(server.url("bad/loop"))), "redirects more than 5 times"));
}

TEST_CASE("plain http and loopback are asked only where they are allowed") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlOptions strict = options(server);
    strict.allow_local = false;
    CurlTransport transport(strict);
    CHECK(has(refusal(transport, ask(server.url("feed.json"))), "must not be asked"));
    Request plain = ask(server.url("feed.json", "http"));
    CHECK(has(refusal(transport, plain), "http is not allowed"));
    plain.allow_http = true;  // the settings chose this machine's own server
    CHECK(transport.fetch(plain, {}).ok());
}

TEST_CASE("credentials and a client certificate open what is closed without them") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlTransport transport(options(server));
    Request locked = ask(server.url("bad/locked"));
    CHECK(transport.fetch(locked, {})->status == 401);
    locked.authorization = "Basic a2lvc2s6c2VjcmV0";  // kiosk:secret
    CHECK(transport.fetch(locked, {})->status == 200);

    CHECK(transport.fetch(ask(server.url("feed.json", "members")), {})->status == 400);
    CurlOptions member = options(server);
    member.client_certificate = server.file("good.pem");
    member.client_key = server.file("good.key");
    CurlTransport known(member);
    CHECK(known.fetch(ask(server.url("feed.json", "members")), {})->status == 200);
}

TEST_CASE("what is signed may come past the dates of a certificate, and past nothing else") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlTransport transport(options(server));
    const auto ask_signed = [&](const char* port) {
        Request request = ask(server.url("feed.json", port));
        request.ignore_dates = true;
        return refusal(transport, request);
    };
    CHECK(ask_signed("expired") == "status 200");
    CHECK(ask_signed("not-yet") == "status 200");
    CHECK(ask_signed("https") == "status 200");
    CHECK(has(ask_signed("wrong-name"), "is for another name"));
    CHECK(has(ask_signed("self-signed"), "signed by no authority"));
    CHECK(has(ask_signed("expired-wrong-name"), "is for another name"));
    CHECK(has(ask_signed("expired-self-signed"), "signed by no authority"));
    CHECK(has(ask_signed("expired-strange"), "signed by no authority"));
}

TEST_CASE("a connection made past the dates serves no other request") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlTransport transport(options(server));
    for (const char* port : {"expired", "not-yet"}) {
        Request request = ask(server.url("feed.json", port));
        request.ignore_dates = true;
        REQUIRE(refusal(transport, request) == "status 200");
        request.ignore_dates = false;
        CHECK(has(refusal(transport, request), "this device's clock right"));
    }
}

TEST_CASE("credentials are kept back where a certificate is out of date") {
    const WebServer server(CHANCERY_SOURCE_DIR);
    server.put("feed.json", "{}");
    CurlTransport transport(options(server));
    Request request = ask(server.url("bad/locked"));
    request.authorization = "Basic a2lvc2s6c2VjcmV0";  // kiosk:secret
    request.ignore_dates = true;
    CHECK(refusal(transport, request) == "status 200");
    request.url = server.url("bad/locked", "expired");
    CHECK(has(refusal(transport, request), "has expired"));
    request.url = server.url("bad/whose", "expired");
    const auto reply = transport.fetch(request, {});
    REQUIRE(reply.ok());
    CHECK(reply->body == "authorization: none");
    request.url = server.url("bad/whose");
    CHECK(transport.fetch(request, {})->body == "authorization: Basic a2lvc2s6c2VjcmV0");
}
