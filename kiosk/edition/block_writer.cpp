// SPDX-License-Identifier: EUPL-1.2
#include "edition/block_writer.h"

#include <algorithm>
#include <array>

#include "base/octets16.h"
#include "edition/clean_text.h"
#include "edition/html_entities.h"

namespace chancery {

namespace {

bool is_white_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_letter_or_sign(char c) { return static_cast<unsigned char>(c) > ' ' && c != '&'; }

Marks16 neither_letter_nor_sign(Octets16 octets) { return (octets <= ' ') | (octets == '&'); }

// How much of `raw`, which begins with a word, can be taken as it stands: words with one space between them.
std::size_t length_of_words(std::string_view raw) {
    std::size_t at = 1;
    for (; at + 17 <= raw.size(); at += 16) {
        const Octets16 here = sixteen_at(raw.data() + at), next = sixteen_at(raw.data() + at + 1);
        const Marks16 end = neither_letter_nor_sign(here) & ~((here == ' ') & ~neither_letter_nor_sign(next));
        if (any(end)) return at + before_first(end);
    }
    for (; at < raw.size(); ++at)
        if (!is_letter_or_sign(raw[at]) && (raw[at] != ' ' || at + 1 == raw.size() || !is_letter_or_sign(raw[at + 1]))) break;
    return at;
}

constexpr std::array<char16_t, 10> superscripts = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

// Digits and signs, raised or lowered; nothing where there is anything else.
std::optional<std::string> raised(std::string_view text, bool super) {
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9') append_utf8(out, super ? superscripts[std::size_t(c - '0')] : char32_t(0x2080 + c - '0'));
        else if (c == '+') append_utf8(out, super ? 0x207A : 0x208A);
        else if (c == '-') append_utf8(out, super ? 0x207B : 0x208B);
        else return std::nullopt;
    }
    return out;
}

// Whether there is anything to read in it but spaces that bind.
bool says_something(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(text.starts_with(' ') ? 1 : 2))
        if (!text.starts_with(' ') && !text.starts_with("\u00A0")) return true;
    return false;
}

}  // namespace

void BlockWriter::text(std::string_view raw) {
    while (!raw.empty()) {
        std::size_t spaces = 0;
        while (spaces < raw.size() && is_white_space(raw[spaces])) ++spaces;
        space_ = space_ || spaces > 0;
        raw.remove_prefix(spaces);
        if (raw.empty()) return;
        if (block_.text.empty() && raw.starts_with("\u00A0")) {
            raw.remove_prefix(2);
            continue;
        }
        start_text();
        if (raw.front() == '&') {
            raw.remove_prefix(append_reference(block_.text, raw));
            if (block_.text == "\u00A0") block_.text.clear();  // nothing to bind at the start of a block
            continue;
        }
        const std::size_t words = length_of_words(raw);
        block_.text += raw.substr(0, words);
        raw.remove_prefix(words);
    }
}

// Called before letters or words are added: the space before it, the mark of its item, the beginning of its stress.
void BlockWriter::start_text() {
    if (block_.text.empty()) {
        block_.kind = kind();
        item_begun_ = item_;
        if (item_ && !lists_.empty() && lists_.back() > 0) block_.text = std::to_string(lists_.back()++) + ". ";
        item_ = false;
    } else if (space_) {
        block_.text += ' ';
    }
    space_ = false;
    for (Stress* stress : {&light_, &strong_})
        if (stress->depth > 0 && !stress->begin) stress->begin = block_.text.size();
}

// A numbered item is a paragraph that begins with its number: a bullet before it would be one mark too many.
Block::Kind BlockWriter::kind() const {
    if (heading_) return Block::Kind::heading;
    if (item_ && (lists_.empty() || lists_.back() == 0)) return Block::Kind::list_item;
    return quotes_ > 0 ? Block::Kind::quotation : Block::Kind::paragraph;
}

void BlockWriter::end_block() {
    end_stress(light_, false);
    end_stress(strong_, true);
    raised_.reset();
    space_ = item_begun_ = false;
    std::sort(block_.emphasis.begin(), block_.emphasis.end(), [](const Emphasis& a, const Emphasis& b) {
        return std::pair(a.begin, b.end) < std::pair(b.begin, a.end);
    });
    if (done_.empty()) done_.reserve(8);  // as many as most texts have
    if (!block_.text.empty()) done_.push_back(std::move(block_));
    block_ = {};
}

void BlockWriter::line_break() {
    if (heading_ || item_begun_) space_ = true;
    else end_block();
}

void BlockWriter::cell() {
    if (!block_.text.empty()) text(" \u00B7 ");
}

void BlockWriter::open_list(bool numbered) {
    if (lists_.size() < deepest_list) lists_.push_back(numbered ? 1 : 0);
}

void BlockWriter::close_list() {
    if (!lists_.empty()) lists_.pop_back();
    item_ = false;
}

void BlockWriter::item() { item_ = true; }

void BlockWriter::stress(bool strong, bool opens) {
    Stress& stress = strong ? strong_ : light_;
    if (!opens && stress.depth == 1) end_stress(stress, strong);
    stress.depth = std::max(0, stress.depth + (opens ? 1 : -1));
}

void BlockWriter::end_stress(Stress& stress, bool strong) {
    if (stress.begin && *stress.begin < block_.text.size())
        block_.emphasis.push_back({*stress.begin, block_.text.size(), strong});
    stress.begin.reset();
}

// The text from here on was exchanged, so that places in it mean nothing any more.
void BlockWriter::keep_stress_before(std::size_t place) {
    std::erase_if(block_.emphasis, [&](const Emphasis& stress) { return stress.begin >= place; });
    for (Emphasis& stress : block_.emphasis) stress.end = std::min(stress.end, place);
    for (Stress* stress : {&light_, &strong_})
        if (stress->begin && *stress->begin > place) stress->begin = place;
}

void BlockWriter::open_raised() {
    if (!space_) raised_ = block_.text.size();
}

void BlockWriter::close_raised(bool super) {
    if (!raised_ || *raised_ == 0) return raised_.reset();
    if (const auto text = raised(std::string_view(block_.text).substr(*raised_), super)) {
        block_.text.resize(*raised_);
        block_.text += *text;
        keep_stress_before(*raised_);
    }
    raised_.reset();
}

Result<std::vector<Block>> BlockWriter::finish() {
    end_block();
    std::vector<Block> kept;
    kept.reserve(done_.size());
    for (Block& block : done_) {
        if (const Status clean = clean_block(block); !clean) return clean.error();
        if (says_something(block.text)) kept.push_back(std::move(block));
    }
    done_.clear();
    return kept;
}

}  // namespace chancery
