// SPDX-License-Identifier: EUPL-1.2
#include "device/reply_headers.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "device/curl_library.h"

namespace chancery {
namespace {

constexpr std::size_t longest_tag = 1024;         // a longer one is no tag but an attack
constexpr long long longest_seconds = 315'360'000;  // ten years: whoever says more means "for ever"

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view trim(std::string_view text) {
    static constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

// delta-seconds (RFC 9111 1.2.2): digits alone; too many of them count as the most there can be.
std::optional<Duration> delta_seconds(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    long long seconds = longest_seconds;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{}) seconds = longest_seconds;
    return std::chrono::seconds(std::min(seconds, longest_seconds));
}

constexpr time_t shortest_age = 2;  // seconds; two dates that differ by one may be of one moment

// A date is read against the server's own Date, so that a wrong clock on either side cancels out.
std::optional<Duration> until_date(const std::string& then, const std::string& date) {
    const auto end = curl::lib().getdate(then.c_str(), nullptr), begin = curl::lib().getdate(date.c_str(), nullptr);
    if (end < 0 || begin < 0) return std::nullopt;
    return std::chrono::seconds(std::clamp<long long>(end - begin, 0, longest_seconds));
}

std::string short_enough(std::string_view tag) { return tag.size() <= longest_tag ? std::string(tag) : ""; }

}  // namespace

void ReplyHeaders::line(std::string_view line) {
    if (line.substr(0, 5) == "HTTP/") {
        *this = ReplyHeaders();
        return;
    }
    if (trim(line).empty()) whole_ = true;
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) field(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

void ReplyHeaders::field(std::string_view name, std::string_view value) {
    if (name == "content-type") reply_.content_type = lower(trim(value.substr(0, value.find(';'))));
    else if (name == "etag") reply_.etag = short_enough(value);
    else if (name == "last-modified") reply_.last_modified = short_enough(value);
    else if (name == "cache-control") cache_control(lower(value));
    else if (name == "age") age_ = delta_seconds(value).value_or(Duration{});
    else if (name == "date") date_ = value;
    else if (name == "retry-after") retry_after_ = value;
    else if (name == "content-length") length_known_ = true;
    else if (name == "content-encoding") compressed_ = lower(value) != "identity";
    else if (name == "transfer-encoding") length_known_ = length_known_ || lower(value).ends_with("chunked");
    else if (name == "content-range" && value.substr(0, 6) == "bytes ") {
        std::size_t start = 0;
        const std::string_view numbers = value.substr(6);
        if (std::from_chars(numbers.data(), numbers.data() + numbers.size(), start).ec == std::errc{})
            range_start_ = start;
    }
}

void ReplyHeaders::cache_control(std::string_view value) {
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        const std::string_view directive = trim(value.substr(0, comma));
        if (directive == "no-store" || directive == "no-cache") reply_.max_age = Duration{};
        if (directive.substr(0, 8) == "max-age=" && reply_.max_age != Duration{})
            reply_.max_age = delta_seconds(directive.substr(8));
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
}

bool ReplyHeaders::changed_just_now() const {
    const auto changed = curl::lib().getdate(reply_.last_modified.c_str(), nullptr), sent = curl::lib().getdate(date_.c_str(), nullptr);
    return changed >= 0 && sent >= 0 && std::abs(sent - changed) < shortest_age;
}

Reply ReplyHeaders::reply() const {
    Reply reply = reply_;
    if (reply.max_age) reply.max_age = std::max(Duration{}, *reply.max_age - age_);
    reply.retry_after = delta_seconds(retry_after_);
    if (!reply.retry_after && !retry_after_.empty()) reply.retry_after = until_date(retry_after_, date_);
    return reply;
}

}  // namespace chancery
