// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

namespace chancery {

// Numbers ids from 0 in the order in which they come, and knows them again. All that it holds lies in one block: the nodes of
// a hundred thousand ids would each be waited for. Their texts are with whoever asks. Open addressing with linear probing
// (Knuth, TAOCP 3, 6.4, algorithm L), half full at most.
class IdTable {
public:
    // The number of `id`; a new one is given size(). `id_of(number)` shall be the id that was given this number. At most 2^31 ids.
    template <class IdOf>
    std::size_t number_of(std::string_view id, const IdOf& id_of) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(id));
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at].number != nobody && (slots_[at].hash != hash || id_of(slots_[at].number) != id)) at = next(at);
        if (slots_[at].number == nobody) slots_[at] = {hash, static_cast<std::uint32_t>(size_++)};
        return slots_[at].number;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = nobody;
    };

    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

    void grow() {
        std::vector<Slot> before(slots_.empty() ? 16 : 2 * slots_.size());
        before.swap(slots_);
        for (const Slot& slot : before) {
            if (slot.number == nobody) continue;
            std::size_t at = slot.hash & (slots_.size() - 1);
            while (slots_[at].number != nobody) at = next(at);
            slots_[at] = slot;
        }
    }

    std::vector<Slot> slots_;  // a power of two
    std::size_t size_ = 0;
};

}  // namespace chancery
