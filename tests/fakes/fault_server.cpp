// SPDX-License-Identifier: EUPL-1.2
#include "fakes/fault_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace chancery {
namespace {

constexpr int tick_ms = 10;  // how long the server may overlook that it should end

// Whether something can be read (or the client has gone) within a tick.
bool readable(int socket) {
    pollfd waiting{socket, POLLIN, 0};
    return ::poll(&waiting, 1, tick_ms) > 0;
}

bool has_left(int socket) {
    pollfd waiting{socket, POLLRDHUP, 0};
    return ::poll(&waiting, 1, tick_ms) > 0;
}

}  // namespace

const std::string& Talk::request() {
    while (request_.find("\r\n\r\n") == std::string::npos && !stop_.stop_requested()) {
        if (!readable(socket_)) continue;
        std::array<char, 4096> buffer{};
        const auto count = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            request_.clear();
            break;
        }
        request_.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return request_;
}

bool Talk::send(std::string_view bytes) {
    while (!bytes.empty() && !stop_.stop_requested()) {
        pollfd writable{socket_, POLLOUT, 0};
        if (::poll(&writable, 1, tick_ms) == 0) continue;
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return bytes.empty();
}

void Talk::pause(Duration time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end && !stop_.stop_requested() && !has_left(socket_)) {}
}

void Talk::reset() {
    const linger now{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

FaultServer::FaultServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, general, size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, general, &size) != 0)
        throw std::runtime_error("no loopback port for the fault server");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

FaultServer::~FaultServer() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
}

std::string FaultServer::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void FaultServer::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (!readable(listener_)) continue;
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        ++connections_;
        Talk talk(socket, stop);
        script_(talk);
        ::close(socket);
    }
}

}  // namespace chancery
