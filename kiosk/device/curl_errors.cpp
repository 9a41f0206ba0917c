// SPDX-License-Identifier: EUPL-1.2
#include "device/curl_errors.h"

#include "device/curl_library.h"

namespace chancery::curl {
namespace {

// X509_V_ERR_… of OpenSSL's x509_vfy.h: part of its stable interface, and the only names of it that we need.
enum Verdict : long {
    issuer_unknown = 2,
    not_yet_valid = 9,
    has_expired = 10,
    self_signed = 18,
    self_signed_in_chain = 19,
    issuer_unknown_locally = 20,
    host_mismatch = 62,
    address_mismatch = 64,
};

std::string certificate_trouble(const Failure& failure) {
    const std::string whose = "the certificate of " + failure.host;
    switch (failure.verdict) {
        case not_yet_valid: return whose + " is not valid yet: is this device's clock right?";
        case has_expired: return whose + " has expired: is this device's clock right? If so, the server needs a new one";
        case self_signed:
        case self_signed_in_chain:
        case issuer_unknown:
        case issuer_unknown_locally:
            return whose + " is signed by no authority that this device trusts: a proxy or portal in between, or a CA "
                           "file missing from the settings";
        case host_mismatch:
        case address_mismatch: return whose + " is for another name: a portal in between, or a wrong address";
        default: break;
    }
    if (failure.detail.find("subject name") != std::string::npos)
        return whose + " is for another name: a portal in between, or a wrong address";
    return whose + " is not accepted: " + failure.detail;
}

std::string timeout_trouble(const Failure& failure) {
    if (failure.detail.find("too slow") != std::string::npos)
        return failure.host + " sends too slowly: is the network very weak?";
    if (failure.detail.find("Resolving") != std::string::npos)
        return "the name server did not find " + failure.host + " in time: check DNS or the network";
    if (failure.detail.find("Connection") != std::string::npos)
        return "no connection to " + failure.host + " in time: check the network and its firewall";
    return failure.host + " did not finish within " + std::to_string(failure.timeout.count() / 1000) + " s";
}

Error unreachable(std::string message) { return {ErrorKind::unreachable, std::move(message)}; }

std::string in_words(const Failure& failure) {
    return failure.detail.empty() ? lib().easy_strerror(failure.code) : failure.detail;
}

}  // namespace

Error explain(const Failure& failure) {
    const std::string& host = failure.host;
    switch (failure.code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return unreachable("cannot find the name " + host + ": check DNS or the network");
        case CURLE_COULDNT_RESOLVE_PROXY:
            return unreachable("cannot find the proxy " + failure.proxy + ": check the settings or DNS");
        case CURLE_COULDNT_CONNECT:
            return unreachable("no connection to " + (failure.proxy.empty() ? host : "the proxy " + failure.proxy) +
                               ": check the network, and whether the server runs");
        case CURLE_OPERATION_TIMEDOUT: return unreachable(timeout_trouble(failure));
        case CURLE_PEER_FAILED_VERIFICATION: return unreachable(certificate_trouble(failure));
        case CURLE_SSL_CACERT_BADFILE:
            return unreachable("cannot read the CA file " + failure.ca_file + ": it must be a PEM file");
        case CURLE_SSL_CERTPROBLEM:
            return unreachable("cannot use the client certificate: " + in_words(failure));
        case CURLE_SSL_CONNECT_ERROR:
            return unreachable("no secure connection with " + host + ": " + in_words(failure));
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return unreachable(host + " broke off before the reply was whole (" + in_words(failure) + ")");
        case CURLE_GOT_NOTHING: return unreachable(host + " closed the connection without a reply");
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY:
            return {ErrorKind::corrupt, host + " does not answer in HTTP: check the address and its port"};
        case CURLE_BAD_CONTENT_ENCODING:
            return {ErrorKind::corrupt, "the compression of the reply from " + host + " is damaged"};
        case CURLE_OUT_OF_MEMORY: return {ErrorKind::full, "no memory for the reply from " + host + ", or one of its headers is enormous"};
        default: return unreachable(host + ": " + in_words(failure));
    }
}

}  // namespace chancery::curl
