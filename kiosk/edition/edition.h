// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/instant.h"
#include "base/rare.h"
#include "edition/playlist.h"

namespace chancery {

// A stretch of a block's text that the author stressed: byte offsets into UTF-8 text, at character boundaries. In a block
// they stand in the order of their beginnings, the longer first; they may overlap.
struct Emphasis {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool strong = false;  // bold rather than italic
    bool operator==(const Emphasis&) const = default;
};

// One block of running text. Text is valid UTF-8 in one typographic paragraph: no tag, no line break, no control
// character, bidirectional isolates balanced.
struct Block {
    enum class Kind { paragraph, heading, list_item, quotation };
    Kind kind = Kind::paragraph;
    std::string text;
    std::vector<Emphasis> emphasis;
    bool operator==(const Block&) const = default;
};

// A picture as the publisher named it, and the bytes that were fetched for it.
struct Picture {
    std::string url;
    std::string alt;
    std::string credit;
    double focus_x = 0.5;  // the point that must stay visible, as fractions of width and height, 0 to 1
    double focus_y = 0.5;
    bool no_crop = false;    // a flag, an emblem, a face: show the whole picture
    bool no_motion = false;  // keep it still
    std::optional<Digest> original;  // the fetched bytes in the archive; nothing where they could not be had
    std::optional<Digest> expected{};  // the only bytes that may be fetched for it, where its source is signed
    bool operator==(const Picture&) const = default;
};

struct Speaker {
    std::string name;
    std::string office;
    bool operator==(const Speaker&) const = default;
};

// What a language calls those whom a statement names; what is empty has the statement's own name in this language, too.
struct LocalNames {
    std::string issuer;
    std::string place;
    std::string credit;  // of the picture
    std::optional<Speaker> speaker;
    bool operator==(const LocalNames&) const = default;
};

// A statement in one language.
struct Version {
    std::string language;  // BCP 47, never empty
    std::string title;     // may be empty where the source has none
    std::vector<Block> body;
    std::string summary;
    std::string link;  // where a reader finds the whole text in this language; https, or empty
    Rare<Picture> picture;  // shown with this language in place of the statement's: it has words in it
    Rare<LocalNames> names{};  // where it has names of its own
    bool operator==(const Version&) const = default;
};

// One message in one or more languages that appear and expire together.
struct Statement {
    enum class Kind { statement, quotation, condolence, notice, event };
    enum class Urgency { routine, urgent };

    std::string id;      // unique in its edition
    std::string source;  // the name of the source in the settings
    std::string issuer;  // who says it, for the source line ("Foreign Affairs"), where a version has no name of its own for it
    Kind kind = Kind::statement;
    Urgency urgency = Urgency::routine;
    std::vector<Version> versions;  // at least one; the first is the original; one per language
    std::optional<Picture> picture;
    std::optional<Speaker> speaker;
    std::string number;  // its publisher's own, for the source line ("214"); may be empty
    std::string place;   // where it was issued, or where an event takes place; may be empty
    std::optional<Instant> issued;
    std::optional<Instant> revised;     // its newest wording, later than `issued`
    std::optional<Instant> begins;      // an event, or what the statement is about
    std::optional<Instant> ends;
    std::optional<Instant> show_from;   // embargo: not before
    std::optional<Instant> show_until;  // expiry: not at or after
    std::vector<std::string> tags;
    bool verified = false;   // every byte of it was signed with a key that the settings name
    bool evergreen = false;  // it stays true: shown also when nobody has confirmed for long that it still holds
    bool listed = false;  // it stands in a playlist, and shows only where one names it
    bool operator==(const Statement&) const = default;
};

// Who says it, where and in whose words, as this version of it calls them.
inline const std::string& issuer_in(const Statement& statement, const Version& version) {
    return version.names && !version.names->issuer.empty() ? version.names->issuer : statement.issuer;
}
inline const std::string& place_in(const Statement& statement, const Version& version) {
    return version.names && !version.names->place.empty() ? version.names->place : statement.place;
}
inline const std::optional<Speaker>& speaker_in(const Statement& statement, const Version& version) {
    return version.names && version.names->speaker ? version.names->speaker : statement.speaker;
}

// One immutable, checked set of statements and playlists: what the screen may show. seal() is the only way to make one. It is shared
// by reference between threads, which is safe because nothing in it ever changes.
class Edition {
public:
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    [[nodiscard]] const std::vector<Playlist>& playlists() const { return playlists_; }
    // The statements' indices by their dates of issue, the newest first; those without a date come last.
    [[nodiscard]] const std::vector<std::size_t>& newest_first() const { return newest_first_; }
    // The content's own name: equal editions have equal digests, whenever and wherever they were sealed.
    [[nodiscard]] const Digest& digest() const { return digest_; }
    [[nodiscard]] const Statement* find(std::string_view id) const;

private:
    friend class Sealer;
    Edition(std::vector<Statement> statements, std::vector<Playlist> playlists, Digest digest);

    std::vector<Statement> statements_;
    std::vector<Playlist> playlists_;
    std::vector<std::size_t> newest_first_;
    Digest digest_;
};

using EditionPtr = std::shared_ptr<const Edition>;

}  // namespace chancery
