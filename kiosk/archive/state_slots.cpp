// SPDX-License-Identifier: EUPL-1.2
#include "archive/state_slots.h"

#include <charconv>
#include <utility>

#include "archive/format.h"

namespace chancery {
namespace {

constexpr std::size_t block = 4096;
constexpr std::string_view slot_name = "chancery-state";
constexpr int slot_version = 1;

// Takes "NUMBER " off the front of `text`.
bool take_number(BytesView& text, std::uint64_t& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr == text.data() + text.size() || *read.ptr != ' ') return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
    return true;
}

}  // namespace

// The checksum covers the padding, too: a whole slot is a whole block.
Bytes StateSlots::encode(const Slot& slot) {
    static const std::size_t header = wrap(slot_name, slot_version, "").size();
    Bytes body = std::to_string(slot.sequence) + ' ' + std::to_string(slot.state.size()) + ' ' + slot.state;
    body.resize(block - header, '\0');
    return wrap(slot_name, slot_version, body);
}

StateSlots::Slot StateSlots::decode(BytesView bytes) {
    const Result<BytesView> payload = unwrap(slot_name, slot_version, bytes);
    if (!payload) return {};
    BytesView body = *payload;
    std::uint64_t sequence = 0, length = 0;
    if (!take_number(body, sequence) || !take_number(body, length) || length > body.size()) return {};
    return {sequence, Bytes(body.substr(0, static_cast<std::size_t>(length)))};
}

// Each by itself: a sector that cannot be read must not take the other slot along.
Status StateSlots::read_slots() {
    if (read_) return {};
    Status failed;
    for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{block}}) {
        const Result<Bytes> bytes = directory_.volume().read_part(path_, offset, block);
        Slot slot = bytes ? decode(*bytes) : Slot();
        if (slot.sequence > newest_.sequence) newest_ = std::move(slot);
        if (!bytes && bytes.error().kind != ErrorKind::missing) failed = bytes.error();
    }
    read_ = failed.ok();
    return failed;
}

Result<Bytes> StateSlots::load() {
    const Status read = read_slots();
    if (newest_.sequence != 0) return newest_.state;
    if (!read) return read.error();
    return {ErrorKind::missing, path_ + ": holds no state that is whole"};
}

Status StateSlots::save(BytesView state) {
    if (state.size() > max_bytes) return {ErrorKind::refused, path_ + ": the state is too long to be saved"};
    if (Status read = read_slots(); !read && read.error().kind == ErrorKind::full) return read;  // later, perhaps
    Slot next{newest_.sequence + 1, Bytes(state)};
    Status saved = in_place_ ? save_in_place(next) : save_in_new_file(next);
    if (!saved && in_place_) {
        in_place_ = false;
        saved = save_in_new_file(next);
    }
    if (!saved) return saved;
    read_ = true;
    newest_ = std::move(next);
    return saved;
}

// Odd and even saves take turns, so the newest whole slot is never the one written over.
Status StateSlots::save_in_place(const Slot& slot) {
    const auto file = directory_.volume().open(path_);
    if (!file) return file.error();
    if (Status written = (*file)->write(slot.sequence % 2 * block, encode(slot)); !written) return written;
    return (*file)->sync();
}

// Both blocks are written out, not left as holes, so that later saves find their place on the card allotted.
Status StateSlots::save_in_new_file(const Slot& slot) {
    Bytes file(2 * block, '\0');
    const auto place = [&](const Slot& each) {
        if (each.sequence != 0) file.replace(static_cast<std::size_t>(each.sequence % 2) * block, block, encode(each));
    };
    place(newest_);
    place(slot);
    Status written = directory_.write_whole(path_, file);
    in_place_ = written.ok();
    return written;
}

}  // namespace chancery
