// SPDX-License-Identifier: EUPL-1.2
#include "trust/heartbeat.h"

#include "catch.h"
#include "trust/kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

const SecretKey clock_key = SecretKey::generate();

Root root() {
    Root root;
    root.time = {{clock_key.public_key()}, 1};
    return root;
}

// Signed for noon, whatever the document says.
Bytes answer(const Bytes& document, const std::string& sequence = std::to_string(std::chrono::floor<std::chrono::seconds>(noon).time_since_epoch().count())) {
    return clock_key.sign(document, "chancery role=time seq=" + sequence) + document;
}

std::string why_not(const Bytes& bytes) {
    const auto read = read_heartbeat(bytes, root());
    return read ? "read" : read.error().message;
}

bool says(const std::string& why, std::string_view part) { return why.find(part) != std::string::npos; }

const Heartbeat plain{noon, std::string(32, 'a'), 7, sha256("x")};

}  // namespace

TEST_CASE("a heartbeat is read as it was answered") {
    const auto read = read_heartbeat(heartbeat_answer(clock_key, plain), root());
    REQUIRE(read);
    CHECK(read->time == noon);
    CHECK(read->nonce == plain.nonce);
    CHECK(read->sequence == 7);
    CHECK(read->manifest == plain.manifest);
}

TEST_CASE("a heartbeat that is cut, overlong, or stands without its signature is refused") {
    const Bytes good = heartbeat_answer(clock_key, plain);
    for (std::size_t length = 0; length < good.size(); ++length) CHECK_FALSE(read_heartbeat(good.substr(0, length), root()));
    CHECK(says(why_not(heartbeat_json(plain)), "no signature of minisign"));
    CHECK(says(why_not(answer(heartbeat_json(plain) + std::string(max_heartbeat_bytes, ' '))), "longer than 8 KiB"));
}

TEST_CASE("a heartbeat that was signed and says nonsense is refused with the reason") {
    const std::string sum = sha256("x").hex(), nonce(32, 'a');
    const auto document = [&](const std::string& time, const std::string& sequence, const std::string& manifest, const std::string& more = "") {
        return R"({"time": ")" + time + R"(", "nonce": ")" + nonce + R"(", "sequence": )" + sequence + R"(, "manifest": ")" + manifest + "\"" + more + "}";
    };
    const std::string time = format_rfc3339(noon);
    CHECK(why_not(answer(document(time, "7", sum))) == "read");
    CHECK(says(why_not(answer("nonsense")), "the heartbeat:1:1"));
    CHECK(says(why_not(answer("{}")), "\"nonce\""));
    CHECK(says(why_not(answer(document("noon", "7", sum))), "\"time\""));
    CHECK(says(why_not(answer(document(time, "-1", sum))), "\"sequence\""));
    CHECK(says(why_not(answer(document(time, "7", sum, R"(, "more": 1)"))), "more"));
    CHECK_FALSE(why_not(answer(document(time, "7", "12"))) == "read");
    CHECK(says(why_not(answer(document(time, "7", sum), "7")), "not signed for the time that it tells"));
}

TEST_CASE("a time before 1970 is signed for the number 0, and read back") {
    Heartbeat early = plain;
    early.time = Instant(-5s);
    const auto read = read_heartbeat(heartbeat_answer(clock_key, early), root());
    REQUIRE(read);
    CHECK(read->time == early.time);
}

TEST_CASE("when a proven time will have reached an instant is neither early nor late") {
    const ProvenTime proven{noon, at(0s).monotonic};
    for (const Duration ahead : {Duration(0), Duration(1ms), Duration(4999ms), Duration(5000ms), Duration(1h), Duration(24h * 400)}) {
        const Moment moment = proven.moment_of(noon + ahead);
        CHECK(proven.reached(moment) >= noon + ahead);
        if (ahead > Duration(0)) CHECK(proven.reached(moment - 1ms) < noon + ahead);
    }
    CHECK(proven.moment_of(noon - 1h) == proven.when);  // past already
    CHECK(proven.reached(proven.when - 1h) == noon);    // a moment before it came tells nothing
}
