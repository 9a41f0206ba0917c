// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "trust/guard.h"
#include "trust/secret_key.h"

namespace chancery::lab {

// Everything that lies on a server at one time.
struct Publication {
    SignedFile manifest;
    std::map<std::string, Bytes> files;
    std::uint64_t sequence = 0;
    Digest digest;
};

// What is true of one statement, whatever a screen may be told.
struct Truth {
    std::string title;
    std::optional<Instant> embargo;    // nobody may see it before
    std::optional<std::uint64_t> withdrawn_by;  // from this manifest on
    bool evergreen = false;
};

// All secret keys of one world. Two of the three content keys must sign; the adversary has stolen the third.
struct Keys {
    std::vector<SecretKey> content, root;
    SecretKey time, stranger;

    static Keys make();
    [[nodiscard]] Root trusted(std::size_t threshold) const;
    [[nodiscard]] const SecretKey& stolen() const { return content.back(); }
};

// An honest publisher: goes on publishing, withdrawing, and releasing what was sealed.
class PressOffice {
public:
    static constexpr Duration lease{std::chrono::hours(4)};

    PressOffice(const Keys& keys, std::uint32_t seed, Instant now);

    // Perhaps publishes something.
    void pass(Instant now);
    // The answer of its own clock server.
    [[nodiscard]] Bytes heartbeat(const std::string& nonce, Instant now) const;
    [[nodiscard]] const std::vector<Publication>& history() const { return history_; }
    [[nodiscard]] const Publication& newest() const { return history_.back(); }
    [[nodiscard]] const std::map<std::string, Truth>& truth() const { return truth_; }
    [[nodiscard]] Instant published(std::uint64_t sequence) const { return times_.at(sequence); }

private:
    struct Sealed {
        std::string path;
        Bytes bytes;
        SealKey key;
        Instant release;
    };
    void add(Instant now);
    void add_sealed(Instant now);
    void withdraw();
    void publish(Instant now);
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

    const Keys& keys_;
    std::mt19937 random_;
    std::map<std::string, Truth> truth_;
    std::vector<std::string> current_;  // ids
    std::vector<std::string> withdrawn_;
    std::vector<Sealed> sealed_;
    std::map<std::string, SealKey> released_;
    std::vector<Publication> history_;
    std::map<std::uint64_t, Instant> times_;
    std::size_t named_ = 0;
};

// One document with these statements, by id.
Bytes feed_of(const std::map<std::string, Truth>& statements);

}  // namespace chancery::lab
