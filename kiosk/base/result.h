// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace chancery {

// Why something could not be done. Few kinds, because a caller can only react in few ways.
enum class ErrorKind {
    missing,      // it is not there: absence, not failure
    corrupt,      // it is there and damaged, or not what it claims to be
    refused,      // it is whole, and policy, a limit or a signature says no
    unreachable,  // the other side did not answer
    full,         // no space, no memory, no descriptors
    unsupported,  // this program or machine cannot do that
};

std::string_view name(ErrorKind kind);

// One error: a kind to react to and one sentence for a person. Each room on the way up may put a phrase in front.
struct Error {
    ErrorKind kind{};
    std::string message;

    // The same error with "context: " in front of its message.
    [[nodiscard]] Error within(std::string_view context) const;

    bool operator==(const Error&) const = default;
};

// A value or the reason why there is none. Any thread. Asking for the side that is not there aborts: it is a broken
// invariant, and a restart is safer than a wrong word.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorKind kind, std::string message) : Result(Error{kind, std::move(message)}) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& operator*() & { return ok() ? std::get<0>(state_) : fail<T&>(); }
    const T& operator*() const& { return ok() ? std::get<0>(state_) : fail<const T&>(); }
    T&& operator*() && { return std::move(**this); }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }

    [[nodiscard]] const Error& error() const { return ok() ? fail<const Error&>() : std::get<1>(state_); }

private:
    template <class R>
    [[noreturn]] static R fail() { std::abort(); }

    std::variant<T, Error> state_;
};

// Success, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    Result(ErrorKind kind, std::string message) : error_(Error{kind, std::move(message)}) {}

    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const {
        if (!error_) std::abort();
        return *error_;
    }

private:
    std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace chancery
