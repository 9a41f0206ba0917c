// SPDX-License-Identifier: EUPL-1.2
#include "source/backoff.h"

#include "catch.h"
#include "source/plausible.h"
#include "source/source.h"

using namespace chancery;
using namespace std::chrono_literals;

TEST_CASE("after an answer a source rests for its interval, longer where its answer is fresh, within limits") {
    CHECK(wait_before_next({15min, 0, std::nullopt, std::nullopt}, 0) == Duration(15min));
    CHECK(wait_before_next({15min, 0, 5min, std::nullopt}, 0) == Duration(15min));
    CHECK(wait_before_next({15min, 0, 30min, std::nullopt}, 0) == Duration(30min));
    CHECK(wait_before_next({15min, 0, 24h, std::nullopt}, 0) == Duration(1h));
    CHECK(wait_before_next({15min, 0, std::nullopt, std::nullopt}, 1) == Duration(810s));
}

TEST_CASE("after failures the waits double up to the interval and never beyond") {
    Duration last{};
    for (unsigned failures = 1; failures < 1000; ++failures) {
        const Duration wait = wait_before_next({15min, failures, std::nullopt, std::nullopt}, 0);
        CHECK(wait >= last);
        CHECK(wait <= Duration(15min));
        last = wait;
    }
    CHECK(wait_before_next({15min, 1, std::nullopt, std::nullopt}, 0) == Duration(15s));
    CHECK(wait_before_next({15min, 3, std::nullopt, std::nullopt}, 0) == Duration(60s));
    CHECK(wait_before_next({15min, 3, std::nullopt, std::nullopt}, 1) == Duration(30s));
    CHECK(wait_before_next({5s, 9, std::nullopt, std::nullopt}, 0) == Duration(5s));
    CHECK(last == Duration(15min));
}

TEST_CASE("a wish to be left alone is granted within limits, and never cut short by chance") {
    CHECK(wait_before_next({15min, 1, std::nullopt, 10min}, 0) >= Duration(10min));
    CHECK(wait_before_next({15min, 1, std::nullopt, 10min}, 1) >= Duration(10min));
    CHECK(wait_before_next({15min, 1, std::nullopt, 24h * 365}, 0.5) <= Duration(61min));
    CHECK(wait_before_next({1h, 1, std::nullopt, 24h}, 0) <= Duration(4h + 15s));
    CHECK(wait_before_next({15min, 0, std::nullopt, 1s}, 0) == Duration(15min));
}

TEST_CASE("portals and error pages are told from feeds, also from those with a wrong type") {
    const auto reply = [](const std::string& body, const std::string& type) {
        Reply made;
        made.status = 200;
        made.body = body;
        made.content_type = type;
        return made;
    };
    for (const char* page : {"<!DOCTYPE html>", "  \n<HTML lang=en>", "\xef\xbb\xbf<html>", "<script>location='/login'",
                             "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='x'>"})
        CHECK_FALSE(implausible(reply(page, "application/json")).empty());
    CHECK_FALSE(implausible(reply("Please log in", "text/html")).empty());
    CHECK_FALSE(implausible(reply(" \n", "application/json")).empty());
    CHECK(implausible(reply("{\"version\":1}", "text/html")).empty());
    CHECK(implausible(reply("<?xml version='1.0'?><rss>", "text/html")).empty());
    CHECK(implausible(reply("<rss>", "text/plain")).empty());
}

TEST_CASE("a host is read only from an address that two readers read alike") {
    CHECK(host_of("https://Feed.Example:8443/x?y") == "feed.example");
    CHECK(host_of("http://[::1]:80/") == "[::1]");
    CHECK(host_of("https://a.example") == "a.example");
    CHECK(host_of("https://a.example#b.example").substr(0, 9) == "a.example");
    CHECK(host_of("https://a.example\\@b.example/").empty());
    CHECK(host_of("https://a.example@b.example/").empty());
    CHECK(host_of("https://a%2eexample/").empty());
    CHECK(host_of("feed.json").empty());
}
