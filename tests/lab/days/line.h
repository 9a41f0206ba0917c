// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <functional>
#include <random>

#include "oracle.h"
#include "publisher.h"
#include "source/transport.h"

namespace chancery::lab {

// The line between the publishers and the device, with its weather. What is delivered whole, the oracle hears too.
class Line final : public Transport {
public:
    Line(std::array<Publisher, Oracle::sources>& publishers, Oracle& oracle, std::uint64_t seed)
        : publishers_(publishers), oracle_(oracle), random_(seed) {}

    // Another weather for one source.
    void change(std::size_t source);
    // The device was switched off: it remembers no answer that it did not obey, and may have forgotten that a source
    // said nothing.
    void restarted() {
        emptied_ = {};
        had_words_.fill(true);
    }

    Result<Reply> fetch(const Request& request, std::stop_token stop) override;

    // A bug to be planted: expiry is lost on the way, as if the kiosk did not read it.
    bool loses_expiry = false;

private:
    static constexpr int kinds = 12;

    Result<Reply> good(std::size_t source, const Request& request);
    Result<Reply> bad(int weather, std::size_t source);
    [[nodiscard]] bool obeyed(std::size_t source);

    std::array<Publisher, Oracle::sources>& publishers_;
    Oracle& oracle_;
    std::mt19937_64 random_;
    std::array<int, Oracle::sources> weather_{};     // 0: good
    std::array<bool, Oracle::sources> emptied_{};    // it said nothing once, which is not believed
    std::array<bool, Oracle::sources> had_words_{};
};

}  // namespace chancery::lab
