// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "source/transport.h"

namespace chancery {

// Gathers what the kiosk needs from the header lines of one exchange, line by line as they come. A new status line
// begins anew, so that what an interim reply said is forgotten.
class ReplyHeaders {
public:
    void line(std::string_view line);

    // The reply without status, body and address.
    [[nodiscard]] Reply reply() const;

    // Whether the empty line that ends the headers has come.
    [[nodiscard]] bool whole() const { return whole_; }
    // Whether the end of the body can be told from a broken connection (RFC 9112 6.3): a length or chunks.
    [[nodiscard]] bool length_known() const { return length_known_; }
    // Content-Range's first position; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> range_start() const { return range_start_; }
    [[nodiscard]] bool compressed() const { return compressed_; }
    // Whether it was changed within two seconds of the reply: dates count whole seconds, and many servers make their entity
    // tags of date and length, so another change in that second would go by the same name (RFC 9110 8.8.2.2).
    [[nodiscard]] bool changed_just_now() const;

private:
    void field(std::string_view name, std::string_view value);
    void cache_control(std::string_view value);

    Reply reply_;
    bool whole_ = false;
    bool length_known_ = false;
    bool compressed_ = false;
    std::optional<std::size_t> range_start_;
    std::string date_;
    std::string retry_after_;
    Duration age_{};
};

}  // namespace chancery
