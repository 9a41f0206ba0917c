// SPDX-License-Identifier: EUPL-1.2
// The transport against a server that breaks the rules.
#include <cstdlib>
#include <string>
#include <thread>

#include "catch.h"
#include "device/curl_transport.h"
#include "fakes/fault_server.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

CurlOptions quick() {
    CurlOptions options;
    options.version = "test";
    options.connect_timeout = 2s;
    return options;
}

Request ask(const FaultServer& server) {
    Request request;
    request.url = server.url();
    request.max_bytes = 100'000;
    request.timeout = 5s;
    request.allow_http = true;
    return request;
}

Result<Reply> fetch(const FaultServer::Script& script, Duration timeout = 5s, const CurlOptions& options = quick()) {
    const FaultServer server(script);
    CurlTransport transport(options);
    Request request = ask(server);
    request.timeout = timeout;
    return transport.fetch(request, {});
}

FaultServer::Script saying(const std::string& bytes) {
    return [bytes](Talk& talk) {
        talk.request();
        talk.send(bytes);
    };
}

ErrorKind kind_of(const std::string& bytes) {
    const auto reply = fetch(saying(bytes));
    INFO(bytes.substr(0, 80));
    REQUIRE_FALSE(reply.ok());
    return reply.error().kind;
}

}  // namespace

TEST_CASE("a body that was cut short is never a reply, whether its length was told or not") {
    CHECK(kind_of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":") == ErrorKind::unreachable);
    CHECK(kind_of("HTTP/1.1 200 OK\r\n\r\n{\"half\":") == ErrorKind::unreachable);
    CHECK(kind_of("HTTP/1.0 200 OK\r\n\r\n{\"half\":") == ErrorKind::unreachable);
    CHECK(kind_of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n") == ErrorKind::unreachable);
    CHECK(kind_of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"half\":") == ErrorKind::unreachable);
}

TEST_CASE("headers that are broken, endless or none at all are an error, not a reply") {
    CHECK(kind_of("") == ErrorKind::unreachable);
    CHECK(kind_of("HTTP/1.1 200 OK\r\nContent-Le") == ErrorKind::unreachable);
    CHECK(kind_of("SSH-2.0-OpenSSH_9.2\r\n") == ErrorKind::corrupt);
    std::string flood = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 3000; ++i) flood += "X-Flood: " + std::string(40, 'x') + "\r\n";
    CHECK(kind_of(flood + "Content-Length: 2\r\n\r\n{}") == ErrorKind::refused);
}

TEST_CASE("endless chunks end at the limit") {
    const auto reply = fetch([](Talk& talk) {
        talk.request();
        talk.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (talk.send("400\r\n" + std::string(1024, 'x') + "\r\n")) {}
    });
    REQUIRE_FALSE(reply.ok());
    CHECK(reply.error().kind == ErrorKind::refused);
}

TEST_CASE("a reset in the middle is an error") {
    const auto reply = fetch([](Talk& talk) {
        talk.request();
        talk.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        talk.pause(50ms);
        talk.reset();
    });
    REQUIRE_FALSE(reply.ok());
    CHECK(reply.error().message.find("broke off") != std::string::npos);
}

TEST_CASE("what was changed in the second it came keeps no name, since another change could go by the same one") {
    for (const auto& [changed, named] : {std::pair("08:49:35", true), {"08:49:36", false}, {"08:49:37", false}, {"08:49:38", false}, {"08:49:39", true}}) {
        const auto reply = fetch(saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nETag: \"a-2\"\r\n"
                                        "Last-Modified: Sun, 06 Nov 1994 " + std::string(changed) + " GMT\r\n\r\n{}"));
        INFO(changed);
        REQUIRE(reply.ok());
        CHECK(reply->etag.empty() != named);
        CHECK(reply->last_modified.empty() != named);
    }
}

TEST_CASE("compression that is damaged is an error") {
    CHECK(kind_of("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip") == ErrorKind::corrupt);
    CHECK(kind_of("HTTP/1.1 200 OK\r\nContent-Encoding: exotic\r\nContent-Length: 2\r\n\r\n{}") == ErrorKind::corrupt);
}

TEST_CASE("a server that says nothing or drips ends in time") {
    const auto silent = fetch([](Talk& talk) { talk.pause(10s); }, 300ms);
    REQUIRE_FALSE(silent.ok());
    CHECK(silent.error().kind == ErrorKind::unreachable);
    CurlOptions impatient = quick();
    impatient.slowest_seconds = 1;
    const auto drip = fetch(
        [](Talk& talk) {
            talk.request();
            talk.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (talk.send("x")) talk.pause(50ms);
        },
        20s, impatient);
    REQUIRE_FALSE(drip.ok());
    CHECK(drip.error().message.find("too slowly") != std::string::npos);
}

TEST_CASE("a stop ends a fetch within a tenth of a second") {
    const FaultServer server([](Talk& talk) { talk.pause(20s); });
    CurlTransport transport(quick());
    Request request = ask(server);
    request.timeout = 20s;
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    const std::jthread stopper([&] {
        while (server.connections() == 0) std::this_thread::yield();
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    CHECK_FALSE(transport.fetch(request, stop.get_token()).ok());
    CHECK(std::chrono::steady_clock::now() - asked < 100ms);
}

TEST_CASE("a broken transfer goes on where it ended, and only on the same version") {
    int turn = 0;
    std::string second_request;
    const FaultServer server([&](Talk& talk) {
        const std::string request = talk.request();
        if (turn++ == 0) {
            talk.send("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 10\r\n\r\n01234");
        } else if (turn == 2) {
            second_request = request;
            talk.send("HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 5-9/10\r\n"
                      "Content-Length: 5\r\n\r\n56789");
        } else {
            talk.send("HTTP/1.1 206 Partial Content\r\nETag: \"v2\"\r\nContent-Range: bytes 5-9/10\r\n"
                      "Content-Length: 5\r\n\r\nwrong");
        }
    });
    CurlTransport transport(quick());
    Request request = ask(server);
    Partial partial;
    request.partial = &partial;
    CHECK_FALSE(transport.fetch(request, {}).ok());
    CHECK(partial.bytes == "01234");
    const Partial kept = partial;

    const auto whole = transport.fetch(request, {});
    REQUIRE(whole.ok());
    CHECK(whole->status == 200);
    CHECK(whole->body == "0123456789");
    CHECK(second_request.find("Range: bytes=5-\r\n") != std::string::npos);
    CHECK(second_request.find("If-Range: \"v1\"\r\n") != std::string::npos);
    CHECK(partial.bytes.empty());

    partial = kept;
    CHECK_FALSE(transport.fetch(request, {}).ok());
    CHECK(partial.bytes.empty());
}

TEST_CASE("a request says who asks, and nothing that could break out of its line") {
    std::string head;
    const FaultServer server([&](Talk& talk) {
        head = talk.request();
        talk.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    });
    CurlTransport transport(quick());
    Request request = ask(server);
    request.accept = "application/feed+json";
    request.etag = "\"x\"\r\nX-Forged: yes";
    request.authorization = "Basic c2VjcmV0";  // not over plain http
    CHECK(transport.fetch(request, {}).ok());
    CHECK(head.find("User-Agent: Chancery/test\r\n") != std::string::npos);
    CHECK(head.find("Accept: application/feed+json\r\n") != std::string::npos);
    CHECK(head.find("Forged") == std::string::npos);
    CHECK(head.find("Basic") == std::string::npos);
    CHECK(head.find("Cookie") == std::string::npos);
}

TEST_CASE("a name that does not exist and a port where nobody listens are told apart") {
    CurlTransport transport(quick());
    Request request;
    request.url = "https://feed.invalid/feed.json";
    request.timeout = 5s;
    CHECK(transport.fetch(request, {}).error().message ==
          "cannot find the name feed.invalid: check DNS or the network");
    int port = 0;
    { port = FaultServer([](Talk&) {}).port(); }
    request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
    request.allow_http = true;
    CHECK(transport.fetch(request, {}).error().message.find("no connection to 127.0.0.1:") == 0);
}

TEST_CASE("a proxy is used where the settings name one, and never because the environment does") {
    std::string head;
    const FaultServer proxy([&](Talk& talk) {
        head = talk.request();
        talk.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    });
    Request request;
    request.url = "http://feed.invalid/feed.json";
    request.max_bytes = 1000;
    request.timeout = 5s;
    request.allow_http = true;
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    CurlTransport direct(quick());
    CHECK_FALSE(direct.fetch(request, {}).ok());
    ::unsetenv("http_proxy");
    CHECK(proxy.connections() == 0);

    CurlOptions options = quick();
    options.proxy = proxy.url();
    CurlTransport transport(options);
    CHECK(transport.fetch(request, {}).ok());
    CHECK(head.starts_with("GET http://feed.invalid/feed.json HTTP/1.1"));
}

TEST_CASE("the proxy's password goes to the proxy when it asks, and no further") {
    std::vector<std::string> heads;
    const FaultServer proxy([&](Talk& talk) {
        heads.push_back(talk.request());
        if (heads.back().find("Proxy-Authorization: Basic a2lvc2s6c2VjcmV0") == std::string::npos)
            talk.send("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else talk.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    });
    CurlOptions options = quick();
    options.proxy = proxy.url();
    options.proxy_credentials = "kiosk:secret";
    CurlTransport transport(options);
    Request request;
    request.url = "http://feed.invalid/feed.json";
    request.max_bytes = 1000;
    request.timeout = 5s;
    request.allow_http = true;
    const auto reply = transport.fetch(request, {});
    REQUIRE(reply.ok());
    CHECK(reply->status == 200);
    REQUIRE(heads.size() == 2);
    CHECK(heads[0].find("Authorization") == std::string::npos);
    CHECK(heads[1].find("\nAuthorization") == std::string::npos);
}
