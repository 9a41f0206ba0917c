// SPDX-License-Identifier: EUPL-1.2
#include "device/curl_transport.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "device/address_rule.h"
#include "device/certificate_dates.h"
#include "device/curl_exchange.h"
#include "device/curl_handles.h"
#include "device/place.h"

namespace chancery {
namespace {

using curl::lib;

constexpr int most_redirects = 5;

Error refused(std::string message) { return {ErrorKind::refused, std::move(message)}; }

bool may_reach(Reach reach, bool local_allowed) {
    return reach == Reach::network || (local_allowed && (reach == Reach::loopback || reach == Reach::link));
}

// Called with the address that a connection is about to be made to, after the name was resolved.
curl_socket_t on_open(void* context, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<curl::Exchange*>(context);
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
    explicit Session(CurlOptions options) : options_(std::move(options)), multi_(lib().multi_init()) {
        lib().multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 4L);
    }

    Result<Reply> fetch(const Request& request, const std::stop_token& stop);

private:
    Result<Reply> exchange(curl::Exchange& exchange, const std::stop_token& stop);
    Result<Reply> exchange_past_dates(curl::Exchange& exchange, const Error& why, const std::stop_token& stop);
    [[nodiscard]] bool may_ignore_dates(const Request& request) const;
    CURLcode run(CURL* easy, const std::stop_token& stop);
    void set_way_out(CURL* easy, curl::Exchange& exchange) const;
    void set_limits(CURL* easy, curl::Exchange& exchange) const;
    void set_headers(CURL* easy, curl::Exchange& exchange, curl::HeaderList& headers) const;

    CurlOptions options_;
    curl::Multi multi_;
};

void CurlTransport::Session::set_way_out(CURL* easy, curl::Exchange& exchange) const {
    lib().easy_setopt(easy, CURLOPT_URL, exchange.url.c_str());
    lib().easy_setopt(easy, CURLOPT_PROTOCOLS_STR, exchange.request->allow_http ? "https,http" : "https");
    lib().easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    lib().easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    lib().easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    lib().easy_setopt(easy, CURLOPT_PROXY, options_.proxy.c_str());  // empty: none, whatever the environment says
    lib().easy_setopt(easy, CURLOPT_NOPROXY, "");
    if (!options_.proxy_credentials.empty()) {
        lib().easy_setopt(easy, CURLOPT_PROXYUSERPWD, options_.proxy_credentials.c_str());
        lib().easy_setopt(easy, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
    }
    lib().easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open);
    lib().easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &exchange);
    lib().easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    lib().easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    lib().easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.ca_file.empty()) {
        lib().easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
        lib().easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // the system's folder would be trusted beside it
    }
    if (!options_.client_certificate.empty())
        lib().easy_setopt(easy, CURLOPT_SSLCERT, options_.client_certificate.c_str());
    if (!options_.client_key.empty()) lib().easy_setopt(easy, CURLOPT_SSLKEY, options_.client_key.c_str());
}

void CurlTransport::Session::set_limits(CURL* easy, curl::Exchange& exchange) const {
    lib().easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    lib().easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // stopping must not wait for a name server that is silent
    lib().easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.timeout.count()));
    lib().easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                      static_cast<long>(std::min(exchange.timeout, options_.connect_timeout).count()));
    lib().easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, options_.slowest_bytes_per_second);
    lib().easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, options_.slowest_seconds);
    lib().easy_setopt(easy, CURLOPT_HEADERFUNCTION, curl::on_header);
    lib().easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    lib().easy_setopt(easy, CURLOPT_WRITEFUNCTION, curl::on_body);
    lib().easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
    lib().easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange.detail.data());
}

// Runs one transfer to its end, or until a stop is requested; the stop wakes the poll from another thread.
CURLcode CurlTransport::Session::run(CURL* easy, const std::stop_token& stop) {
    const std::stop_callback wake(stop, [this] { lib().multi_wakeup(multi_.get()); });
    lib().multi_add_handle(multi_.get(), easy);
    int running = 1;
    while (!stop.stop_requested()) {
        if (lib().multi_perform(multi_.get(), &running) != CURLM_OK || running == 0) break;
        lib().multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
    }
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    int left = 0;
    while (const CURLMsg* message = lib().multi_info_read(multi_.get(), &left))
        if (message->msg == CURLMSG_DONE) code = message->data.result;
    lib().multi_remove_handle(multi_.get(), easy);
    return code;
}

void CurlTransport::Session::set_headers(CURL* easy, curl::Exchange& exchange, curl::HeaderList& headers) const {
    const Request& request = *exchange.request;
    lib().easy_setopt(easy, CURLOPT_USERAGENT, ("Chancery/" + options_.version).c_str());
    // A transfer that may be resumed counts bytes as they are; any other takes whatever this curl can decode.
    if (!request.partial) lib().easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
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
    lib().easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
}

Result<Reply> CurlTransport::Session::exchange(curl::Exchange& exchange, const std::stop_token& stop) {
    const curl::Easy easy(lib().easy_init());
    if (!easy) return {ErrorKind::full, "no memory to ask " + exchange.place.host};
    curl::HeaderList headers;
    set_way_out(easy.get(), exchange);
    set_limits(easy.get(), exchange);
    set_headers(easy.get(), exchange, headers);
    if (exchange.dates_ignored && !curl::ignore_dates(easy.get()))
        return {ErrorKind::unreachable, "this libcurl cannot look past the dates of certificates; OpenSSL's can"};
    const CURLcode code = run(easy.get(), stop);
    curl::read_outcome(easy.get(), exchange);
    if (stop.stop_requested()) return {ErrorKind::unreachable, "stopped while asking " + exchange.place.host};
    if (const auto failed = curl::failure(easy.get(), code, exchange, options_.proxy, options_.ca_file); !failed.ok()) {
        exchange.failed_for_dates = code == CURLE_PEER_FAILED_VERIFICATION && curl::objects_to_dates(curl::verdict_of(easy.get()));
        curl::keep_partial(exchange, code);
        return failed.error();
    }
    return curl::conclude(exchange);
}

// An https proxy would be asked past its dates as well, and it is given credentials.
bool CurlTransport::Session::may_ignore_dates(const Request& request) const {
    return request.ignore_dates && (options_.proxy.empty() || options_.proxy.starts_with("http://"));
}

// One more try in place of an exchange that failed for the dates of certificates, with no eye for them. Whatever else is
// wrong ends it. Where the server wants the credentials that were kept back, the dates remain the reason.
Result<Reply> CurlTransport::Session::exchange_past_dates(curl::Exchange& first, const Error& why, const std::stop_token& stop) {
    curl::Exchange again;
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

Result<Reply> CurlTransport::Session::fetch(const Request& request, const std::stop_token& stop) {
    auto place = place_to_ask(request.url, request.allow_http);
    if (!place) return place.error();
    const bool local = options_.allow_local || request.allow_local || (request.allow_http && names_loopback(place->host));
    if (!options_.proxy.empty() && !may_reach(reach_of_host(place->host), local))
        return refused(place->host + " is an address that must not be asked");
    std::string url = request.url;
    Duration left = request.timeout;
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
        curl::Exchange hop;
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

CurlTransport::CurlTransport(CurlOptions options) : options_(std::move(options)) {}

CurlTransport::~CurlTransport() = default;

Result<Reply> CurlTransport::fetch(const Request& request, std::stop_token stop) {
    if (!curl::library()) return {ErrorKind::unsupported, "libcurl and OpenSSL are not installed: nothing can be fetched"};
    if (!session_) session_ = std::make_unique<Session>(options_);
    return session_->fetch(request, stop);
}

}  // namespace chancery
