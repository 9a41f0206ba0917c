// SPDX-License-Identifier: EUPL-1.2
// Which addresses may be asked, and what reply headers mean.
#include <arpa/inet.h>

#include <cstring>

#include "catch.h"
#include "device/address_rule.h"
#include "device/curl_transport.h"
#include "device/reply_headers.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

Reach reach(const char* text) {
    sockaddr_storage storage{};
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (::inet_pton(AF_INET, text, &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        std::memcpy(&storage, &four, sizeof four);
    } else {
        REQUIRE(::inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
        six.sin6_family = AF_INET6;
        std::memcpy(&storage, &six, sizeof six);
    }
    return reach_of(reinterpret_cast<const sockaddr&>(storage));
}

std::string judged(const char* text, Reach verdict) { return text + std::string(" ") + std::to_string(static_cast<int>(verdict)); }
std::string judged(const char* text) { return judged(text, reach(text)); }

Reply read(std::initializer_list<const char*> lines) {
    ReplyHeaders headers;
    for (const char* line : lines) headers.line(line);
    return headers.reply();
}

}  // namespace

TEST_CASE("addresses of this machine, its link and cloud metadata are told from the network") {
    for (const char* here : {"127.0.0.1", "127.255.0.9", "0.0.0.0", "0.1.2.3", "::1", "::", "::ffff:127.0.0.1",
                             "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"})
        CHECK(judged(here) == judged(here, Reach::loopback));
    for (const char* near : {"169.254.0.1", "169.254.169.253", "fe80::1", "febf::1", "::ffff:169.254.0.1"})
        CHECK(judged(near) == judged(near, Reach::link));
    for (const char* odd : {"169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "ff02::1", "192.0.0.192",
                            "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "fd00:ec2::254", "100.100.100.200"})
        CHECK(judged(odd) == judged(odd, Reach::special));
    for (const char* out : {"192.0.2.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "2001:db8::1", "fd12:3456::1", "128.0.0.1"})
        CHECK(judged(out) == judged(out, Reach::network));
    CHECK(names_loopback("localhost"));
    CHECK(names_loopback("127.0.0.1"));
    CHECK(names_loopback("[::1]"));
    CHECK_FALSE(names_loopback("127.0.0.1.example.org"));
    CHECK_FALSE(names_loopback("localhost.example.org"));
}

TEST_CASE("what is allowed to be near may not be a metadata service, and a proxy is asked for neither") {
    CHECK(reach_of_host("[::1]") == Reach::loopback);
    CHECK(reach_of_host("localhost") == Reach::loopback);
    CHECK(reach_of_host("169.254.1.1") == Reach::link);
    CHECK(reach_of_host("[fe80::1]") == Reach::link);
    CHECK(reach_of_host("[::ffff:169.254.169.254]") == Reach::special);
    CHECK(reach_of_host("mfa.example") == Reach::network);
    CHECK(reach_of_host("[") == Reach::network);
    CurlOptions options;
    options.connect_timeout = 1s;
    CurlTransport direct(options);
    Request request;
    request.allow_local = true;
    request.max_bytes = 1000;
    request.timeout = 1s;
    for (const char* url : {"https://169.254.169.254/", "https://[::ffff:169.254.169.254]/", "https://[fd00:ec2::254]/"}) {
        request.url = url;
        CHECK(direct.fetch(request, {}).error().kind == ErrorKind::refused);
    }
    request.url = "https://127.0.0.1:1/";
    CHECK(direct.fetch(request, {}).error().kind == ErrorKind::unreachable);

    options.proxy = "http://127.0.0.1:1";
    CurlTransport behind_proxy(options);
    request.allow_local = false;
    for (const char* url : {"https://169.254.169.254/", "https://127.0.0.1/", "https://2130706433/", "https://localhost/", "https://[::1]/"}) {
        request.url = url;
        INFO(url);
        CHECK(behind_proxy.fetch(request, {}).error().kind == ErrorKind::refused);
    }
    request.url = "https://mfa.example/";
    CHECK(behind_proxy.fetch(request, {}).error().message.find("the proxy") != std::string::npos);
}

TEST_CASE("no spelling of a forbidden address gets a connection") {
    CurlOptions options;
    options.connect_timeout = 1s;
    CurlTransport transport(options);
    for (const char* url :
         {"https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/",
          "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://localhost/", "https://0/", "https://0.0.0.0/",
          "https://169.254.169.254/latest/meta-data/", "https://[fe80::1]/", "https://[fd00:ec2::254]/",
          "https://224.0.0.1/", "https://255.255.255.255/", "https://100.100.100.200/", "https://[::]/",
          "http://127.0.0.1/", "http://feed.example/", "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
          "dict://127.0.0.1/", "https://user:secret@feed.example/", "javascript:alert(1)", "", "https://", "//x", "feed.json",
          "smb://127.0.0.1/", "https://exa mple/", "data:text/html,x"}) {
        Request request;
        request.url = url;
        request.max_bytes = 1000;
        request.timeout = 2s;
        const auto reply = transport.fetch(request, {});
        INFO(url);
        REQUIRE_FALSE(reply.ok());
        INFO(reply.error().message);
        CHECK(reply.error().kind == ErrorKind::refused);
    }
}

TEST_CASE("freshness and patience are read from the headers of the last reply alone") {
    CHECK(read({"HTTP/1.1 200 OK", "Cache-Control: public, max-age=600", "Age: 100"}).max_age == Duration(500s));
    CHECK(read({"Cache-Control: max-age=600, no-cache"}).max_age == Duration(0));
    CHECK(read({"Cache-Control: no-store", "Cache-Control: max-age=60"}).max_age == Duration(0));
    CHECK(read({"Cache-Control: max-age=99999999999999999999"}).max_age == Duration(315'360'000s));
    CHECK_FALSE(read({"Cache-Control: max-age=soon"}).max_age);
    CHECK(read({"Retry-After: 120"}).retry_after == Duration(120s));
    CHECK(read({"Date: Tue, 09 Dec 2025 10:00:00 GMT", "Retry-After: Tue, 09 Dec 2025 10:05:00 GMT"}).retry_after ==
          Duration(300s));
    CHECK_FALSE(read({"Retry-After: Tue, 09 Dec 2025 10:05:00 GMT"}).retry_after);
    CHECK(read({"Content-Type: Text/HTML; charset=utf-8"}).content_type == "text/html");
    CHECK(read({"HTTP/1.1 103 Early Hints", "ETag: \"old\"", "HTTP/1.1 200 OK"}).etag.empty());
    CHECK(read({("ETag: " + std::string(2000, 'x')).c_str()}).etag.empty());
}
