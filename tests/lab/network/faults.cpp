// SPDX-License-Identifier: EUPL-1.2
#include "faults.h"

#include <chrono>
#include <utility>

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;

const std::string ok = "HTTP/1.1 200 OK\r\n";

FaultServer::Script say(const std::string& bytes) {
    return [bytes](Talk& talk) {
        talk.request();
        talk.send(bytes);
    };
}

FaultServer::Script answer(const std::string& status_and_headers, const std::string& body = "") {
    return say("HTTP/1.1 " + status_and_headers + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

FaultServer::Script redirect(const std::string& target) { return answer("302 Found\r\nLocation: " + target); }

FaultServer::Script feed_answer(const std::string& body) { return answer("200 OK\r\nContent-Type: application/json", body); }

// Says something and then the same for ever.
FaultServer::Script endless(const std::string& first, const std::string& again, Duration pause = {}) {
    return [=](Talk& talk) {
        talk.request();
        talk.send(first);
        while (talk.send(again))
            if (pause.count() > 0) talk.pause(pause);
    };
}

FaultServer::Script reset_after(const std::string& bytes) {
    return [=](Talk& talk) {
        if (!bytes.empty()) talk.request();
        talk.send(bytes);
        talk.pause(20ms);
        talk.reset();
    };
}

std::string length_of(const std::string& body) { return "Content-Length: " + std::to_string(body.size()) + "\r\n"; }

std::string half(const std::string& text) { return text.substr(0, text.size() / 2); }

void add_broken_lines(std::vector<Fault>& faults, const std::string& feed) {
    faults.insert(faults.end(), {
        {"reset at once", reset_after("")},
        {"closed without a word", say("")},
        {"silence", [](Talk& talk) { talk.pause(30s); }},
        {"half a status line", say("HTTP/1.")},
        {"a status line alone", say(ok)},
        {"half a header", say(ok + "Content-Len")},
        {"headers without their end", say(ok + length_of(feed))},
        {"headers without end", endless(ok, "X-More: and more of it\r\n")},
        {"headers that drip", endless(ok + "X-Slow: ", "x", 100ms)},
        {"one enormous header", say(ok + "X-Large: " + std::string(300'000, 'x') + "\r\n\r\n")},
        {"interim replies for ever", endless("", "HTTP/1.1 100 Continue\r\n\r\n")},
        {"another protocol", say("SSH-2.0-OpenSSH_9.2p1\r\n")},
        {"a body without headers", say(feed)},
        {"reset within the headers", reset_after(ok + "Content-Ty")},
    });
}

void add_broken_bodies(std::vector<Fault>& faults, const std::string& feed) {
    const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    faults.insert(faults.end(), {
        {"half a body, length told", say(ok + length_of(feed) + "\r\n" + half(feed))},
        {"half a body, length untold", say(ok + "\r\n" + half(feed))},
        {"half a body in chunks", say(chunked + "40\r\n" + feed.substr(0, 64) + "\r\n")},
        {"half a chunk", say(chunked + "fff\r\n" + half(feed))},
        {"a chunk of no known size", say(chunked + "many\r\n" + feed + "\r\n0\r\n\r\n")},
        {"chunks for ever", endless(chunked, "1000\r\n" + std::string(4096, ' ') + "\r\n")},
        {"a body for ever", endless(ok + "Content-Length: 99999999999\r\n\r\n", std::string(4096, ' '))},
        {"a negative length", say(ok + "Content-Length: -5\r\n\r\n" + feed)},
        {"a body that drips", endless(ok + "Content-Length: 4000\r\n\r\n", "{", 50ms)},
        {"reset within the body", reset_after(ok + length_of(feed) + "\r\n" + half(feed))},
        {"compression that is none", answer("200 OK\r\nContent-Encoding: gzip", feed)},
        {"compression that breaks off",
         answer("200 OK\r\nContent-Encoding: gzip", std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab", 11))},
        {"compression unheard of", answer("200 OK\r\nContent-Encoding: secret", feed)},
    });
}

void add_wrong_places(std::vector<Fault>& faults) {
    faults.insert(faults.end(), {
        {"captive portal: a page", answer("200 OK\r\nContent-Type: text/html", "<html><form>Room number</form></html>")},
        {"captive portal: a page that calls itself JSON", feed_answer("<!DOCTYPE html><title>Welcome</title>")},
        {"captive portal: a redirect", redirect("https://portal.example/login")},
        {"captive portal: status 511", answer("511 Network Authentication Required", "<html>log in</html>")},
        {"redirect to a file", redirect("file:///etc/passwd")},
        {"redirect to a metadata service", redirect("http://169.254.169.254/latest/")},
        {"redirect in a circle", redirect("/feed.json")},
        {"redirect to nowhere", answer("302 Found")},
    });
    for (const char* status : {"204 No Content", "206 Partial Content", "400 Bad Request", "401 Unauthorized", "403 Forbidden",
                               "404 Not Found", "410 Gone", "429 Too Many Requests\r\nRetry-After: 60",
                               "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable\r\nRetry-After: 120"})
        faults.push_back({"status " + std::string(status).substr(0, 3), answer(status, "sorry")});
}

void add_wrong_content(std::vector<Fault>& faults, const std::string& feed) {
    faults.insert(faults.end(), {
        {"an empty body", feed_answer("")},
        {"a feed cut by its author", feed_answer(half(feed))},
        {"other JSON", feed_answer(R"({"error":"try later"})")},
        {"JSON without depth's end", feed_answer(std::string(100'000, '['))},
        {"noise", feed_answer(std::string("\x00\xff\xfe\x01 noise \x80", 12))},
        {"a feed in the wrong letters", feed_answer("\xff\xfe" + feed)},
    });
}

}  // namespace

FaultServer::Script proper(const std::string& body, const std::string& type, const std::string& etag) {
    return answer("200 OK\r\nContent-Type: " + type + "\r\nETag: \"" + etag + '"', body);
}

std::vector<Fault> feed_faults(const std::string& feed) {
    std::vector<Fault> faults;
    add_broken_lines(faults, feed);
    add_broken_bodies(faults, feed);
    add_wrong_places(faults);
    add_wrong_content(faults, feed);
    return faults;
}

std::vector<Fault> picture_faults(const std::string& picture) {
    const std::string head = ok + "Content-Type: image/png\r\nETag: \"p\"\r\n";
    return {
        {"picture: status 404", answer("404 Not Found", "no")},
        {"picture: a web page", answer("200 OK\r\nContent-Type: text/html", "<html>log in</html>")},
        {"picture: cut, length told", say(head + length_of(picture) + "\r\n" + half(picture))},
        {"picture: cut, length untold", say(head + "\r\n" + half(picture))},
        {"picture: cut by its author", answer("200 OK\r\nContent-Type: image/png", half(picture))},
        {"picture: for ever", endless(head + "Content-Length: 99999999999\r\n\r\n", std::string(4096, 'x'))},
        {"picture: drips", endless(head + "Content-Length: 5000\r\n\r\n", "x", 50ms)},
        {"picture: reset", reset_after(head + length_of(picture) + "\r\n" + half(picture))},
        {"picture: noise", answer("200 OK\r\nContent-Type: image/png", "\x89PNG\r\n\x1a\n noise and no picture")},
        {"picture: redirect to another host", redirect("https://elsewhere.example/a.png")},
    };
}

}  // namespace chancery::lab
