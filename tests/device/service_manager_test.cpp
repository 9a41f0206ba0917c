// SPDX-License-Identifier: EUPL-1.2
#include "device/service_manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

#include "catch.h"
#include "fakes/scratch_folder.h"

using namespace chancery;

namespace {

// The manager's end: a bound datagram socket.
class Manager {
public:
    explicit Manager(const std::string& name) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.data(), name.size());
        if (name[0] == '@') address.sun_path[0] = '\0';
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0);
    }
    std::string heard() {
        char buffer[256];
        const ssize_t length = ::recv(socket_.get(), buffer, sizeof buffer, 0);
        return length < 0 ? "nothing" : std::string(buffer, static_cast<std::size_t>(length));
    }

private:
    Descriptor socket_;
};

}  // namespace

TEST_CASE("the service manager hears ready, alive, status and stopping, each as one message") {
    const ScratchFolder scratch;
    for (const std::string& name : {(scratch.path() / "notify").string(), "@chancery-test-" + std::to_string(::getpid())}) {
        Manager manager(name);
        const ServiceManager service(name);
        service.ready();
        service.alive();
        service.status("shows \"Edition\"\nREADY=0");
        service.stopping();
        CHECK(manager.heard() == "READY=1");
        CHECK(manager.heard() == "WATCHDOG=1");
        CHECK(manager.heard() == "STATUS=shows \"Edition\" READY=0");
        CHECK(manager.heard() == "STOPPING=1");
        CHECK(manager.heard() == "nothing");
    }
}

TEST_CASE("without a service manager nothing is said and nothing breaks") {
    for (const std::string& name : {std::string(), std::string("/no/such/socket"), std::string("relative"), "/" + std::string(200, 'x')})
        ServiceManager(name).ready();
}

TEST_CASE("a service manager that does not listen never holds the show up") {
    const ScratchFolder scratch;
    const std::string name = (scratch.path() / "notify").string();
    Manager manager(name);
    const ServiceManager service(name);
    for (int i = 0; i < 10'000; ++i) service.alive();
    CHECK(manager.heard() == "WATCHDOG=1");
}
