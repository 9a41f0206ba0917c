// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "base/instant.h"

namespace chancery {

// One connection, as the script of a FaultServer sees it. The server's thread only.
class Talk {
public:
    Talk(int socket, std::stop_token stop) : socket_(socket), stop_(std::move(stop)) {}

    // The request's head, up to and with its empty line; read on the first call. Empty where the client left.
    const std::string& request();
    // False once the client is gone.
    bool send(std::string_view bytes);
    // Returns early when the client leaves or the server ends.
    void pause(Duration time);
    // Ends the connection with a reset instead of a farewell.
    void reset();

private:
    int socket_;
    std::stop_token stop_;
    std::string request_;
};

// A server on a free port of 127.0.0.1 that answers as badly as it is told to, one connection after the other. After the
// script the connection is closed.
class FaultServer {
public:
    using Script = std::function<void(Talk&)>;

    explicit FaultServer(Script script);
    ~FaultServer();
    FaultServer(const FaultServer&) = delete;
    FaultServer& operator=(const FaultServer&) = delete;

    [[nodiscard]] int port() const { return port_; }
    // "http://127.0.0.1:PORT" and the path.
    [[nodiscard]] std::string url(const std::string& path = "/") const;
    // How many connections were accepted so far.
    [[nodiscard]] int connections() const { return connections_; }

private:
    void serve(const std::stop_token& stop);

    Script script_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> connections_{0};
    std::jthread thread_;
};

}  // namespace chancery
