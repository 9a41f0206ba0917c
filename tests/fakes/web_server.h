// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace chancery {

// A real nginx on loopback, started and stopped through tests/story/serve.sh, in a folder of its own that goes with it.
// Throws where it cannot start.
class WebServer {
public:
    // `source_dir` is the project's root (CHANCERY_SOURCE_DIR of the test).
    explicit WebServer(std::string source_dir);
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    // Puts a file below the server's root; one that was there is replaced by a rename.
    void put(const std::string& path, const std::string& bytes) const;
    // As if it had been put there an hour ago.
    void grow_old(const std::string& path) const;
    void remove(const std::string& path) const;

    // "https://127.0.0.1:PORT" of the named port, and the path. The names are those of serve.sh.
    [[nodiscard]] std::string url(const std::string& path, const std::string& port = "https") const;
    // A file of the server's folder, such as a certificate.
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string ca_file() const { return file("ca.pem"); }

    // Takes the server away and brings it back on the same ports.
    void stop() const;
    void start();

private:
    [[nodiscard]] int script(const std::string& verb) const;

    std::string source_dir_;
    std::filesystem::path folder_;
    std::map<std::string, std::string> ports_;
};

}  // namespace chancery
