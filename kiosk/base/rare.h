// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace chancery {

// An optional value that is seldom there: it lies on the heap, and where it is missing it takes the room of a pointer. Copied
// and compared by what it holds, as std::optional is.
template <class T>
class Rare {
public:
    Rare() = default;
    Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Rare(std::optional<T> value) : value_(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(Rare other) noexcept {
        value_ = std::move(other.value_);
        return *this;
    }
    ~Rare() = default;

    explicit operator bool() const { return value_ != nullptr; }
    [[nodiscard]] const T* get() const { return value_.get(); }  // null where it is missing
    const T& operator*() const { return *value_; }
    T& operator*() { return *value_; }
    const T* operator->() const { return value_.get(); }
    T* operator->() { return value_.get(); }

    friend bool operator==(const Rare& one, const Rare& other) {
        return one.value_ && other.value_ ? *one.value_ == *other.value_ : !one.value_ && !other.value_;
    }

private:
    std::unique_ptr<T> value_;
};

}  // namespace chancery
