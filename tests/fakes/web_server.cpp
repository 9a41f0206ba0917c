// SPDX-License-Identifier: EUPL-1.2
#include "fakes/web_server.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace chancery {
namespace {

namespace fs = std::filesystem;

fs::path new_folder() {
    std::string name = (fs::temp_directory_path() / "chancery-web-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder for the web server");
    return name;
}

int run(const std::string& command) { return std::system(command.c_str()); }

}  // namespace

int WebServer::script(const std::string& verb) const {
    return run(source_dir_ + "/tests/story/serve.sh " + verb + " " + folder_.string());
}

WebServer::WebServer(std::string source_dir) : source_dir_(std::move(source_dir)), folder_(new_folder()) {
    if (script("start") != 0)
        throw std::runtime_error("nginx does not start; is nginx-light installed?");
    std::ifstream ports(folder_ / "ports");
    for (std::string name, port; ports >> name >> port;) ports_[name] = port;
}

WebServer::~WebServer() {
    stop();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void WebServer::put(const std::string& path, const std::string& bytes) const {
    const fs::path target = folder_ / "www" / path;
    fs::create_directories(target.parent_path());
    const fs::path aside = folder_ / "tmp" / "put";
    std::ofstream(aside, std::ios::binary) << bytes;
    fs::rename(aside, target);
}

void WebServer::grow_old(const std::string& path) const {
    fs::last_write_time(folder_ / "www" / path, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

void WebServer::remove(const std::string& path) const { fs::remove(folder_ / "www" / path); }

std::string WebServer::url(const std::string& path, const std::string& port) const {
    return (port == "http" ? "http://127.0.0.1:" : "https://127.0.0.1:") + ports_.at(port) + "/" + path;
}

void WebServer::stop() const {
    static_cast<void>(script("stop"));
}

void WebServer::start() {
    if (run("nginx -c " + (folder_ / "nginx.conf").string() + " -p " + folder_.string() + " -e " +
            (folder_ / "error.log").string()) != 0)
        throw std::runtime_error("nginx does not start again");
}

}  // namespace chancery
