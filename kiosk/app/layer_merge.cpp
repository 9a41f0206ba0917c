// SPDX-License-Identifier: EUPL-1.2
#include "app/layer_merge.h"

#include <algorithm>

#include "base/json_writer.h"

namespace chancery {
namespace {

// A scalar as JSON.
std::string scalar(json::Value value) {
    json::Writer out;
    if (const auto text = value.string()) out.value(*text);
    else if (const auto yes = value.boolean()) out.value(*yes);
    else if (const auto whole = value.integer()) out.value(*whole);
    else if (const auto number = value.number(-1e300, 1e300)) out.value(*number);
    else out.null();
    return out.bare();
}

bool is_note(std::string_view key) { return key.starts_with('_') || key == "$schema"; }

// A key, and what the layers say of it, weakest first.
struct Said {
    std::string_view key;
    std::vector<std::size_t> layers;
    std::vector<json::Member> members;
};

}  // namespace

LayerMerge::LayerMerge(const std::vector<json::Document>& layers) {
    std::vector<Piece> objects;
    for (const json::Document& document : layers) objects.push_back({&document, document.root()});
    if (objects.empty()) text_ = "{}\n";
    else write_object(objects);
}

LayerMerge::Origin LayerMerge::origin(json::Place place) const {
    if (origins_.empty()) return {"", place};
    return origins_[std::clamp<std::size_t>(place.line, 1, origins_.size()) - 1];
}

void LayerMerge::line(const Piece& piece, std::string_view words) {
    text_ += words;
    text_ += '\n';
    origins_.push_back({piece.document->name(), piece.value.place()});
}

void LayerMerge::write_key(const Piece& key, bool first) {
    if (!first) line(key, ",");
    line(key, scalar(key.value) + ":");
}

void LayerMerge::write(const Piece& piece) {
    if (piece.value.kind() == json::Kind::object) return write_object({piece});
    if (piece.value.kind() != json::Kind::array) return line(piece, scalar(piece.value));
    line(piece, "[");
    bool first = true;
    for (const json::Value item : piece.value) {
        if (!std::exchange(first, false)) line(piece, ",");
        write({piece.document, item});
    }
    line(piece, "]");
}

// Of a key, the strongest layer's value; where that is an object, with those below it as far as they are objects, too.
void LayerMerge::write_object(const std::vector<Piece>& objects) {
    std::vector<Said> all;
    for (std::size_t layer = 0; layer < objects.size(); ++layer)
        for (const json::Member member : objects[layer].value.members()) {
            if (is_note(member.key)) continue;
            auto said = std::find_if(all.begin(), all.end(), [&](const Said& other) { return other.key == member.key; });
            if (said == all.end()) said = all.insert(all.end(), Said{member.key, {}, {}});
            said->layers.push_back(layer);
            said->members.push_back(member);
        }
    line(objects.back(), "{");
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Said& said = all[i];
        const auto piece = [&](std::size_t at, json::Value value) { return Piece{objects[said.layers[at]].document, value}; };
        const std::size_t last = said.members.size() - 1;
        write_key(piece(last, said.members[last].key_value), i == 0);
        std::size_t begin = last;
        const auto is_object = [&](std::size_t at) { return said.members[at].value.kind() == json::Kind::object; };
        while (is_object(last) && begin > 0 && is_object(begin - 1)) --begin;
        std::vector<Piece> pieces;
        for (std::size_t at = begin; at <= last; ++at) pieces.push_back(piece(at, said.members[at].value));
        if (is_object(last)) write_object(pieces);
        else write(pieces.back());
    }
    line(objects.back(), "}");
}

}  // namespace chancery
