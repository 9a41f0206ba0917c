// SPDX-License-Identifier: EUPL-1.2
#include "device/curl_transport.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "device/address_rule.h"
#include "device/certificate_dates.h"
#include "device/curl_errors.h"
#include "device/curl_handles.h"
#include "device/place.h"
#include "device/reply_headers.h"

namespace chancery {
namespace {

constexpr int most_redirects = 5;
constexpr std::size_t most_header_bytes = 64 * 1024;  // of a whole exchange; curl itself would take far more

Error refused(std::string message) { return {ErrorKind::refused, std::move(message)}; }

bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// One request to one address while it runs: what the callbacks write to.
struct Exchange {
    const Request* request = nullptr;
    std::string url;
    Place place;
    Duration timeout{};
    bool local_allowed = false;
    bool proxied = false;
    bool dates_ignored = false;
    std::size_t beginning = 0;  // bytes that an earlier try brought and that were not asked for again

    ReplyHeaders headers;
    Bytes body;
    std::size_t header_bytes = 0;
    bool body_too_large = false;
    bool headers_too_large = false;
    std::string refused_address;
    std::array<char, CURL_ERROR_SIZE> detail{};

    long status = 0;
    long version = 0;
    bool failed_for_dates = false;
    std::string redirect;
    Duration taken{};
};

std::size_t on_header(char* data, std::size_t, std::size_t size, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    exchange.header_bytes += size;
    exchange.headers_too_large = exchange.header_bytes > most_header_bytes;
    if (exchange.headers_too_large) return 0;
    exchange.headers.line({data, size});
    return size;
}

// Bytes arrive decoded, so that the limit also holds for what was small on the wire.
std::size_t on_body(char* data, std::size_t, std::size_t size, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    exchange.body_too_large = size > exchange.request->max_bytes - exchange.body.size();
    if (exchange.body_too_large) return 0;
    exchange.body.append(data, size);
    return size;
}

bool may_reach(Reach reach, bool local_allowed) {
    return reach == Reach::network || (local_allowed && (reach == Reach::loopback || reach == Reach::link));
}

long verdict_of(CURL* easy) {
    long verdict = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verdict);
    return verdict;
}

// Called with the address that a connection is about to be made to, after the name was resolved.
curl_socket_t on_open(void* context, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(context);
    const Reach reach = reach_of(address->addr);
    if (!exchange.proxied && !may_reach(reach, exchange.local_allowed)) {
        exchange.refused_address = to_text(address->addr);
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace

class CurlTransport::Session {
public:
    explicit Session(CurlOptions options) : options_(std::move(options)), multi_(curl_multi_init()) {
        curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 4L);
    }

    Result<Reply> fetch(const Request& request, const std::stop_token& stop);

private:
    Result<Reply> exchange(Exchange& exchange, const std::stop_token& stop);
    Result<Reply> exchange_past_dates(Exchange& exchange, const Error& why, const std::stop_token& stop);
    [[nodiscard]] bool may_ignore_dates(const Request& request) const;
    CURLcode run(CURL* easy, const std::stop_token& stop);
    void set_way_out(CURL* easy, Exchange& exchange) const;
    void set_limits(CURL* easy, Exchange& exchange) const;
    void set_headers(CURL* easy, Exchange& exchange, curl::HeaderList& headers) const;
    static void read_outcome(CURL* easy, Exchange& exchange);
    Status failure(CURL* easy, CURLcode code, const Exchange& exchange) const;
    static void keep_partial(Exchange& exchange, CURLcode code);
    static Result<Reply> conclude(Exchange& exchange);

    CurlOptions options_;
    curl::Library library_;
    curl::Multi multi_;
};

void CurlTransport::Session::set_way_out(CURL* easy, Exchange& exchange) const {
    curl_easy_setopt(easy, CURLOPT_URL, exchange.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, exchange.request->allow_http ? "https,http" : "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_PROXY, options_.proxy.c_str());  // empty: none, whatever the environment says
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    if (!options_.proxy_credentials.empty()) {
        curl_easy_setopt(easy, CURLOPT_PROXYUSERPWD, options_.proxy_credentials.c_str());
        curl_easy_setopt(easy, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
    }
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
    if (!options_.client_certificate.empty())
        curl_easy_setopt(easy, CURLOPT_SSLCERT, options_.client_certificate.c_str());
    if (!options_.client_key.empty()) curl_easy_setopt(easy, CURLOPT_SSLKEY, options_.client_key.c_str());
}

void CurlTransport::Session::set_limits(CURL* easy, Exchange& exchange) const {
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // stopping must not wait for a name server that is silent
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(std::min(exchange.timeout, options_.connect_timeout).count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, options_.slowest_bytes_per_second);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, options_.slowest_seconds);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange.detail.data());
}

// Runs one transfer to its end, or until a stop is requested; the stop wakes the poll from another thread.
CURLcode CurlTransport::Session::run(CURL* easy, const std::stop_token& stop) {
    const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_.get()); });
    curl_multi_add_handle(multi_.get(), easy);
    int running = 1;
    while (!stop.stop_requested()) {
        if (curl_multi_perform(multi_.get(), &running) != CURLM_OK || running == 0) break;
        curl_multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
    }
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
        if (message->msg == CURLMSG_DONE) code = message->data.result;
    curl_multi_remove_handle(multi_.get(), easy);
    return code;
}

void CurlTransport::Session::set_headers(CURL* easy, Exchange& exchange, curl::HeaderList& headers) const {
    const Request& request = *exchange.request;
    curl_easy_setopt(easy, CURLOPT_USERAGENT, ("Chancery/" + options_.version).c_str());
    // A transfer that may be resumed counts bytes as they are; any other takes whatever this curl can decode.
    if (!request.partial) curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    headers.add("Accept", request.accept);
    if (exchange.place.scheme == "https" && !exchange.dates_ignored) headers.add("Authorization", request.authorization);
    if (const Partial* partial = request.partial; partial && partial->url == request.url && !partial->bytes.empty()) {
        exchange.beginning = partial->bytes.size();
        headers.add("Range", "bytes=" + std::to_string(exchange.beginning) + "-");
        headers.add("If-Range", partial->etag);
    } else {
        headers.add("If-None-Match", request.etag);
        headers.add("If-Modified-Since", request.last_modified);
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
}

Result<Reply> CurlTransport::Session::exchange(Exchange& exchange, const std::stop_token& stop) {
    const curl::Easy easy(curl_easy_init());
    if (!easy) return {ErrorKind::full, "no memory to ask " + exchange.place.host};
    curl::HeaderList headers;
    set_way_out(easy.get(), exchange);
    set_limits(easy.get(), exchange);
    set_headers(easy.get(), exchange, headers);
    if (exchange.dates_ignored && !curl::ignore_dates(easy.get()))
        return {ErrorKind::unreachable, "this libcurl cannot look past the dates of certificates; OpenSSL's can"};
    const CURLcode code = run(easy.get(), stop);
    read_outcome(easy.get(), exchange);
    if (stop.stop_requested()) return {ErrorKind::unreachable, "stopped while asking " + exchange.place.host};
    if (const auto failed = failure(easy.get(), code, exchange); !failed.ok()) {
        exchange.failed_for_dates = code == CURLE_PEER_FAILED_VERIFICATION && curl::objects_to_dates(verdict_of(easy.get()));
        keep_partial(exchange, code);
        return failed.error();
    }
    return conclude(exchange);
}

// An https proxy would be asked past its dates as well, and it is given credentials.
bool CurlTransport::Session::may_ignore_dates(const Request& request) const {
    return request.ignore_dates && (options_.proxy.empty() || options_.proxy.starts_with("http://"));
}

// One more try in place of an exchange that failed for the dates of certificates, with no eye for them. Whatever else is
// wrong ends it. Where the server wants the credentials that were kept back, the dates remain the reason.
Result<Reply> CurlTransport::Session::exchange_past_dates(Exchange& first, const Error& why, const std::stop_token& stop) {
    Exchange again;
    again.request = first.request;
    again.url = first.url;
    again.place = first.place;
    again.timeout = std::max(first.timeout - first.taken, Duration{1});
    again.local_allowed = first.local_allowed;
    again.proxied = first.proxied;
    again.dates_ignored = true;
    auto reply = exchange(again, stop);
    again.taken += first.taken;
    first = std::move(again);
    const bool locked = reply.ok() && (reply->status == 401 || reply->status == 403);
    if (locked && !first.request->authorization.empty()) return why;
    return reply;
}

void CurlTransport::Session::read_outcome(CURL* easy, Exchange& exchange) {
    double seconds = 0;
    char* redirect = nullptr;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &exchange.status);
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &exchange.version);
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &seconds);
    if (redirect && is_redirect(exchange.status)) exchange.redirect = redirect;
    exchange.taken = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

Status CurlTransport::Session::failure(CURL* easy, CURLcode code, const Exchange& exchange) const {
    const std::string host = exchange.place.shown();
    if (exchange.body_too_large)
        return refused("the reply from " + host + " is larger than " + std::to_string(exchange.request->max_bytes) + " bytes");
    if (exchange.headers_too_large)
        return refused("the reply headers from " + host + " are larger than " + std::to_string(most_header_bytes) + " bytes");
    if (!exchange.refused_address.empty() && code == CURLE_COULDNT_CONNECT)
        return refused(host + " points to " + exchange.refused_address + ", an address that must not be asked");
    if (code != CURLE_OK) {
        return curl::explain({code, host, exchange.detail.data(), verdict_of(easy), options_.proxy, options_.ca_file, exchange.timeout});
    }
    if (!exchange.headers.whole())
        return {ErrorKind::unreachable, host + " broke off before the reply headers were whole"};
    const bool framed = exchange.version >= CURL_HTTP_VERSION_2_0 || exchange.headers.length_known();
    if (!framed && exchange.status / 100 == 2 && exchange.status != 204)
        return {ErrorKind::unreachable, host + " does not say how long its reply is, so a cut would go unseen: its server "
                                               "must send Content-Length"};
    return {};
}

// Puts the reply together, with the bytes of an earlier try where the server went on after them.
Result<Reply> CurlTransport::Session::conclude(Exchange& exchange) {
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
    if (reply.body.size() > exchange.request->max_bytes - before.bytes.size())
        return refused("the reply from " + host + " is larger than " + std::to_string(exchange.request->max_bytes) + " bytes");
    reply.body = std::move(before.bytes) + reply.body;
    reply.status = 200;
    return reply;
}

// What a broken transfer brought is worth keeping where the rest can be asked for later without mixing two versions.
void CurlTransport::Session::keep_partial(Exchange& exchange, CURLcode code) {
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

Result<Reply> CurlTransport::Session::fetch(const Request& request, const std::stop_token& stop) {
    auto place = place_to_ask(request.url, request.allow_http);
    if (!place) return place.error();
    const bool local = options_.allow_local || request.allow_local || (request.allow_http && names_loopback(place->host));
    if (!options_.proxy.empty() && !may_reach(reach_of_host(place->host), local))
        return refused(place->host + " is an address that must not be asked");
    std::string url = request.url;
    Duration left = request.timeout;
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
        Exchange hop;
        hop.request = &request;
        hop.url = url;
        hop.place = *place;
        hop.timeout = std::max(left, Duration{1});
        hop.local_allowed = local;
        hop.proxied = !options_.proxy.empty();
        auto reply = exchange(hop, stop);
        if (hop.failed_for_dates && may_ignore_dates(request)) reply = exchange_past_dates(hop, reply.error(), stop);
        if (!reply || hop.redirect.empty()) return reply;
        place = place_to_follow(hop.redirect, *place, request.allow_http);
        if (!place) return place.error();
        url = hop.redirect;
        left -= hop.taken;
    }
    return refused(place->host + " redirects more than " + std::to_string(most_redirects) + " times");
}

CurlTransport::CurlTransport(CurlOptions options) : session_(std::make_unique<Session>(std::move(options))) {}

CurlTransport::~CurlTransport() = default;

Result<Reply> CurlTransport::fetch(const Request& request, std::stop_token stop) {
    return session_->fetch(request, stop);
}

}  // namespace chancery
