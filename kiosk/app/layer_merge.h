// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace chancery {

// Several JSON objects as one text, the later ones stronger: objects are merged key by key, anything else is replaced
// whole. Every key and value stands on a line of its own, so that a line of the whole tells where it came from. Notes (keys
// that begin with "_") and "$schema" are left out.
class LayerMerge {
public:
    // Each of the documents is an object.
    explicit LayerMerge(const std::vector<json::Document>& layers);

    [[nodiscard]] const std::string& text() const { return text_; }

    struct Origin {
        std::string_view name;  // of the document, which outlives this
        json::Place place;
    };
    // Where that which stands there in the text was written.
    [[nodiscard]] Origin origin(json::Place place) const;

private:
    struct Piece {
        const json::Document* document;
        json::Value value;
    };
    void line(const Piece& piece, std::string_view words);
    void write(const Piece& piece);
    void write_key(const Piece& key, bool first);
    void write_object(const std::vector<Piece>& objects);

    std::string text_;
    std::vector<Origin> origins_;  // of each line
};

}  // namespace chancery
