// SPDX-License-Identifier: EUPL-1.2
#include "device/curl_exchange.h"

#include <utility>

#include "device/curl_errors.h"
#include "device/curl_library.h"

namespace chancery::curl {
namespace {

constexpr std::size_t most_header_bytes = 64 * 1024;  // of a whole exchange; curl itself would take far more

Error refused(std::string message) { return {ErrorKind::refused, std::move(message)}; }

bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<Reply> whole_reply(Exchange& exchange) {
    Reply reply = exchange.headers.reply();
    reply.status = static_cast<int>(exchange.status);
    reply.body = std::move(exchange.body);
    reply.final_url = exchange.url;
    if (!exchange.request->partial || !exchange.redirect.empty()) return reply;
    Partial before = std::exchange(*exchange.request->partial, {});
    if (reply.status != 206) return reply;
    const std::string host = exchange.place.shown();
    if (exchange.beginning == 0 || exchange.headers.range_start() != exchange.beginning || reply.etag != before.etag)
        return {ErrorKind::corrupt, host + " sent another part than the one asked for"};
    reply.body = std::move(before.bytes) + reply.body;
    reply.status = 200;
    return reply;
}

}  // namespace

std::size_t on_header(char* data, std::size_t, std::size_t size, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    exchange.header_bytes += size;
    exchange.headers_too_large = exchange.header_bytes > most_header_bytes;
    if (exchange.headers_too_large) return 0;
    exchange.headers.line({data, size});
    return size;
}

// Bytes arrive decoded, so that the limit also holds for what was small on the wire; and what earlier tries brought counts
// with what goes on after it, so that it holds however often a transfer breaks off.
std::size_t on_body(char* data, std::size_t, std::size_t size, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    const std::size_t before = exchange.headers.range_start() ? exchange.beginning : 0;
    exchange.body_too_large = before + exchange.body.size() + size > exchange.request->max_bytes;
    if (exchange.body_too_large) return 0;
    exchange.body.append(data, size);
    return size;
}

long verdict_of(CURL* easy) {
    long verdict = 0;
    lib().easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verdict);
    return verdict;
}

void read_outcome(CURL* easy, Exchange& exchange) {
    double seconds = 0;
    char* redirect = nullptr;
    lib().easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &exchange.status);
    lib().easy_getinfo(easy, CURLINFO_HTTP_VERSION, &exchange.version);
    lib().easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
    lib().easy_getinfo(easy, CURLINFO_TOTAL_TIME, &seconds);
    if (redirect && is_redirect(exchange.status)) exchange.redirect = redirect;
    exchange.taken = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

Status failure(CURL* easy, CURLcode code, const Exchange& exchange, const std::string& proxy, const std::string& ca_file) {
    const std::string host = exchange.place.shown();
    if (exchange.body_too_large)
        return refused("the reply from " + host + " is larger than " + std::to_string(exchange.request->max_bytes) + " bytes");
    if (exchange.headers_too_large)
        return refused("the reply headers from " + host + " are larger than " + std::to_string(most_header_bytes) + " bytes");
    if (!exchange.refused_address.empty() && code == CURLE_COULDNT_CONNECT)
        return refused(host + " points to " + exchange.refused_address + ", an address that must not be asked");
    if (code != CURLE_OK) {
        return explain({code, host, exchange.detail.data(), verdict_of(easy), proxy, ca_file, exchange.timeout});
    }
    if (!exchange.headers.whole())
        return {ErrorKind::unreachable, host + " broke off before the reply headers were whole"};
    const bool framed = exchange.version >= CURL_HTTP_VERSION_2_0 || exchange.headers.length_known();
    if (!framed && exchange.status / 100 == 2 && exchange.status != 204)
        return {ErrorKind::unreachable, host + " does not say how long its reply is, so a cut would go unseen: its server "
                                               "must send Content-Length"};
    return {};
}

Result<Reply> conclude(Exchange& exchange) {
    auto reply = whole_reply(exchange);
    if (!reply.ok() || !exchange.headers.changed_just_now()) return reply;
    reply->etag.clear();
    reply->last_modified.clear();
    return reply;
}

void keep_partial(Exchange& exchange, CURLcode code) {
    Partial* partial = exchange.request->partial;
    if (!partial || exchange.status == 0) return;  // no reply began: what there is stays good
    if (exchange.dates_ignored) return void(*partial = {});  // another request might not look past the dates
    const Reply reply = exchange.headers.reply();
    const bool strong = !reply.etag.empty() && reply.etag.front() == '"';
    const bool broke_off = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_OPERATION_TIMEDOUT ||
                           code == CURLE_HTTP2 || code == CURLE_HTTP2_STREAM;
    const bool goes_on = exchange.status == 206 && exchange.beginning > 0 && reply.etag == partial->etag &&
                         exchange.headers.range_start() == exchange.beginning;
    if (!broke_off || !strong || exchange.headers.compressed() || (exchange.status != 200 && !goes_on)) *partial = {};
    else if (goes_on) partial->bytes += exchange.body;
    else *partial = {exchange.request->url, reply.etag, std::move(exchange.body)};
}

}  // namespace chancery::curl
