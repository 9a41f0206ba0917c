// SPDX-License-Identifier: EUPL-1.2
#include "device/file_transport.h"

#include <sys/stat.h>

#include <fstream>

#include "archive/archive.h"
#include "base/json.h"
#include "catch.h"
#include "edition/address.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_directory.h"
#include "fakes/scratch_folder.h"
#include "fakes/scripted_transport.h"
#include "source/collector.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

class Stick {
public:
    void put(const std::string& name, const std::string& bytes) { std::ofstream(folder_.path() / name) << bytes; }
    void remove(const std::string& name) { std::filesystem::remove(folder_.path() / name); }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] std::string url(const std::string& name) const { return address_of_file(path(name)); }

private:
    ScratchFolder folder_;
};

Request request_for(const std::string& url) {
    Request request;
    request.url = url;
    request.max_bytes = 1000;
    request.allow_file = true;
    return request;
}

}  // namespace

TEST_CASE("a file is given once, and then only when it has changed") {
    Stick stick;
    ScriptedTransport network;
    FileTransport files(network);
    stick.put("a b%.json", "one");
    Request request = request_for(stick.url("a b%.json"));
    const auto first = files.fetch(request, {});
    REQUIRE(first);
    CHECK(first->status == 200);
    CHECK(first->body == "one");
    request.etag = first->etag;
    CHECK(files.fetch(request, {})->status == 304);
    stick.put("a b%.json", "three");
    CHECK(files.fetch(request, {})->body == "three");
    CHECK(network.asked.empty());
}

TEST_CASE("a folder is the list of its names without the hidden ones") {
    Stick stick;
    ScriptedTransport network;
    FileTransport files(network);
    stick.put("b.jpg", "");
    stick.put("a \"quoted\".jpg", "");
    stick.put(".hidden", "");
    const auto reply = files.fetch(request_for(stick.url("")), {});
    REQUIRE(reply);
    const auto names = json::parse(reply->body, "names");
    REQUIRE(names);
    CHECK(names->root().size() == 2);
    CHECK(names->root()[std::size_t{0}].string() == "a \"quoted\".jpg");
}

TEST_CASE("what is missing, too large, no file, or not allowed is refused") {
    Stick stick;
    ScriptedTransport network;
    FileTransport files(network);
    CHECK(files.fetch(request_for(stick.url("nothing.json")), {})->status == 404);
    stick.put("big", std::string(1001, 'x'));
    CHECK(files.fetch(request_for(stick.url("big")), {}).error().kind == ErrorKind::refused);
    CHECK(files.fetch(request_for("file:///dev/null"), {}).error().kind == ErrorKind::refused);
    REQUIRE(::mkfifo(stick.path("pipe").c_str(), 0600) == 0);
    CHECK(files.fetch(request_for(stick.url("pipe")), {}).error().kind == ErrorKind::refused);
    CHECK(files.fetch(request_for(stick.url("a/../big")), {}).error().kind == ErrorKind::refused);
    CHECK(files.fetch(request_for(stick.url("") + "%2e%2e/x"), {}).error().kind == ErrorKind::refused);
    CHECK(files.fetch(request_for("file:///etc/host%00name"), {}).error().kind == ErrorKind::refused);
    Request request = request_for(stick.url("big"));
    request.allow_file = false;
    CHECK(files.fetch(request, {}).error().kind == ErrorKind::refused);
}

TEST_CASE("a stick's show comes with the stick and goes with it, seen twice") {
    Stick stick;
    ScriptedTransport network;
    FileTransport files(network);
    ManualClock clock{Instant(490'000h)};
    MemoryDirectory directory;
    Archive archive{directory};
    std::vector<Bulletin> offered;
    Source source;
    source.name = "stick";
    source.url = stick.url("playlist.json");
    source.language = "en";
    source.format = "playlist";
    source.interval = 5s;
    Collector collector({source}, {64, 36}, {files, archive, clock, [](const Edition&) { return Status(); },
                                             [&](Bulletin bulletin) { offered.push_back(std::move(bulletin)); }, [](const std::string&) {}},
                        std::nullopt);
    const auto round = [&] { clock.pass(collector.round(clock.read(), {}) - clock.read().monotonic); };
    round();
    CHECK(offered.empty());
    stick.put("playlist.json", R"({"playlist": "Guest", "entries": [{"statement": {"title": "Welcome"}}]})");
    round();
    REQUIRE(offered.size() == 1);
    CHECK(offered.back().edition->statements().size() == 1);
    stick.remove("playlist.json");
    round();
    CHECK(offered.back().edition->statements().size() == 1);
    round();
    CHECK(offered.back().edition->statements().empty());
    CHECK(offered.back().contacts.at(0).trouble == "there is no such file or folder");
}
