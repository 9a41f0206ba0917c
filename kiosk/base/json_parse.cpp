// SPDX-License-Identifier: EUPL-1.2
#include "base/json_list.h"

namespace chancery::json {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 31;  // offsets are 32 bits

std::shared_ptr<const std::vector<std::uint32_t>> starts_of_lines(BytesView text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) starts.push_back(static_cast<std::uint32_t>(at + 1));
    return std::make_shared<const std::vector<std::uint32_t>>(std::move(starts));
}

Status check_size(BytesView text, std::string_view name, const Limits& limits) {
    const std::size_t max_bytes = std::min(limits.max_bytes, most_bytes);
    if (text.empty()) return {ErrorKind::corrupt, complaint(name, {1, 1}, "this is empty, not JSON")};
    if (text.size() <= max_bytes) return {};
    return {ErrorKind::refused, complaint(name, {1, 1}, std::to_string(text.size()) + " bytes, where " + std::to_string(max_bytes) + " are allowed")};
}

std::shared_ptr<Tape> empty_tape(BytesView text, std::string_view name) {
    auto tape = std::make_shared<Tape>();
    tape->name = name;
    tape->line_starts = starts_of_lines(text);
    return tape;
}

// The first mistake in the whole text, which parsing it in parts met too late or in the wrong place.
Error first_mistake(BytesView text, std::string_view name, const Limits& limits) {
    const auto document = parse(text, name, limits);
    return document ? Error{ErrorKind::corrupt, complaint(name, {1, 1}, "this JSON reads one way in parts and another as a whole")} : document.error();
}

}  // namespace

Result<Document> parse(BytesView text, std::string_view name, const Limits& limits) {
    if (const Status size = check_size(text, name, limits); !size) return size.error();
    auto tape = empty_tape(text, name);
    tape->text.reserve(text.size());
    Parser parser(*tape, text, limits);
    if (!parser.document()) return parser.error();
    return Document(std::move(tape));
}

Result<List> List::open(BytesView text, std::string_view name, std::string_view key, const Limits& limits) {
    if (const Status size = check_size(text, name, limits); !size) return size.error();
    auto tape = empty_tape(text, name);
    Parser parser(*tape, text, limits);
    if (!parser.document_around(key)) return first_mistake(text, name, limits);
    return List(Document(std::move(tape)), text, limits, parser);
}

List::List(Document around, BytesView text, const Limits& limits, const Parser& parser)
    : around_(std::move(around)), text_(text), limits_(limits), spans_(parser.elements()), values_(parser.values()) {}

Result<Document> List::next() {
    if (tape_.use_count() == 1) {
        tape_->nodes.clear();
        tape_->text.clear();
    } else {
        tape_ = std::make_shared<Tape>();
        tape_->name = around_.name();
        tape_->line_starts = around_.tape_->line_starts;
    }
    Parser parser(*tape_, text_, limits_, values_);
    if (!parser.element(spans_[next_++])) return first_mistake(text_, around_.name(), limits_);
    values_ = parser.values();
    return Document(tape_);
}

}  // namespace chancery::json
