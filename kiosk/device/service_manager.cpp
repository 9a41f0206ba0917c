// SPDX-License-Identifier: EUPL-1.2
#include "device/service_manager.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>

namespace chancery {

ServiceManager::ServiceManager(const std::string& socket) {
    sockaddr_un address{};
    const bool known_kind = !socket.empty() && (socket[0] == '/' || socket[0] == '@');
    if (!known_kind || socket.size() >= sizeof address.sun_path) return;
    address.sun_family = AF_UNIX;
    std::ranges::copy(socket, address.sun_path);
    if (socket[0] == '@') address.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size());
    Descriptor made(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (made.open() && ::connect(made.get(), reinterpret_cast<const sockaddr*>(&address), length) == 0)
        socket_ = std::move(made);
}

void ServiceManager::status(std::string_view line) const {
    std::string message = "STATUS=" + std::string(line);
    std::ranges::replace_if(message, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    say(message);
}

void ServiceManager::say(std::string_view message) const {
    if (socket_.open()) (void)::send(socket_.get(), message.data(), message.size(), MSG_NOSIGNAL);
}

}  // namespace chancery
