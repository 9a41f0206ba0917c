// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/geometry.h"
#include "base/share_rows.h"
#include "source/source.h"
#include "source/transport.h"

namespace chancery {

// The pictures that editions name: fetched, prepared for the screen, looked at again from time to time, and forgotten
// with the last edition that names them. A picture that cannot be had costs that picture and one note. The collector's
// thread.
class Gallery {
public:
    struct Ports {
        Transport& transport;
        Archive& archive;
        const Clock& clock;
        std::function<void(std::string)> note;
        ShareRows share = nullptr;
    };

    // `seed` spreads the devices of a house apart.
    Gallery(std::vector<Source> sources, Size screen, Ports ports, unsigned seed);

    // The sources that pictures may come from, from now on.
    void answer_for(std::vector<Source> sources) { sources_ = std::move(sources); }

    // What an earlier run fetched.
    void remember(const PictureTable& table, Moment now);

    // Gets what the edition names and what is missing or due for another look, until `end` or the stop.
    void look(const Edition& edition, Moment end, const std::stop_token& stop);

    // The pictures at hand.
    [[nodiscard]] PictureTable table() const;
    // When to look again; nothing where no picture is known.
    [[nodiscard]] std::optional<Moment> next_look() const;
    // Drops the memory of pictures that this edition does not name.
    void forget_others(const Edition& edition);

private:
    using Crop = std::tuple<double, double, bool>;

    struct Entry {
        std::optional<Digest> original;  // at hand
        std::set<Crop> crops;            // for which a whole prepared form was seen,
        Moment seen_since = Moment::min();  // not before this
        std::string etag;
        std::string last_modified;
        Moment next_look = Moment::min();
        unsigned failures = 0;
        std::string trouble;  // as it was said already
        Partial partial;
    };

    void visit(const std::string& source, const Picture& picture, Moment end, const std::stop_token& stop);
    Status make_sure(Picture picture, Entry& entry);
    void ask(const std::string& source, const Picture& picture, Entry& entry, Duration patience, const std::stop_token& stop);
    Request request_for(const std::string& source, const Picture& picture, Entry& entry, Duration patience) const;
    Status take(const Picture& picture, Entry& entry, const Reply& reply);
    void succeed(const Picture& picture, Entry& entry, const Reply& reply);
    void fail(const Picture& picture, Entry& entry, const std::string& why, std::optional<Duration> retry_after);
    void limit_partials(const std::string& url);

    std::vector<Source> sources_;
    Size screen_;
    Ports ports_;
    std::map<std::string, Entry> entries_;  // by absolute address
    std::minstd_rand random_;
};

}  // namespace chancery
